"""`hubapi check`: whether the token is good, and for what. What HubSpot tells is the business of `portal_check`."""

from __future__ import annotations

import json
import os
from typing import Annotated

from cyclopts import App, Parameter

from hubapi_ext.command_line.common_options import DEFAULTS, CommonOptions
from hubapi_ext.command_line.portal_check import USUAL_TYPES, check_portal, in_words
from hubapi_ext.command_line.results import ExitCode

EXAMPLES = """Examples:
  hubapi check
  hubapi check contacts p_boats
  hubapi check --json --api-version 2026-09

Exit codes: 0 the token is good, 1 it is not, or an object type that was named cannot be read."""

command: App = App(name="check", help_epilogue=EXAMPLES)


@command.default
def check(*object_types: Annotated[str, Parameter(negative=())], common: CommonOptions = DEFAULTS) -> ExitCode:
    """Say whether the token is good, and its portal, scopes, limits and API version.

    It sends a few requests, which all read.

    Args:
        object_types: Object types that must be readable; contacts, companies, deals and tickets are tried otherwise.
        common: What all commands take.
    """
    with common.hub(max_retries=1, timeout=10) as hub:
        result = check_portal(hub, os.environ["HUBSPOT_ACCESS_TOKEN"], object_types or USUAL_TYPES)
    print(json.dumps(result.as_json(), indent=2) if common.json else "\n".join(in_words(result)))
    missing = [name for name in object_types if result.unreadable.get(name) is not None]
    return ExitCode.FAILED if result.refusal is not None or missing else ExitCode.DONE

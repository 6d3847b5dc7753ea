"""The options that the commands which talk to HubSpot share, and the hub that they make. A token is none of them."""

from __future__ import annotations

import os
from typing import Annotated, Any

from attrs import frozen
from cyclopts import Group, Parameter

from hubapi_ext.command_line.results import CommandError, ExitCode
from hubapi_ext.hub import HubApi
from hubapi_ext.transport.versions import dated_versions

VERSIONS: str = ", ".join(dated_versions())

GROUP: Group = Group(
    "Common options",
    help="They may stand before the command, too. There is none for the token, since others could read it there: "
    "set HUBSPOT_ACCESS_TOKEN.",
    sort_key=10,
)


WITHOUT_DEFAULT: Parameter = Parameter(negative=(), show_default=False)
"""For an option that is off, or has no value, unless it is given: its page of help says no more than that."""


def _check_version(_: object, version: str | None) -> None:
    if version is not None and version not in dated_versions():
        raise ValueError(f"It must be one of {VERSIONS}.")


@Parameter(name="*", group=GROUP)
@frozen(kw_only=True)
class CommonOptions:
    """What all commands that talk to HubSpot take."""

    json: Annotated[bool, WITHOUT_DEFAULT, Parameter(help="Print JSON, for machines.")] = False
    base_url: Annotated[
        str | None,
        Parameter(help="Where HubSpot answers; else HUBSPOT_BASE_URL, else https://api.hubapi.com."),
    ] = None
    api_version: Annotated[
        str | None,
        Parameter(
            validator=_check_version,
            help=f"The date version of HubSpot's API, one of {VERSIONS}; else the paths as they are documented.",
        ),
    ] = None

    def hub(self, **options: Any) -> HubApi:
        """A hub by these options, with the token of HUBSPOT_ACCESS_TOKEN. Others are options of HubApi."""
        if not os.environ.get("HUBSPOT_ACCESS_TOKEN"):
            message = "HUBSPOT_ACCESS_TOKEN is not set: export a token of HubSpot's, or what `hubapi mock` prints"
            raise CommandError(message, ExitCode.USAGE)
        return HubApi(base_url=self.base_url, api_version=self.api_version, **options)


DEFAULTS: CommonOptions = CommonOptions()
"""What the parameter of a command has as its default."""

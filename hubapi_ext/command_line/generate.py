"""`hubapi generate`: writes a package for fragments of your own. How it is made, `hubapi_generation` knows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App

from hubapi_ext.command_line.common_options import WITHOUT_DEFAULT
from hubapi_ext.command_line.results import CommandError, ExitCode

EXAMPLES = """Examples:
  hubapi generate --specs hubspot/ --into acme_hubspot
  hubapi generate --specs hubspot/ --into acme_hubspot --check"""

command: App = App(name="generate", help_epilogue=EXAMPLES)


@command.default
def generate(
    *,
    specs: Path,
    into: Path,
    package: Annotated[str | None, WITHOUT_DEFAULT] = None,
    check: Annotated[bool, WITHOUT_DEFAULT] = False,
) -> ExitCode:
    """Write a package with the calls, models and methods of fragments of your own, beside hubapi's.

    Args:
        specs: The folder of your fragments: operations/, components/ and hubapi.yaml.
        into: The folder of the package, which has nothing else in it.
        package: What Python calls the package, such as acme.hubspot; as its folder unless it is given.
        check: Change nothing; exit 1 if the package is out of date.
    """
    # The generators are an extra, and nothing of them is loaded for other commands.
    try:
        from hubapi_generation.fragments import SpecError  # noqa: PLC0415
        from hubapi_generation.private import Package, bring_up_to_date, outdated  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise CommandError(f"it needs {error.name}: install hubapi-ext with its extra 'generate'") from None
    made = Package(specs, into, package or into.resolve().name)
    try:
        if check:
            return _report(made.folder, made.specs, outdated(made, _names_of_a_hub()))
        changed = bring_up_to_date(made, _names_of_a_hub())
    except SpecError as error:
        print(error, file=sys.stderr)
        raise CommandError(f"{into} was left as it is") from None
    print(f"hubapi generate: {len(changed)} files changed")
    return ExitCode.DONE


def _report(folder: Path, specs: Path, differing: list[str]) -> ExitCode:
    for name in differing:
        print(f"{folder / name} is not what {specs} produces", file=sys.stderr)
    if differing:
        print("run hubapi generate without --check; nobody edits these files by hand", file=sys.stderr)
    return ExitCode.FAILED if differing else ExitCode.DONE


def _names_of_a_hub() -> set[str]:
    """What a resource cannot be called."""
    from hubapi_ext.hub import AsyncHubApi, HubApi  # noqa: PLC0415 - slow to import

    return {*dir(HubApi), *dir(AsyncHubApi)}

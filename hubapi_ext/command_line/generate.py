"""`hubapi generate`: writes a package for fragments of your own. How it is made, `hubapi_generation` knows."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Adds the command and its arguments to those of `hubapi`."""
    parser = commands.add_parser(
        "generate",
        help="write a package for fragments of your own",
        description="Writes a package with the calls, models and methods of fragments of your own, beside hubapi's.",
    )
    parser.add_argument(
        "--specs",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder of your fragments: operations/, components/ and hubapi.yaml",
    )
    parser.add_argument(
        "--into",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder of the package, which has nothing else in it",
    )
    parser.add_argument(
        "--package", metavar="NAME", help="what Python calls the package, such as acme.hubspot (default: as its folder)"
    )
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if the package is out of date")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    # The generators are an extra, and nothing of them is loaded for other commands.
    try:
        from hubapi_generation.fragments import SpecError  # noqa: PLC0415
        from hubapi_generation.private import Package, bring_up_to_date, outdated  # noqa: PLC0415
    except ModuleNotFoundError as error:
        text = f"it needs {error.name}: install hubapi-ext with its extra 'generate'"
        print(f"hubapi generate: {text}", file=sys.stderr)
        return 1
    package = Package(chosen.specs, chosen.into, chosen.package or chosen.into.resolve().name)
    try:
        if chosen.check:
            return _report(package.folder, package.specs, outdated(package, _names_of_a_hub()))
        changed = bring_up_to_date(package, _names_of_a_hub())
    except SpecError as error:
        print(error, file=sys.stderr)
        print(f"hubapi generate: {chosen.into} was left as it is", file=sys.stderr)
        return 1
    print(f"hubapi generate: {len(changed)} files changed")
    return 0


def _report(folder: Path, specs: Path, differing: list[str]) -> int:
    for name in differing:
        print(f"{folder / name} is not what {specs} produces", file=sys.stderr)
    if differing:
        print("run hubapi generate without --check; nobody edits these files by hand", file=sys.stderr)
    return 1 if differing else 0


def _names_of_a_hub() -> set[str]:
    """What a resource cannot be called."""
    from hubapi_ext.hub import AsyncHubApi, HubApi  # noqa: PLC0415 - slow to import

    return {*dir(HubApi), *dir(AsyncHubApi)}

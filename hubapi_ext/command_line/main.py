"""The parser of the `hubapi` command, which hands over to the module of the command that was asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from hubapi_ext.__version__ import __version__
from hubapi_ext.command_line import generate, mock


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="hubapi", description="Tools for people who build on HubSpot.")
    parser.add_argument("--version", action="version", version=f"hubapi {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    generate.add_to(commands)
    mock.add_to(commands)
    chosen = parser.parse_args(arguments)
    result: int = chosen.run(chosen)
    return result

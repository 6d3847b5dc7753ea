"""The `hubapi` command. It only reads arguments; what it starts lives elsewhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="hubapi", description="Tools for people who build on HubSpot.")
    parser.add_argument("--version", action="version", version=f"hubapi {version('hubapi')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    mock = commands.add_parser(
        "mock", help="start a mock HubSpot", description="Starts a mock HubSpot on this machine."
    )
    mock.add_argument("--port", type=_port, default=8765, help="where to listen; 0 takes a free port (default: 8765)")
    mock.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    mock.set_defaults(run=_run_mock)
    chosen = parser.parse_args(arguments)
    result: int = chosen.run(chosen)
    return result


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port; a port is a number from 0 to 65535")


def _run_mock(chosen: argparse.Namespace) -> int:
    # The mock is an extra, and nothing of it is loaded for other commands.
    from hubapi_ext.mock import MockHubSpot  # noqa: PLC0415

    try:
        MockHubSpot().run(port=chosen.port, host=chosen.host)
    except (ImportError, OSError) as error:
        print(f"hubapi mock: {error}", file=sys.stderr)
        return 1
    return 0

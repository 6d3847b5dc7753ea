"""`hubapi mock`: starts a mock HubSpot on this machine. How it answers is the business of `hubapi_ext.mock`."""

from __future__ import annotations

import argparse
import gc
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Adds the command and its arguments to those of `hubapi`."""
    parser = commands.add_parser(
        "mock", help="start a mock HubSpot", description="Starts a mock HubSpot on this machine."
    )
    parser.add_argument("--port", type=_port, default=8765, help="where to listen; 0 takes a free port (default: 8765)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    parser.add_argument(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help="a host that requests may name, beside those of this machine; * stands for anything",
    )
    parser.add_argument("--state", metavar="FILE", help="load the state of all portals from here, and keep it here")
    parser.add_argument(
        "--contract",
        metavar="FILE",
        help="the operations and object types that it has, an openapi.json of scripts/generate; or of hubapi generate, "
        "whose operations come beside hubapi's (default: hubapi's own)",
    )
    parser.add_argument("--seed", metavar="FILE", help="what every new portal holds, as JSON")
    parser.add_argument("--faults", metavar="FILE", help="how portals misbehave, as JSON")
    parser.add_argument(
        "--token", metavar="TOKEN", action="append", default=[], help="a token that is known; others are refused then"
    )
    parser.add_argument("--quiet", action="store_true", help="print no line for each request")
    parser.add_argument(
        "--operations", action="store_true", help="print what the mock does for each operation, and end"
    )
    parser.set_defaults(run=_run)


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port; a port is a number from 0 to 65535")


def _run(chosen: argparse.Namespace) -> int:
    # The mock is an extra, and nothing of it is loaded for other commands.
    from hubapi_ext.mock.contract import read_contract  # noqa: PLC0415
    from hubapi_ext.mock.operations_table import operations_table  # noqa: PLC0415
    from hubapi_ext.mock.streams import unblocked_output  # noqa: PLC0415

    # A page to read is to come whole.
    with nullcontext() if chosen.operations else unblocked_output():
        try:
            if chosen.operations:
                contract = read_contract(Path(chosen.contract)) if chosen.contract else None
                print(*operations_table(contract), sep="\n")
            else:
                _serve_mock(chosen)
        except (ImportError, OSError, ValueError) as error:
            print(f"hubapi mock: {error}", file=sys.stderr)
            return 1
    return 0


def _serve_mock(chosen: argparse.Namespace) -> None:
    from hubapi_ext.mock import MockHubSpot  # noqa: PLC0415
    from hubapi_ext.mock.files import read_faults, read_state  # noqa: PLC0415

    def announce(base_url: str) -> None:
        any_word = "one of those given" if chosen.token else "any word: each is a portal of its own"
        print(f"Mock HubSpot at {base_url}")
        print(f"  export HUBSPOT_BASE_URL={base_url}")
        print(f"  export HUBSPOT_ACCESS_TOKEN={'...' if chosen.token else 'my-portal'}  # {any_word}")
        print(f"  GET {base_url}/_mock lists the controls. Stop it with Ctrl-C.")

    mock = MockHubSpot(
        contract=chosen.contract,
        any_token=not chosen.token,
        state=read_state(chosen.seed, chosen.contract),
        faults=read_faults(chosen.faults),
    )
    for token in chosen.token:
        mock.portal(token)
    # All that is loaded by now stays, so the garbage collector need not go through it again and again.
    gc.freeze()
    with mock.saving(chosen.state) if chosen.state else nullcontext():
        mock.run(
            port=chosen.port,
            host=chosen.host,
            allow_hosts=chosen.allow_host,
            announce=announce,
            log=None if chosen.quiet else print,
        )

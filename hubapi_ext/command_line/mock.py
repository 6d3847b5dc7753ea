"""`hubapi mock`: starts a mock HubSpot on this machine. How it answers is the business of `hubapi_ext.mock`."""

from __future__ import annotations

import gc
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from hubapi_ext.command_line.common_options import WITHOUT_DEFAULT
from hubapi_ext.command_line.results import ExitCode

EXAMPLES = """Examples:
  hubapi mock
  hubapi mock --port 0 --state portals.json
  hubapi mock --operations"""

command: App = App(name="mock", help_epilogue=EXAMPLES)


def _check_port(_: object, port: str) -> None:
    if not (port.isascii() and port.isdecimal() and int(port) < 65536):
        raise ValueError("It must be a number from 0 to 65535.")


@command.default
def mock(
    *,
    port: Annotated[str, Parameter(validator=_check_port)] = "8765",
    host: str = "127.0.0.1",
    allow_host: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    state: str | None = None,
    contract: str | None = None,
    seed: str | None = None,
    faults: str | None = None,
    token: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    quiet: Annotated[bool, WITHOUT_DEFAULT] = False,
    operations: Annotated[bool, WITHOUT_DEFAULT] = False,
) -> ExitCode:
    """Start a mock HubSpot on this machine.

    Args:
        port: Where to listen; 0 takes a free port.
        host: The address to listen on; this machine alone unless it is given.
        allow_host: A host that requests may name, beside those of this machine; * stands for anything. May be repeated.
        state: A file: load the state of all portals from here, and keep it here.
        contract: A file with the operations and object types that it has, an openapi.json of scripts/generate; or of
            hubapi generate, whose operations come beside hubapi's. Without it they are hubapi's own.
        seed: A file with what every new portal holds, as JSON.
        faults: A file that says how portals misbehave, as JSON.
        token: A token that is known; others are refused then. May be repeated.
        quiet: Print no line for each request.
        operations: Print what the mock does for each operation, and end.
    """
    # The mock is an extra, and nothing of it is loaded for other commands.
    from hubapi_ext.mock import MockHubSpot  # noqa: PLC0415
    from hubapi_ext.mock.contract import read_contract  # noqa: PLC0415
    from hubapi_ext.mock.files import read_faults, read_state  # noqa: PLC0415
    from hubapi_ext.mock.operations_table import operations_table  # noqa: PLC0415
    from hubapi_ext.mock.streams import unblocked_output  # noqa: PLC0415

    def announce(base_url: str) -> None:
        any_word = "one of those given" if token else "any word: each is a portal of its own"
        print(f"Mock HubSpot at {base_url}")
        print(f"  export HUBSPOT_BASE_URL={base_url}")
        print(f"  export HUBSPOT_ACCESS_TOKEN={'...' if token else 'my-portal'}  # {any_word}")
        print(f"  GET {base_url}/_mock lists the controls. Stop it with Ctrl-C.")

    def serve() -> None:
        mock = MockHubSpot(
            contract=contract,
            any_token=not token,
            state=read_state(seed, contract),
            faults=read_faults(faults),
        )
        for one in token:
            mock.portal(one)
        # All that is loaded by now stays, so the garbage collector need not go through it again and again.
        gc.freeze()
        with mock.saving(state) if state else nullcontext():
            log = None if quiet else print
            mock.run(port=int(port), host=host, allow_hosts=allow_host, announce=announce, log=log)

    # A page to read is to come whole.
    with nullcontext() if operations else unblocked_output():
        try:
            if operations:
                print(*operations_table(read_contract(Path(contract)) if contract else None), sep="\n")
            else:
                serve()
        except (ImportError, OSError, ValueError) as error:
            # Here, where nobody who does not read stderr makes it wait.
            print(f"hubapi mock: {error}", file=sys.stderr)
            return ExitCode.FAILED
    return ExitCode.DONE

"""The command line of scripts/peers: each client against a mock HubSpot, one line for each operation that is tried."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx

from .hubspot_api_client import HubSpotApiClient
from .hubspot_sdk_client import HubSpotSdk
from .operations import PORTAL, TRIALS, Peer, Trial, Values

CONTRACT = Path(__file__).parents[2] / "generated/openapi.json"


class WrongError(Exception):
    """Something is not as it should be."""


class Portal:
    """A portal of the mock, seen past the client under test."""

    def __init__(self, base_url: str, token: str) -> None:
        self._http = httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {token}"})
        self._http.post("/_mock/state", json=PORTAL).raise_for_status()

    def last_exchange(self) -> dict[str, Any]:
        """What the mock was asked last, and what it answered."""
        exchanges: list[dict[str, Any]] = self.get("/_mock/journal")
        return exchanges[-1]

    def get(self, path: str) -> Any:
        """The answer of the mock to a GET."""
        return self._http.get(path).raise_for_status().json()


def tried(peer: Peer, portal: Portal, trial: Trial) -> dict[str, Any]:
    """The exchange with the mock, of an operation that did all that it has to. Raises where it did not."""
    answer = peer.as_json(peer.call(trial))
    exchange = portal.last_exchange()
    if exchange["operation"] != trial.operation:
        raise WrongError(f"the mock was asked for {exchange['operation']}, not for {trial.operation}")
    _expect("the answer", answer, trial.answer)
    for path, values in trial.afterwards.items():
        _expect(f"GET {path}", portal.get(path), values)
    return exchange


def _expect(place: str, content: Any, values: Values) -> None:
    for path, wanted in values.items():
        got = sorted(str(value) for value in _at(content, path.split(".")))
        if got != sorted(map(str, wanted)):
            raise WrongError(f"{path} of {place}: got {got}, expected {sorted(map(str, wanted))}")


def _at(content: Any, names: Sequence[str]) -> Iterator[Any]:
    """Yields the values at a path; one through a list means each of its items."""
    if isinstance(content, list):
        for item in content:
            yield from _at(item, names)
    elif names:
        yield from _at(content[names[0]], names[1:])
    else:
        yield content


@contextmanager
def mock_hubspot(command: str) -> Iterator[str]:
    """The address of a mock HubSpot in a process of its own."""
    with subprocess.Popen([command, "mock", "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            address = re.search(r"http://\S+", line)
            if address is None:
                raise WrongError(f"the mock does not say where it is: {line!r}")
            yield address[0]
        finally:
            process.terminate()


def main() -> int:
    """Tries every operation with every client; returns 1 when one does not work."""
    parser = argparse.ArgumentParser(
        prog="scripts/peers", description="Tries other people's clients against a mock HubSpot."
    )
    parser.add_argument("--hubapi", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    failed = False
    with mock_hubspot(arguments.hubapi) as base_url:
        for make in (HubSpotApiClient, HubSpotSdk):
            token = f"pat-{make.package}"
            peer, portal = make(base_url, token), Portal(base_url, token)
            for trial in TRIALS:
                line = f"{make.package} {version(make.package)}".ljust(28) + trial.operation.ljust(28)
                try:
                    exchange = tried(peer, portal, trial)
                except Exception as error:  # noqa: BLE001 - whatever a client raises, the next one has its turn
                    failed = True
                    print(f"{line}failed: {type(error).__name__}: {error}")
                else:
                    print(f"{line}{exchange['status']} {exchange['method']} {exchange['path']}")
    untried = operation_ids() - {trial.operation for trial in TRIALS}
    print(f"not tried: {', '.join(sorted(untried)) or 'none'}")
    return int(failed)


def operation_ids() -> set[str]:
    """The operations of the fragments."""
    paths = json.loads(CONTRACT.read_text(encoding="utf-8"))["paths"]
    return {operation["operationId"] for methods in paths.values() for operation in methods.values()}


if __name__ == "__main__":
    sys.exit(main())

"""The command line of scripts/peers: each client against a mock HubSpot, one line for each operation."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

import httpx

from .hubspot_api_client import HubSpotApiClient
from .hubspot_sdk_client import HubSpotSdk
from .operations import ENROLLED, Peer

CONTACTS = ("101", "102", "103")
COMPANY = "301"
NAMES = ("Pottery", "Glazing", "Firing")


class WrongError(Exception):
    """Something is not as it should be."""


def expect(what: str, found: object, wanted: object) -> None:
    """Raises unless two things are the same."""
    if found != wanted:
        raise WrongError(f"{what}: {found}, not {wanted}")


class Portal:
    """A portal of the mock, seen past the client under test."""

    def __init__(self, base_url: str, token: str) -> None:
        self._http = httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {token}"})

    def seed(self, object_type: str, *ids: str) -> None:
        """Stores records."""
        inputs = {"inputs": [{"id": one} for one in ids]}
        self._http.post(f"/_mock/records/{object_type}", json=inputs).raise_for_status()

    def last_exchange(self) -> dict[str, Any]:
        """What the mock was asked last, and what it answered."""
        exchanges: list[dict[str, Any]] = self._http.get("/_mock/journal").raise_for_status().json()
        return exchanges[-1]

    def associations(self, contact: str, object_type: str) -> set[str]:
        """The records that a contact is associated with."""
        answer = self._http.get(f"/crm/v4/objects/contacts/{contact}/associations/{object_type}").raise_for_status()
        return {str(one["toObjectId"]) for one in answer.json()["results"]}


class Trial:
    """One client's operations, in an order in which each finds what it needs. What is wrong raises."""

    def __init__(self, peer: Peer, portal: Portal) -> None:
        self._peer, self._portal = peer, portal
        self._courses: list[str] = []
        portal.seed("contacts", *CONTACTS)
        portal.seed("companies", COMPANY)

    def create_courses(self) -> dict[str, Any]:
        """The answer has an id for each name, and the mock made just these courses."""
        results = self._peer.as_json(self._peer.create_courses(NAMES))["results"]
        by_name = {one["properties"]["hs_course_name"]: one["id"] for one in results}
        expect("courses in the answer", sorted(by_name), sorted(NAMES))
        self._courses = [by_name[name] for name in NAMES]
        exchange = self._portal.last_exchange()
        expect("courses made", sorted(one["id"] for one in exchange["response"]["results"]), sorted(self._courses))
        return exchange

    def create_associations(self) -> dict[str, Any]:
        """Every contact is associated with the first course."""
        pairs = [(contact, self._courses[0]) for contact in CONTACTS]
        results = self._peer.as_json(self._peer.create_associations(pairs))["results"]
        exchange = self._portal.last_exchange()
        expect("pairs", sorted((str(one["fromObjectId"]), str(one["toObjectId"])) for one in results), pairs)
        for contact in CONTACTS:
            expect(f"courses of {contact}", self._portal.associations(contact, "0-410"), {self._courses[0]})
        return exchange

    def read_associations(self) -> dict[str, Any]:
        """Each contact comes with its course and the association type."""
        results = self._peer.as_json(self._peer.read_associations(CONTACTS))["results"]
        exchange = self._portal.last_exchange()
        for one in sorted(results, key=lambda one: str(one["from"]["id"])):
            self._expect_first_course(one["to"])
        expect("contacts", sorted(str(one["from"]["id"]) for one in results), sorted(CONTACTS))
        return exchange

    def list_associations(self) -> dict[str, Any]:
        """A contact's page holds its course and the association type."""
        results = self._peer.as_json(self._peer.list_associations(CONTACTS[0]))["results"]
        self._expect_first_course(results)
        return self._portal.last_exchange()

    def create_default_association(self) -> dict[str, Any]:
        """Both directions are in the answer, and the mock has the association."""
        results = self._peer.as_json(self._peer.create_default_association(CONTACTS[0], COMPANY))["results"]
        exchange = self._portal.last_exchange()
        directions = {(str(one["from"]["id"]), str(one["to"]["id"])) for one in results}
        expect("directions", directions, {(CONTACTS[0], COMPANY), (COMPANY, CONTACTS[0])})
        expect("companies of the contact", self._portal.associations(CONTACTS[0], "companies"), {COMPANY})
        return exchange

    def limit_associations(self) -> dict[str, Any]:
        """The limit is in the answer, and the mock holds to it: a second course is one too many."""
        results = self._peer.as_json(self._peer.limit_associations(1))["results"]
        exchange = self._portal.last_exchange()
        limits = [(one["typeId"], one["userEnforcedMaxToObjectIds"]) for one in results]
        expect("limits in the answer", limits, [(ENROLLED, 1)])
        refused = self._peer.as_json(self._peer.create_associations([(CONTACTS[0], self._courses[1])]))
        expect("pairs beyond the limit", refused["results"], [])
        expect("status beyond the limit", self._portal.last_exchange()["status"], 207)
        expect("courses of the contact", self._portal.associations(CONTACTS[0], "0-410"), {self._courses[0]})
        return exchange

    def _expect_first_course(self, associated: list[dict[str, Any]]) -> None:
        expect("courses", [str(one["toObjectId"]) for one in associated], [self._courses[0]])
        expect("types", [one["typeId"] for one in associated[0]["associationTypes"]], [ENROLLED])

    @property
    def steps(self) -> list[Callable[[], dict[str, Any]]]:
        """The operations; each returns its exchange with the mock."""
        return [
            self.create_courses,
            self.create_associations,
            self.read_associations,
            self.list_associations,
            self.create_default_association,
            self.limit_associations,
        ]


@contextmanager
def mock_hubspot(command: str) -> Iterator[str]:
    """The address of a mock HubSpot in a process of its own."""
    with subprocess.Popen([command, "mock", "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            address = re.search(r"http://\S+", said)
            if address is None:
                raise WrongError(f"the mock does not say where it is: {said!r}")
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
            trial = Trial(make(base_url, token), Portal(base_url, token))
            for step in trial.steps:
                name = f"{make.package} {version(make.package)}"
                line = f"{name:28}{step.__name__.replace('_', ' '):28}"
                try:
                    exchange = step()
                except Exception as error:  # noqa: BLE001 - whatever a client raises, the next one has its turn
                    failed = True
                    print(f"{line}failed: {type(error).__name__}: {error}")
                else:
                    print(f"{line}{exchange['status']} {exchange['method']} {exchange['path']}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

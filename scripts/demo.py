"""What scripts/demo shows: a school that keeps its courses in HubSpot. It is no part of what is shipped."""

from __future__ import annotations

import argparse
import csv
import os
import sys
import textwrap
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from hubapi_ext import BatchResult, HubApi, HubApiError

WIDTH = 80
ENROLLED = 861
"""HubSpot's own association type from a contact to a course."""
NAMES = ("Ada", "Ben", "Cleo")
WILL_WRITE = """\
This writes to the portal that HUBSPOT_ACCESS_TOKEN belongs to:
  - three contacts named Demo, at example.com, and three courses;
  - associations between them, and nothing else;
  - a limit of two courses for each contact, for all contacts of the portal.
At the end, also when a step fails, the limit is set back to what it was and
the contacts and courses are archived."""
LIMITS = "/crm/associations/v4/definitions/configurations/contacts/0-410"


class PrintingTransport(httpx.BaseTransport):
    """Sends requests and prints the request line of each."""

    def __init__(self, inner: httpx.BaseTransport | None = None) -> None:
        self._inner = inner or httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request."""
        response = self._inner.handle_request(request)
        line = f"{request.method} {request.url.path} -> {response.status_code}"
        print("  > " + "\n    ".join(folded(line, WIDTH - 4)))
        return response

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


def folded(line: str, width: int) -> Iterator[str]:
    """The line in pieces that fit, broken after a slash or a space."""
    while len(line) > width:
        end = max(line.rfind(mark, 0, width) for mark in "/ ") + 1
        yield line[:end]
        line = line[end:]
    yield line


def say(text: str) -> None:
    """Prints a line of a step, within the terminal's width."""
    print(textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="    "))


def step(title: str) -> None:
    """Begins a step."""
    print(f"\n{title}")


def show(result: BatchResult[object, object], names: Callable[[int], str]) -> None:
    """Says what became of each input."""
    say(repr(result).strip("<>"))
    for outcome in result:
        say(f"{names(outcome.index)}: {outcome.status}" + (f": {outcome.error}" if outcome.error else ""))


def run(hub: HubApi, contacts: list[str], courses: list[str]) -> None:
    """The school's day. Notes down in `courses` the ids of those that are made."""
    step("1. Create three courses")
    names = ["Pottery", "Glazing", "Firing"]
    created = hub.courses.create_many({"hs_course_name": name, "hs_course_id": name[:3].upper()} for name in names)
    show(created, lambda index: names[index])
    created.raise_for_failures()
    courses += [course.id for course in created.results]

    step("2. Enrol everybody in the first course: one batch of associations")
    enrolled = hub.associations.create_many("contacts", "0-410", [(one, courses[0], ENROLLED) for one in contacts])
    show(enrolled, lambda index: NAMES[index])
    enrolled.raise_for_failures()

    step("3. Read the enrolments back")
    rows = hub.associations.read_many("contacts", "0-410", contacts)
    for name, row in zip(NAMES, rows, strict=False):
        say(f"{name} ({row.from_id}) -> {[to.id for to in row.to]}")

    step("4. Associate Ada with the second course, by default")
    for made in hub.associations.create_default("contacts", contacts[0], "0-410", courses[1]):
        say(f"{made.from_.id} -> {made.to.id}: type {made.association_spec.association_type_id}")

    step("5. Let nobody be enrolled in more than two courses")
    limits = hub.association_limits.update_many("contacts", "0-410", [(ENROLLED, 2)])
    show(limits, lambda _: "two courses for each contact")
    limits.raise_for_failures()
    say("Ada has two already, Ben has one:")
    third = hub.associations.create_many("contacts", "0-410", [(one, courses[2], ENROLLED) for one in contacts[:2]])
    show(third, lambda index: NAMES[index])

    step("6. What failures look like")
    say("A contact that does not exist fails alone:")
    mixed = hub.associations.create_many(
        "contacts", "0-410", [("999999999999999", courses[0], ENROLLED), (contacts[2], courses[1], ENROLLED)]
    )
    show(mixed, lambda index: ("nobody", "Cleo")[index])
    say("What HubSpot would never accept is not even sent:")
    try:
        hub.associations.create_many("contacts", "0-410", [(contacts[0], "course one", ENROLLED)])
    except HubApiError as error:
        say(f"{type(error).__name__}: {error}")


PUPILS = """\
email,firstname,school
dora@example.com,Dora,north.example
emil@example.com,Emil,south.example
fay@example.com,Fay,sourth.example
"""
"""A file in which somebody has mistyped a school."""
SCHOOLS = [{"name": "North School", "domain": "north.example"}, {"name": "South School", "domain": "south.example"}]


def carry_files(hub: HubApi, folder: Path) -> None:
    """Pupils come in from a file, and go out to another."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra, which the live demo does without

    from hubapi_ext.jobs import Job, JobResult, export, load, write_rejects  # noqa: PLC0415 - likewise

    def load_pupils(file: Path) -> JobResult:
        associate = ["companies:domain=school"]
        return load(hub, file, into="contacts", key="email", associate=associate, options={"jobs": folder / "jobs"})

    step("7. Load pupils from a file, each into their school")
    hub.companies.create_many(SCHOOLS).raise_for_failures()
    (folder / "pupils.csv").write_text(PUPILS)
    result = load_pupils(folder / "pupils.csv")
    for part in result.steps:
        say(f"{part.name}: {part.succeeded} succeeded, {part.failed} failed")

    step("8. Mend what was rejected, and load that alone")
    fix = folder / "fix.csv"
    write_rejects(Job.find(result.job_id, jobs=folder / "jobs"), fix)
    (rejected,) = csv.DictReader(fix.read_text().splitlines())
    say(f"{rejected['firstname']}: {rejected['hubapi_message']}; {rejected['hubapi_what_to_do']}")
    fix.write_text(fix.read_text().replace("sourth.example", "south.example"))
    mended = load_pupils(fix)
    say(f"After it is mended, {mended.steps[1].succeeded} pupil has a school and {mended.failed} rows fail.")

    step("9. Export all contacts with their schools to Parquet, and count")
    export(hub, "contacts", folder / "out", properties=["email", "firstname"], associations=["companies"])
    for name in ("contacts", "contacts_to_companies"):
        say(f"{name}.parquet has {parquet.read_table(folder / 'out' / f'{name}.parquet').num_rows} rows")


@contextmanager
def mock_portal() -> Iterator[tuple[HubApi, list[str]]]:
    """A hub in front of a mock HubSpot that has three contacts."""
    from hubapi_ext.mock import MockHubSpot  # noqa: PLC0415 - the live demo does without

    mock = MockHubSpot()
    token = "pat-demo"  # noqa: S105 - any token is a portal of the mock
    contacts = [
        mock.portal(token).create("contacts", {"firstname": name, "email": f"{name.lower()}@example.com"})
        for name in NAMES
    ]
    with mock.serve() as server, HubApi(token, base_url=server.base_url, transport=PrintingTransport()) as hub:
        print(f"A mock HubSpot answers at {server.base_url}; it knows {', '.join(NAMES)}.")
        yield hub, contacts


@contextmanager
def live_portal(courses: list[str], inner: httpx.BaseTransport | None = None) -> Iterator[tuple[HubApi, list[str]]]:
    """A hub in front of a real portal, with three contacts. Afterwards everything is as it was."""
    with HubApi(transport=PrintingTransport(inner)) as hub, ExitStack() as tidying:
        print(f"The portal is at {hub.settings.base_url}.")
        tidying.callback(set_limit_back, hub, own_limit(hub))
        tidying.callback(archive, hub, "0-410", courses)
        contacts: list[str] = []
        tidying.callback(archive, hub, "contacts", contacts)
        tidying.callback(step, "Tidy up")
        contacts += create_contacts(hub)
        yield hub, contacts


def create_contacts(hub: HubApi) -> list[str]:
    """Creates the contacts in a real portal. Returns their ids."""
    mark = uuid.uuid4().hex[:8]
    inputs = [
        {"properties": {"firstname": name, "lastname": "Demo", "email": f"{name.lower()}-{mark}@example.com"}}
        for name in NAMES
    ]
    answer = hub.request("POST", "/crm/v3/objects/contacts/batch/create", json={"inputs": inputs}).json()
    by_name = {one["properties"]["firstname"]: one["id"] for one in answer["results"]}
    return [by_name[name] for name in NAMES]


def own_limit(hub: HubApi) -> int | None:
    """The limit that a real portal has set for itself; None where it has none."""
    configured = hub.request("GET", LIMITS).json()["results"]
    limits = [one.get("userEnforcedMaxToObjectIds") for one in configured if one["typeId"] == ENROLLED]
    return limits[0] if limits else None


def set_limit_back(hub: HubApi, limit: int | None) -> None:
    """Sets the limit of a real portal to what it was."""
    kind = {"category": "HUBSPOT_DEFINED", "typeId": ENROLLED}
    if limit is None:
        hub.request("POST", f"{LIMITS}/batch/purge", json={"inputs": [kind]})
    else:
        hub.association_limits.update_many("contacts", "0-410", [(ENROLLED, limit)]).raise_for_failures()


def archive(hub: HubApi, object_type: str, ids: list[str]) -> None:
    """Archives records of a real portal."""
    if ids:
        inputs = [{"id": one} for one in ids]
        hub.request("POST", f"/crm/v3/objects/{object_type}/batch/archive", json={"inputs": inputs})


def agreed() -> bool:
    """Asks whether to go on. Silence is a no."""
    print('Type "yes" to go on: ', end="", flush=True)
    return sys.stdin.readline().strip() == "yes"


def main() -> int:
    """Runs the demo; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description="Shows hubapi at work.")
    parser.add_argument("--live", action="store_true", help="use a real portal: HUBSPOT_ACCESS_TOKEN")
    parser.add_argument("--yes", action="store_true", help="with --live: do not ask before writing")
    arguments = parser.parse_args()
    if arguments.live:
        if not os.environ.get("HUBSPOT_ACCESS_TOKEN"):
            print("scripts/demo --live needs HUBSPOT_ACCESS_TOKEN; nothing was sent.", file=sys.stderr)
            return 2
        print(WILL_WRITE)
        if not arguments.yes and not agreed():
            print("Nothing was written.")
            return 1
    # It shows the paths of the documentation, whose end is near.
    warnings.filterwarnings("ignore", "HubSpot's support for", DeprecationWarning)
    courses: list[str] = []
    with live_portal(courses) if arguments.live else mock_portal() as (hub, contacts):
        run(hub, contacts, courses)
        if not arguments.live:
            with TemporaryDirectory(prefix="hubapi-demo-") as folder:
                carry_files(hub, Path(folder))
    print("\nDone." + ("" if arguments.live else " The mock is gone, and all that it knew."))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HubApiError as error:
        print(f"\nThe demo ended early: {error}", file=sys.stderr)
        sys.exit(1)

"""Two tokens are two portals: nothing of one is seen in the other, within a process and between processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from hubapi_ext.mock import Exchange, MockHubSpot, Portal, Window, effects
from hubapi_ext.mock.journal import Journal
from tests.mock.conftest import CREATE_COURSES, ONE_COURSE

ROOT = Path(__file__).parents[2]


def create(mock: MockHubSpot, token: str) -> httpx.Response:
    with httpx.Client(transport=mock.transport, base_url="https://mock.invalid") as client:
        return client.post(CREATE_COURSES, json=ONE_COURSE, headers={"Authorization": f"Bearer {token}"})


def _limited(portal: Portal) -> None:
    portal.rate_windows.ten_secondly = Window(0, timedelta(seconds=10))


def _ended(portal: Portal) -> None:
    portal.token_expires_at = datetime(2020, 1, 1, tzinfo=UTC)


def _without_scopes(portal: Portal) -> None:
    portal.scopes = frozenset()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda portal: portal.faults.add(effects.InternalError()), 500),
        (_limited, 429),
        (_ended, 401),
        (_without_scopes, 403),
    ],
    ids=["fault", "limit", "end", "scopes"],
)
def test_what_one_portal_meets_another_does_not(
    mock: MockHubSpot, change: Callable[[Portal], object], status: int
) -> None:
    change(mock.portal("one"))
    assert [create(mock, token).status_code for token in ("one", "other")] == [status, 201]


def test_calls_of_one_portal_draw_on_its_own_windows(mock: MockHubSpot) -> None:
    answers = [create(mock, token) for token in ("one", "one", "other")]
    assert [answer.headers["X-HubSpot-RateLimit-Remaining"] for answer in answers] == ["189", "188", "189"]


def test_records_of_one_portal_are_not_in_another(mock: MockHubSpot) -> None:
    create(mock, "one")
    assert mock.portal("other").records("courses") == []


def test_a_type_that_one_portal_defines_is_not_in_another(mock: MockHubSpot) -> None:
    mock.portal("one").define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Tutor")
    mock.portal("other").define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Pupil")


def test_the_clock_of_one_portal_is_not_anothers(mock: MockHubSpot) -> None:
    mock.portal("one").clock.advance(60)
    assert mock.portal("one").now() - mock.portal("other").now() == timedelta(seconds=60)


def test_the_journal_of_one_portal_is_not_anothers(mock: MockHubSpot) -> None:
    create(mock, "one")
    assert [len(mock.portal(token).journal) for token in ("one", "other")] == [1, 0]


def test_resetting_one_portal_leaves_another_alone(mock: MockHubSpot) -> None:
    for token in ("one", "other"):
        create(mock, token)
        mock.portal(token).faults.add(effects.Locked(), path="/nowhere")
    mock.portal("one").reset()
    left = mock.portal("other")
    assert (len(left.records("courses")), len(left.faults.rules), len(left.journal)) == (1, 1, 1)


def test_a_portal_that_is_reset_is_as_it_was_when_it_was_new(mock: MockHubSpot) -> None:
    portal = mock.portal("one")
    create(mock, "one")
    portal.faults.add(effects.Locked())
    portal.rate_windows.resize(daily=5, ten_secondly=None)
    portal.scopes = frozenset(["oauth"])
    portal.token_expires_at = portal.now()
    portal.clock.freeze(datetime(2020, 1, 1, tzinfo=UTC))
    portal.reset()
    seen: tuple[object, ...] = (
        portal.records("courses"),
        portal.faults.rules,
        portal.rate_windows,
        portal.scopes,
        portal.token_expires_at,
        portal.journal,
        portal.clock,
    )
    new = mock.portal("new")
    assert seen == ([], [], new.rate_windows, None, None, [], new.clock)


def test_a_portal_that_is_reset_has_admitted_no_calls(mock: MockHubSpot) -> None:
    create(mock, "one")
    mock.portal("one").reset()
    assert create(mock, "one").headers["X-HubSpot-RateLimit-Remaining"] == "189"


ASK = """
import sys, httpx
base_url, token = sys.argv[1:]
with httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {token}"}) as client:
    client.patch("/_mock/limits", json={"tenSecondly": int(token[-1])})
    client.post("/_mock/records/contacts", json={"inputs": [{"id": token[-1]}]})
    course = {"inputs": [{"properties": {"hs_course_name": token}}]}
    print([client.post("/crm/v3/objects/0-410/batch/create", json=course).status_code for _ in range(4)])
    state = client.get("/_mock/state").json()
    print([record["id"] for record in state["records"]["0-1"]])
    print({record["properties"]["hs_course_name"] for record in state["records"]["0-410"]})
"""


def test_two_processes_with_different_tokens_never_see_each_other(base_url: str, token: str) -> None:
    tokens = [f"{token}-1", f"{token}-3"]
    processes = [
        subprocess.Popen([sys.executable, "-c", ASK, base_url, one], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for one in tokens
    ]
    said = [process.communicate(timeout=60)[0].splitlines() for process in processes]
    assert said == [
        ["[201, 429, 429, 429]", "['1']", f"{{'{tokens[0]}'}}"],
        ["[201, 201, 201, 429]", "['3']", f"{{'{tokens[1]}'}}"],
    ]


# The journals share one budget


def exchange(size: int, *, path: str = "/", query: str = "") -> Exchange:
    return Exchange(
        method="GET",
        path=path,
        query=query,
        operation=None,
        status=200,
        request_body=b"x" * size,
        response_body=b"",
    )


def kept(journal: Journal, portal: str) -> list[int]:
    return [len(one.request_body) for one in journal.of(portal)]


def test_where_journals_take_too_much_the_largest_loses_its_oldest() -> None:
    journal = Journal(10_000)
    journal.remember("small", exchange(1000))
    for size in (3000, 3001, 3002, 3003):
        journal.remember("large", exchange(size))
    assert (kept(journal, "small"), kept(journal, "large")) == ([1000], [3002, 3003])


def test_the_newest_exchange_stays_however_large_it_is() -> None:
    journal = Journal(1000)
    journal.remember("one", exchange(100))
    journal.remember("one", exchange(5000))
    assert kept(journal, "one") == [5000]


def test_one_exchange_that_is_too_large_does_not_let_other_journals_grow() -> None:
    journal = Journal(10_000)
    journal.remember("large", exchange(20_000))
    for _ in range(20):
        journal.remember("small", exchange(500))
    assert (kept(journal, "large"), kept(journal, "small")) == ([20_000], [500])


def test_a_long_path_and_a_long_query_count_too() -> None:
    journal = Journal(10_000)
    for _ in range(20):
        journal.remember("one", exchange(0, path="/" * 5000, query="q" * 4000))
    assert len(kept(journal, "one")) == 1


def test_a_journal_that_was_cleared_leaves_its_room_to_others() -> None:
    journal = Journal(10_000)
    journal.remember("one", exchange(8000))
    journal.clear("one")
    journal.remember("two", exchange(4000))
    journal.remember("two", exchange(4001))
    assert (kept(journal, "one"), kept(journal, "two")) == ([], [4000, 4001])

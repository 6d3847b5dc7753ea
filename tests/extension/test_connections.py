"""What a hub leaves on the wire and behind: connections used again, bodies sent as they are, no threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hubapi_ext import HubApiError
from hubapi_ext.mock import MockHubSpot, effects, serving
from tests.conftest import Between, InstantClock, open_hub

COURSE = [{"hs_course_name": "Pottery"}]


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The connections that the mock has accepted over a socket."""
    accepted: list[Any] = []
    made = serving._Protocol.connection_made

    def count(self: Any, transport: Any) -> None:
        accepted.append(transport)
        made(self, transport)

    monkeypatch.setattr(serving._Protocol, "connection_made", count)
    return accepted


@pytest.fixture(params=["sync", "async"])
def hub(request: pytest.FixtureRequest, hubspot: MockHubSpot, token: str, base_url: str) -> Iterator[Any]:
    with open_hub(request.param, token, base_url=base_url, max_retries=0) as made:
        yield made


def test_one_connection_serves_one_call_after_the_other(hub: Any, connections: list[Any]) -> None:
    for _ in range(3):
        hub.courses.create_many(COURSE).raise_for_failures()
    assert len(connections) == 1


@pytest.mark.parametrize(
    "effect",
    [
        effects.OtherAnswer(status=404, text="<html>Not Found</html>", headers={"Content-Type": "text/html"}),
        effects.RateLimited(),
        effects.InternalError(),
        effects.BadGateway(),
        effects.OtherAnswer(status=201, text="no JSON"),
    ],
    ids=["404 with a page", "429", "500", "502 with a page", "201 that is no JSON"],
)
def test_a_connection_is_used_again_after_an_error(
    hub: Any, portal: Any, connections: list[Any], effect: effects.Effect
) -> None:
    hub.courses.create_many(COURSE)
    portal.faults.add(effect, calls=[1])
    try:
        outcome = hub.courses.create_many(COURSE).outcomes[0]
    except HubApiError:
        pass
    else:
        assert not outcome.succeeded
    hub.courses.create_many(COURSE).raise_for_failures()
    assert len(connections) == 1


def test_a_connection_that_was_cut_is_replaced_by_one(hub: Any, portal: Any, connections: list[Any]) -> None:
    hub.courses.create_many(COURSE)
    portal.faults.add(effects.ConnectionReset(), calls=[1])
    assert hub.courses.create_many(COURSE).outcomes[0].status == "unknown"
    hub.courses.create_many(COURSE).raise_for_failures()
    assert len(connections) == 2


@pytest.mark.parametrize("way", ["sync", "async"])
def test_what_is_sent_again_is_the_very_body_that_was_sent_before(way: str, between: Between, token: str) -> None:
    answers = iter([httpx.Response(429), httpx.Response(503)])
    between.before = lambda _: next(answers, None)
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between, clock=InstantClock()) as hub:
        list(hub.associations.read_many("contacts", "0-410", ["1", "2"]))
    assert len({request.content for request in between.requests}) == 1
    assert len(between.requests) == 3


@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_hub_that_does_nothing_has_no_thread(way: str, between: Between, token: str) -> None:
    before = threading.active_count()
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between) as hub:
        hub.courses.create_many(COURSE)
        list(hub.associations.read_many("contacts", "0-410", ["1"]))
        assert threading.active_count() == before


@pytest.mark.parametrize("way", ["sync", "async"])
def test_answers_may_come_compressed(way: str, between: Between, token: str) -> None:
    with open_hub(way, token, base_url="https://hubspot.invalid", transport=between) as hub:
        hub.courses.create_many(COURSE)
    assert "gzip" in between.requests[0].headers["Accept-Encoding"]

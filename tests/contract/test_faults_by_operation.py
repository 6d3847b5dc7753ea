"""Every fault of the mock with every operation, through the client: it does what it can, and breaks nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, get_args

import pytest

from hubapi_client.operations import BatchOperation, ListOperation, Operation
from hubapi_ext import HubApi, HubApiError
from hubapi_ext.mock import MockHubSpot, Portal, effects
from hubapi_ext.mock.answers import Answer
from hubapi_ext.mock.behaviours import Behaviour
from hubapi_ext.mock.messages import Request, Response
from hubapi_ext.mock.transport import MockTransport
from tests.conftest import InstantClock
from tests.contract.test_operations_by_kind import DOCUMENT, EVERY, answers_of, body_of, path_of, send, wire_name

NEEDED: dict[type[Any], dict[str, Any]] = {
    effects.OtherAnswer: {"status": 418, "json": {}},
    effects.Latency: {"seconds": 0.001},
    effects.SlowBody: {"bytes_per_second": 1e9},
    effects.OtherSuccess: {"status": 299},
}
EFFECTS = [one(**NEEDED.get(one, {})) for one in get_args(effects.Effect)]
ALTERATIONS = [pytest.param(one, id=type(one).__name__) for one in EFFECTS if isinstance(one, effects.Alteration)]


@pytest.fixture
def mock() -> MockHubSpot:
    return MockHubSpot(page_size=1, rate_limit=None, daily_limit=None)


@pytest.fixture
def portal(mock: MockHubSpot, token: str) -> Portal:
    return mock.portal(token)


@pytest.fixture
def hub(mock: MockHubSpot, token: str) -> Iterator[HubApi]:
    """A hub in front of the portal. The test fails where the mock raises, whatever the hub makes of it."""
    raised: list[BaseException] = []

    def handle(request: Request) -> Response:
        try:
            return mock.handle(request)
        except BaseException as error:
            raised.append(error)
            raise

    transport, clock = MockTransport(handle), InstantClock()
    with HubApi(token, base_url="https://hubspot.invalid", transport=transport, clock=clock, max_retries=0) as made:
        yield made
    assert raised == []


def ids_in(value: Any) -> Iterator[str]:
    """Every id in an example."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name.lower().endswith("id") and str(inner).isdecimal():
                yield str(inner)
            yield from ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids_in(inner)


def fill(portal: Portal, operation: Operation) -> None:
    """Gives the portal what an operation's example speaks of."""
    path = path_of(operation)
    types = [value for name, value in path.items() if name.lower().endswith("objecttype")]
    ids = sorted({*ids_in(body_of(operation)), *ids_in(path), "1", "2"})
    portal.seed({"records": {one: [{"id": id} for id in ids] for one in dict.fromkeys(types)}})
    portal.seed({"collections": {"owners": [{"id": id, "type": "PERSON"} for id in ids]}})
    for pair in ((source, target) for source in ids for target in ids):
        with suppress(ValueError, IndexError):
            one = {"fromObjectType": types[0], "fromId": pair[0], "toObjectType": types[1], "toId": pair[1]}
            portal.seed({"associations": [one]})


@pytest.mark.parametrize("operation", EVERY)
@pytest.mark.parametrize("filled", [fill, lambda *_: None], ids=["filled", "empty"])
def test_no_fault_breaks_the_mock(
    hub: HubApi, portal: Portal, operation: Operation, filled: Callable[[Portal, Operation], None]
) -> None:
    for effect in EFFECTS:
        portal.reset()
        filled(portal, operation)
        portal.faults.add(effect, times=2)
        with suppress(HubApiError):
            send(hub, operation)
        assert portal.journal, kind(effect)


def answer_of(monkeypatch: pytest.MonkeyPatch, body: Any) -> None:
    """Lets the mock answer every request with this, before faults."""
    behaviour = Behaviour(answer=lambda _, __: Answer(204 if body is None else 200, body), does=())
    monkeypatch.setattr("hubapi_ext.mock.answering.behaviour_of", lambda _: behaviour)


def items_of(operation: Operation, body: Any) -> Any:
    place = operation.paging.items if isinstance(operation, ListOperation) else "results"
    return at(body, place)


def at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def every(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every(inner)


def pages_of(operation: Operation, body: Any) -> tuple[list[Any], Any]:
    """The pages of an answer, and where they have what."""
    if isinstance(operation, ListOperation):
        return [body], operation.paging
    paging = operation.batch.paging if isinstance(operation, BatchOperation) else None
    return (body["results"], paging) if paging else ([], None)


def no_pages_with_items(operation: Operation, body: Any, _: Any) -> bool:
    pages, paging = pages_of(operation, body)
    return all(at(one, paging.items) == [] and next_of(one, paging) == "0" for one in pages)


def cursors_of_the_first_page(operation: Operation, body: Any, _: Any) -> bool:
    pages, paging = pages_of(operation, body)
    return all(next_of(one, paging) in (None, "0") for one in pages)


def next_of(page: Any, paging: Any) -> str | None:
    """The cursor of the page that follows."""
    more = getattr(paging, "more", None)
    cursor = at(page, paging.result) if more is None or page[wire_name(more)] else None
    return None if cursor is None else str(cursor)


ENUMS = {
    value for one in every(DOCUMENT["components"]["schemas"]) if isinstance(one, dict) for value in one.get("enum", ())
}

SEEN: dict[type[Any], Callable[[Operation, Any, Any], bool]] = {
    effects.EmptyPage: no_pages_with_items,
    effects.RepeatedCursor: cursors_of_the_first_page,
    effects.LostResults: lambda operation, body, was: items_of(operation, body) == items_of(operation, was)[1:],
    effects.RepeatedResults: lambda operation, body, was: items_of(operation, body) == items_of(operation, was) * 2,
    effects.UnknownEnums: lambda _, body, was: (
        ("ADDED_LATER" in every(body)) == any(isinstance(one, str) and one in ENUMS for one in every(was))
        and not any(isinstance(one, str) and one in ENUMS for one in every(body))
    ),
    effects.ExtraFields: lambda _, body, __: body["addedLater"] == "added later",
    effects.OtherSuccess: lambda _, __, ___: True,
    effects.ForgottenTraceIds: lambda operation, body, _: all(
        isinstance(operation, BatchOperation) and operation.batch.trace not in one for one in body["results"]
    ),
    effects.ErrorsWithoutContext: lambda _, body, was: (
        all(one.keys() == {"status", "category", "message"} for one in body.get("errors", ()))
        and len(body.get("errors", ())) == len(was.get("errors", ()))
    ),
}


@pytest.mark.parametrize("effect", ALTERATIONS)
@pytest.mark.parametrize("operation", EVERY)
def test_a_fault_is_seen_where_the_answer_has_what_it_alters_and_refused_elsewhere(
    monkeypatch: pytest.MonkeyPatch, hub: HubApi, portal: Portal, operation: Operation, effect: Any
) -> None:
    try:
        portal.faults.add(effect, operation=operation.name)
    except ValueError as error:
        refused = str(error)
    else:
        refused = ""
    for was in answers_of(operation):
        portal.faults.clear()
        portal.clear_journal()
        portal.faults.add(effect, times=1)
        answer_of(monkeypatch, was)
        with suppress(HubApiError):
            send(hub, operation)
        exchange = portal.journal[0]
        if isinstance(effect, effects.OtherSuccess):
            assert exchange.status == 299
        body = json.loads(exchange.response_body) if exchange.response_body else None
        if refused:
            assert body == was
        elif was is not None:
            assert SEEN[type(effect)](operation, body, was)
    assert refused in ("", f"operation: {kind(effect)} alters {effect.altered}, and {operation.name} answers with none")
    assert bool(refused) != applies(operation, effect)


def kind(effect: Any) -> str:
    return str(effect.__struct_config__.tag)


def applies(operation: Operation, effect: Any) -> bool:
    """Whether the client's facts say that the operation has what an effect alters."""
    batch = operation.batch if isinstance(operation, BatchOperation) else None
    has_body = answers_of(operation) != [None]
    facts: dict[type[Any], bool] = {
        effects.EmptyPage: isinstance(operation, ListOperation) or bool(batch and batch.paging),
        effects.RepeatedCursor: isinstance(operation, ListOperation) or bool(batch and batch.paging),
        effects.LostResults: any(items_of(operation, one) is not None for one in answers_of(operation)),
        effects.RepeatedResults: any(items_of(operation, one) is not None for one in answers_of(operation)),
        effects.UnknownEnums: any(str(one) in ENUMS for was in answers_of(operation) for one in every(was)),
        effects.ExtraFields: has_body,
        effects.OtherSuccess: True,
        effects.ForgottenTraceIds: bool(batch and batch.trace),
        effects.ErrorsWithoutContext: batch is not None and batch.missing is None,
    }
    return facts[type(effect)]

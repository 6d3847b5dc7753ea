"""Every operation by its kind, with the examples of its fragment: what goes out, what comes back, what is refused.

A new operation is tested here by its fragment alone. What the mock makes of it is the mock's own affair: here it gives
the example of the fragment as its answer.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from hubapi_client import models, wire
from hubapi_client.errors import InvalidRequest
from hubapi_client.operations import OPERATIONS, VERSIONS, BatchOperation, ListOperation, Operation
from hubapi_ext import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    HubApiError,
    InvalidInputError,
    LockedError,
    MigrationError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)
from tests.conftest import Between, open_hub

DOCUMENT = json.loads((Path(__file__).parents[2] / "generated/openapi.json").read_text())
FRAGMENTS = {one["operationId"]: one for item in DOCUMENT["paths"].values() for one in item.values()}
DATED = [version for version in VERSIONS if not version.startswith("v")]
STATUSES = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    423: LockedError,
    429: RateLimitError,
    477: MigrationError,
    500: ServerError,
    503: ServerError,
}


def module_of(operation: Operation) -> ModuleType:
    return importlib.import_module(f"hubapi_client.api.{FRAGMENTS[operation.name]['tags'][0]}.{operation.name}")


def examples(part: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = part.get("content", {}).get("application/json", {})
    found: dict[str, Any] = content.get("examples", {})
    return found


def path_of(operation: Operation) -> dict[str, Any]:
    """Values for the parameters of the path: the fragment's own, or else what fits their types."""
    fragment = FRAGMENTS[operation.name]
    shown = {**examples(fragment.get("requestBody", {})), **examples(fragment["responses"]["2XX"])}
    given = {name: value for one in shown.values() for name, value in one.get("x-hubapi-path", {}).items()}
    usual = {models.ObjectType: "contacts", models.ObjectId: "101"}
    return {name: given.get(name, usual.get(kind, "1")) for name, kind in operation.path_parameters.items()}


def arguments_of(operation: Operation) -> dict[str, Any]:
    """The arguments of the path, by their names in Python."""
    taken = [one for one in _parameters_of(operation) if one.kind is one.POSITIONAL_OR_KEYWORD]
    values = path_of(operation).values()
    return {
        one.name: int(value) if one.annotation in (int, "int") else value
        for one, value in zip(taken, values, strict=True)
    }


def required_of(operation: Operation) -> dict[str, str]:
    """Arguments for the parameters of the query that must be given."""
    is_needed = (one for one in _parameters_of(operation) if one.kind is one.KEYWORD_ONLY and one.default is one.empty)
    return {one.name: "given" for one in is_needed if one.name != "body"}


def _parameters_of(operation: Operation) -> Iterable[inspect.Parameter]:
    return inspect.signature(module_of(operation).request).parameters.values()


def body_of(operation: Operation) -> Any:
    shown = list(examples(FRAGMENTS[operation.name].get("requestBody", {})).values())
    return shown[0]["value"] if shown else None


def inputs_of(operation: Operation) -> list[Any]:
    body = body_of(operation)
    return list(body if isinstance(body, list) else body["inputs"])


def answers_of(operation: Operation) -> list[Any]:
    return [one["value"] for one in examples(FRAGMENTS[operation.name]["responses"]["2XX"]).values()] or [None]


def wire_name(name: str) -> str:
    """HubSpot's name of a field of an answer."""
    first, *others = name.split("_")
    return "".join([first, *map(str.capitalize, others)])


def last_page(operation: ListOperation, answer: Any) -> Any:
    """The example without what leads to another page."""
    head = operation.paging.result.partition(".")[0]
    last = {wire_name(operation.paging.more): False} if operation.paging.more else {}
    return {**{name: value for name, value in answer.items() if name != head}, **last}


CASES = [
    pytest.param(operation, answer, id=f"{name}-{number}")
    for name, operation in OPERATIONS.items()
    for number, answer in enumerate(answers_of(operation))
]
EVERY = [pytest.param(operation, id=name) for name, operation in OPERATIONS.items()]


def send(hub: Any, operation: Operation, **others: Any) -> Any:
    """Calls an operation by its kind, to its end."""
    module, arguments = module_of(operation), {**arguments_of(operation), **required_of(operation), **others}
    if isinstance(operation, BatchOperation):
        return hub.batch(module, inputs_of(operation), **arguments)
    body = body_of(operation)
    given = {**arguments, **({} if body is None else {"body": body})}
    if isinstance(operation, ListOperation):
        stream = hub.pages(module, **given)
        return list(stream), stream.total
    return hub.send(module, **given)


@pytest.fixture
def answering(portal: Any) -> Callable[[Operation, int, Any], list[Any]]:
    """Lets the portal answer an operation in any version, and keeps what it is asked."""

    def answer(operation: Operation, status: int, body: Any) -> list[Any]:
        asked: list[Any] = []

        def respond(request: Any) -> tuple[int, Any]:
            asked.append(request)
            return status, body

        portal.answers("/*", respond)
        return asked

    return answer


@pytest.mark.parametrize(("operation", "answer"), CASES)
def test_an_example_comes_back_as_its_models(hub: Any, answering: Any, operation: Operation, answer: Any) -> None:
    if isinstance(operation, ListOperation):
        answer = last_page(operation, answer)
    answering(operation, 204 if answer is None else 200, answer)
    expected = None if answer is None else wire.decode(json.dumps(answer).encode(), module_of(operation).ANSWER)
    result = send(hub, operation)
    if isinstance(operation, ListOperation):
        total = getattr(expected, operation.paging.total) if operation.paging.total else None
        assert result == (getattr(expected, operation.paging.items), total)
    elif isinstance(operation, BatchOperation):
        assert [one.index for one in result] == list(range(len(inputs_of(operation))))
        succeeded = [outcome.result for outcome in result if outcome.succeeded]
        if operation.batch.results:
            known = list(map(msgspec.to_builtins, getattr(expected, "results", ())))
            assert all(_is_among(msgspec.to_builtins(one), known) for one in succeeded)
        else:
            missing = getattr(expected, operation.batch.missing or "", None) or ()
            assert len(result) - len(succeeded) == len(missing)
    else:
        assert result == expected


def _is_among(result: dict[str, Any], known: list[dict[str, Any]]) -> bool:
    # A trace id that the client made up is its own.
    trace = {"objectWriteTraceId"}
    return any({k: v for k, v in result.items() if k not in trace}.items() <= one.items() for one in known)


@pytest.mark.parametrize("operation", EVERY)
def test_a_request_goes_to_the_documented_path(hub: Any, answering: Any, operation: Operation) -> None:
    asked = answering(operation, 404, {"status": "error", "message": "no"})
    with pytest.raises(NotFoundError):
        _raise(send(hub, operation))
    assert {(one.method, one.path) for one in asked} == {
        (operation.method, operation.path.format(**path_of(operation)))
    }


@pytest.mark.parametrize("version", DATED)
@pytest.mark.parametrize("operation", EVERY)
def test_a_version_has_a_path_of_its_own(
    between: Between, token: str, portal: Any, answering: Any, operation: Operation, version: str
) -> None:
    asked = answering(operation, 404, {"status": "error", "message": "no"})
    with (
        open_hub("sync", token, base_url="https://hubspot.invalid", transport=between, api_version=version) as hub,
        pytest.raises(NotFoundError),
    ):
        _raise(send(hub, operation))
    assert {one.path for one in asked} == {operation.dated_path.format(version=version, **path_of(operation))}


@pytest.mark.parametrize("operation", EVERY)
def test_a_refusal_is_an_exception_of_its_kind(
    faulty_hub: Any, portal: Any, answering: Any, operation: Operation
) -> None:
    raised = {}
    for status in STATUSES:
        answering(operation, status, {"status": "error", "message": "no"})
        with pytest.raises(HubApiError) as caught:
            _raise(send(faulty_hub, operation))
        raised[status] = type(caught.value)
    assert raised == STATUSES


def _raise(result: Any) -> None:
    """Raises what became of the inputs of a batch."""
    for outcome in result:
        if outcome.error is not None:
            raise outcome.error


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        pytest.param(operation, name, id=f"{operation.name}-{name}")
        for operation in OPERATIONS.values()
        for name in arguments_of(operation)
    ],
)
def test_a_path_that_hubspot_would_not_take_is_refused_before_it_is_sent(
    faulty_hub: Any, answering: Any, operation: Operation, name: str
) -> None:
    asked = answering(operation, 200, None)
    # Where any text may be the value of a property, only none at all is wrong.
    wrong = "" if takes_any_text(operation.path_parameters, name) else "no/such thing"
    with pytest.raises(InvalidInputError, match=name):
        send(faulty_hub, operation, **{name: wrong})
    assert asked == []


def snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def takes_any_text(parameters: Mapping[str, Any], name: str) -> bool:
    (kind,) = (kind for wire_name, kind in parameters.items() if snake_case(wire_name) == name)
    try:
        wire.convert("no/such thing", kind)
    except InvalidRequest:
        return False
    return True


@pytest.mark.parametrize("operation", [one for one in EVERY if isinstance(one.values[0], ListOperation)])
def test_a_list_asks_for_the_largest_page_and_goes_on_by_the_cursor(
    faulty_hub: Any, portal: Any, operation: ListOperation
) -> None:
    asked = []
    first = last_page(operation, answers_of(operation)[0])
    more = {wire_name(operation.paging.more): True} if operation.paging.more else {}
    pages = iter([{**first, **_nested(operation.paging.result, "2"), **more}, first])

    def respond(request: Any) -> tuple[int, Any]:
        sent = request.json if operation.paging.in_body else {k: v[0] for k, v in request.parameters.items()}
        asked.append(
            {name: sent.get(name) and str(sent[name]) for name in (operation.paging.input, operation.paging.size)}
        )
        return 200, next(pages)

    portal.answers("/*", respond)
    send(faulty_hub, operation)
    sizes = {one[operation.paging.size] for one in asked} if operation.paging.size else set()
    assert sizes <= {str(operation.paging.max_size)}
    assert [one[operation.paging.input] for one in asked] == [None, "2"]


def _nested(path: str, value: Any) -> dict[str, Any]:
    name, _, rest = path.partition(".")
    return {name: _nested(rest, value) if rest else value}

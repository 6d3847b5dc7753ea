"""The client understands the golden answers: nothing of a success is lost, and a refusal becomes its exception."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import httpx
import msgspec
import pytest
from attrs import evolve

import hubapi_ext
from hubapi_client import models, wire
from hubapi_ext import RefusedError
from tests.conftest import open_hub
from tests.contract.document import schema_of_success
from tests.contract.goldens import GOLDENS, Golden

SUCCESSES = [pytest.param(golden, id=golden.name) for golden in GOLDENS if golden.operation]
REFUSALS = [pytest.param(golden, id=golden.name) for golden in GOLDENS if golden.raises]

# What the models leave out or change, and nothing else: ids become text, null is the same as nothing where a field has
# no value, and a moment may be written with more digits. HubSpot's own properties keep their nulls.
IDS = {"id", "fromObjectId", "toObjectId"}
NULLS = {"label", "url", "archivedAt", "userEnforcedMaxToObjectIds", "requestedAt", "prev"}
MOMENTS = {"createdAt", "updatedAt"}


def as_the_models_have_it(answer: Any) -> Any:
    if isinstance(answer, list):
        return [as_the_models_have_it(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    return {key: value_of(key, one) for key, one in answer.items() if not (key in NULLS and one is None)}


def value_of(key: str, value: Any) -> Any:
    if key in IDS and isinstance(value, int):
        return str(value)
    if key in MOMENTS:
        return datetime.fromisoformat(value)
    return as_the_models_have_it(value)


def exact(value: Any) -> str:
    """So that 1 is not True and not "1"."""
    return json.dumps(value, sort_keys=True, default=str)


@pytest.mark.parametrize("golden", SUCCESSES)
def test_a_success_is_decoded_and_encoded_again_without_loss(golden: Golden) -> None:
    assert golden.operation is not None
    decoded = wire.decode(golden.content, getattr(models, schema_of_success(golden.operation)))
    again = json.loads(msgspec.json.encode(decoded))
    assert exact(as_the_models_have_it(again)) == exact(as_the_models_have_it(golden.answer))


@contextmanager
def hub_that_gets(golden: Golden, way: str) -> Iterator[Any]:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(golden.status, headers=golden.sent_headers, content=golden.content)

    options: dict[str, Any] = {"base_url": "https://hubspot.invalid", "max_retries": 0}
    with open_hub(way, "pat-golden", transport=httpx.MockTransport(answer), **options) as hub:
        yield hub


@pytest.mark.parametrize("way", ["sync", "async"])
@pytest.mark.parametrize("golden", REFUSALS)
def test_a_refusal_becomes_its_exception(golden: Golden, way: str) -> None:
    assert golden.raises is not None
    expected = dict(golden.raises)
    with hub_that_gets(golden, way) as hub, pytest.raises(RefusedError) as caught:
        hub.request("POST", "/crm/v3/objects/0-410/batch/create", json={"inputs": []})
    assert type(caught.value) is getattr(hubapi_ext, expected.pop("type"))
    assert {name: attribute(caught.value, name) for name in expected} == expected


@pytest.mark.parametrize("way", ["sync", "async"])
@pytest.mark.parametrize(("number", "at_fault"), [(0, 1), (1, 0)], ids=["from", "to"])
def test_an_error_of_one_side_is_not_taken_for_one_of_the_other(number: int, at_fault: int, way: str) -> None:
    # One id stands on both sides, and nothing is said of the input that has it on the side that exists.
    golden = next(one for one in GOLDENS if one.name == "associations_of_missing_records_in_v3")
    error = golden.answer["errors"][number]
    answer = {**golden.answer, "results": [], "errors": [{**error, "context": {"id": ["4799"]}}]}
    with hub_that_gets(evolve(golden, answer=answer), way) as hub:
        given = [("4711", "4799", 861), ("4799", "440000000815", 861)]
        outcomes = hub.associations.create_many("contacts", "courses", given)
    assert [one.status for one in outcomes] == ["failed" if one == at_fault else "unknown" for one in range(2)]


def attribute(error: RefusedError, name: str) -> Any:
    value = getattr(error, name) if hasattr(error, name) else getattr(error.refusal, name)
    return list(value) if isinstance(value, tuple) else value

"""Every example of the fragments survives the way from the client to the mock and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hubapi_client import models
from hubapi_client.operations import OPERATIONS as CLIENTS
from hubapi_ext import HubApi
from tests.contract.test_operations_by_kind import required_of

DOCUMENT = json.loads((Path(__file__).parents[2] / "generated/openapi.json").read_text())
PARAMETERS = {
    "fromObjectType": "contacts",
    "toObjectType": "0-410",
    "fromObjectId": "1",
    "toObjectId": "2",
    "objectType": "contacts",
    "objectId": "1",
}


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in DOCUMENT["paths"].items():
        for operation in item.values():
            yield path, operation


def examples(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content.get("content", {}).get("application/json", {}).get("examples", {})
    return found


REQUESTS = [
    pytest.param(path, operation, example, id=f"{operation['operationId']}-{name}")
    for path, operation in operations()
    if "requestBody" in operation
    for name, example in examples(operation["requestBody"]).items()
]
ANSWERS = [
    pytest.param(path, operation, example, id=f"{operation['operationId']}-{name}")
    for path, operation in operations()
    for name, example in examples(operation["responses"]["2XX"]).items()
]


def call(hub: Any, path: str, operation: dict[str, Any], body: object, parameters: dict[str, str]) -> Any:
    """Calls the generated function of an operation through the hub."""
    function = import_module(f"hubapi_client.api.{operation['tags'][0]}.{operation['operationId']}")
    arguments = {
        snake_case(name): value for name, value in {**PARAMETERS, **parameters}.items() if f"{{{name}}}" in path
    }
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        arguments["body"] = msgspec.convert(body, getattr(models, schema))
    return function.sync_detailed(**arguments, **required_of(CLIENTS[operation["operationId"]]), client=hub.client)


def snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def plain(value: Any) -> Any:
    """A document as it is compared: ids are text, moments are moments, and null is the same as nothing."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.endswith("Z"):
        return datetime.fromisoformat(value)
    return value


@pytest.fixture
def hub(token: str, base_url: str) -> Iterator[HubApi]:
    with HubApi(token, base_url=base_url) as made:
        yield made


@pytest.mark.parametrize(("path", "operation", "example"), REQUESTS)
def test_an_example_of_a_request_arrives_unchanged(
    hub: HubApi, portal: Any, path: str, operation: dict[str, Any], example: dict[str, Any]
) -> None:
    portal.answer_next(200, json={"status": "COMPLETE", "results": []})
    call(hub, path, operation, example["value"], example.get("x-hubapi-path", {}))
    (exchange,) = portal.journal
    assert (exchange.operation, exchange.request) == (operation["operationId"], example["value"])


@pytest.mark.parametrize(("path", "operation", "example"), ANSWERS)
def test_an_example_of_an_answer_comes_back_unchanged(
    hub: HubApi, portal: Any, path: str, operation: dict[str, Any], example: dict[str, Any]
) -> None:
    portal.answer_next(207, json=example["value"])
    request: dict[str, Any] = next(iter(examples(operation.get("requestBody", {})).values()), {})
    parameters = {**request.get("x-hubapi-path", {}), **example.get("x-hubapi-path", {})}
    response = call(hub, path, operation, request.get("value"), parameters)
    assert plain(msgspec.to_builtins(response.parsed, str_keys=True)) == plain(example["value"])


def test_every_operation_has_examples() -> None:
    named = {str(param.id).partition("-")[0] for param in [*REQUESTS, *ANSWERS]}
    assert named == {
        operation["operationId"]
        for _, operation in operations()
        if "requestBody" in operation or "content" in operation["responses"]["2XX"]
    }

"""A server that answers batches of associations and requests about records at once. It is no mock of HubSpot.

It says yes to every input, with the results in another order than the inputs, as HubSpot does, unless the object type
is one of `mixed.ANSWERS`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any, TypeVar

import msgspec

from hubapi_ext.mock import Window

from . import people
from .mixed import ANSWERS
from .serving import serving

T = TypeVar("T")

REFUSALS = "/refusals"
"""Tells how many seconds after the first request each refusal was."""

ASSOCIATIONS = 10
"""So many has every contact, unless the stub is told otherwise."""
_HEAD = (
    b'{"status":"COMPLETE","startedAt":"2026-11-20T10:00:00.000Z","completedAt":"2026-11-20T10:00:00.100Z","results":['
)
_TO = tuple(
    b'{"toObjectId":%d,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":861,"label":null}]}'
    % (440_000_000_001 + number)
    for number in range(ASSOCIATIONS)
)
_TOO_MANY = (
    b'{"status":"error","message":"You have reached your ten_secondly_rolling limit.","errorType":"RATE_LIMIT",'
    b'"policyName":"TEN_SECONDLY_ROLLING","correlationId":"2c1f0b2a-0d7e-4c9b-9a53-0f6f0a4b1f1c"}'
)


class _Id(msgspec.Struct):
    id: str


class _Pair(msgspec.Struct, rename={"from_": "from"}):
    from_: _Id
    to: _Id


class _Reads(msgspec.Struct):
    inputs: list[_Id]


class _Creates(msgspec.Struct):
    inputs: list[_Pair]


# So many that no answer is written twice, whichever clients take turns.
@lru_cache(maxsize=32)
def _read(object_type: str, body: bytes, associations: int) -> tuple[int, bytes]:
    to = b",".join(_TO[:associations])

    def result(one: _Id) -> bytes:
        return b'{"from":{"id":"%s"},"to":[%s]}' % (one.id.encode(), to)

    def error(one: _Id) -> bytes:
        return (
            b'{"status":"error","category":"OBJECT_NOT_FOUND","subCategory":"crm.associations.NO_ASSOCIATIONS_FOUND",'
            b'"message":"No course is associated with contact %s.",'
            b'"context":{"fromObjectId":["%s"],"fromObjectType":["contact"],"toObjectType":["0-410"]}}'
        ) % (one.id.encode(), one.id.encode())

    return _answered("read", object_type, msgspec.json.decode(body, type=_Reads).inputs, result, error)


@lru_cache(maxsize=32)
def _create(object_type: str, body: bytes) -> tuple[int, bytes]:
    def result(one: _Pair) -> bytes:
        return (
            b'{"fromObjectTypeId":"0-1","fromObjectId":%s,"toObjectTypeId":"0-410","toObjectId":%s,"labels":[]}'
        ) % (one.from_.id.encode(), one.to.id.encode())

    def error(one: _Pair) -> bytes:
        return (
            b'{"status":"error","category":"VALIDATION_ERROR","message":"CONTACT=%s is not valid"}'
        ) % one.from_.id.encode()

    return _answered("create", object_type, msgspec.json.decode(body, type=_Creates).inputs, result, error)


def _answered(
    what: str, object_type: str, inputs: list[T], result: Callable[[T], bytes], error: Callable[[T], bytes]
) -> tuple[int, bytes]:
    status = {"read": 200, "create": 201}[what]
    answer = ANSWERS[what].get(object_type)
    if answer is None:
        return status, _HEAD + b",".join(map(result, reversed(inputs))) + b"]}"
    places = answer.places_of_errors(len(inputs))
    errors = [error(inputs[place]) for place in places]
    without = set(places)
    results = [result(one) for place, one in enumerate(inputs) if place not in without]
    if answer.shuffled:
        Random(7).shuffle(results)  # noqa: S311 - no secret
    content = _HEAD + b",".join(results)
    if not errors:
        return status, content + b"]}"
    return 207, content + b'],"numErrors":%d,"errors":[%s]}' % (len(errors), b",".join(errors))


def answer_to(path: str, body: bytes, associations: int = ASSOCIATIONS, query: str = "") -> tuple[int, bytes]:
    """The status and the content of the answer to a batch of associations, or to a request about records."""
    if (content := people.answer(path, query, body)) is not None:
        return 200, content
    # A path ends in both object types and in "batch/read" or "batch/create".
    object_type, _, _, what = path.split("/")[-4:]
    return _read(object_type, body, associations) if what == "read" else _create(object_type, body)


def _application(latency: float, window: Window | None, associations: int) -> Callable[..., Any]:
    begun: list[float] = []
    refusals: list[float] = []

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] == REFUSALS:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": msgspec.json.encode(refusals)})
            return
        if not begun:
            begun.append(time.monotonic())
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        headers = [(b"content-type", b"application/json")]
        if latency:
            # Half of the way there, half of it back.
            await asyncio.sleep(latency / 2)
        refused = False
        if window is not None:
            now = datetime.now(UTC)
            refused = not window.remaining(now)
            if refused:
                refusals.append(time.monotonic() - begun[0])
            else:
                window.admit(now)
            headers += [
                (b"x-hubspot-ratelimit-max", str(window.maximum).encode()),
                (b"x-hubspot-ratelimit-remaining", str(window.remaining(now)).encode()),
                (b"x-hubspot-ratelimit-interval-milliseconds", b"%d" % (window.length / timedelta(milliseconds=1))),
            ]
        status, content = (
            (429, _TOO_MANY)
            if refused
            else answer_to(scope["path"], body, associations, scope["query_string"].decode())
        )
        if latency:
            await asyncio.sleep(latency / 2)
        headers.append((b"content-length", str(len(content)).encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    return answer


def stub(
    latency: float = 0, window: Window | None = None, associations: int = ASSOCIATIONS
) -> AbstractContextManager[str]:
    """The address of a stub in another process.

    Args:
        latency: The seconds from a request to its answer.
        window: How many requests it takes in which time before it answers with 429; any number, unless it is given.
        associations: How many every contact has, at most ten.
    """
    return serving(_application, latency, window, associations)

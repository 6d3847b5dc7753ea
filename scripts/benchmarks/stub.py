"""A server that says yes to batches of associations at once, and remembers nothing. It is no mock of HubSpot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec

from hubapi_ext.mock import Window

from .serving import serving

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


@lru_cache(maxsize=8)
def _read(body: bytes, associations: int) -> bytes:
    # Like HubSpot's, the results are in another order than the inputs.
    inputs = reversed(msgspec.json.decode(body, type=_Reads).inputs)
    to = b",".join(_TO[:associations])
    return _HEAD + b",".join(b'{"from":{"id":"%s"},"to":[%s]}' % (one.id.encode(), to) for one in inputs) + b"]}"


@lru_cache(maxsize=8)
def _create(body: bytes) -> bytes:
    inputs = reversed(msgspec.json.decode(body, type=_Creates).inputs)
    results = b",".join(
        b'{"fromObjectTypeId":"0-1","fromObjectId":%s,"toObjectTypeId":"0-410","toObjectId":%s,"labels":[]}'
        % (one.from_.id.encode(), one.to.id.encode())
        for one in inputs
    )
    return _HEAD + results + b"]}"


def _application(latency: float, window: Window | None, associations: int) -> Callable[..., Any]:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
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
            if not refused:
                window.admit(now)
            headers += [
                (b"x-hubspot-ratelimit-max", str(window.maximum).encode()),
                (b"x-hubspot-ratelimit-remaining", str(window.remaining(now)).encode()),
                (b"x-hubspot-ratelimit-interval-milliseconds", b"%d" % (window.length / timedelta(milliseconds=1))),
            ]
        read = scope["path"].endswith("/read")
        status, content = (
            (429, _TOO_MANY) if refused else (200, _read(body, associations)) if read else (201, _create(body))
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

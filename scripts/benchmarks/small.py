"""What one small call takes, as a ratio to what httpx and msgspec take for the same call to the same server.

It is a PUT without a body, whose answer names one association. The two take turns in one process.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import httpx
import msgspec

from hubapi_client.models import BatchResponsePublicDefaultAssociation
from hubapi_ext import AsyncHubApi, HubApi

from .serving import serving

TURNS, CALLS = 15, 200
TOKEN = "pat-bench"  # noqa: S105 - any token will do
SYNC, ASYNC = "hubapi / httpx, one small call", "hubapi async / httpx async, one small call"
PATH = "/crm/v4/objects/contacts/101/associations/default/0-410/202"
_ANSWER = (
    b'{"status":"COMPLETE","startedAt":"2026-11-20T10:00:00.000Z","completedAt":"2026-11-20T10:00:00.100Z","results":['
    b'{"from":{"id":"101"},"to":{"id":"202"},"associationSpec":'
    b'{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":860}}]}'
)
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"content-length", b"%d" % len(_ANSWER)),
    (b"x-hubspot-correlation-id", b"2c1f0b2a-0d7e-4c9b-9a53-0f6f0a4b1f1c"),
    # So many that nobody has to wait.
    (b"x-hubspot-ratelimit-max", b"100000"),
    (b"x-hubspot-ratelimit-remaining", b"99999"),
    (b"x-hubspot-ratelimit-interval-milliseconds", b"10000"),
]
_read = msgspec.json.Decoder(BatchResponsePublicDefaultAssociation).decode


def _application() -> Callable[..., Any]:
    async def answer(_: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": _ANSWER})

    return answer


def measure() -> dict[str, float]:
    """By face, hubapi's time on the processor as a ratio to httpx's: the median of all turns."""
    with serving(_application) as base_url:
        return {**_measure(base_url), **asyncio.run(_measure_async(base_url))}


def _measure(base_url: str) -> dict[str, float]:
    with (
        httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {TOKEN}"}) as client,
        HubApi(TOKEN, base_url=base_url) as hub,
    ):

        def by_httpx() -> float:
            begin = time.process_time()
            for _ in range(CALLS):
                _read(client.put(PATH).content)
            return time.process_time() - begin

        def by_hubapi() -> float:
            begin = time.process_time()
            for _ in range(CALLS):
                hub.associations.create_default("contacts", 101, "0-410", 202)
            return time.process_time() - begin

        by_httpx(), by_hubapi()
        ratios = []
        for _ in range(TURNS):
            gc.collect()
            ratios.append(by_hubapi() / by_httpx())
    return {SYNC: median(ratios)}


async def _measure_async(base_url: str) -> dict[str, float]:
    async with (
        httpx.AsyncClient(base_url=base_url, headers={"Authorization": f"Bearer {TOKEN}"}) as client,
        AsyncHubApi(TOKEN, base_url=base_url) as hub,
    ):

        async def by_httpx() -> float:
            begin = time.process_time()
            for _ in range(CALLS):
                _read((await client.put(PATH)).content)
            return time.process_time() - begin

        async def by_hubapi() -> float:
            begin = time.process_time()
            for _ in range(CALLS):
                await hub.associations.create_default("contacts", 101, "0-410", 202)
            return time.process_time() - begin

        await by_httpx(), await by_hubapi()
        ratios = []
        for _ in range(TURNS):
            gc.collect()
            ratios.append(await by_hubapi() / await by_httpx())
    return {ASYNC: median(ratios)}

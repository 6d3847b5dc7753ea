"""What becomes of courses when HubSpot misbehaves: what a client says, against what HubSpot has."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import httpx
import msgspec

from hubapi_ext.mock import MockHubSpot, Window
from hubapi_ext.mock.problems import TEN_SECONDLY_LIMIT_REACHED

from .serving import serving
from .speed import Figures
from .worker import COURSES, TOKEN, Workers

REQUESTS = 200
THREADS = 8
CLIENTS = ("hubapi", "hubspot-sdk", "hubspot-api-client")
OF_A_HUNDRED = {"429": 10, "503 before": 2.5, "503 after": 2.5, "cut before": 1, "cut after": 1}
"""How many requests are refused; are answered with 503, or cut off, before and after HubSpot has done its work."""
REFUSALS = {
    "429": msgspec.json.encode(TEN_SECONDLY_LIMIT_REACHED.as_json()),
    "503": b'{"status":"error","message":"Service Unavailable"}',
}


def faulty_hubspot() -> Any:
    """A mock behind something that breaks requests, each kind as often as it says and in an order that looks random."""
    mock = MockHubSpot()
    # Large enough for all, and over so soon that nobody waits for long.
    mock.portal(TOKEN).rate_windows.ten_secondly = Window(100_000, timedelta(seconds=1))
    answer: Any = mock.app
    faults = [fault for fault, share in OF_A_HUNDRED.items() for _ in range(round(share * REQUESTS / 100))]
    faults += ["none"] * (REQUESTS - len(faults))
    Random(7).shuffle(faults)  # noqa: S311 - no secret
    arrived = 0

    async def broken(scope: Any, receive: Any, send: Any) -> None:
        nonlocal arrived
        if scope["path"].startswith("/_mock/"):
            await answer(scope, receive, send)
            return
        fault, _, when = faults[arrived % REQUESTS].partition(" ")
        arrived += 1
        messages: list[Any] = []

        async def collect(message: Any) -> None:
            messages.append(message)

        if fault == "none" or when == "after":
            await answer(scope, receive, collect)
        if fault == "cut":
            scope["transport"].abort()
            while (await receive())["type"] != "http.disconnect":
                pass
        elif fault != "none":
            headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(REFUSALS[fault]))]
            await send({"type": "http.response.start", "status": int(fault), "headers": headers})
            await send({"type": "http.response.body", "body": REFUSALS[fault]})
        else:
            for message in messages:
                await send(message)

    return broken


def measure(workers: Workers) -> Figures:
    """By client, how many courses: of each fate that it names; lost, doubled, and without a fate."""
    return {client: _count(workers, client) for client in CLIENTS}


def _count(workers: Workers, client: str) -> Figures:
    asked = REQUESTS * COURSES
    with serving(faulty_hubspot) as base_url, workers.start(client, base_url) as worker:
        fates: dict[str, list[str]] = worker.ask("course_fates", courses=asked, threads=THREADS)
        there = _courses(base_url)
    said = {fate: Counter(names) for fate, names in fates.items()}
    created = said.get("succeeded", Counter())
    return {
        "courses": asked,
        "said to be created": created.total(),
        "said to have failed": said.get("failed", Counter()).total(),
        "said to be unknown": said.get("unknown", Counter()).total(),
        "raised without a fate": said.get("raised", Counter()).total(),
        "of them created": sum(
            min(1, there[name]) for name in said.get("raised", Counter()) + said.get("unknown", Counter())
        ),
        "lost": sum(not there[name] for name in created),
        "said to have failed, and created": sum(name in there for name in said.get("failed", ())),
        "doubled": sum(count - 1 for count in there.values()),
    }


def _courses(base_url: str) -> Counter[str]:
    """How often the mock has created a course of each name."""
    answer = httpx.get(f"{base_url}/_mock/journal", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60)
    return Counter(
        made["properties"]["hs_course_name"]
        for one in answer.raise_for_status().json()
        for made in one["response"]["results"]
    )

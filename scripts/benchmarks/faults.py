"""What becomes of courses when HubSpot misbehaves: what a client says, against what HubSpot has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import httpx
import msgspec

from hubapi_ext.mock import Rule
from hubapi_ext.mock.effects import BadGateway, ConnectionReset, Effect, RateLimited

from .mock_server import running_mock
from .speed import SIZES, Figures
from .worker import TOKEN, Workers

HEADERS = {"Authorization": f"Bearer {TOKEN}"}
REQUESTS = 200
THREADS = 8
CLIENTS = ("hubapi", "hubspot-sdk", "hubspot-api-client")
RULES: dict[Effect, float] = {
    # Nobody shall wait for long.
    RateLimited(retry_after=1): 10,
    BadGateway(status=503): 2.5,
    BadGateway(status=503, applied=True): 2.5,
    ConnectionReset(): 1,
    ConnectionReset(applied=True): 1,
}
"""How many of a hundred requests meet with each fault. Half of the later ones come after HubSpot has done its work."""


def rules() -> list[Rule]:
    """Each fault as often as it says, in an order that looks random and is always the same."""
    # With what is sent again, there are more requests than those of the first time.
    arrivals = list(range(1, 10 * REQUESTS + 1))
    Random(7).shuffle(arrivals)  # noqa: S311 - no secret
    each = iter(arrivals)
    return [
        Rule(effect=effect, operation="create_courses", calls=sorted(islice(each, round(share * len(arrivals) / 100))))
        for effect, share in RULES.items()
    ]


@contextmanager
def faulty_hubspot() -> Iterator[str]:
    """The address of a mock with these faults, in another process."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "faults.json"
        path.write_bytes(msgspec.json.encode({"rules": rules()}))
        with running_mock("--faults", str(path)) as mock:
            # So large that nobody waits for it.
            limits = {"tenSecondly": 100_000}
            httpx.patch(f"{mock.base_url}/_mock/limits", json=limits, headers=HEADERS).raise_for_status()
            yield mock.base_url


def measure(workers: Workers) -> Figures:
    """By client, how many courses: of each fate that it names; lost, doubled, and without a fate."""
    # All at once, since nothing is timed.
    with ThreadPoolExecutor(len(CLIENTS)) as pool:
        return dict(zip(CLIENTS, pool.map(partial(_count, workers), CLIENTS), strict=True))


def _count(workers: Workers, client: str) -> Figures:
    asked = REQUESTS * SIZES.courses
    with faulty_hubspot() as base_url, workers.start(client, base_url) as worker:
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
    """How many courses of each name the mock has."""
    state = httpx.get(f"{base_url}/_mock/state", headers=HEADERS, timeout=60).raise_for_status().json()
    return Counter(one["properties"]["hs_course_name"] for one in state["records"]["0-410"])

"""hubapi in its four ways: sync and async, with rows of models and with blocks of columns."""

from __future__ import annotations

import asyncio
import time
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from benchmarks import people
from hubapi_client import operations
from hubapi_ext import AsyncHubApi, BatchResult, HubApi, NoLimits

ENROLLED = 861
COURSES = "0-410"
WHAT = ("contacts", COURSES)

warnings.filterwarnings("ignore", "HubSpot's support for", DeprecationWarning)


def _inputs(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    return ((contact, course, ENROLLED) for contact, course in pairs)


def _tally(answer: Any) -> dict[str, int]:
    """How many inputs of a mixed answer have a result, and how many have none, whether created or read."""
    if isinstance(answer, BatchResult):
        return {"with a result": len(answer.succeeded), "without": len(answer.failed)}
    full = sum(bool(row.to) for row in answer)
    return {"with a result": full, "without": len(answer) - full}


class Sync:
    """HubApi."""

    tally = staticmethod(_tally)

    def __init__(self, base_url: str, token: str) -> None:
        self._hub = HubApi(token, base_url=base_url)
        # HubSpot's five searches a second would have it wait.
        self._unlimited = HubApi(token, base_url=base_url, limits=NoLimits())

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads associations, a row for each contact."""
        return list(self._hub.associations.read_many(*WHAT, contacts))

    def create_associations(self, pairs: Iterable[tuple[str, str]]) -> Any:
        """Creates associations, with an outcome for each."""
        created = self._hub.associations.create_many(*WHAT, list(_inputs(pairs)))
        created.raise_for_failures()
        return created

    def read_mixed(self, object_type: str, contacts: Iterable[str]) -> Any:
        """Reads associations of records of an object type, which may have none."""
        return list(self._hub.associations.read_many(object_type, COURSES, contacts))

    def create_mixed(self, object_type: str, pairs: Iterable[tuple[str, str]]) -> Any:
        """Creates associations of which some may be refused, and looks which."""
        created = self._hub.associations.create_many(object_type, COURSES, list(_inputs(pairs)))
        _ = created.failed
        return created

    def read_stream(self, contacts: Iterable[str], end: float = float("inf")) -> int:
        """Reads any number of contacts, and keeps nothing. Returns how many were read by then."""
        return sum(time.monotonic() <= end for _ in self._hub.associations.read_many(*WHAT, contacts))

    def create_stream(self, pairs: Iterable[tuple[str, str]]) -> int:
        """Creates any number of associations, and keeps nothing. Returns how many were created."""
        return sum(one.succeeded for one in self._hub.associations.stream_create(*WHAT, _inputs(pairs)))

    def upsert_contacts(self, given: list[dict[str, Any]]) -> Any:
        """Upserts contacts, with an outcome for each."""
        done = self._unlimited.contacts.upsert_many(given, key="email")
        done.raise_for_failures()
        return done

    def list_companies(self) -> Any:
        """One page of a list."""
        return list(self._unlimited.companies.list(properties=people.NAMES))

    def search_contacts(self) -> Any:
        """One page of a search."""
        return list(self._unlimited.contacts.search(properties=people.NAMES))

    def contacts_table(self) -> Any:
        """All pages of a list, in a typed table."""
        return self._unlimited.contacts.list_table(properties=people.NAMES)

    def course_fates(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Creates courses. Returns their names by what is said to have become of them."""
        fates: dict[str, list[str]] = {}
        for one in self._hub.courses.stream_create({"hs_course_name": name} for name in names):
            fates.setdefault(one.status, []).append(one.input["hs_course_name"])  # type: ignore[arg-type, index, typeddict-item]
        return fates


class Async:
    """AsyncHubApi, in an event loop that goes on from call to call."""

    tally = staticmethod(_tally)

    def __init__(self, base_url: str, token: str) -> None:
        self._run = asyncio.Runner().run
        self._hub = AsyncHubApi(token, base_url=base_url)

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads associations, a row for each contact."""

        async def read() -> Any:
            return [row async for row in self._hub.associations.read_many(*WHAT, contacts)]

        return self._run(read())

    def create_associations(self, pairs: Iterable[tuple[str, str]]) -> Any:
        """Creates associations, with an outcome for each."""

        async def create() -> Any:
            return await self._hub.associations.create_many(*WHAT, list(_inputs(pairs)))

        created = self._run(create())
        created.raise_for_failures()
        return created

    def read_mixed(self, object_type: str, contacts: Iterable[str]) -> Any:
        """Reads associations of records of an object type, which may have none."""

        async def read() -> Any:
            return [row async for row in self._hub.associations.read_many(object_type, COURSES, contacts)]

        return self._run(read())

    def create_mixed(self, object_type: str, pairs: Iterable[tuple[str, str]]) -> Any:
        """Creates associations of which some may be refused, and looks which."""

        async def create() -> Any:
            return await self._hub.associations.create_many(object_type, COURSES, list(_inputs(pairs)))

        created = self._run(create())
        _ = created.failed
        return created

    def read_stream(self, contacts: Iterable[str], end: float = float("inf")) -> int:
        """Reads any number of contacts, and keeps nothing. Returns how many were read by then."""

        async def read() -> int:
            done = 0
            async for _ in self._hub.associations.read_many(*WHAT, contacts):
                done += time.monotonic() <= end
            return done

        return self._run(read())

    def create_stream(self, pairs: Iterable[tuple[str, str]]) -> int:
        """Creates any number of associations, and keeps nothing. Returns how many were created."""

        async def create() -> int:
            done = 0
            async for one in self._hub.associations.stream_create(*WHAT, _inputs(pairs)):
                done += one.succeeded
            return done

        return self._run(create())


class Rows:
    """HubApi, with blocks of columns instead of models."""

    def __init__(self, base_url: str, token: str) -> None:
        self._read_rows = HubApi(token, base_url=base_url).associations.read_rows

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads associations in blocks."""
        return list(self._read_rows(*WHAT, contacts))

    def read_mixed(self, object_type: str, contacts: Iterable[str]) -> Any:
        """Reads associations of records of an object type in blocks. A record without any is in none of them."""
        return list(self._read_rows(object_type, COURSES, contacts))

    @staticmethod
    def tally(blocks: Any) -> dict[str, int]:
        """How many records of a mixed answer have associations."""
        return {"with a result": len({record for block in blocks for record in block.from_id})}

    def read_stream(self, contacts: Iterable[str]) -> int:
        """Reads any number of contacts, and keeps nothing. Returns how many rows there were."""
        return sum(len(block) for block in self._read_rows(*WHAT, contacts))


class AsyncRows:
    """The same with AsyncHubApi."""

    def __init__(self, base_url: str, token: str) -> None:
        self._run = asyncio.Runner().run
        self._read_rows = AsyncHubApi(token, base_url=base_url).associations.read_rows

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """Reads associations in blocks."""

        async def read() -> Any:
            return [block async for block in self._read_rows(*WHAT, contacts)]

        return self._run(read())

    def read_stream(self, contacts: Iterable[str]) -> int:
        """Reads any number of contacts, and keeps nothing. Returns how many rows there were."""

        async def read() -> int:
            rows = 0
            async for block in self._read_rows(*WHAT, contacts):
                rows += len(block)
            return rows

        return self._run(read())


def count_batch_reads() -> None:
    """Makes the client count batch reads of associations, which HubSpot does not: their answers are the largest."""
    operations.READ_ASSOCIATIONS = replace(operations.READ_ASSOCIATIONS, rate_limit="ten-secondly")

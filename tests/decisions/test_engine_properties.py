"""Whatever HubSpot answers, in whatever order: each input of a batch has one fate, and requests have their bounds."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from attrs import define, field
from hypothesis import given, settings
from hypothesis import strategies as st

from hubapi_client import models
from hubapi_client.operations import CREATE_ASSOCIATIONS, CREATE_COURSES, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches.chunks import Chunk
from hubapi_ext.batches.engine import Engine
from hubapi_ext.batches.handing_out import HandOutResults
from hubapi_ext.errors import (
    AbandonedError,
    HubApiError,
    InvalidResponseError,
    TimedOutError,
    UnreachableError,
)
from hubapi_ext.tables.plain_forms import PlainAssociations, PlainRecords
from tests.decisions.driving import all_created, all_set, engine_of, read_answer, refusal, settle

SMALL = 4
"""How many inputs a request takes here, so that few inputs make many requests."""
CURSORS = ["a", "b", "c"]

Say = Callable[[Chunk, random.Random], Any]


# What may become of a request


def mixed(answer: Any, chunk: Chunk, chance: random.Random) -> Any:
    """Some results in any order, some of them twice or another's, and errors that name some inputs, or none."""
    results = [one for one in answer.results if chance.random() < 0.7]
    results += [one for one in results if chance.random() < 0.2]
    chance.shuffle(results)
    named = [position for position in range(len(chunk)) if chance.random() < 0.3]
    errors = [error_about(chunk, [position], chance) for position in named]
    if chance.random() < 0.3:
        errors.append(models.StandardError(category="VALIDATION_ERROR", message="somebody"))
    return msgspec.structs.replace(answer, results=results, errors=errors)


def context_of(chunk: Chunk, positions: Sequence[int]) -> dict[str, list[str]]:
    """The context of an error that names some inputs."""
    keys = [chunk.keys[position] for position in positions]
    if chunk.key_paths == ("object_write_trace_id",):
        return {"objectWriteTraceId": keys}
    if chunk.key_paths == ("id",):
        return {"fromObjectId": keys}
    return {"fromObjectId": [key[0] for key in keys], "toObjectId": [key[1] for key in keys]}


def error_about(chunk: Chunk, positions: Sequence[int], chance: random.Random) -> models.StandardError:
    empty = chance.random() < 0.3
    return models.StandardError(
        category="OBJECT_NOT_FOUND",
        sub_category="crm.associations.NO_ASSOCIATIONS_FOUND" if empty else None,
        message="gone",
        context=context_of(chunk, positions),
    )


def refusal_of_some(chunk: Chunk, chance: random.Random) -> HubApiError:
    named = context_of(chunk, [position for position in range(len(chunk)) if chance.random() < 0.4])
    return refusal(400, context=named) if chance.random() < 0.5 else refusal(400, details=({"context": named},))


def size_refusal(_: Chunk, chance: random.Random) -> HubApiError:
    return refusal(400, f"The maximum number of inputs supported in a batch is {chance.randint(1, SMALL)}.")


FAILURES: dict[str, Say] = {
    "refused": lambda _, chance: refusal(400, chance.choice(["no", "never"])),
    "some refused": refusal_of_some,
    "too many": size_refusal,
    "too large": lambda *_: refusal(413),
    "conflict": lambda *_: refusal(409),
    "the edge": lambda *_: refusal(403, category=None, is_json=False),
    "not found": lambda *_: refusal(404),
    "rate limit": lambda *_: refusal(429),
    "server": lambda *_: refusal(500),
    "late": lambda *_: TimedOutError("late"),
    "cut": lambda *_: UnreachableError("cut"),
    "no connection": lambda *_: UnreachableError("nobody there", sent=False),
    "nonsense": lambda *_: InvalidResponseError("nonsense"),
    "token": lambda *_: refusal(401),
}


@define
class World:
    """What is given, what HubSpot makes of it, and what came back."""

    engine: Engine[Any]
    given: list[Any]
    answer: Callable[[Chunk], Any]
    fates: list[str]
    chance: random.Random
    key_of: Callable[[Any], Any] = lambda _: None
    """What tells inputs apart, of which only one may be on its way."""
    concurrency: int = 3
    requests: int = 0
    delivered: list[Any] = field(factory=list)
    taken: int = 0
    lost: set[int] = field(factory=set)
    """The inputs that may have been carried out, although no answer says so."""

    def send(self, stop_after: int | None = None) -> None:
        """Plays the driver to the end of the batch, or until it is interrupted."""
        source = self.given if self.chance.random() < 0.5 else iter(self.given)
        settled = 0
        while True:
            while len(self.engine.flight) < self.concurrency:
                chunk = self.engine.next_chunk()
                if chunk is not None:
                    self.check_request(chunk)
                elif self.engine.wanted:
                    self.engine.take(source)
                else:
                    break
            self.deliver(self.chance.randint(0, 2 * SMALL))
            if not self.engine.flight or settled == stop_after:
                break
            self.settle(self.chance.choice(list(self.engine.flight)))
            settled += 1
        self.taken = self.engine.inbox.taken
        if self.engine.flight:
            self.interrupt()
        else:
            self.engine.close()
            self.deliver(math.inf)

    def interrupt(self) -> None:
        """Ends the batch while requests are in flight: some were never sent, some are answered, others are left."""
        for chunk in list(self.engine.flight):
            what = self.chance.choice(["withdrawn", "settled", "unknown", "left"])
            if what == "withdrawn":
                self.engine.withdraw(chunk)
            elif what == "settled":
                self.settle(chunk)
            elif what == "unknown":
                self.engine.failed(chunk, AbandonedError("given up", sent=self.chance.random() < 0.5))
        self.engine.end()

    def settle(self, chunk: Chunk) -> None:
        fate = self.fates[self.requests % len(self.fates)]
        said = FAILURES[fate](chunk, self.chance) if fate in FAILURES else self.answer(chunk)
        if fate == "mixed":
            said = mixed(said, chunk, self.chance)
        if isinstance(said, HubApiError) and said.may_have_been_applied:
            self.lost.update(chunk.indices)
        settle(self.engine, chunk, said)

    def deliver(self, most: float) -> None:
        outbox = self.engine.outbox
        while most > 0:
            if outbox.current.delivered == len(outbox.current.entries) and not outbox.open_next():
                return
            self.delivered.append(outbox.current.entries[outbox.current.delivered])
            outbox.current.delivered += 1
            most -= 1

    def check_request(self, chunk: Chunk) -> None:
        """A request keeps to its size, and overtakes nothing that was given before it and has its key."""
        self.requests += 1
        inbox = self.engine.inbox
        assert 0 < len(chunk) <= inbox.max_inputs
        assert len(chunk) == 1 or len(chunk.columns.content()) <= inbox.max_bytes
        if self.engine.batching.operation.replay == "create":
            assert self.lost.isdisjoint(chunk.indices)
        others = [other for other in self.engine.flight if other is not chunk]
        assert chunk.is_distinct
        assert not any(map(chunk.overlaps, others))
        earliest: dict[Any, int] = {}
        for index, one in (*inbox.entries(), *(entry for other in others for entry in other.entries())):
            key = self.key_of(one)
            earliest[key] = min(earliest.get(key, index), index)
        for index, one in chunk.entries():
            key = self.key_of(one)
            assert key is None or earliest.get(key, index) >= index

    def check_outcomes(self, *, ordered: bool) -> None:
        """Each input has one outcome, or is unfinished."""
        account = self.engine.account
        outcomes = [*self.delivered, *(account.late if account is not None else ())]
        indices = [outcome.index for outcome in outcomes]
        assert len(indices) == len(set(indices))
        assert all(outcome.input is self.given[outcome.index] for outcome in outcomes)
        assert all(one.succeeded == (one.result is not None) != (one.error is not None) for one in outcomes)
        left = [self.given[index] for index in range(self.taken) if index not in set(indices)]
        assert list(map(id, self.engine.unfinished())) == list(map(id, left))
        counts = Counter(outcome.status for outcome in outcomes)
        progress = self.engine.progress
        assert [progress.succeeded, progress.failed, progress.unknown] == [
            counts[status] for status in ("succeeded", "failed", "unknown")
        ]
        if ordered:
            handed_out = [outcome.index for outcome in self.delivered]
            assert handed_out == sorted(handed_out)
        if self.engine.stopped_by is None and account is None:
            assert self.taken == len(self.given) == len(outcomes)

    def check_rows(self) -> None:
        """Each record has its row or its last page, has failed, or is unfinished."""
        account = self.engine.account
        failures = account.late if account is not None else list(self.engine.outbox.failures.values())
        seen = Counter(row.from_.id for row in self.delivered if row.paging is None)
        seen.update(str(getattr(outcome.input, "id", outcome.input)) for outcome in failures)
        seen.update(str(getattr(one, "id", one)) for one in self.engine.unfinished())
        assert seen == Counter(map(str, self.given[: self.taken]))
        assert all(outcome.failed for outcome in failures)


fates = st.lists(st.sampled_from(["all", "all", "mixed", *FAILURES]), min_size=1, max_size=12)
chances = st.integers(0, 2**32).map(random.Random)
stops = st.none() | st.integers(0, 12)
KEYS = st.integers(1, 5)
MOST_BYTES = st.sampled_from([300, 500, 100_000])


def instance(given: tuple[Any, ...]) -> tuple[Any, ...]:
    """An object of its own for each input, so that equal ones can be told apart."""
    return (*given,)


@settings(max_examples=300, deadline=None)
@given(
    inputs=st.lists(
        st.tuples(KEYS, st.just(1), st.sampled_from([861, 37, ("USER_DEFINED", 5)])), min_size=1, max_size=30
    ),
    fates=fates,
    chance=chances,
    stop_after=stops,
    ordered=st.booleans(),
    plain=st.booleans(),
    most=st.integers(1, 3),
    max_bytes=MOST_BYTES,
)
def test_every_association_has_one_outcome_or_is_unfinished(
    inputs: list[Any],
    fates: list[str],
    chance: random.Random,
    stop_after: int | None,
    most: int,
    max_bytes: int,
    *,
    ordered: bool,
    plain: bool,
) -> None:
    engine = engine_of(
        CREATE_ASSOCIATIONS,
        forms.association,
        max_inputs=SMALL,
        max_bytes=max_bytes,
        ordered=ordered,
        max_identical_failures=most,
        plain=PlainAssociations if plain else None,
    )
    inputs = list(map(instance, inputs))
    world = World(engine, inputs, all_set, fates, chance, key_of=lambda one: one[:2])
    world.send(stop_after)
    world.check_outcomes(ordered=ordered)
    check_bound(world)


@settings(max_examples=300, deadline=None)
@given(
    names=st.lists(st.text("abc", min_size=1, max_size=60), min_size=1, max_size=30),
    fates=fates,
    chance=chances,
    stop_after=stops,
    ordered=st.booleans(),
    max_bytes=MOST_BYTES,
)
def test_every_course_has_one_outcome_or_is_unfinished(
    names: list[str],
    fates: list[str],
    chance: random.Random,
    stop_after: int | None,
    max_bytes: int,
    *,
    ordered: bool,
) -> None:
    engine = engine_of(CREATE_COURSES, forms.course, max_inputs=SMALL, max_bytes=max_bytes, ordered=ordered)
    world = World(engine, [{"hs_course_name": name} for name in names], all_created, fates, chance)
    world.send(stop_after)
    world.check_outcomes(ordered=ordered)
    check_bound(world)


@settings(max_examples=300, deadline=None)
@given(
    ids=st.lists(st.integers(1, 9), min_size=1, max_size=30),
    fates=fates,
    chance=chances,
    stop_after=stops,
    ordered=st.booleans(),
    pages=st.booleans(),
    plain=st.booleans(),
    leads=st.floats(0, 0.6),
)
def test_every_record_has_its_row_or_an_error_or_is_unfinished(
    ids: list[int],
    fates: list[str],
    chance: random.Random,
    stop_after: int | None,
    leads: float,
    *,
    ordered: bool,
    pages: bool,
    plain: bool,
) -> None:
    def some_pages(chunk: Chunk) -> Any:
        cursors = [chance.choice(CURSORS) if chance.random() < leads else None for _ in chunk.keys]
        return read_answer(*zip(chunk.keys, cursors, strict=True))

    engine = engine_of(
        READ_ASSOCIATIONS,
        forms.record,
        max_inputs=SMALL,
        # Nobody can ask for both: pages come as they come.
        ordered=ordered and not pages,
        pages=pages,
        empty=lambda key: read_answer((key, None)).results[0],
        hand_out=HandOutResults(),
        plain=PlainRecords if plain else None,
    )
    world = World(engine, ids, some_pages, fates, chance, key_of=lambda one: str(getattr(one, "id", one)))
    world.send(stop_after)
    world.check_rows()
    check_bound(world, pages=1 + len(CURSORS))


def check_bound(world: World, pages: int = 1) -> None:
    """At worst every input is cut out of its request alone, after every size that HubSpot names was learnt."""
    assert world.requests <= 2 * pages * len(world.given) + SMALL * world.concurrency


@settings(max_examples=200, deadline=None)
@given(
    count=st.integers(1, 200),
    bad=st.sets(st.integers(0, 199), max_size=8),
    error=st.sampled_from(["refused", "conflict", "too large", "the edge"]),
    chance=chances,
    ordered=st.booleans(),
)
def test_inputs_at_fault_are_found_in_few_requests_and_fail_alone(
    count: int, bad: set[int], error: str, chance: random.Random, *, ordered: bool
) -> None:
    size, refuse = 32, FAILURES[error]
    keys = {(str(number + 1), "1") for number in bad}

    def say(chunk: Chunk) -> Any:
        return all_set(chunk) if chunk.key_set.isdisjoint(keys) else refuse(chunk, chance)

    options: dict[str, Any] = {"max_inputs": size, "ordered": ordered, "max_identical_failures": 100}
    engine = engine_of(CREATE_ASSOCIATIONS, forms.association, **options)
    world = World(engine, [(number + 1, 1, 861) for number in range(count)], say, ["all"], chance)
    world.send()
    world.check_outcomes(ordered=ordered)
    assert {outcome.index for outcome in world.delivered if outcome.failed} == {at for at in bad if at < count}
    assert world.requests <= math.ceil(count / size) + 2 * len(bad) * math.log2(size)

"""How the work of a job is carried out: a generator says what to send next, and two drivers send it.

The work is written once. It yields a plan, and is sent what came of it; or a Run, whose items it is handed one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import frozen

from hubapi_ext.batches.batch import Streamed
from hubapi_ext.calls import Session
from hubapi_ext.errors import HubApiError
from hubapi_ext.resources import Sendable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Run(Generic[T]):
    """A stream that is to be sent to its end."""

    plan: Streamed[T]
    take: Callable[[T], object]
    """Called with each item as it comes."""


Work: TypeAlias = Generator[Run[Any] | Sendable[Any], Any, T_co]


def do(work: Work[T], session: Session) -> T:
    """Carries the work out, and returns what it returns. An exception is raised where its plan was yielded."""
    try:
        step = next(work)
        while True:
            try:
                value = _run(step, session) if isinstance(step, Run) else step.send(session)
            except BaseException as error:  # noqa: BLE001 - the work decides what becomes of it
                step = work.throw(error)
            else:
                step = work.send(value)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


async def do_async(work: Work[T], session: Session) -> T:
    """The same, without blocking the event loop while HubSpot works."""
    try:
        step = next(work)
        while True:
            try:
                value = await (_run_async(step, session) if isinstance(step, Run) else step.send_async(session))
            except BaseException as error:  # noqa: BLE001 - the work decides what becomes of it
                step = work.throw(error)
            else:
                step = work.send(value)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


def _run(run: Run[Any], session: Session) -> Any:
    stream = run.plan.iterate(session)
    try:
        for item in stream:
            run.take(item)
    except BaseException:
        # It waits for what is in flight, so that what came of it is known too.
        stream.close()
        _take_late(run, stream)
        raise


async def _run_async(run: Run[Any], session: Session) -> Any:
    stream = run.plan.iterate_async(session)
    try:
        async for item in stream:
            run.take(item)
    except BaseException:
        await stream.aclose()
        _take_late(run, stream)
        raise


def _take_late(run: Run[Any], stream: Any) -> None:
    with suppress(HubApiError):
        for item in stream.late:
            run.take(item)

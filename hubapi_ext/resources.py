"""What the generated resources are made of: a plan is sent at once, or while it is looped over."""

from __future__ import annotations

from typing import Protocol, TypeVar

from hubapi_ext.batches.batch import Streamed
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.calls import Session

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Sendable(Protocol[T_co]):
    """A plan that is sent to its end before anything is returned."""

    def send(self, session: Session) -> T_co: ...  # noqa: D102

    async def send_async(self, session: Session) -> T_co: ...  # noqa: D102


class SyncResource:
    """A resource of HubApi."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _send(self, plan: Sendable[T]) -> T:
        return plan.send(self._session)

    def _iterate(self, plan: Streamed[T]) -> Stream[T]:
        return plan.iterate(self._session)


class AsyncResource:
    """A resource of AsyncHubApi."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def _send(self, plan: Sendable[T]) -> T:
        return await plan.send_async(self._session)

    def _iterate(self, plan: Streamed[T]) -> AsyncStream[T]:
        return plan.iterate_async(self._session)

"""Raises an exception at any place of a piece of code, such as a Ctrl-C may come at, once for each place."""

from __future__ import annotations

import asyncio
import dis
import sys
import threading
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from attrs import define, field

import hubapi_ext

HOUSE = Path(hubapi_ext.__file__).parent


class Interrupt(BaseException):
    """What comes from elsewhere, at any moment."""


@define(eq=False)
class Tracer:
    """Counts the places in this thread at which an exception may come, and raises one at one of them."""

    watched: Collection[str] = field(repr=False)
    """The files whose places count."""
    at: int | None = None
    """At which place to raise; None only counts."""
    by_instruction: bool = False
    """Whether the places are those at which CPython looks for signals, instead of all lines."""
    act: Callable[[], object] | None = None
    """What to do at the place instead of raising."""
    is_armed: bool = True
    """Whether places count by now."""
    number: int = 0
    """How many places it has come by."""
    place: str | None = None
    """Where it was raised."""

    @contextmanager
    def __call__(self) -> Iterator[None]:
        sys.settrace(self._trace_instructions() if self.by_instruction else self._trace_lines())
        try:
            yield
        finally:
            sys.settrace(None)

    def _trace_lines(self) -> Any:
        # It is called for every line, many million times in all.
        def at_event(frame: FrameType, event: str, _: Any) -> Any:
            if event == "line" and self.is_armed:
                self.number += 1
                if self.number == self.at and not _is_end_of_with(frame):
                    self._interrupt(frame)
            return at_event

        return lambda frame, _, __: at_event if self._is_watched(frame) else None

    def _trace_instructions(self) -> Any:
        def at_event(frame: FrameType, event: str, _: Any) -> Any:
            if event == "opcode" and self.is_armed and frame.f_lasti in _interruptible(frame.f_code):
                self.number += 1
                if self.number == self.at:
                    self._interrupt(frame)
            return at_event

        def enter(frame: FrameType, _: str, __: Any) -> Any:
            if not self._is_watched(frame):
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            return at_event

        return enter

    def _interrupt(self, frame: FrameType) -> None:
        file = Path(frame.f_code.co_filename)
        self.place = f"{file.parent.name}/{file.name}:{frame.f_lineno} ({frame.f_code.co_name})"
        if self.act is None:
            raise Interrupt(self.place)
        self.act()

    def _is_watched(self, frame: FrameType) -> bool:
        if frame.f_code.co_filename not in self.watched:
            return False
        # Python only prints what is raised in a destructor, and in what it calls.
        caller = frame.f_back
        return frame.f_code.co_name not in ("__del__", "drop") and (
            caller is None or caller.f_code.co_name not in ("__del__", "drop")
        )


def _is_end_of_with(frame: FrameType) -> bool:
    """Whether a block of `with` is just left, as `__exit__` is called. CPython looks for no signal there.

    What a trace function raises there is raised behind the block, and nothing is released.
    """
    return frame.f_lasti in _ends_of_with(frame.f_code)


@cache
def _ends_of_with(code: CodeType) -> frozenset[int]:
    found = set()
    instructions = list(dis.get_instructions(code))
    for number, first in enumerate(instructions):
        after = instructions[number + (first.opname == "SWAP") :][:3]
        if [(one.opname, one.argval) for one in after] == [("LOAD_CONST", None)] * 3:
            found.add(first.offset)
    return frozenset(found)


@cache
def _interruptible(code: CodeType) -> frozenset[int]:
    """The offsets of the instructions before which CPython may find that a signal has come."""
    found = set()
    before: dis.Instruction | None = None
    for instruction in dis.get_instructions(code):
        if before is not None and (
            before.opname in ("CALL", "CALL_FUNCTION_EX", "CALL_KW")
            # An await that goes on is not interrupted.
            or (before.opname == "RESUME" and (before.arg or 0) < 2)
        ):
            found.add(instruction.offset)
        if "JUMP_BACKWARD" in instruction.opname and "NO_INTERRUPT" not in instruction.opname:
            found.add(instruction.argval)
        before = instruction
    return frozenset(found)


def same(found: object, expected: object, what: str) -> None:
    if found != expected:
        raise AssertionError(f"{what}: {found}, expected {expected}")


def check_everywhere(watched: Collection[str], run: Callable[[Tracer], None], **options: Any) -> None:
    """Runs something once for each place. Each run ends with a check, and all that fail are named."""
    first = Tracer(watched, **options)
    list(isolated(run, first))
    assert first.number
    problems = []
    for at in range(1, first.number + 1):
        tracer = Tracer(watched, at, **options)
        try:
            list(isolated(run, tracer))
        except Exception as error:  # noqa: BLE001 - all are shown
            problems.append(f"{tracer.place}, place {at}: {type(error).__name__}: {error}")
    join_workers()
    if problems:
        pytest.fail(f"{len(problems)} of {first.number} places:\n" + "\n".join(problems[:40]), pytrace=False)
    print(f"{first.number} places")


def check_everywhere_async(watched: Collection[str], run: Callable[[Tracer], Awaitable[None]], **options: Any) -> None:
    async def run_it(tracer: Tracer) -> None:
        await run(tracer)

    with asyncio.Runner() as runner:
        check_everywhere(watched, lambda tracer: runner.run(run_it(tracer)), **options)


def isolated(run: Callable[[Tracer], None], tracer: Tracer) -> Iterator[None]:
    """Runs something in a frame of a generator.

    An exception that a trace function raises where CPython expects none leaves behind it the one that was handled just
    then, for the rest of the thread or of the generator, and all later ones would have it as their context.
    """
    run(tracer)
    yield


def join_workers() -> None:
    """Waits for the threads that send. It would wait for ever for one that was never told to end."""
    for thread in threading.enumerate():
        if thread.name.startswith("hubapi-"):
            thread.join()

"""Standard output and error that never make a server wait. They do not care what is written, and by whom.

A pipe that nobody reads is full after 64 KiB, and its writers then wait for ever: a line for each request,
a warning of the HTTP server, of asyncio or of a thread, a traceback. So a thread of its own writes to the descriptor.
It may wait as long as it likes; what exceeds the buffer meanwhile is left out.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Condition, Thread
from typing import TextIO, cast

_MOST_BYTES = 256 * 1024
# How long the end of the process waits for somebody who reads, but slowly.
_SECONDS_TO_DRAIN = 1.0
# So that who reads slowly is seen to read.
_BYTES_AT_A_TIME = 4096


class LossyStream(io.TextIOBase):
    """Writes text to a descriptor from a thread, and leaves out what nobody takes in time."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending = bytearray()
        self._changed = Condition()
        self._delivering: Thread | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """How text becomes bytes."""
        return "utf-8"

    def fileno(self) -> int:
        """The descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether a person sees it."""
        return os.isatty(self._descriptor)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, text: str) -> int:
        """Takes the text, or leaves out all of it where too much is waiting already."""
        content = text.encode(errors="backslashreplace")
        with self._changed:
            if len(self._pending) + len(content) <= _MOST_BYTES:
                self._pending += content
                self._changed.notify_all()
            if self._delivering is None:
                # A daemon, since it may wait for ever. It holds no lock while it does, so the interpreter can end.
                self._delivering = Thread(target=self._deliver, name="mock-hubspot-output", daemon=True)
                self._delivering.start()
        return len(text)

    def drain(self) -> None:
        """Waits until all is written, as long as somebody reads."""
        with self._changed:
            while self._pending and self._changed.wait(_SECONDS_TO_DRAIN):
                pass

    def _deliver(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._pending)
                content = bytes(self._pending[:_BYTES_AT_A_TIME])
            # Nobody reads any more, or the disk is full.
            written = len(content)
            with suppress(OSError):
                written = os.write(self._descriptor, content)
            with self._changed:
                del self._pending[:written]
                self._changed.notify_all()


# One for each descriptor, however many servers a process has.
_of_descriptor = cache(LossyStream)


def unblocked(stream: TextIO) -> TextIO:
    """A stream to the same descriptor that never makes its writers wait; the same where it has none."""
    if isinstance(stream, LossyStream):
        return stream
    try:
        descriptor = stream.fileno()
        stream.flush()
    except (AttributeError, OSError, ValueError):
        # There is no stream, or a test or a notebook reads it from memory.
        return stream
    return cast("TextIO", _of_descriptor(descriptor))


@contextmanager
def unblocked_output() -> Iterator[None]:
    """Lets nothing of this process wait for whoever reads its output, while the context is open."""
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = unblocked(sys.stdout), unblocked(sys.stderr)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, LossyStream):
                stream.drain()
        sys.stdout, sys.stderr = streams

"""The sockets below httpx's pools: whatever is read or written ends at the deadline, and all can be shut at once.

httpx bounds each read by itself. A server that sends a byte now and then, or one informational answer after the other,
would keep a call for ever.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from typing import Any
from weakref import WeakSet

import httpcore

from hubapi_ext.transport import http
from hubapi_ext.transport.bodies import held_by_tls
from hubapi_ext.transport.deadlines import at_most, seconds_left
from hubapi_ext.transport.in_flight import InFlight, in_flight


def _checked(error: type[Exception]) -> None:
    left = seconds_left()
    if left is not None and left <= 0:
        raise error("the deadline has passed")


class _Stream(httpcore.NetworkStream):
    """A connection, each of whose operations ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, backend: DeadlineBackend) -> None:
        self._stream, self._backend = stream, backend
        # Whether the answer has begun, so that its rest is likely to be there.
        self._is_answered = False
        backend.streams.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        _checked(httpcore.ReadTimeout)
        request = in_flight.get()
        if request is None or not request.holds_interrupt:
            return self._stream.read(max_bytes, at_most(timeout))
        while True:
            if not self._is_answered:
                self._wait_for_answer(request, timeout)
            try:
                read = self._stream.read(max_bytes, 0)
            except httpcore.ReadError as error:
                # The rest is still to come; or a record of TLS has come, in which there is nothing to read.
                if not isinstance(error.__cause__, BlockingIOError | ssl.SSLWantReadError):
                    raise
                self._is_answered = False
            else:
                self._is_answered = True
                return read

    def _wait_for_answer(self, request: InFlight, timeout: float | None) -> None:
        """Waits until there is something to read. Nothing is read here, so that an interrupt takes nothing away."""
        while True:
            try:
                self._wait_until_readable(timeout)
            except httpcore.ReadTimeout:
                raise
            except BaseException as interrupt:
                if not request.hold(interrupt):
                    raise
                _checked(httpcore.ReadTimeout)
            else:
                return

    def _wait_until_readable(self, timeout: float | None) -> None:
        sock = self.get_extra_info("socket")
        if not isinstance(sock, socket.socket) or held_by_tls(self):
            return
        sock.settimeout(at_most(timeout))
        try:
            # That of TLS would take from what came.
            socket.socket.recv(sock, 1, socket.MSG_PEEK)
        except TimeoutError:
            raise httpcore.ReadTimeout("timed out") from None
        except OSError:
            # Reading says it in httpcore's words.
            return

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        _checked(httpcore.WriteTimeout)
        self._is_answered = False
        self._stream.write(buffer, at_most(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        _checked(httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, at_most(timeout)), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def shut(self) -> None:
        """Ends whatever is waited for here, in any thread."""
        sock = self.get_extra_info("socket")
        if isinstance(sock, socket.socket):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class DeadlineBackend(httpcore.NetworkBackend):
    """Makes connections that know the deadline of the call."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend
        self.streams: WeakSet[_Stream] = WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host."""
        _checked(httpcore.ConnectTimeout)
        return _Stream(self._backend.connect_tcp(host, port, at_most(timeout), local_address, socket_options), self)


def keep_to_deadlines(transport: http.BaseTransport) -> None:
    """Makes the connections of httpx's pool keep to the deadline of the call."""
    # httpx hands on no network backend of one's own.
    pool = getattr(transport, "_pool", None)
    if isinstance(pool, httpcore.ConnectionPool):
        pool._network_backend = DeadlineBackend(pool._network_backend)  # noqa: SLF001
        # An exception from a signal handler inside of httpcore's own lock, which is written in Python, would leave it
        # held: everybody else, and closing the hub, would wait for ever.
        pool._optional_thread_lock = Lock()  # type: ignore[assignment]  # noqa: SLF001


def shut(transport: http.BaseTransport) -> None:
    """Ends whatever is waited for on the connections of a pool, in any thread."""
    backend = getattr(getattr(transport, "_pool", None), "_network_backend", None)
    if isinstance(backend, DeadlineBackend):
        for stream in list(backend.streams):
            stream.shut()

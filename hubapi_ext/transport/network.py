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
from hubapi_ext.transport.deadlines import at_most, seconds_left


def _checked(error: type[Exception]) -> None:
    left = seconds_left()
    if left is not None and left <= 0:
        raise error("the deadline has passed")


class _Stream(httpcore.NetworkStream):
    """A connection, each of whose operations ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, backend: DeadlineBackend) -> None:
        self._stream, self._backend = stream, backend
        backend.streams.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        _checked(httpcore.ReadTimeout)
        return self._stream.read(max_bytes, at_most(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        _checked(httpcore.WriteTimeout)
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

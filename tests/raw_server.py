"""A server on 127.0.0.1 that answers with bytes of the test's own, whether they are HTTP or not."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "extension" / "localhost.pem"
"""A certificate for 127.0.0.1 that nobody trusts, and its key, which is for these tests alone."""


class RawServer:
    """Answers the Nth request with what `answer(N)` returns, counted from 0. An answer that is None closes at once."""

    def __init__(self, answer: Callable[[int], bytes | None], *, keeps_open: bool, tls: bool) -> None:
        self._answer = answer
        self._keeps_open = keeps_open
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if tls else None
        if self._context is not None:
            self._context.load_cert_chain(CERTIFICATE)
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"{'https' if tls else 'http'}://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests: list[bytes] = []
        self.connections = 0

    def run(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                self._sockets.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        for one in (self._listener, *self._sockets):
            one.close()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError):
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
                self._sockets.append(connection)
            while (request := _read_request(connection)) is not None:
                with self._lock:
                    number = len(self.requests)
                    self.requests.append(request)
                answer = self._answer(number)
                if answer is not None:
                    connection.sendall(answer)
                if answer is None or not self._keeps_open:
                    break
            # A socket that is closed with something unread would reset the connection before the answer is read.
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
        connection.close()


def _read_request(connection: socket.socket) -> bytes | None:
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        received += chunk
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", received)
    end = received.index(b"\r\n\r\n") + 4 + (int(length[1]) if length else 0)
    while len(received) < end:
        received += connection.recv(65536)
    return received


@contextmanager
def raw_server(
    answer: Callable[[int], bytes | None], *, keeps_open: bool = False, tls: bool = False
) -> Iterator[RawServer]:
    """Such a server, while the block runs."""
    server = RawServer(answer, keeps_open=keeps_open, tls=tls)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()

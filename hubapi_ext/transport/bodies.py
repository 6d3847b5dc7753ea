"""The body of an answer: inflated within a limit, as it comes, and told apart from what comes behind it."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from attrs import define, field

from hubapi_ext.errors import InvalidResponseError
from hubapi_ext.transport import http
from hubapi_ext.transport.in_flight import SENT
from hubapi_ext.transport.masking import mask

ACCEPT_ENCODING = "gzip, deflate"
"""The content codings that are asked for, and the only ones that are read."""
MOST_ERROR_BYTES = 8 * 1024 * 1024
"""How much of a refusal is read at most."""

_CORRELATION_ID = "x-hubspot-correlation-id"


class UnreadableBodyError(Exception):
    """The body of a success cannot be read. The text goes on after "the answer to ..."."""

    def __init__(self, text: str, body: bytes, headers: http.Headers) -> None:
        super().__init__(text)
        self.text: str = text
        self.body: bytes = body
        self.correlation_id: str | None = headers.get(_CORRELATION_ID)


class _Inflater:
    """Takes off one content coding, gzip or deflate."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._beginning = b""
        self._zlib: Any = None

    @property
    def is_complete(self) -> bool:
        """Whether the compressed data has come to its end."""
        return self._zlib is not None and self._zlib.eof

    def inflate(self, chunk: bytes, most: int) -> bytes:
        """The next bytes. When there are as many as `most`, there may be more."""
        if self._zlib is None:
            # Two bytes tell what deflate stands for.
            chunk = self._beginning + chunk
            if len(chunk) < 2:
                self._beginning = chunk
                return b""
            self._zlib = zlib.decompressobj(_window_bits(self._coding, chunk))
        try:
            inflated: bytes = self._zlib.decompress(chunk, most)
        except zlib.error:
            raise _BrokenBodyError("cannot be decompressed") from None
        if self._zlib.unused_data:
            raise _BrokenBodyError("goes on behind its compressed data")
        return inflated


class _BrokenBodyError(Exception):
    """What is wrong with a body."""


def _window_bits(coding: str, beginning: bytes) -> int:
    if coding != "deflate":
        return 16 + zlib.MAX_WBITS
    # Some servers leave out the header of zlib, which deflate is documented to have.
    has_header = beginning[0] & 0x0F == 8 and int.from_bytes(beginning[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS


def _inflater(headers: http.Headers) -> _Inflater | None:
    """What takes off the content coding. None where there is none."""
    listed = headers.get_list("content-encoding", split_commas=True)
    codings = [coding for name in listed if (coding := name.strip().lower()) not in ("", "identity")]
    if not codings:
        return None
    if len(codings) > 1:
        # Each can grow a thousandfold what the one before has grown.
        raise _BrokenBodyError(f"was compressed {len(codings)} times, and once at most is read")
    if codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise _BrokenBodyError(f"has the content coding {codings[0][:40]!r}, and {ACCEPT_ENCODING} was asked for")
    return _Inflater(codings[0])


@define(eq=False)
class Body:
    """The body of an answer, as far as it is worth reading: a success up to a limit, and the beginning of a refusal."""

    response: http.Response
    most: int
    """How many bytes it may come to, inflated."""
    # Many chunks and then all of them as one would be twice the memory.
    _buffer: BytesIO = field(factory=BytesIO, init=False)
    _taken: int = field(default=0, init=False)
    _inflater: _Inflater | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        if not self.response.is_success:
            self.most = min(self.most, MOST_ERROR_BYTES)

    @property
    def is_read(self) -> bool:
        """Whether a transport of the user's own has read it, and taken off its content codings."""
        return self.response.is_stream_consumed

    def take(self, chunk: bytes) -> bool:
        """Adds a chunk as it came over the wire, and says whether to go on."""
        if not chunk:
            return True
        try:
            if self._taken == 0:
                self._inflater = _inflater(self.response.headers)
            self._taken += len(chunk)
            if self._inflater is not None:
                chunk = self._inflater.inflate(chunk, self.most + 1 - self._size)
        except _BrokenBodyError as error:
            raise self._unreadable(str(error)) from None
        self._buffer.write(chunk)
        # Compressed data that never comes to anything is bounded too.
        return self._size <= self.most and (self._inflater is None or self._taken <= _at_most_compressed(self.most))

    @property
    def _size(self) -> int:
        return self._buffer.tell()

    @property
    def content(self) -> bytes:
        """The body, or the beginning of a refusal's. Raises UnreadableBodyError where it is no whole one."""
        content = self.response.content if self.is_read else self._buffer.getvalue()
        if not self.response.is_success:
            return content[: self.most]
        if len(content) > self.most or self._taken > _at_most_compressed(self.most):
            raise self._unreadable(f"is larger than {self.most:,} bytes")
        if self._inflater is not None and not self._inflater.is_complete:
            raise self._unreadable("breaks off in the middle of its compressed data")
        return content

    def _unreadable(self, text: str) -> UnreadableBodyError:
        return UnreadableBodyError(text, bytes(self._buffer.getbuffer()[:10_000]), self.response.headers)


def _at_most_compressed(most: int) -> int:
    """How many bytes so many come to when they are compressed and nothing in them repeats."""
    return most + most // 100 + 1024


def stream_with_more(response: http.Response) -> Any:
    """The network stream of an answer that was read to its end, if more bytes have come behind it; else None.

    httpcore would take them for the answer to the next request on this connection. It has no public place to look at
    them, but what becomes of a connection that was closed, it knows.
    """
    stream = response.extensions.get("network_stream")
    found: Any = response.stream
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        found = getattr(found, name, None)
    if stream is None or found is None:
        # It is no HTTP/1.1, in which answers are told apart by their order alone.
        return None
    return stream if found.trailing_data[0] or _decrypted_or_received(stream) else None


def _decrypted_or_received(stream: Any) -> int:
    """How many bytes TLS holds that were not read."""
    tls = stream.get_extra_info("ssl_object")
    if tls is None:
        return 0
    # anyio reads from the socket more than TLS needs. httpcore looks whether there is more in the socket.
    received = getattr(getattr(stream, "_stream", None), "_read_bio", None)
    return int(tls.pending()) + int(getattr(received, "pending", 0))


class HubResponse(http.Response):
    """An answer of `hub.request()`, which is 2xx."""

    def json(self, **options: Any) -> Any:
        """The JSON of the body, by `json.loads`. Raises InvalidResponseError where it is none."""
        try:
            return super().json(**options)
        except (ValueError, RecursionError):
            pass
        sent = self.extensions.get(SENT)
        kind = self.headers.get("content-type")
        what = f"is no JSON, but {kind[:80]}" if kind and "json" not in kind else "is no JSON"
        error = InvalidResponseError(
            f"the answer to {sent.request if sent else 'the request'} {what if self.content else 'has no body'}",
            # A server may repeat what it was asked with.
            body=mask(self.content, sent.secrets if sent else ()),
            correlation_id=self.headers.get(_CORRELATION_ID),
        )
        if sent is not None:
            error.request, error.attempts = sent.request, sent.attempts
        raise error

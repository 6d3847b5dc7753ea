"""Secrets that show nowhere: not in a repr, a log, a pickle, nor among the local variables of a traceback."""

from __future__ import annotations

import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, NoReturn, SupportsIndex, TypeVar, overload

T = TypeVar("T")
E = TypeVar("E", bound=BaseException)

MASK = "[secret]"
"""What stands for a secret."""


class MaskedBytes(bytes):
    """Bytes that do not show themselves: a header or a body with a secret, on its way through other libraries."""

    def __repr__(self) -> str:
        return MASK

    __str__ = __repr__

    def __format__(self, _: str) -> str:
        return MASK

    def __bytes__(self) -> bytes:
        # bytes(value) would be a copy that shows itself.
        return self

    @overload
    def __getitem__(self, index: SupportsIndex) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> bytes: ...
    def __getitem__(self, index: SupportsIndex | slice) -> int | bytes:
        # What shortens a long value would show its beginning.
        return MaskedBytes(super().__getitem__(index)) if isinstance(index, slice) else super().__getitem__(index)

    def __reduce_ex__(self, _: SupportsIndex) -> tuple[Any, ...]:
        return bytes, (MASK.encode(),)


class Secret:
    """A token or a password. It is compared and handed around, and shown by `reveal` alone."""

    __slots__ = ("_bearer", "_value")

    def __init__(self, value: str) -> None:
        self._value = value
        self._bearer: MaskedBytes | None = None

    def reveal(self) -> str:
        """The secret. Use it where it is needed, and keep it in no variable."""
        return self._value

    @property
    def bearer(self) -> MaskedBytes:
        """The value of an Authorization header."""
        if self._bearer is None:
            self._bearer = MaskedBytes(b"Bearer " + self._value.encode("ascii"))
        return self._bearer

    def masked_in(self, content: bytes) -> bytes:
        """The content without the secret, in whatever form a server may repeat it."""
        value = MaskedBytes(self._value.encode())
        if not value:
            return content
        for encoded in _in_base64(value):
            content = content.replace(encoded, MASK.encode())
        if content.find(value) >= 0 or _unescaped(content).find(value) >= 0:
            content = re.sub(b"".join(map(_character, value)), MASK.encode(), content)
        return content

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return self._value == other._value if isinstance(other, Secret) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return MASK

    __str__ = __repr__

    def __format__(self, _: str) -> str:
        return MASK

    def __reduce_ex__(self, _: SupportsIndex) -> NoReturn:
        raise TypeError("a secret is not for pickling")

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, _: object) -> Secret:
        return self


_ESCAPE = re.compile(rb"%(?:25)*([0-9A-Fa-f]{2})|\\+u00([0-9A-Fa-f]{2})|\\+")


def _unescaped(content: bytes) -> bytes:
    """The content without percent-encoding and without JSON's escapes, however often they were applied."""
    return _ESCAPE.sub(lambda found: bytes.fromhex((found[1] or found[2] or b"").decode()), content)


def _character(char: int) -> bytes:
    """A pattern of a character: plain, percent-encoded, or escaped for JSON."""
    plain = re.escape(bytes([char]))
    return b"(?:%s|%%(?:25)*(?i:%02x)|\\\\+u00(?i:%02x)|\\\\+%s)" % (plain, char, char, plain)


def _in_base64(value: bytes) -> Iterator[MaskedBytes]:
    """What a text in base64 has of a value, whatever stands before and after it, as in `name:password`."""
    for before in range(3):
        end = (before + len(value)) * 8 // 6
        for encode in (b64encode, urlsafe_b64encode):
            encoded = MaskedBytes(encode(b"\0" * before + value)[-(-before * 8 // 6) : end])
            if len(encoded) >= _SHORTEST_BASE64:
                yield encoded


_SHORTEST_BASE64 = 8
"""Less of it may stand anywhere."""


@overload
def hide(given: str | Secret) -> Secret: ...
@overload
def hide(given: str | Secret | None) -> Secret | None: ...
@overload
def hide(given: T) -> T | Secret: ...
def hide(given: Any) -> Any:
    """The given text as a secret; anything else as it is."""
    return Secret(given) if isinstance(given, str) else given


def mask(content: bytes, secrets: Iterable[Secret]) -> bytes:
    """The content without the secrets."""
    for secret in secrets:
        content = secret.masked_in(content)
    return content


def mask_text(text: str, secrets: Iterable[Secret]) -> str:
    """The text without the secrets."""
    return mask(text.encode(errors="surrogatepass"), secrets).decode(errors="replace")


_BELOW_HTTPX = frozenset(
    ["anyio", "asyncio", "h11", "h2", "hpack", "httpcore", "hyperframe", "socket", "ssl", "trio", "uvloop"]
)
"""Packages whose frames hold requests as they are written to a connection."""


def without_frames(error: E, outer: BaseException | None) -> E:
    """The exception without the frames below the caller's in which requests stand as they are written.

    `outer` is what was being handled before anything was sent, whose frames are somebody else's.
    """
    seen = {id(outer)}
    left: list[BaseException | None] = [error.__cause__, error.__context__]
    while left:
        one = left.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            one.__traceback__ = _cut(one.__traceback__)
            left += [one.__cause__, one.__context__]
            left += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
    return error.with_traceback(_cut(error.__traceback__.tb_next) if error.__traceback__ else None)


def _cut(traceback: TracebackType | None) -> TracebackType | None:
    """The traceback up to the first frame that may hold a secret."""
    if traceback is None or _may_hold_secrets(traceback):
        return None
    last = traceback
    while last.tb_next is not None:
        if _may_hold_secrets(last.tb_next):
            last.tb_next = None
            break
        last = last.tb_next
    return traceback


def _may_hold_secrets(traceback: TracebackType) -> bool:
    name = str(traceback.tb_frame.f_globals.get("__name__", ""))
    return name.partition(".")[0] in _BELOW_HTTPX or name.startswith("hubapi_ext.transport.")

"""What somebody sees who is shown an exception with the local variables of all frames: `pytest -l`, rich, Sentry."""

from __future__ import annotations

import traceback
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote, quote_plus

import attrs
import httpx
import msgspec
import pytest

from hubapi_ext.transport.masking import Secret

_TESTS = str(Path(__file__).parent)
_DEPTH, _ITEMS = 3, 50
_LOOKED_INTO = ("hubapi_ext.", "hubapi_client.", "httpx", "httpcore", "h11", "h2.")
"""Modules whose objects are looked into. Others show their repr."""
_MOCK = "hubapi_ext.mock."


def forms(secret: str) -> set[str]:
    """A secret in all its forms."""
    encoded = {encode(secret.encode()).decode().rstrip("=") for encode in (b64encode, urlsafe_b64encode)}
    return {secret, quote(secret, safe=""), quote_plus(secret)} | encoded


def seen(error: BaseException) -> Iterator[tuple[str, str]]:
    """Whatever shows of an exception: where it shows, and the text."""
    known: dict[int, int] = {}
    for one in _chain(error):
        yield type(one).__name__, "".join(traceback.format_exception_only(one))
        for text in _shown(one, known):
            yield type(one).__name__, text
        for frame, line in traceback.walk_tb(one.__traceback__):
            if _is_shown(frame):
                for name, value in list(frame.f_locals.items()):
                    where = f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}: {name}"
                    for text in _shown(value, known):
                        yield where, text


def found(error: BaseException, secrets: Iterable[str]) -> list[str]:
    """Where secrets show."""
    looked_for = [form for secret in secrets for form in forms(secret)]
    return [f"{where} = {text[:300]}" for where, text in seen(error) if any(form in text for form in looked_for)]


def _chain(error: BaseException) -> Iterator[BaseException]:
    known: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop()
        if one is not None and id(one) not in known:
            known.add(id(one))
            yield one
            left += [one.__cause__, one.__context__]
            left += one.exceptions if isinstance(one, BaseExceptionGroup) else ()


def _is_shown(frame: FrameType) -> bool:
    # A test knows the secret that it is about; so do those who run it.
    module = str(frame.f_globals.get("__name__"))
    return not frame.f_code.co_filename.startswith(_TESTS) and not module.startswith(("_pytest", "pluggy", _MOCK))


def _shown(value: Any, known: dict[int, int], depth: int = 0) -> Iterator[str]:
    """The texts of a value and its parts, unless it was looked into as deep already."""
    if known.get(id(value), _DEPTH + 1) <= depth:
        return
    known[id(value)] = depth
    try:
        yield repr(value)
        if isinstance(value, str | bytes | BaseException):
            yield str(value)
    except Exception:  # noqa: BLE001 - it shows nothing
        return
    if depth < _DEPTH:
        for part in _parts(value, depth):
            yield from _shown(part, known, depth + 1)


def _parts(value: Any, depth: int) -> Iterable[Any]:
    parts: list[Any] = []
    module = type(value).__module__ or ""
    # The content of an answer is the caller's.
    if isinstance(value, str | bytes | httpx.Response | type):
        pass
    elif isinstance(value, dict) or (depth == 0 and isinstance(value, Mapping)):
        # Nobody looks into httpx's headers within something else. As a variable they are a mapping, for Sentry.
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        parts = list(value)
    elif isinstance(value, BaseException):
        parts = [*value.args, *vars(value).values()]
    elif attrs.has(type(value)) and module.startswith(_LOOKED_INTO):
        # As rich does: a field that is not for showing is not shown.
        parts = [getattr(value, one.name, None) for one in attrs.fields(type(value)) if one.repr]
    elif isinstance(value, msgspec.Struct) and module.startswith(_LOOKED_INTO):
        # As rich does, too.
        parts = [part for _, part in value.__rich_repr__()]
    elif module.startswith(_LOOKED_INTO) and not module.startswith(_MOCK):
        parts = list(getattr(value, "__dict__", {}).values())
    return parts[:_ITEMS]


def watch_what_is_raised(shortest: int, secrets: set[str]) -> Callable[[], None]:
    """Looks at every exception that a test expects, for all secrets that there have been. Returns what ends it.

    The secrets are noted down in `secrets`. Who empties it between tests has each of them look for its own: there are
    thousands, and every one would be looked for in every text.
    """
    make, leave = Secret.__init__, pytest.RaisesExc.__exit__

    def made(self: Secret, value: str) -> None:
        make(self, value)
        if isinstance(value, str) and len(value) >= shortest:
            secrets.add(value)

    def left(self: Any, kind: Any, error: Any, trace: Any) -> bool:
        is_expected = leave(self, kind, error, trace)
        if is_expected and error is not None and (shown := found(error, secrets)):
            raise AssertionError("\n".join(shown))
        return is_expected

    Secret.__init__ = made  # type: ignore[method-assign]
    pytest.RaisesExc.__exit__ = left  # type: ignore[method-assign]

    def end() -> None:
        Secret.__init__ = make  # type: ignore[method-assign]
        pytest.RaisesExc.__exit__ = leave  # type: ignore[method-assign]

    return end

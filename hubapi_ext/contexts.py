"""What the context of a refusal names, as the text of an exception shows it."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable, Iterator, Mapping

_SHOWN_VALUES, _SHOWN_CHARACTERS = 10, 200
"""How many values a text shows, and how many characters of each."""


def named(contexts: Iterable[object], message: str) -> str:
    """The values in contexts that a message does not name already, by key: "id: 5, objectType: contact"."""
    shown: dict[str, list[str]] = {}
    count = left_out = 0
    for key, value in _values(contexts):
        if count == _SHOWN_VALUES:
            left_out += 1
            continue
        text = _text(value)
        if text and text not in shown.get(key, ()) and not _says(message, text):
            shown.setdefault(key, []).append(text)
            count += 1
    parts = [f"{key}: {', '.join(texts)}" for key, texts in shown.items()]
    if left_out:
        parts.append(f"and {left_out} more in context")
    return ", ".join(parts)


def _values(contexts: Iterable[object]) -> Iterator[tuple[str, object]]:
    for context in contexts:
        for key, values in context.items() if isinstance(context, Mapping) else ():
            # Pages that HubSpot points to are no part of what it refused.
            if key != "links":
                yield from ((str(key), value) for value in (values if isinstance(values, list) else [values]))


def _text(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else reprlib.repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 3]}..."


def _says(message: str, text: str) -> bool:
    """Whether a text is there as a whole word: a 15 does not name an id 5."""
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", message) is not None

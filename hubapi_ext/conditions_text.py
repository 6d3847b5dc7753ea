"""Conditions of searches as text: "amount > 1000 and dealstage == closedwon". What a condition is stands elsewhere.

    conditions: both ("or" both)*
    both:       one ("and" one)*
    one:        "(" conditions ")" | PROPERTY comparison
    comparison: ("==" | "=" | "!=" | "<" | "<=" | ">" | ">=" | ["not"] "contains") VALUE
                | ["not"] "in" "(" VALUE ("," VALUE)* ")" | "between" VALUE "and" VALUE | "is" ("known" | "unknown")

A value in quotes is text. Without them a day or a moment is one, and anything else is text, as HubSpot compares it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Literal, NoReturn, TypeAlias

from attrs import define, field, frozen

from hubapi_client.errors import shortened
from hubapi_ext.conditions import Condition, where
from hubapi_ext.errors import InvalidInputError

_Kind: TypeAlias = Literal["word", "quoted", "sign", "end"]
_TOKEN = re.compile(
    r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<sign>==|!=|<=|>=|[=<>(),])
      | (?P<word>[^\s"'()=<>!,]+)""",
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"\s*")
_DAY, _MOMENT = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*")
_SIGNS: Mapping[str, Callable[[where, Any], Any]] = {
    "==": eq,
    "=": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
_COMPARISON = "a comparison: ==, !=, <, <=, >, >=, contains, not contains, in, not in, between, is known or is unknown"
_VALUE = "a value, in quotes if it has spaces or signs in it"
_DEEPEST = 40
"""How many parentheses may be open at a time."""


def read_condition(text: str) -> Condition:
    """The condition that a text says.

    Args:
        text: Comparisons of properties, joined by `and` and `or`; `and` binds more closely, and parentheses group.

    Raises:
        InvalidInputError: It is none. The message points at the place.

    Example:
        read_condition('amount > 1000 and (dealstage in (won, lost) or closedate >= 2026-01-01)')
    """
    if not isinstance(text, str):
        raise InvalidInputError("where", f"got {shortened(text)}", allowed="it is text")
    reader = _Reader(text, _tokens(text))
    condition = reader.conditions()
    if reader.token.kind != "end":
        reader.refuse("and, or, or the end")
    return condition


@frozen
class _Token:
    kind: _Kind
    text: str
    at: int
    """Where it begins in the text."""

    def is_word(self, *words: str) -> bool:
        return self.kind == "word" and self.text.lower() in words

    def is_sign(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], _SPACE.match(text, 0).end()  # type: ignore[union-attr]
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            is_quote = text[at] in "\"'"
            problem = f"the quote at character {at + 1} is not closed" if is_quote else _got(text[at], at)
            _refuse(text, at, problem, f"close it with {text[at]}" if is_quote else _COMPARISON)
        kind: Any = found.lastgroup
        tokens.append(_Token(kind, found.group(), at))
        at = _SPACE.match(text, found.end()).end()  # type: ignore[union-attr]
    return [*tokens, _Token("end", "", len(text))]


def _got(token: str, at: int) -> str:
    return f"got {token} at character {at + 1}" if token else "got its end"


def _refuse(text: str, at: int, problem: str, expected: str) -> NoReturn:
    shown = re.sub(r"\s", " ", text)
    raise InvalidInputError("where", problem, allowed=f"{expected}\n  {shown}\n  {' ' * at}^")


@define
class _Reader:
    """Reads the tokens of a text from the left to the right."""

    text: str
    tokens: list[_Token]
    _next: int = field(default=0, init=False)
    _depth: int = field(default=0, init=False)

    @property
    def token(self) -> _Token:
        """The next token."""
        return self.tokens[self._next]

    def refuse(self, expected: str) -> NoReturn:
        """Says that something else than the next token was expected."""
        token = self.token
        _refuse(self.text, token.at, _got(token.text, token.at), f"expected {expected}")

    def conditions(self) -> Condition:
        found = self._both()
        while self._takes("or"):
            found |= self._both()
        return found

    def _both(self) -> Condition:
        found = self._one()
        while self._takes("and"):
            found &= self._one()
        return found

    def _one(self) -> Condition:
        if self.token.is_sign("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                self.refuse(f"at most {_DEEPEST} parentheses within one another")
            self._take()
            found = self.conditions()
            self._sign(")")
            self._depth -= 1
            return found
        if self.token.is_word("not"):
            self.refuse("a property; a comparison is denied by itself: !=, not in, not contains, is unknown")
        if self.token.kind != "word" or self.token.is_word("and", "or"):
            self.refuse("the name of a property")
        return self._comparison(where(self._take().text))

    def _comparison(self, property: where) -> Condition:
        if self.token.is_sign(*_SIGNS):
            compared: Condition = _SIGNS[self._take().text](property, self._value())
            return compared
        if self._takes("is"):
            if not self.token.is_word("known", "unknown"):
                self.refuse("known or unknown; values are compared with ==")
            return property.is_known() if self._take().is_word("known") else property.is_unknown()
        if self._takes("between"):
            low = self._value()
            if not self._takes("and"):
                self.refuse("and, with the end of the range")
            return property.between(low, self._value())
        denied = self._takes("not")
        if self._takes("contains"):
            return property.does_not_contain(self._text()) if denied else property.contains(self._text())
        if not self._takes("in"):
            self.refuse("in or contains" if denied else _COMPARISON)
        return property.is_not_in(self._values()) if denied else property.is_in(self._values())

    def _values(self) -> list[Any]:
        self._sign("(")
        values = [self._value()]
        while self.token.is_sign(","):
            self._take()
            values.append(self._value())
        self._sign(")")
        return values

    def _value(self) -> str | date | datetime:
        token = self.token
        text = self._text()
        is_moment = _MOMENT.fullmatch(text) is not None
        if token.kind == "quoted" or not (is_moment or _DAY.fullmatch(text)):
            return text
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            _refuse(self.text, token.at, _got(text, token.at), f"it is no day or moment: {error}")
        if is_moment and moment.utcoffset() is None:
            _refuse(self.text, token.at, _got(text, token.at), f"a moment has a zone, such as {text}Z")
        return moment if is_moment else moment.date()

    def _text(self) -> str:
        if self.token.kind not in ("word", "quoted"):
            self.refuse(_VALUE)
        token = self._take()
        return re.sub(r"\\(.)", r"\1", token.text[1:-1], flags=re.DOTALL) if token.kind == "quoted" else token.text

    def _take(self) -> _Token:
        token = self.token
        self._next += 1
        return token

    def _takes(self, word: str) -> bool:
        """Takes the next token if it is this word."""
        if is_next := self.token.is_word(word):
            self._take()
        return is_next

    def _sign(self, sign: str) -> None:
        if not self.token.is_sign(sign):
            self.refuse(sign)
        self._take()

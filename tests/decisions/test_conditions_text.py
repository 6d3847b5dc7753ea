"""Conditions as text: every operator, how they are joined, and errors that point at the place."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from functools import reduce
from operator import and_, or_
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubapi_client.models import Filter
from hubapi_ext import Condition, InvalidInputError, where
from hubapi_ext.conditions_text import read_condition

x, y, z = where("x"), where("y"), where("z")
EVERY_OPERATOR = [
    ("x == 1", x == "1"),
    ("x != 1", x != "1"),
    ("x < 1", x < "1"),
    ("x <= 1", x <= "1"),
    ("x > 1", x > "1"),
    ("x >= 1", x >= "1"),
    ("x between 1 and 5", x.between("1", "5")),
    ("x in (a, b)", x.is_in(["a", "b"])),
    ("x not in (a, b)", x.is_not_in(["a", "b"])),
    ("x is known", x.is_known()),
    ("x is unknown", x.is_unknown()),
    ("x contains a", x.contains("a")),
    ("x not contains a", x.does_not_contain("a")),
]


@pytest.mark.parametrize(("text", "condition"), EVERY_OPERATOR)
def test_every_operator_has_its_words(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition


def test_no_operator_of_hubspots_is_missing() -> None:
    operators = {one.groups[0][0].operator for _, one in EVERY_OPERATOR}
    assert operators == set(get_args(get_type_hints(Filter)["operator"]))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("x = 1 or y = 2 and z = 3", (x == "1") | ((y == "2") & (z == "3"))),
        ("(x = 1 or y = 2) and z = 3", ((x == "1") | (y == "2")) & (z == "3")),
        ("x=1 AND y Is Known", (x == "1") & y.is_known()),
        ("x between 1 and 2 and y = 3", x.between("1", "2") & (y == "3")),
        ("associations.company == 301", where("associations.company") == "301"),
    ],
)
def test_comparisons_are_joined_as_in_python(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("x == ada@example.com", x == "ada@example.com"),
        ('x contains "*@example.com"', x.contains("*@example.com")),
        (r"x == 'it\'s \\ here'", x == r"it's \ here"),
        ('x == ""', x == ""),
        ('x in ("a, b", c)', x.is_in(["a, b", "c"])),
        ("x == -1.5", x == "-1.5"),
        ("x >= 2026-01-01", x >= date(2026, 1, 1)),
        ("x >= 2026-01-01T10:00Z", x >= datetime(2026, 1, 1, 10, tzinfo=UTC)),
        ('x == "2026-01-01"', x == "2026-01-01"),
        ('x == "and"', x == "and"),
    ],
)
def test_values_are_text_days_or_moments(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition


@pytest.mark.parametrize(
    ("text", "problem", "place"),
    [
        ("", "got its end; expected the name of a property", 0),
        ("amount >", "got its end; expected a value", 8),
        ("amount", "got its end; expected a comparison: ==, !=", 6),
        ("amount > 1 dealstage = won", "got dealstage at character 12; expected and, or, or the end", 11),
        ("amount ! 1", "got ! at character 8; a comparison", 7),
        ("amount > 1 and", "got its end; expected the name of a property", 14),
        ("(amount > 1", "got its end; expected )", 11),
        ("amount in a", "got a at character 11; expected (", 10),
        ("amount in ()", "got ) at character 12; expected a value", 11),
        ("amount is 5", "got 5 at character 11; expected known or unknown", 10),
        ("amount between 1, 5", "got , at character 17; expected and, with the end", 16),
        ("amount not 5", "got 5 at character 12; expected in or contains", 11),
        ("not amount = 5", "got not at character 1; expected a property", 0),
        ("name == 'Ada", "the quote at character 9 is not closed; close it with '", 8),
        ("day > 2026-02-30", "got 2026-02-30 at character 7; it is no day or moment: day is out of range", 6),
        ("day > 2026-02-01T10:00", "got 2026-02-01T10:00 at character 7; a moment has a zone", 6),
        ("(" * 60 + "a = 1", "expected at most 40 parentheses", 40),
    ],
)
def test_an_error_says_what_was_expected_and_points_at_the_place(text: str, problem: str, place: int) -> None:
    with pytest.raises(InvalidInputError) as raised:
        read_condition(text)
    message, shown, caret = str(raised.value).rsplit("\n", 2)
    assert problem in message
    assert (shown, caret) == (f"  {text}", f"  {' ' * place}^")


# Any condition that can be written is read as it was written

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda name: name not in ("and", "or", "not"))
VALUES = st.text(max_size=8)


def quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def comparisons() -> st.SearchStrategy[tuple[str, Condition]]:
    signs = {"==": where.__eq__, "!=": where.__ne__, "<=": where.__le__, "contains": where.contains}
    one = st.builds(
        lambda name, sign, value: (f"{name} {sign} {quoted(value)}", signs[sign](where(name), value)),
        NAMES,
        st.sampled_from(sorted(signs)),
        VALUES,
    )
    several = st.builds(
        lambda name, values: (f"{name} in ({','.join(map(quoted, values))})", where(name).is_in(values)),
        NAMES,
        st.lists(VALUES, min_size=1, max_size=3),
    )
    return one | several


def joined(parts: st.SearchStrategy[tuple[str, Condition]]) -> st.SearchStrategy[tuple[str, Condition]]:
    def join(found: list[tuple[str, Condition]], word: str) -> tuple[str, Condition]:
        text = f" {word} ".join(f"({text})" for text, _ in found)
        return text, reduce(and_ if word == "and" else or_, (condition for _, condition in found))

    return st.builds(join, st.lists(parts, min_size=1, max_size=2), st.sampled_from(["and", "or"]))


@given(st.recursive(comparisons(), joined, max_leaves=5))
def test_what_was_written_is_read(written: tuple[str, Condition]) -> None:
    text, condition = written
    assert read_condition(text) == condition


@given(st.text(max_size=40))
def test_any_text_is_a_condition_or_refused(text: str) -> None:
    with suppress(InvalidInputError):
        assert read_condition(text).groups

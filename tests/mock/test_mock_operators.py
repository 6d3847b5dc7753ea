"""The thirteen operators of searches, over the values of a property."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubapi_ext.mock.verbs.operators import OPERATORS, key, passing

VALUES = st.one_of(
    st.integers(-(10**6), 10**6).map(str),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1),
)
OPPOSITES = [("EQ", "NEQ"), ("IN", "NOT_IN"), ("CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN")]


def passes(operator: str, values: list[str], *wanted: str) -> bool:
    given: dict[str, Any] = {"propertyName": "p", "operator": operator}
    given |= dict(zip(("value", "highValue"), wanted, strict=False))
    return passing({**given, "values": list(wanted)})(values)


def test_there_are_thirteen() -> None:
    assert len(OPERATORS) == 13


@pytest.mark.parametrize(
    ("operator", "value", "wanted", "passing"),
    [
        ("EQ", "ada@example.com", ["Ada@Example.com"], True),
        ("EQ", "ada@example.com", ["ada"], False),
        ("EQ", "10", ["10.0"], True),
        ("EQ", "01234", ["1234"], False),
        ("EQ", "2026-01-01T00:00:00Z", ["1767225600000"], True),
        ("NEQ", "10", ["11"], True),
        ("LT", "9", ["10"], True),
        ("LT", "10", ["10"], False),
        ("LTE", "10", ["10"], True),
        ("GT", "2026-01-02", ["2026-01-01T23:59:59.999Z"], True),
        ("GT", "text", ["10"], False),
        ("GTE", "10", ["10"], True),
        ("BETWEEN", "10", ["10", "20"], True),
        ("BETWEEN", "21", ["10", "20"], False),
        ("IN", "lead", ["customer", "lead"], True),
        ("IN", "lead", [], False),
        ("NOT_IN", "lead", ["customer"], True),
        ("CONTAINS_TOKEN", "Ada Lovelace", ["lovelace"], True),
        ("CONTAINS_TOKEN", "Ada Lovelace", ["love"], False),
        ("CONTAINS_TOKEN", "Ada Lovelace", ["love*"], True),
        ("CONTAINS_TOKEN", "ada@example.com", ["*@example.com"], True),
        ("CONTAINS_TOKEN", "[draft] offer", ["[draft]*"], True),
        ("NOT_CONTAINS_TOKEN", "Ada Lovelace", ["byron"], True),
        ("HAS_PROPERTY", "x", [], True),
        ("NOT_HAS_PROPERTY", "x", [], False),
    ],
)
def test_an_operator_decides(operator: str, value: str, wanted: list[str], *, passing: bool) -> None:
    assert passes(operator, [value], *wanted) is passing


@pytest.mark.parametrize("operator", sorted(OPERATORS - {"NOT_HAS_PROPERTY"}))
def test_a_record_without_the_property_passes_no_operator_but_one(operator: str) -> None:
    assert not passes(operator, [], "1", "2")


@pytest.mark.parametrize(("operator", "opposite"), OPPOSITES)
@given(value=VALUES, wanted=VALUES)
def test_a_value_passes_an_operator_or_its_opposite(operator: str, opposite: str, value: str, wanted: str) -> None:
    assert passes(operator, [value], wanted) != passes(opposite, [value], wanted)


@given(value=VALUES, wanted=VALUES)
def test_values_of_one_kind_are_less_equal_or_greater(value: str, wanted: str) -> None:
    same_kind = key(value)[0] == key(wanted)[0]
    assert sum(passes(operator, [value], wanted) for operator in ("LT", "EQ", "GT")) == same_kind


@given(value=VALUES, low=VALUES, high=VALUES)
def test_between_is_from_one_to_the_other(value: str, low: str, high: str) -> None:
    both = passes("GTE", [value], low) and passes("LTE", [value], high)
    assert passes("BETWEEN", [value], low, high) == both

"""From Python's values to HubSpot's text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubapi_client.errors import InvalidRequest
from hubapi_ext.property_values import texts


class FloatOfNumpy(float):
    """A float that represents itself as numpy's do."""

    def __repr__(self) -> str:
        return f"np.float64({float(self)})"


class Stage(StrEnum):
    WON = "closedwon"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("", ""),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (-3, "-3"),
        (2**70, "1180591620717411303424"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (Decimal("12.50"), "12.50"),
        (Decimal("1E+3"), "1000"),
        (date(2026, 2, 28), "2026-02-28"),
        (datetime(2026, 2, 28, 13, 5, 6, 789_000, UTC), "2026-02-28T13:05:06.789Z"),
        (datetime(2026, 2, 28, 23, 30, tzinfo=timezone(timedelta(hours=-5))), "2026-03-01T04:30:00.000Z"),
        (["red", "blue"], "red;blue"),
        (("red",), "red"),
        ([], ""),
        (Stage.WON, "closedwon"),
        (FloatOfNumpy(1.5), "1.5"),
        (FloatOfNumpy(1e-7), "0.0000001"),
    ],
    ids=repr,
)
def test_a_value_is_written_as_hubspot_stores_it(value: Any, text: str) -> None:
    written = texts({"name": value})
    assert written == {"name": text}
    assert type(written["name"]) is str


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (float("nan"), "finite"),
        (float("-inf"), "finite"),
        (Decimal("NaN"), "finite"),
        (datetime(2026, 2, 28), "a zone"),
        (["a;b"], "stands between"),
        ([1], "stands between"),
        ({"a": 1}, "a date"),
        (object(), "a date"),
        (b"bytes", "a date"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_cannot_be_written_names_its_property(value: Any, reason: str) -> None:
    with pytest.raises(InvalidRequest, match=reason) as caught:
        texts({"fine": 1, "shade": value})
    assert caught.value.path == "$.shade"


def test_the_name_of_a_property_is_text() -> None:
    with pytest.raises(InvalidRequest, match="name of a property"):
        texts({1: "a"})  # type: ignore[dict-item]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_comes_back_as_it_was_and_without_an_exponent(value: float) -> None:
    text = texts({"name": value})["name"]
    assert float(text) == value
    assert "e" not in text.lower()


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1950, 1, 1), max_value=datetime(2100, 1, 1)))
def test_a_moment_comes_back_to_the_millisecond(value: datetime) -> None:
    text = texts({"name": value})["name"]
    assert abs(datetime.fromisoformat(text) - value) < timedelta(milliseconds=1)

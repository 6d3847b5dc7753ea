"""What a search is written as, and what is sent for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from hubapi_client.api.objects import search_objects
from hubapi_ext import InvalidInputError
from hubapi_ext.conditions import Condition, filter_groups, has_room, sorts_of, where

LIMITS = search_objects.OPERATION.search
assert LIMITS is not None


def sent(*conditions: Condition) -> Any:
    assert LIMITS is not None
    groups = filter_groups(conditions, LIMITS)
    return [list(group["filters"]) for group in msgspec.to_builtins(groups)]


@pytest.mark.parametrize(
    ("condition", "filter"),
    [
        (where("a") == "x", {"operator": "EQ", "value": "x"}),
        (where("a") != "x", {"operator": "NEQ", "value": "x"}),
        (where("a") < 3, {"operator": "LT", "value": "3"}),
        (where("a") <= 3.5, {"operator": "LTE", "value": "3.5"}),
        (where("a") > 3, {"operator": "GT", "value": "3"}),
        (where("a") >= True, {"operator": "GTE", "value": "true"}),
        (where("a").between(1, 2), {"operator": "BETWEEN", "value": "1", "highValue": "2"}),
        (where("a").is_in(["x", "y"]), {"operator": "IN", "values": ["x", "y"]}),
        (where("a").is_not_in(("x",)), {"operator": "NOT_IN", "values": ["x"]}),
        (where("a").is_known(), {"operator": "HAS_PROPERTY"}),
        (where("a").is_unknown(), {"operator": "NOT_HAS_PROPERTY"}),
        (where("a").contains("*@x.org"), {"operator": "CONTAINS_TOKEN", "value": "*@x.org"}),
        (where("a").does_not_contain("x"), {"operator": "NOT_CONTAINS_TOKEN", "value": "x"}),
        (where("a") > date(2026, 1, 1), {"operator": "GT", "value": "1767225600000"}),
        (where("a") > datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC), {"operator": "GT", "value": "1767225601000"}),
    ],
    ids=lambda value: value["operator"] if isinstance(value, dict) else "",
)
def test_a_comparison_is_an_operator_of_hubspots(condition: Condition, filter: dict[str, Any]) -> None:
    assert sent(condition) == [[{"propertyName": "a", **filter}]]


def names(groups: Any) -> list[list[str]]:
    return [[one["propertyName"] for one in group] for group in groups]


A, B, C, D = (where(name).is_known() for name in "abcd")


@pytest.mark.parametrize(
    ("conditions", "groups"),
    [
        ([], []),
        ([A, B], [["a", "b"]]),
        ([A & B], [["a", "b"]]),
        ([A | B], [["a"], ["b"]]),
        ([A | B, C], [["a", "c"], ["b", "c"]]),
        ([(A | B) & (C | D)], [["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"]]),
        ([A & B | C], [["a", "b"], ["c"]]),
    ],
    ids=str,
)
def test_conditions_are_joined_into_groups(conditions: list[Condition], groups: list[list[str]]) -> None:
    assert names(sent(*conditions)) == groups


def any_of(*conditions: Condition) -> Condition:
    joined = conditions[0]
    for one in conditions[1:]:
        joined |= one
    return joined


def all_of(*conditions: Condition) -> Condition:
    joined = conditions[0]
    for one in conditions[1:]:
        joined &= one
    return joined


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        (any_of(*[A] * 6), "6 groups joined by | .* 5 groups"),
        (all_of(*[A] * 7), "7 filters joined by & .* 6 filters in a group"),
        (any_of(*[all_of(*[A] * 5)] * 4), "20 filters in 4 groups .* 18 filters"),
    ],
    ids=["groups", "filters in a group", "filters in all"],
)
def test_more_than_hubspot_takes_is_refused(condition: Condition, problem: str) -> None:
    with pytest.raises(InvalidInputError, match=problem.replace("|", r"\|").replace(" .* ", ".*")):
        sent(condition)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (A, True),
        (all_of(*[A] * 6), False),
        (any_of(*[all_of(*[A] * 3)] * 4), True),
        (any_of(*[all_of(A, A, A)] * 5), False),
    ],
)
def test_a_search_has_room_for_a_filter_more_or_not(condition: Condition, *, expected: bool) -> None:
    assert LIMITS is not None
    assert has_room(filter_groups([condition], LIMITS), LIMITS) is expected


@pytest.mark.parametrize(
    "make",
    [
        lambda: where(""),
        lambda: where("a") == None,  # noqa: E711 - it is what somebody might write
        lambda: where("a") == ["x"],
        lambda: where("a").is_in("x"),
        lambda: where("a").is_in([]),
        lambda: where("a") > datetime(2026, 1, 1),
        lambda: where("a").between(1, float("nan")),
        lambda: sent("email = x"),  # type: ignore[arg-type]
        lambda: sorts_of(["a", "b"]),
        lambda: sorts_of("-"),
        lambda: sorts_of([1]),  # type: ignore[list-item]
    ],
)
def test_what_is_no_condition_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidInputError):
        make()


def test_conditions_that_are_joined_by_and_are_refused_instead_of_dropped() -> None:
    with pytest.raises(TypeError, match="joined by &"):
        _ = A and B
    with pytest.raises(TypeError, match="between"):
        _ = 1 < where("a") < 3


@pytest.mark.parametrize(
    ("given", "sort"),
    [("createdate", ("createdate", "ASCENDING")), (["-amount"], ("amount", "DESCENDING"))],
)
def test_a_sort_is_a_property_with_its_direction(given: Any, sort: tuple[str, str]) -> None:
    (found,) = sorts_of(given) or []
    assert (found.property_name, found.direction) == sort

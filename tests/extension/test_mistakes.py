"""What is said of a wrong input: which one it is, which part of it is wrong, and what it may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from hubapi_client import models
from hubapi_client.errors import InvalidRequest
from hubapi_client.wire import encode
from hubapi_ext import InvalidInputError
from hubapi_ext.property_values import ALLOWED
from tests.conftest import Between

COURSE = models.SimplePublicObjectBatchInputForCreate
METHODS: dict[str, Callable[..., Any]] = {
    "associations": lambda hub, inputs, **options: hub.associations.create_many("contacts", "0-410", inputs, **options),
    "reads": lambda hub, inputs, **options: list(hub.associations.read_many("contacts", "0-410", inputs, **options)),
    "limits": lambda hub, inputs, **options: hub.association_limits.update_many("contacts", "0-410", inputs, **options),
    "courses": lambda hub, inputs, **options: hub.courses.create_many(inputs, **options),
}
GOOD: dict[str, Any] = {
    "associations": ("1", "2", 861),
    "reads": "1",
    "limits": (861, 2),
    "courses": {"hs_course_name": "Pottery"},
}


def nested(kind: str) -> Any:
    value: Any = 0
    for _ in range(100_000):
        value = [value] if kind == "list" else {"a": value} if kind == "dict" else (value,)
    return value


def forty(**wrong: Any) -> dict[str, Any]:
    return {f"p{number}": "x" for number in range(40)} | wrong


def message(method: str, hub: Any, inputs: Any, **options: Any) -> str:
    with pytest.raises(InvalidInputError) as caught:
        METHODS[method](hub, inputs, **options)
    return str(caught.value)


# Which part is wrong


@pytest.mark.parametrize(
    ("value", "shown", "reason"),
    [
        (b"x", "b'x'", ALLOWED),
        ({"a": 1}, "{'a': 1}", ALLOWED),
        (float("nan"), "nan", "a number must be finite"),
        (
            datetime(2026, 1, 2),
            "datetime.datetime(2026, 1, 2, 0, 0)",
            "a datetime must have a zone, such as datetime.UTC",
        ),
        ([1], "[1]", 'the options of a checkbox property must be texts without ";", which stands between them'),
        (PurePosixPath("x"), "PurePosixPath('x')", ALLOWED),
    ],
)
def test_a_property_of_a_wrong_type_among_forty_is_named(faulty_hub: Any, value: Any, shown: str, reason: str) -> None:
    text = message("courses", faulty_hub, [GOOD["courses"], forty(p33=value)])
    assert text.startswith(f"inputs[1]: p33 is {shown}; {reason}")


def test_a_property_that_is_no_unicode_is_named(faulty_hub: Any) -> None:
    assert "inputs[0]: properties.p33 is '\\ud800'; " in message("courses", faulty_hub, [forty(p33="\ud800")])


def test_a_property_in_the_model_of_a_course_is_named(faulty_hub: Any) -> None:
    assert "properties.p33 is 5; " in message("courses", faulty_hub, [COURSE(properties=forty(p33=5))])


def test_a_property_whose_name_is_no_text_is_named(faulty_hub: Any) -> None:
    text = message("courses", faulty_hub, [COURSE(properties={**forty(), 5: "x"})])  # type: ignore[dict-item]
    assert text == "inputs[0]: properties[key] is 5; it must be text, not an integer"


def test_a_property_within_a_whole_body_is_named() -> None:
    body = models.BatchInputSimplePublicObjectBatchInputForCreate(
        inputs=[COURSE(properties=forty()), COURSE(properties=forty(p33=5))]
    )
    with pytest.raises(InvalidRequest) as caught:
        encode(body, type(body))
    assert (caught.value.path, caught.value.value) == ("$.inputs[1].properties.p33", 5)


def test_what_is_out_of_range_is_said_in_words(faulty_hub: Any) -> None:
    assert message("limits", faulty_hub, [(861, 10_001)]) == (
        "inputs[0]: maxToObjectIds is 10001; it must be an integer ≤ 10000"
    )


# Inputs that are nested deeply


@pytest.mark.parametrize("kind", ["list", "dict", "tuple"])
@pytest.mark.parametrize("method", METHODS)
def test_an_input_that_is_nested_deeply_is_refused_with_its_position(faulty_hub: Any, method: str, kind: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        METHODS[method](faulty_hub, [GOOD[method], nested(kind)])
    assert (caught.value.position, len(str(caught.value)) < 1000) == (1, True)


@pytest.mark.parametrize(
    ("method", "wrap"),
    [
        ("associations", lambda deep: (deep, "2", 861)),
        ("associations", lambda deep: ("1", "2", deep)),
        ("associations", lambda deep: ("1", "2", ("USER_DEFINED", deep))),
        ("limits", lambda deep: (861, deep)),
        ("courses", lambda deep: {"hs_course_name": deep}),
        ("courses", lambda deep: COURSE(properties=deep)),
    ],
)
def test_a_part_of_an_input_that_is_nested_deeply_is_refused(faulty_hub: Any, method: str, wrap: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        METHODS[method](faulty_hub, [wrap(nested("list"))])
    assert caught.value.position == 0


def test_a_property_that_is_nested_deeply_is_named(faulty_hub: Any) -> None:
    text = message("courses", faulty_hub, [forty(p33=nested("list"))])
    assert text.startswith("inputs[0]: p33 is [[[[[[[...]]]]]]]; the options of a checkbox property")


def test_inputs_that_are_nested_deeply_as_a_whole_are_refused(faulty_hub: Any) -> None:
    assert "inputs: got {" in message("courses", faulty_hub, nested("dict"))


def test_an_object_type_that_is_nested_deeply_is_refused(faulty_hub: Any) -> None:
    with pytest.raises(InvalidInputError) as caught:
        faulty_hub.associations.create_default(nested("list"), 1, "0-410", 2)
    assert caught.value.argument == "from_object_type"


def test_an_input_that_cannot_be_shown_is_refused_all_the_same(faulty_hub: Any) -> None:
    class Unspeakable:
        def __repr__(self) -> str:
            raise OSError("no")

    assert "<Unspeakable instance at" in message("reads", faulty_hub, [(Unspeakable(),)])


# Other arguments


@pytest.mark.parametrize("method", METHODS)
def test_a_progress_that_cannot_be_called_is_refused_before_anything_is_sent(
    faulty_hub: Any, between: Between, method: str
) -> None:
    text = message(method, faulty_hub, [GOOD[method]], progress=True)
    assert (text, between.requests) == ("progress must be a function or None, got True", [])


def test_a_concurrency_is_refused_with_what_it_must_be(faulty_hub: Any) -> None:
    assert (
        message("courses", faulty_hub, [GOOD["courses"]], concurrency=0) == "concurrency must be an integer ≥ 1, got 0"
    )

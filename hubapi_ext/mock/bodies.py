"""Reads the bodies of requests, and refuses in HubSpot's words those it cannot read. What fits, the contract says."""

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

import msgspec

from hubapi_ext.mock.problems import Problem, RefusedError

GUESSES = (
    "the words for a body that has the right form and values that it may not have, or is nested too deeply",
    "the words after `Cannot deserialize value of`, which name a class in HubSpot's answers and the field here",
)
"""What the mock does here for every operation although nobody knows whether HubSpot does so, too."""

# How many violations a refusal names. A batch could have thousands.
_MOST_VIOLATIONS = 10


def read_body(validator: Any, body: bytes) -> Any:
    """The decoded body of a request, which the validator takes. Raises RefusedError where it does not."""
    if not body:
        raise RefusedError(400, Problem(message="Invalid JSON input: a request body was expected, but none found"))
    try:
        decoded = msgspec.json.decode(body)
    except (ValueError, RecursionError) as error:
        at = re.search(r"\(byte (\d+)\)", str(error))
        raise RefusedError(400, _unreadable(body, int(at[1]) if at else len(body), str(error))) from None
    try:
        if validator.is_valid(decoded):
            return decoded
        violations = list(islice(validator.iter_errors(decoded), _MOST_VIOLATIONS))
    except ValueError:
        # The validator goes some 250 levels down.
        raise RefusedError(400, Problem(message="Invalid input: it is nested too deeply")) from None
    for violation in violations:
        kind = type(violation.kind).__name__
        if kind.endswith("MaxItems") and violation.instance_path in ([], ["inputs"]):
            raise RefusedError(400, _too_many_inputs(violation.kind.limit))
        if kind.endswith("Required"):
            raise RefusedError(400, _incomplete(body, violation, violations))
        if kind.endswith(_WRONG_SHAPES):
            raise RefusedError(400, _misshapen(body, decoded, violation.instance_path))
    # HubSpot's words for values of the right form that it does not take are unknown, see GUESSES.
    places = [_place(violation.instance_path) for violation in violations]
    reasons = [f"{place}: {violation.message}" for place, violation in zip(places, violations, strict=True)]
    errors = [{"message": reason, "in": place} for place, reason in zip(places, reasons, strict=True)]
    raise RefusedError(400, Problem(message="Invalid input: " + "; ".join(reasons), errors=errors))


# The violations at which HubSpot's reader of JSON stops, before anything looks at the values.
_WRONG_SHAPES = ("Type", "Enum", "AnyOf", "OneOf")


def _unreadable(body: bytes, offset: int, reason: str) -> Problem:
    # HubSpot leaves out the category here. The reason is in the words of whatever reads JSON.
    return Problem(message=f"Invalid input JSON on {_line_and_column(body, offset)}: {reason}", category=None)


def _misshapen(body: bytes, decoded: Any, path: Sequence[str | int]) -> Problem:
    value = decoded
    for step in path:
        value = value[step]
    # HubSpot names a class of its own and the token; the field is named here instead of the class.
    reason = f"Cannot deserialize value of `{_place(path)}` from {_NAMES[type(value)]} value"
    return _unreadable(body, _offset(body, path), reason)


_NAMES = {
    dict: "Object",
    list: "Array",
    str: "String",
    int: "Integer",
    float: "Floating-point",
    bool: "Boolean",
    type(None): "Null",
}


def _incomplete(body: bytes, error: Any, errors: Sequence[Any]) -> Problem:
    """Required fields that an object does not have, all at once."""
    missing = [one.kind.property for one in errors if _is_missing_in(one, error.instance_path)]
    where = _line_and_column(body, _offset(body, error.instance_path) + 1)
    return Problem(message=f"Invalid input JSON on {where}. Some required fields were not set: [{', '.join(missing)}]")


def _is_missing_in(error: Any, path: Sequence[str | int]) -> bool:
    return type(error.kind).__name__.endswith("Required") and error.instance_path == path


def _too_many_inputs(most: int) -> Problem:
    message = f"The maximum number of inputs supported in a batch is {most}. "
    return Problem(message=message + "Please reduce the number of items and try again")


def _place(path: Sequence[str | int]) -> str:
    """Where in the body something is, such as `inputs[0].to.id`."""
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return place.removeprefix(".") or "body"


def _line_and_column(body: bytes, offset: int) -> str:
    before = body[:offset]
    # Both count from 1.
    line, column = before.count(b"\n") + 1, offset - before.rfind(b"\n")
    return f"line {line}, column {column}"


def _offset(body: bytes, path: Sequence[str | int]) -> int:
    """Where the value begins that a path leads to, in a body that is JSON."""
    text = body.decode()
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    for step in path:
        in_object, member = text[at] == "{", 0
        at = _skip(text, at + 1)
        while True:
            key: Any = member
            if in_object:
                key, at = decoder.raw_decode(text, at)
                at = _skip(text, _skip(text, at) + 1)
            if key == step:
                break
            _, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
            member += 1
    return len(text[:at].encode())


def _skip(text: str, at: int) -> int:
    """Where the next token begins."""
    while text[at] in " \t\r\n":
        at += 1
    return at

"""What a portal's definitions of properties say of values: why one cannot be written. It knows no records."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

Reason = tuple[str, str]
"""HubSpot's code, and words."""

Check = Callable[[str], Reason | None]

GUESSES = ("the words for a value that its property cannot have, and for one that breaks a rule",)
"""What the verbs that write records guess."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def checks_of(definition: Mapping[str, Any]) -> Sequence[Check]:
    """What a definition asks of the values of its property. No value at all is looked at by nothing but the first."""
    found: list[Check] = []
    if (definition.get("modificationMetadata") or {}).get("readOnlyValue"):
        found.append(lambda _: ("READ_ONLY_VALUE", f'"{definition["name"]}" is a read only property'))
    options = [str(one.get("value")) for one in definition.get("options") or ()]
    kind = definition.get("type")
    if kind == "bool":
        options = options or ["true", "false"]
    if kind in _FORMATS:
        found.append(_FORMATS[kind])
    elif kind in ("enumeration", "bool") and options and not definition.get("externalOptions"):
        found.append(_one_of(options, several=definition.get("fieldType") == "checkbox"))
    return found


def rule_checks(rules: Iterable[Mapping[str, Any]]) -> Iterator[Check]:
    """What the rules of a property ask of its values. Rules that the mock does not know ask nothing."""
    for rule in rules:
        made = _RULES.get(str(rule.get("ruleType")))
        arguments = [str(one) for one in rule.get("ruleArguments") or ()]
        if made is not None:
            yield _by_rule(str(rule["ruleType"]), arguments, made(arguments))


def _by_rule(kind: str, arguments: Sequence[str], fits: Callable[[str], bool]) -> Check:
    said = f"{kind} {', '.join(arguments)}".strip()

    def check(value: str) -> Reason | None:
        try:
            keeps_to_it = not value or fits(value)
        except IndexError:
            # A rule that lacks what it needs asks nothing.
            return None
        except ValueError:
            keeps_to_it = False
        return None if keeps_to_it else ("INVALID_VALUE", f"{value} breaks the rule {said}")

    return check


def _number(value: str) -> Reason | None:
    return None if not value or _NUMBER.fullmatch(value) else ("INVALID_INTEGER", f"{value} was not a valid number")


def _date(value: str) -> Reason | None:
    return None if not value or _is_time(value) else ("INVALID_DATE", f"{value} was not a valid date")


def _is_time(value: str) -> bool:
    if re.fullmatch(r"-?\d{1,15}", value):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


_FORMATS: Mapping[Any, Check] = {"number": _number, "date": _date, "datetime": _date}


def _one_of(options: Sequence[str], *, several: bool) -> Check:
    known = frozenset(options)

    def check(value: str) -> Reason | None:
        # An appended value begins with a semicolon.
        given = [one for one in value.split(";") if one] if several else [value]
        wrong = [one for one in given if one and one not in known]
        return ("INVALID_OPTION", f"{wrong[0]} was not one of the allowed options: {options}") if wrong else None

    return check


def _decimals(most: str) -> Callable[[str], bool]:
    return lambda value: len(value.partition(".")[2]) <= int(most)


def _domain(value: str) -> str:
    return value.rpartition("@")[2].lower()


_RULES: Mapping[str, Callable[[Sequence[str]], Callable[[str], bool]]] = {
    "MIN_LENGTH": lambda given: lambda value: len(value) >= int(given[0]),
    "MAX_LENGTH": lambda given: lambda value: len(value) <= int(given[0]),
    "MIN_NUMBER": lambda given: lambda value: float(value) >= float(given[0]),
    "MAX_NUMBER": lambda given: lambda value: float(value) <= float(given[0]),
    "DECIMAL": lambda given: _decimals(given[0]),
    "ALPHANUMERIC": lambda _: str.isalnum,
    "EMAIL": lambda _: lambda value: _EMAIL.fullmatch(value) is not None,
    "EMAIL_ALLOWED_DOMAINS": lambda given: lambda value: _domain(value) in {one.lower() for one in given},
    "EMAIL_BLOCKED_DOMAINS": lambda given: lambda value: _domain(value) not in {one.lower() for one in given},
}

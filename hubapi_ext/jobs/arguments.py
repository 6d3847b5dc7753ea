"""Checks of what loads and exports are called with, which is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from hubapi_client.errors import shortened
from hubapi_ext.errors import InvalidInputError


def check_hub(hub: object, kind: type[Any]) -> None:
    """Raises InvalidInputError for a hub of the other face."""
    if not isinstance(hub, kind):
        raise InvalidInputError("hub", f"got {shortened(hub)}", allowed=f"it is of {kind.__name__}")


def check_names(given: Iterable[str], known: Mapping[str, Any]) -> None:
    """Raises TypeError for an argument that there is not, as Python does."""
    if unknown := set(given) - known.keys():
        raise TypeError(f"there is no argument {min(unknown)!r}; there are {', '.join(known)}")


def seconds(argument: str, given: object) -> float:
    """A number of seconds. Raises InvalidInputError for what is none."""
    if not isinstance(given, int | float) or isinstance(given, bool) or not 0 <= given < timedelta.max.total_seconds():
        raise InvalidInputError(argument, f"got {shortened(given)}", allowed="must be a number of seconds ≥ 0")
    return float(given)


def choice(argument: str, given: object, choices: Sequence[str]) -> None:
    """Raises InvalidInputError for what is none of the choices."""
    if given not in choices:
        allowed = f"it is {' or '.join(repr(one) for one in choices)}".replace("'", '"')
        raise InvalidInputError(argument, f"got {shortened(given)}", allowed=allowed)


def flag(argument: str, given: object) -> bool:
    """What is on or off. Raises InvalidInputError for what is neither."""
    if not isinstance(given, bool):
        raise InvalidInputError(argument, f"got {shortened(given)}", allowed="it is True or False")
    return given

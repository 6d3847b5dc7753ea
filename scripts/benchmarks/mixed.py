"""How an answer can differ from a clean one. The object type that a client names tells the stub which answer to give.

It imports nothing of hubapi: a worker may be where hubapi is not installed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """An answer to a full batch, and what differs from a clean one."""

    name: str
    errors: Callable[[int], int] = lambda _: 0
    """How many of so many inputs have an error instead of a result."""
    shuffled: bool = False
    """Whether the results come in another order than the inputs."""

    def places_of_errors(self, inputs: int) -> list[int]:
        """Which of so many inputs have an error: they are spread evenly."""
        errors = self.errors(inputs)
        return [(2 * number + 1) * inputs // (2 * errors) for number in range(errors)]


CLEAN = Answer("clean")
ANOTHER_ORDER = Answer("another order", shuffled=True)
ANSWERS = {
    "create": {
        "in_order": CLEAN,
        "another_order": ANOTHER_ORDER,
        "one_refused": Answer("one refused", lambda _: 1),
        "tenth_refused": Answer("10 % refused", lambda inputs: inputs // 10),
        "all_refused": Answer("all refused", lambda inputs: inputs),
    },
    "read": {
        "in_order": CLEAN,
        "another_order": ANOTHER_ORDER,
        "one_empty": Answer("one empty", lambda _: 1),
        "half_empty": Answer("half empty", lambda inputs: inputs // 2),
        "all_empty": Answer("all empty", lambda inputs: inputs),
    },
}
"""By request and object type. A record that is empty has no associations, which HubSpot reports as an error."""

"""What a human has to decide about a draft: what was guessed, and where to look. It guesses nothing itself."""

from __future__ import annotations

from attrs import frozen

MARK = "DECIDE"
"""What stands before each decision in a draft, so that `grep -rn DECIDE specs/` finds all that are open."""

PAGE = "HubSpot's page"
GUIDE = "HubSpot's guide of this API, section Limits"
FIRST_CALL = "a call of a test account"

Pointer = tuple[str, ...]


@frozen
class Decision:
    """Something that nobody told the draft."""

    about: tuple[Pointer, ...]
    """The parts of the operation, or of `components`, that it may change. The comment is above the first of them."""
    text: str
    look: str

    def __str__(self) -> str:
        return f"{MARK} {self.text} Look: {self.look}."

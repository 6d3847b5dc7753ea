"""How the outcomes of a batch are handed out to a loop: all of them, or their results in some form.

Nothing is kept here: what was handed out by now is the outbox's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Sized
from typing import Any

from attrs import frozen

from hubapi_client.operations import PagingKey
from hubapi_ext.batches.outbox import Block
from hubapi_ext.batches.outcomes import BatchError, Outcome


class HandOutOutcomes:
    """Hands out every outcome."""

    hands_out_failures = True

    def entries(self, block: Block) -> list[Outcome[Any, Any]]:
        """An outcome for each input."""
        return block.outcomes()

    def positions(self, block: Block, delivered: int) -> Sequence[int]:  # noqa: ARG002
        """The first inputs: each entry is one's."""
        return range(delivered)

    def reason(self, failures: list[Outcome[Any, Any]]) -> None:  # noqa: ARG002
        """Nothing: every outcome says itself what became of its input."""
        return


class HandOutResults:
    """Hands out the results alone, and raises the failures when there are no more."""

    hands_out_failures = False

    def entries(self, block: Block) -> list[Any]:
        """The results of the inputs that have one."""
        return [result for result in block.results if result is not None] if block.others else list(block.results)

    def positions(self, block: Block, delivered: int) -> Sequence[int]:
        """The first inputs that have a result."""
        if not block.others:
            return range(delivered)
        return [position for position, result in enumerate(block.results) if result is not None][:delivered]

    def reason(self, failures: list[Outcome[Any, Any]]) -> BatchError | None:
        """BatchError when some inputs had no result."""
        return BatchError(f"{len(failures)} inputs could not be read", failures) if failures else None


@frozen
class HandOutTogether(HandOutResults):
    """Hands out the results of an answer as one, and raises the failures when there are no more."""

    together: Callable[[Sequence[Any]], Sized]
    """Makes one thing of the results. Empty ones are not handed out."""

    def entries(self, block: Block) -> list[Any]:
        """What is made of the results, if there is something in it."""
        made = self.together(super().entries(block))
        return [made] if made else []

    def positions(self, block: Block, delivered: int) -> Sequence[int]:
        """All inputs that have a result, once that was handed out."""
        return super().positions(block, len(block)) if delivered else ()


@frozen
class HandOutItems:
    """Hands out what the pages of a list hold, and raises what kept it from going on."""

    paging: PagingKey
    hands_out_failures = False

    def entries(self, block: Block) -> list[Any]:
        """The items of a page."""
        return [item for page in block.results if page is not None for item in getattr(page, self.paging.items)]

    def positions(self, block: Block, delivered: int) -> Sequence[int]:
        """The page, once all its items were handed out."""
        return range(len(block)) if delivered == len(self.entries(block)) else ()

    def reason(self, failures: list[Outcome[Any, Any]]) -> BaseException | None:
        """The error that ended the list early."""
        return failures[0].error if failures else None


@frozen
class HandOutPages(HandOutItems):
    """Hands out what a page of a list holds as one, so that whoever stops after it goes on with the next page."""

    def entries(self, block: Block) -> list[Any]:
        """The items of a page, as a list."""
        return [getattr(page, self.paging.items) for page in block.results if page is not None]

"""What became of the inputs of a batch: one outcome for each. How they are found out is matching's business."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, Literal, TypeVar

import msgspec
from attrs import frozen

from hubapi_ext.errors import BatchError, HubApiError

I_co = TypeVar("I_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)

Status = Literal["succeeded", "failed", "unknown"]


@frozen(kw_only=True)
class Progress:
    """How far a batch has come, in inputs."""

    succeeded: int = 0
    failed: int = 0
    unknown: int = 0
    total: int | None = None
    """How many inputs there are; None where they come from a generator."""

    @property
    def done(self) -> int:
        """How many inputs have an outcome."""
        return self.succeeded + self.failed + self.unknown


class Outcome(msgspec.Struct, Generic[I_co, R_co], frozen=True, kw_only=True, weakref=True):
    """What became of one input: it succeeded with a result, failed with an error, or its fate is unknown."""

    # There is one for every input, and a Struct is made in a fraction of the time of other frozen classes.

    index: int
    """The input's place in what was given."""
    input: I_co
    """The input as it was given."""
    status: Status
    """`unknown` means that it was sent, and no answer says what became of it."""
    result: R_co | None = None
    error: HubApiError | None = None

    @property
    def succeeded(self) -> bool:
        """Whether HubSpot carried the input out."""
        return self.status == "succeeded"

    @property
    def failed(self) -> bool:
        """Whether the input was not carried out, because HubSpot refused it or nothing was sent."""
        return self.status == "failed"

    @property
    def unknown(self) -> bool:
        """Whether the input may have been carried out or not."""
        return self.status == "unknown"


@frozen(repr=False)
class BatchResult(Generic[I_co, R_co]):
    """The outcomes of a batch, one for each input, in the order of the inputs."""

    outcomes: Sequence[Outcome[I_co, R_co]]

    @property
    def succeeded(self) -> list[Outcome[I_co, R_co]]:
        """The outcomes of the inputs that HubSpot carried out."""
        return [outcome for outcome in self.outcomes if outcome.succeeded]

    @property
    def failed(self) -> list[Outcome[I_co, R_co]]:
        """The outcomes of the inputs that HubSpot refused, each with its error."""
        return [outcome for outcome in self.outcomes if outcome.failed]

    @property
    def unknown(self) -> list[Outcome[I_co, R_co]]:
        """The outcomes of the inputs that may have been carried out or not, each with its error."""
        return [outcome for outcome in self.outcomes if outcome.unknown]

    @property
    def results(self) -> list[R_co]:
        """The results of the inputs that succeeded."""
        return [outcome.result for outcome in self.outcomes if outcome.result is not None]

    def raise_for_failures(self) -> None:
        """Raises BatchError, with an exception for each input, unless all inputs succeeded."""
        fell_short = [outcome for outcome in self.outcomes if not outcome.succeeded]
        if fell_short:
            raise BatchError(f"{len(fell_short)} of {len(self)} inputs did not succeed", fell_short)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __iter__(self) -> Iterator[Outcome[I_co, R_co]]:
        return iter(self.outcomes)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ("succeeded", "failed", "unknown"))
        return f"<BatchResult of {len(self)} inputs: {counts}>"

"""What became of the inputs of a batch: one outcome for each, and the exceptions that carry an account of them.

How outcomes are found out is the business of matching.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeAlias, TypeVar

import msgspec
from attrs import field, frozen

from hubapi_ext.errors import HubApiError

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


class Outcome(msgspec.Struct, Generic[I_co, R_co], frozen=True, weakref=True):
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


if TYPE_CHECKING:
    # An outcome as its readers' type checkers see it. `if outcome.succeeded:` narrows the result for mypy. pyright
    # narrows only by `==` and `is`; lest it refuses the usual `if`, a result or error that is not there is Any for it:
    # mypy takes MYPY for True, pyright the last of two declarations.
    MYPY = False

    @frozen(kw_only=True)
    class Succeeded(Generic[I_co, R_co]):
        """An outcome with a result."""

        index: int
        input: I_co
        status: Literal["succeeded"]
        result: R_co
        succeeded: Literal[True]
        failed: Literal[False]
        unknown: Literal[False]
        if MYPY:
            error: None  # pyright: ignore[reportRedeclaration]
        else:
            error: Any

    @frozen(kw_only=True)
    class Unsuccessful(Generic[I_co, R_co]):
        """An outcome with an error: its input failed, or its fate is unknown."""

        index: int
        input: I_co
        status: Literal["failed", "unknown"]
        error: HubApiError
        succeeded: Literal[False]
        failed: bool
        unknown: bool
        if MYPY:
            result: None  # pyright: ignore[reportRedeclaration]
        else:
            result: Any

    AnyOutcome: TypeAlias = Succeeded[I_co, R_co] | Unsuccessful[I_co, R_co]
else:
    Succeeded = Unsuccessful = AnyOutcome = Outcome


def _narrowed(outcomes: Sequence[Any]) -> Sequence[Any]:
    return outcomes


@frozen(repr=False)
class BatchResult(Generic[I_co, R_co]):
    """The outcomes of a batch, one for each input, in the order of the inputs."""

    outcomes: Sequence[AnyOutcome[I_co, R_co]] = field(converter=_narrowed)

    @property
    def succeeded(self) -> list[Succeeded[I_co, R_co]]:
        """The outcomes of the inputs that HubSpot carried out."""
        return [outcome for outcome in self.outcomes if outcome.status == "succeeded"]

    @property
    def failed(self) -> list[Unsuccessful[I_co, R_co]]:
        """The outcomes of the inputs that HubSpot refused, each with its error."""
        return [outcome for outcome in self.outcomes if outcome.status == "failed"]

    @property
    def unknown(self) -> list[Unsuccessful[I_co, R_co]]:
        """The outcomes of the inputs that may have been carried out or not, each with its error."""
        return [outcome for outcome in self.outcomes if outcome.status == "unknown"]

    @property
    def results(self) -> list[R_co]:
        """The results of the inputs that succeeded."""
        return [outcome.result for outcome in self.outcomes if outcome.result is not None]

    def raise_for_failures(self) -> None:
        """Raises BatchError, with an exception for each input, unless all inputs succeeded."""
        fell_short = [outcome for outcome in self.outcomes if outcome.status != "succeeded"]
        if fell_short:
            raise BatchError(f"{len(fell_short)} of {len(self)} inputs did not succeed", fell_short)

    def __len__(self) -> int:
        return len(self.outcomes)

    def __iter__(self) -> Iterator[AnyOutcome[I_co, R_co]]:
        return iter(self.outcomes)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ("succeeded", "failed", "unknown"))
        return f"<BatchResult of {len(self)} inputs: {counts}>"


class InterruptedBatchError(HubApiError):
    """A batch ended early, after something was sent. The cause is its `__cause__`.

    `result` holds the outcomes of the inputs that were sent, as far as they were not handed out before. `unfinished`
    are the inputs that were taken and have none.
    """

    result: BatchResult[Any, Any]
    unfinished: Sequence[Any]

    def __init__(self, message: str, result: BatchResult[Any, Any], unfinished: Sequence[Any]) -> None:
        super().__init__(message, result, unfinished)
        self.result = result
        self.unfinished = unfinished

    def __str__(self) -> str:
        return f"{self.args[0]}; {self.result!r} came of what was sent, {len(self.unfinished)} inputs are unfinished"


class BatchError(HubApiError, ExceptionGroup[HubApiError]):
    """Some inputs of a batch did not succeed. It holds one exception for each; `outcomes` ties them to the inputs."""

    outcomes: Sequence[AnyOutcome[Any, Any]]

    def __new__(cls, message: str, outcomes: Sequence[Any]) -> Self:  # noqa: D102
        self = super().__new__(cls, message, [outcome.error for outcome in outcomes if outcome.error is not None])
        self.outcomes = outcomes
        return self

    def __init__(self, message: str, outcomes: Sequence[Any]) -> None:
        pass

    def __reduce__(self) -> tuple[object, ...]:
        return BatchError, (self.message, self.outcomes)

    def derive(self, excs: Sequence[Any]) -> ExceptionGroup[Any]:
        """A group of some of the exceptions, for `except*`, with their outcomes."""
        kept = {id(one) for one in excs}
        return BatchError(self.message, [outcome for outcome in self.outcomes if id(outcome.error) in kept])

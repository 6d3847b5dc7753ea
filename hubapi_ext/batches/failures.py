"""What errors say of the inputs of a batch: of which inputs, in which words, and how often. It sends nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from attrs import evolve, field, frozen

from hubapi_client.models import StandardError
from hubapi_client.operations import Operation
from hubapi_ext.errors import HubApiError, RefusedError, ServerError, TimedOutError, UnaccountedError
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.refusals import details, refused

FAILING_SERVER = 3
"""After how many single inputs at which the server failed it is the server that is at fault."""
UNLIKE_FAILURES_FACTOR = 10
"""How many times as many single inputs may fail in a row where they fail in different words, or others succeeded."""
_KINDS = 64
"""How many different words are told apart."""


@frozen
class Alike:
    """How many single inputs have failed since something succeeded, and how many of them in the same words."""

    counts: Mapping[object, int] = field(factory=dict)
    """How many failed, by the words of their errors."""
    total: int = 0
    any_succeeded: bool = False
    """Whether anything of the batch ever succeeded."""

    def with_failure(self, error: HubApiError) -> Alike:
        """The same after one more single input has failed."""
        words, counts = _words(error), self.counts
        if words in counts or len(counts) < _KINDS:
            counts = {**counts, words: counts.get(words, 0) + 1}
        return evolve(self, counts=counts, total=self.total + 1)

    def rules_out(self, error: HubApiError, most: int) -> bool:
        """Whether so many failed that the inputs of a request that fails like this need not be tried alone."""
        alike = self.counts.get(_words(error), 0)
        if isinstance(error, ServerError | TimedOutError):
            return alike >= min(most, FAILING_SERVER)
        return (alike >= most and not self.any_succeeded) or self.total >= UNLIKE_FAILURES_FACTOR * most


_NAME = r"""[^\s,;:=()\[\]{}"']*[0-9@][^\s,;:=()\[\]{}"']*"""
_NAMES = re.compile(rf"{_NAME}(?:[,\s]+{_NAME})*")
"""What differs in the words for two inputs: ids, numbers, addresses, and lists of them."""


def _words(error: HubApiError) -> object:
    """What an error says, whichever record it names."""
    if isinstance(error, ServerError | TimedOutError):
        return "the server failed"
    if isinstance(error, RefusedError):
        return error.status, error.category, _NAMES.sub("#", error.message)
    return type(error)


def statements(refusal: Refusal) -> list[StandardError]:
    """The reasons in the refusal of a whole request, each in the form of an error of one input."""
    reasons: list[Mapping[str, Any]] = [
        {"subCategory": refusal.sub_category, "message": refusal.message, "context": refusal.context},
        *refusal.details,
    ]
    return [
        StandardError(sub_category=one.get("subCategory"), message=one.get("message") or "", context=one.get("context"))
        for one in reasons
    ]


def is_from_the_edge(error: HubApiError) -> bool:
    """Whether a page was sent by what stands before HubSpot, which may refuse a request for one value in it."""
    return isinstance(error, RefusedError) and error.status in (400, 403) and not error.refusal.is_json


def forget_frames(error: BaseException | None) -> None:
    """Lets go of what an exception's traceback holds: bodies of requests, which many outcomes would keep in memory."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def hide_names(error: HubApiError, prefix: str) -> None:
    """Takes out of the contexts of a refusal the names of inputs that begin like this, which the caller never saw."""
    if not prefix or not isinstance(error, RefusedError):
        return
    refusal = error.refusal
    reasons = tuple(
        {**detail, "context": _without(detail["context"], prefix)} if "context" in detail else detail
        for detail in refusal.details
    )
    error.args = (msgspec.structs.replace(refusal, context=_without(refusal.context, prefix), details=reasons),)


def _without(context: Any, prefix: str) -> Any:
    if not isinstance(context, Mapping):
        return context
    kept = {}
    for key, values in context.items():
        listed = values if isinstance(values, list) else [values]
        others = [value for value in listed if not str(value).startswith(prefix)]
        if len(others) == len(listed):
            kept[key] = values
        elif others:
            kept[key] = others
    return kept


def input_error(operation: Operation, error: StandardError) -> HubApiError:
    """The exception for an input that HubSpot refused inside a 207."""
    sub_category, context, links = error.sub_category, error.context, error.links
    return refused(
        Refusal(
            status=207,
            category=error.category,
            sub_category=sub_category if isinstance(sub_category, str) else None,
            message=error.message or "",
            context=context if isinstance(context, dict) else {},
            details=details(error.errors) if error.errors else (),
            links=links if isinstance(links, dict) else {},
            request=f"an input of {operation.name}",
        )
    )


def unaccounted(operation: Operation, errors: list[HubApiError]) -> UnaccountedError:
    """The exception for an input of which an answer says nothing, with what it says of inputs that it does not name."""
    text = f"the answer to {operation.name} says nothing of this input"
    if errors:
        text += f", but this of one that it does not name: {'; '.join(map(str, errors))}"
    return UnaccountedError(text)

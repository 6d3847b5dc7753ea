"""Every exception of hubapi, in one tree, and which one a refusal becomes. Nothing here sends or decides to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

import msgspec
from attrs import field, frozen

if TYPE_CHECKING:
    from hubapi_ext.outcomes import BatchResult, Outcome

KEPT_BODY = 10_000
"""How many bytes of a refusal's body an exception keeps."""


class HubApiError(Exception):
    """The root of everything that hubapi raises by itself."""


class ConfigurationError(HubApiError, ValueError):
    """A setting is missing or wrong. Nothing was sent."""


class InvalidInputError(HubApiError, ValueError):
    """An argument is not what HubSpot accepts. Nothing was sent.

    `argument` is its name, `position` the index of the input in question (None where there is none), `allowed` says
    what it may be.
    """

    def __init__(self, argument: str, problem: str, *, allowed: str, position: int | None = None) -> None:
        super().__init__(argument, problem, allowed, position)
        self.argument = argument
        self.problem = problem
        self.allowed = allowed
        self.position = position

    def __reduce__(self) -> tuple[object, ...]:
        return _invalid_input, self.args

    def __str__(self) -> str:
        where = self.argument if self.position is None else f"{self.argument}[{self.position}]"
        return f"{where}: {self.problem}; {self.allowed}"


def _invalid_input(argument: str, problem: str, allowed: str, position: int | None) -> InvalidInputError:
    return InvalidInputError(argument, problem, allowed=allowed, position=position)


class TransportError(HubApiError):
    """No answer came. When `sent` is true, the request may have been carried out."""

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), self.args, {"sent": self.sent}


class UnreachableError(TransportError):
    """HubSpot could not be reached, or the connection broke."""


class TimedOutError(TransportError):
    """HubSpot did not answer in time."""


class AbandonedError(TransportError):
    """The request was given up before its answer came, because the batch was ended early."""


class RepeatedCursorError(HubApiError):
    """A page leads to itself, so its pages have no end. What was read of it is not complete."""


class InvalidResponseError(HubApiError):
    """HubSpot answered with success, and its body cannot be understood. The request was carried out."""


class UnaccountedError(HubApiError):
    """HubSpot answered with success and said nothing of this input. It may have been carried out or not."""


@frozen(kw_only=True)
class Refusal:
    """What HubSpot says of something it refused: a request, or one input of a batch."""

    status: int
    category: str | None = None
    """The kind of refusal, such as VALIDATION_ERROR. HubSpot keeps it stable."""
    sub_category: str | None = None
    message: str = ""
    correlation_id: str | None = None
    """What HubSpot's support asks for."""
    context: Mapping[str, Any] = field(factory=dict)
    details: Sequence[Mapping[str, Any]] = ()
    """The single reasons, each with a `message` and often a `code`."""
    request: str = ""
    """Verb and path."""
    body: bytes = field(default=b"", repr=False)
    """The body as it came, cut after 10,000 bytes."""


class RefusedError(HubApiError):
    """HubSpot refused a request, or one input of a batch. `refusal` holds all that it said."""

    advice: ClassVar[str] = ""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal

    @property
    def status(self) -> int:
        """The status of the answer; 207 for an input of a batch."""
        return self.refusal.status

    @property
    def category(self) -> str | None:
        """HubSpot's stable name for the kind of refusal."""
        return self.refusal.category

    @property
    def message(self) -> str:
        """HubSpot's words, which may change."""
        return self.refusal.message

    @property
    def correlation_id(self) -> str | None:
        """What HubSpot's support asks for."""
        return self.refusal.correlation_id

    def __str__(self) -> str:
        refusal = self.refusal
        reasons = [str(detail.get("message") or detail.get("code") or detail) for detail in refusal.details]
        parts = [f"{refusal.request or 'input'} was refused with {refusal.status}"]
        if refusal.category or refusal.sub_category:
            parts[0] += f" {refusal.sub_category or refusal.category}"
        if refusal.message:
            parts.append(refusal.message)
        parts += [reason for reason in reasons if reason != refusal.message]
        if self.advice:
            parts.append(self.advice)
        if refusal.correlation_id:
            parts.append(f"correlation id {refusal.correlation_id}")
        return "; ".join(part.rstrip(".") for part in parts)


class BadRequestError(RefusedError):
    """The request or the input is wrong (400, or VALIDATION_ERROR)."""


class AuthenticationError(RefusedError):
    """The token is missing, wrong or expired (401)."""

    advice = "check the token that HubApi was given, or HUBSPOT_ACCESS_TOKEN"


class PermissionDeniedError(RefusedError):
    """The token lacks a scope (403)."""

    advice = "grant the app a scope that this endpoint needs, and make a new token"

    @property
    def required_scopes(self) -> list[str]:
        """The scopes that HubSpot names; one of them suffices."""
        found = (detail.get("context") for detail in self.refusal.details)
        scopes = (one.get("requiredGranularScopes", []) for one in found if isinstance(one, Mapping))
        return [str(scope) for group in scopes if isinstance(group, list) for scope in group]

    def __str__(self) -> str:
        return super().__str__() + (f"; one of: {', '.join(self.required_scopes)}" if self.required_scopes else "")


class NotFoundError(RefusedError):
    """A record or a path does not exist (404, or OBJECT_NOT_FOUND)."""


class ConflictError(RefusedError):
    """Something of the same name or value exists already (409, or CONFLICT)."""


class RateLimitError(RefusedError):
    """Too many requests (429). Nothing was carried out."""

    advice = "send again later"


class ServerError(RefusedError):
    """HubSpot failed (500 to 599). The request may have been carried out or not."""


_BY_CATEGORY: Mapping[str, type[RefusedError]] = {
    "VALIDATION_ERROR": BadRequestError,
    "OBJECT_NOT_FOUND": NotFoundError,
    "CONFLICT": ConflictError,
}
_BY_STATUS: Mapping[int, type[RefusedError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
}


def refused(refusal: Refusal) -> RefusedError:
    """The exception for a refusal: by its status, and inside a 207 by its category."""
    if refusal.status == 207:
        return _BY_CATEGORY.get(refusal.category or "", RefusedError)(refusal)
    if refusal.status >= 500:
        return ServerError(refusal)
    return _BY_STATUS.get(refusal.status, RefusedError)(refusal)


def read_refusal(status: int, headers: Mapping[str, str], body: bytes, request: str) -> Refusal:
    """Reads an answer of 400 or above. Its body may be JSON of any shape, HTML, text, or nothing."""
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = None
    if not isinstance(said, dict):
        said = {}
    return Refusal(
        status=status,
        category=_text(said.get("category") or said.get("errorType")),
        sub_category=_text(said.get("subCategory")),
        message=_text(said.get("message")) or "",
        correlation_id=_text(said.get("correlationId")) or headers.get("x-hubspot-correlation-id"),
        context=said["context"] if isinstance(said.get("context"), dict) else {},
        details=details(said.get("errors")),
        request=request,
        body=body[:KEPT_BODY],
    )


def details(said: object) -> tuple[Mapping[str, Any], ...]:
    """The single reasons of a refusal: HubSpot lists objects, and sometimes texts."""
    listed = said if isinstance(said, list) else ()
    return tuple(detail if isinstance(detail, dict) else {"message": str(detail)} for detail in listed)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


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

    outcomes: Sequence[Outcome[Any, Any]]

    def __new__(cls, message: str, outcomes: Sequence[Outcome[Any, Any]]) -> Self:  # noqa: D102
        self = super().__new__(cls, message, [outcome.error for outcome in outcomes if outcome.error is not None])
        self.outcomes = outcomes
        return self

    def __init__(self, message: str, outcomes: Sequence[Outcome[Any, Any]]) -> None:
        pass

    def __reduce__(self) -> tuple[object, ...]:
        return BatchError, (self.message, self.outcomes)

    def derive(self, excs: Sequence[Any]) -> ExceptionGroup[Any]:
        """A group of some of the exceptions, for `except*`, with their outcomes."""
        kept = {id(one) for one in excs}
        return BatchError(self.message, [outcome for outcome in self.outcomes if id(outcome.error) in kept])

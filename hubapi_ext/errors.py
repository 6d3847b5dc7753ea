"""The exceptions of hubapi, in one tree, but for the two that carry an account of a batch (`batches.outcomes`).

Which one an answer becomes is the business of refusals.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hubapi_ext.contexts import named
from hubapi_ext.refusal import KEPT_BODY, Refusal

_SHOWN_REASONS, _SHOWN_TEXT = 10, 600
"""How many reasons a message shows, and how many characters of each."""
_NAMED_SCOPES = 8
"""How many scopes a message names. Some endpoints take any of eighty."""
_NOT_TRIED_ALONE = "this input was not tried alone, since others had failed likewise"


class HubApiError(Exception):
    """The root of everything that hubapi raises by itself.

    Errors can be pickled, and two are equal when they say the same.
    """

    request: str = ""
    """Verb and path of the request, where there was one."""
    attempts: int = 0
    """How many times it was sent."""
    may_have_been_applied: bool = False
    """Whether HubSpot may have done what it was asked, although this came back."""
    not_tried_alone: bool = False
    """Whether this came back for several inputs together, which were not sent one by one, since so many others had
    failed likewise."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (self.args, self._known()) == (other.args, other._known())

    def __hash__(self) -> int:
        # Some of what makes two equal may still change.
        return hash(type(self))

    def _known(self) -> dict[str, Any]:
        names = ("request", "attempts", "may_have_been_applied")
        # The account of a batch may hold the error itself.
        own = {name: value for name, value in vars(self).items() if name != "batch_result"}
        return {name: getattr(self, name) for name in names} | own


class ConfigurationError(HubApiError, ValueError):
    """A setting is missing or wrong. Nothing was sent."""


class UntrustedCertificateError(ConfigurationError):
    """The server at the base URL has a certificate that is not trusted. Nothing was sent."""


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
        if self.allowed.startswith("must "):
            return f"{where} {self.allowed}, {self.problem}"
        return f"{where}: {self.problem}; {self.allowed}"


def _invalid_input(argument: str, problem: str, allowed: str, position: int | None) -> InvalidInputError:
    return InvalidInputError(argument, problem, allowed=allowed, position=position)


class TransportError(HubApiError):
    """No answer came. `sent` says whether the last attempt may have reached HubSpot."""

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent
        self.may_have_been_applied = sent

    def __str__(self) -> str:
        return f"{self.args[0]}{_attempts_text(self.attempts)}{f'; {_NOT_TRIED_ALONE}' if self.not_tried_alone else ''}"


class UnreachableError(TransportError):
    """HubSpot could not be reached, or the connection broke."""


class TransportFailedError(TransportError):
    """The transport has failed with an exception that is no failure of a connection, and is the cause.

    It is a fault of the transport that the hub was given, or of one below hubapi. Nothing is sent again after it, and a
    batch ends.
    """


class TimedOutError(TransportError):
    """HubSpot did not answer in time."""


class AbandonedError(TransportError):
    """The request was given up before its answer came, because the batch was ended early."""


class LimitsUnavailableError(TransportError):
    """The place that is shared to count requests in, Redis or a file, could not be used. The request was not sent."""

    def __init__(self, message: str, *, sent: bool = False) -> None:
        super().__init__(message, sent=sent)


class TokenUnavailableError(TransportError):
    """The source of the tokens has failed; its exception is the cause. The request was not sent."""

    def __init__(self, message: str, *, sent: bool = False) -> None:
        super().__init__(message, sent=sent)


class StreamConsumedError(HubApiError, RuntimeError):
    """A stream was looped over that has ended. It sends nothing again; ask for another one."""


class RepeatedCursorError(HubApiError):
    """A page leads to itself, so its pages have no end. The items that were read are not complete."""


class InvalidResponseError(HubApiError):
    """HubSpot answered with success, and its body cannot be understood. The request was carried out.

    `body` is the beginning of the body, as far as it was read, and `correlation_id` what HubSpot's support asks for.
    """

    may_have_been_applied = True

    def __init__(self, message: str, *, body: bytes = b"", correlation_id: str | None = None) -> None:
        super().__init__(message)
        self.body: bytes = body[:KEPT_BODY]
        self.correlation_id = correlation_id


class UnaccountedError(HubApiError):
    """HubSpot answered with success and said nothing of this input. It may have been carried out or not."""

    may_have_been_applied = True


class RefusedError(HubApiError):
    """HubSpot refused a request, or one input of a batch. `refusal` holds all that it said."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)

    @property
    def refusal(self) -> Refusal:
        """All that HubSpot said."""
        refusal: Refusal = self.args[0]
        return refusal

    @property
    def status(self) -> int:
        """The status of the answer; 207 for an input of a batch."""
        return self.refusal.status

    @property
    def category(self) -> str | None:
        """HubSpot's stable name for the kind of refusal."""
        return self.refusal.category

    @property
    def sub_category(self) -> str | None:
        """HubSpot's name for the very reason."""
        return self.refusal.sub_category

    @property
    def message(self) -> str:
        """HubSpot's words, which may change."""
        return self.refusal.message

    @property
    def correlation_id(self) -> str | None:
        """What HubSpot's support asks for."""
        return self.refusal.correlation_id

    @property
    def details(self) -> Sequence[Mapping[str, Any]]:
        """The single reasons, each with a `message` and often a `code`."""
        return self.refusal.details

    @property
    def context(self) -> Mapping[str, Any]:
        """What the refusal is about."""
        return self.refusal.context

    @property
    def retry_after(self) -> float | None:
        """The seconds that HubSpot asks to wait."""
        return self.refusal.retry_after

    @property
    def advice(self) -> str:
        """What to do next."""
        return ""

    def __str__(self) -> str:
        refusal = self.refusal
        shown = refusal.details[:_SHOWN_REASONS]
        reasons = [str(detail.get("message") or detail.get("code") or detail) for detail in shown]
        if len(refusal.details) > len(shown):
            reasons.append(f"and {len(refusal.details) - len(shown)} more in details")
        kind = refusal.sub_category or refusal.category or refusal.policy_name
        what = f"{refusal.status} {kind}" if kind else str(refusal.status)
        parts = [
            f"{refusal.request or 'input'} was refused with {what}{_attempts_text(self.attempts)}",
            refusal.message,
            *(reason for reason in reasons if reason != refusal.message),
            _NOT_TRIED_ALONE if self.not_tried_alone else "",
            self.advice,
        ]
        contexts = [refusal.context, *(detail.get("context") for detail in shown)]
        parts += [
            named(contexts, "; ".join(parts)),
            f"correlation id {refusal.correlation_id}" if refusal.correlation_id else "",
        ]
        return "; ".join(part[:_SHOWN_TEXT].rstrip(".") for part in parts if part)


def _attempts_text(attempts: int) -> str:
    return f" after {attempts} attempts" if attempts > 1 else ""


class BadRequestError(RefusedError):
    """The request or the input is wrong (400, or VALIDATION_ERROR)."""


class AuthenticationError(RefusedError):
    """The token is missing, or is not one of HubSpot's (401, or 530 where it has a wrong form)."""

    @property
    def advice(self) -> str:
        """What to do next."""
        source = "check what HubApi was given as token, or HUBSPOT_ACCESS_TOKEN"
        if self.status == 530 or self.category in ("INVALID_AUTHENTICATION", "EXPIRED_AUTHENTICATION"):
            return f"the token is malformed, or not one of HubSpot's; {source}"
        return source


class ExpiredTokenError(AuthenticationError):
    """The token was good until it expired (401 EXPIRED_AUTHENTICATION)."""

    @property
    def advice(self) -> str:
        """What to do next."""
        since = self.refusal.in_context("expire time")
        return f"the token expired{f' at {since[0]}' if since else ''}; get a new one, or give HubApi an OAuth"


class PermissionDeniedError(RefusedError):
    """The token may not do this (403)."""

    @property
    def required_scopes(self) -> list[str]:
        """The scopes that HubSpot names; one of them suffices."""
        named = self.refusal.in_context("requiredGranularScopes") + self.refusal.in_context("requiredScopes")
        return list(dict.fromkeys(named))

    @property
    def sufficient_scopes(self) -> Sequence[str]:
        """The scopes of which the operation needs one, as far as it is known."""
        return self.refusal.scopes


class MissingScopesError(PermissionDeniedError):
    """The token lacks a scope (403 MISSING_SCOPES)."""

    @property
    def advice(self) -> str:
        """What to do next."""
        advice = "grant the app a scope and make a new token"
        if self.required_scopes:
            advice += f"; HubSpot asks for one of: {', '.join(self.required_scopes)}"
        if self.sufficient_scopes:
            named, more = self.sufficient_scopes[:_NAMED_SCOPES], len(self.sufficient_scopes) - _NAMED_SCOPES
            rest = f" and {more} more in sufficient_scopes" if more > 0 else ""
            advice += f"; the endpoint takes one of: {', '.join(named)}{rest}"
        return advice


class NotFoundError(RefusedError):
    """A record or a path does not exist (404, or OBJECT_NOT_FOUND)."""


class ConflictError(RefusedError):
    """Something of the same name or value exists already (409, or CONFLICT or OBJECT_ALREADY_EXISTS)."""

    @property
    def existing_id(self) -> str | None:
        """The id of what exists already, where HubSpot names it."""
        found = self.refusal.in_context("existingId") or re.findall(r"[Ee]xisting ID: (\d+)", self.message)
        return found[0] if found else self.refusal.existing_id

    @property
    def advice(self) -> str:
        """What to do next."""
        return f"update {self.existing_id} instead" if self.existing_id else ""


class LabelLimitError(RefusedError):
    """The pair of object types has as many association labels as it may have (437)."""

    @property
    def advice(self) -> str:
        """What to do next."""
        return "the pair of object types has all the labels that HubSpot allows; delete one that is not used"


class LockedError(RefusedError):
    """The record is being written by somebody else (423). Nothing was carried out."""

    @property
    def advice(self) -> str:
        """What to do next."""
        return "HubSpot locks for 2 seconds at a time; send it again"


class RateLimitError(RefusedError):
    """Too many requests in too short a time (429, or RATE_LIMITS). Nothing was carried out."""

    @property
    def advice(self) -> str:
        """What to do next."""
        return f"send it again {_delay_text(self.retry_after) or 'later'}"


class DailyLimitError(RateLimitError):
    """The requests of the day, or of the month, are used up. Nothing was carried out."""

    @property
    def advice(self) -> str:
        """What to do next."""
        daily = self.refusal.rate_limits.daily
        used = f"all {daily:,} requests of the day are used; " if daily and self.refusal.policy_name == "DAILY" else ""
        reset = (
            _delay_text(self.retry_after)
            or "at midnight in the account's time zone, which HubSpot's answers do not name"
        )
        return f"{used}the limit is reset {reset}"


class MigrationError(RefusedError):
    """The account is moving between HubSpot's data centres (477). Nothing was carried out."""

    @property
    def advice(self) -> str:
        """What to do next."""
        delay = _delay_text(self.retry_after) or "within 24 hours"
        return f"the account is moving between data centres; send it again {delay}"


class ServerError(RefusedError):
    """HubSpot failed (500 to 599). The request may have been carried out or not."""

    @property
    def advice(self) -> str:
        """What to do next."""
        if self.status in (522, 525, 526):
            return "HubSpot asks to write to its support"
        return "it may have been carried out: look it up before you create anything again"


REFUSES_ALL = (AuthenticationError, PermissionDeniedError, DailyLimitError, MigrationError)
"""What HubSpot would say of every other request too."""


def _delay_text(seconds: float | None) -> str:
    """When something is to be done that is to be done after so many seconds."""
    if seconds is None:
        return ""
    if seconds < 120:
        return f"in {math.ceil(seconds)} seconds"
    minutes = math.ceil(seconds / 60)
    return f"in {minutes} minutes" if minutes < 120 else f"in {math.ceil(minutes / 60)} hours"

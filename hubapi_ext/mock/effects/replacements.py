"""Effects that take the answer's place: refusals by HubSpot, and failures of the network before it."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, ClassVar, Literal

import msgspec
from attrs import evolve

from hubapi_ext.mock.effects.kinds import STATUSES_WITHOUT_BODY, YEAR, Kind
from hubapi_ext.mock.messages import Response
from hubapi_ext.mock.problems import (
    DAILY_LIMIT_REACHED,
    SEARCH_LIMIT_REACHED,
    TEN_SECONDLY_LIMIT_REACHED,
    Problem,
)

GUESSES = ("the words of the faults `locked` and `migrating`",)
"""What the mock does here for every operation although nobody knows whether HubSpot does so, too."""

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*")


class Replacement(Kind, frozen=True):
    """Another answer than the one that the request would get.

    `applied` tells whether HubSpot has done what it was asked for before it failed to say so.
    """

    applied: bool = False

    def response(self, correlation_id: str) -> Response:
        """The other answer."""
        raise NotImplementedError


class OtherAnswer(Replacement, frozen=True, kw_only=True):
    """Any answer: `json`, or else `text`, which is plain text unless the headers say otherwise.

    The headers that tell how the body is delivered are the mock's own.
    """

    status: int
    json: Any = None
    text: str = ""
    headers: dict[str, str] = {}  # noqa: RUF012 - msgspec copies it for each instance

    def __post_init__(self) -> None:
        if not 200 <= self.status <= 599:
            raise ValueError("status must be a number from 200 to 599")
        if self.status in STATUSES_WITHOUT_BODY and (self.text or self.json is not None):
            raise ValueError(f"status: an answer with {self.status} has no body")
        for name, value in self.headers.items():
            if not _HEADER_NAME.fullmatch(name) or not _HEADER_VALUE.fullmatch(value):
                raise ValueError(f"headers: {name!r} with this value cannot be sent in a header")
            if name.lower() in ("content-length", "transfer-encoding", "connection"):
                raise ValueError(f"headers: {name} is the mock's own; TruncatedBody cuts a body off")

    def response(self, correlation_id: str) -> Response:
        """The answer."""
        given = {name.lower(): value for name, value in self.headers.items()}
        if self.json is None:
            kind = {"content-type": "text/plain;charset=utf-8"} if self.text else {}
            return Response(self.status, {**kind, **given}, self.text.encode())
        kind = {"content-type": "application/json;charset=utf-8"}
        return Response(self.status, {**kind, **given}, msgspec.json.encode(self.json))


class _Pausing(Replacement, frozen=True, kw_only=True):
    """A refusal that may say after how many seconds to come again."""

    retry_after: float | None = None

    def __post_init__(self) -> None:
        if self.retry_after is not None and not 0 <= self.retry_after <= YEAR:
            raise ValueError("retryAfter: seconds, from 0 to those of a year")


class RateLimited(_Pausing, frozen=True, kw_only=True):
    """A rate limit that is reached, whatever the portal's windows say.

    `EDGE` is the limit of the network before HubSpot, which answers with text. HubSpot has been seen to answer 500
    instead of 429, and promises no `Retry-After`, which is in seconds.
    """

    policy: Literal["TEN_SECONDLY_ROLLING", "DAILY", "SECONDLY", "EDGE"] = "TEN_SECONDLY_ROLLING"
    status: Literal[429, 500] = 429

    _PROBLEMS: ClassVar[Mapping[str, Problem]] = {
        "TEN_SECONDLY_ROLLING": TEN_SECONDLY_LIMIT_REACHED,
        "DAILY": DAILY_LIMIT_REACHED,
        "SECONDLY": SEARCH_LIMIT_REACHED,
    }

    def response(self, correlation_id: str) -> Response:
        """The refusal."""
        headers = _retry_after(self.retry_after)
        if self.policy == "EDGE":
            return Response(self.status, {"content-type": "text/plain; charset=UTF-8", **headers}, b"error code: 1015")
        problem = self._PROBLEMS[self.policy]
        if self.status == 500:
            problem = evolve(problem, category="RATE_LIMITS")
        return _json_response(self.status, problem, headers, correlation_id)


class Locked(_Pausing, frozen=True, kw_only=True):
    """423: what is asked for is locked for some seconds. HubSpot's words are unknown."""

    def response(self, correlation_id: str) -> Response:
        """The refusal."""
        problem = Problem(message="The resource is locked, try again later", category=None)
        return _json_response(423, problem, _retry_after(self.retry_after), correlation_id)


class Migrating(_Pausing, frozen=True, kw_only=True):
    """477: the account moves to another data centre, which takes up to a day. HubSpot's words are unknown."""

    retry_after: float | None = 3600

    def response(self, correlation_id: str) -> Response:
        """The refusal."""
        problem = Problem(message="Migration in progress", category=None)
        return _json_response(477, problem, _retry_after(self.retry_after), correlation_id)


class BadGateway(Replacement, frozen=True):
    """502, or another failure of the network before HubSpot, which answers with a page of HTML."""

    status: Literal[502, 503, 504, 520, 521, 522, 523, 525, 526, 530] = 502

    def response(self, correlation_id: str) -> Response:
        """The page."""
        return _edge_page(self.status, "Bad Gateway" if self.status == 502 else "Web server is unavailable")


class TimedOut(Replacement, frozen=True):
    """524: HubSpot did not answer in time. It has most likely done what it was asked for."""

    applied: bool = True

    def response(self, correlation_id: str) -> Response:
        """The page."""
        return _edge_page(524, "A timeout occurred")


class InternalError(Replacement, frozen=True):
    """500: HubSpot failed, and says so without a category."""

    def response(self, correlation_id: str) -> Response:
        """The refusal."""
        return _json_response(500, Problem(message="internal error", category=None), {}, correlation_id)


def _retry_after(seconds: float | None) -> dict[str, str]:
    return {} if seconds is None else {"retry-after": f"{seconds:.10g}"}


def _json_response(status: int, problem: Problem, headers: Mapping[str, str], correlation_id: str) -> Response:
    body = msgspec.json.encode({**problem.as_json(), "correlationId": correlation_id})
    return Response(status, {"content-type": "application/json;charset=utf-8", **headers}, body)


def _edge_page(status: int, title: str) -> Response:
    text = f"Error {status} {escape(title)}"
    page = f"<!DOCTYPE html>\n<html><head><title>{text}</title></head><body><h1>{text}</h1></body></html>\n"
    return Response(status, {"content-type": "text/html; charset=UTF-8", "server": "cloudflare"}, page.encode())

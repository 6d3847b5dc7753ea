"""What a fault does to an answer: takes its place, changes what is in it, or hinders its way. When: see `faults`.

Each effect is data, which a rule in a file or a control names by its `kind`.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from math import inf
from random import Random
from typing import Any, ClassVar, Literal

import msgspec
from attrs import evolve

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.messages import Delivery, Response
from hubapi_ext.mock.problems import (
    DAILY_LIMIT_REACHED,
    SEARCH_LIMIT_REACHED,
    TEN_SECONDLY_LIMIT_REACHED,
    Problem,
)

# Seconds. Who needs longer ones turns the portal's clock.
_DAY = 86_400
_YEAR = 366 * _DAY
_WITHOUT_BODY = (204, 304)
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*")


def _tag(name: str) -> str:
    return name[0].lower() + name[1:]


class _Kind(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename="camel",
    tag=_tag,
    tag_field="kind",
):
    pass


# What takes the answer's place


class Replacement(_Kind, frozen=True):
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
    headers: dict[str, str] = {}

    def __post_init__(self) -> None:
        if not 200 <= self.status <= 599:
            raise ValueError("status: a number from 200 to 599")
        if self.status in _WITHOUT_BODY and (self.text or self.json is not None):
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
        if self.retry_after is not None and not 0 <= self.retry_after <= _YEAR:
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


# What changes an answer


class Alteration(_Kind, frozen=True):
    """Another content of an answer. Refusals stay as they are."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """The answer in its place. It shares nothing with the portal's state that could be changed by it."""
        raise NotImplementedError


class EmptyPage(Alteration, frozen=True):
    """Pages with nothing on them and a cursor to where they would have begun. Who goes on misses nothing."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such pages."""
        return _with_pages(answer, call, lambda page, items: {**page, items: [], "paging": _next(_begin(page, items))})


class RepeatedCursor(Alteration, frozen=True):
    """Pages whose cursor leads back to themselves. Only pages that others follow have one."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such cursors."""

        def repeated(page: Mapping[str, Any], items: str) -> Mapping[str, Any]:
            return {**page, "paging": _next(_begin(page, items))} if "paging" in page else page

        return _with_pages(answer, call, repeated)


class LostResults(Alteration, frozen=True):
    """Results that are missing from an answer that says that all went well."""

    count: int = 1

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("count: a number from 1 on")

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer without the first of its results."""
        return _with_body(answer, {"results": answer.body["results"][self.count :]})


class RepeatedResults(Alteration, frozen=True):
    """Results that an answer has twice."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer that has each of its results twice."""
        return _with_body(answer, {"results": [*answer.body["results"], *answer.body["results"]]})


class UnknownEnums(Alteration, frozen=True):
    """Categories that HubSpot has added since its documentation was written."""

    value: str = "ADDED_LATER"

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such values."""
        names = ("category", "associationCategory")

        def unknown(fields: dict[str, Any]) -> dict[str, Any]:
            return {name: self.value if name in names else value for name, value in fields.items()}

        return _with_body(answer, {"results": _each_object(answer.body["results"], unknown)})


class ExtraFields(Alteration, frozen=True):
    """A field that HubSpot has added since its documentation was written, in every object but maps of properties."""

    name: str = "addedLater"
    value: Any = "added later"

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with this field all over it."""
        return _with_body(answer, _each_object(answer.body, lambda fields: {**fields, self.name: self.value}))


class OtherSuccess(Alteration, frozen=True):
    """Another code of success than the one that is documented: HubSpot has changed them without notice."""

    status: int = 200

    def __post_init__(self) -> None:
        if not 200 <= self.status <= 299 or self.status in _WITHOUT_BODY:
            raise ValueError("status: a number from 200 to 299, and not 204, which has no body")

    def alter(self, answer: Answer, call: Call) -> Answer:
        """The answer with this code."""
        return evolve(answer, status=self.status)


class ForgottenTraceIds(Alteration, frozen=True):
    """Results without the trace ids that the inputs had."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer whose results do not tell which input they belong to."""
        results = [
            {name: value for name, value in result.items() if name != "objectWriteTraceId"}
            for result in answer.body["results"]
        ]
        return _with_body(answer, {"results": results})


class ErrorsWithoutContext(Alteration, frozen=True):
    """Errors of a batch that say what is wrong and not with which input, as HubSpot's do at times."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer whose errors have no context."""
        errors = [
            {name: value for name, value in error.items() if name not in ("context", "subCategory", "errors")}
            for error in answer.body.get("errors", ())
        ]
        return _with_body(answer, {"errors": errors} if errors else {})


# What hinders an answer on its way


class Hindrance(_Kind, frozen=True):
    """Something that happens to an answer on its way."""

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """How the answer is delivered then."""
        raise NotImplementedError


class Latency(Hindrance, frozen=True):
    """Seconds that pass before the answer: always the same, or up to `at_most` by chance."""

    seconds: float
    at_most: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.seconds <= (self.seconds if self.at_most is None else self.at_most) <= _DAY:
            raise ValueError("seconds: a number from 0 on and up to atMost, which is a day at most")

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """The delay, on top of others."""
        seconds = self.seconds if self.at_most is None else chance.uniform(self.seconds, self.at_most)
        return evolve(delivery, delay=delivery.delay + seconds)


class SlowBody(Hindrance, frozen=True):
    """A body that comes slowly."""

    bytes_per_second: float

    def __post_init__(self) -> None:
        if not 1 / _DAY <= self.bytes_per_second < inf:
            raise ValueError("bytesPerSecond: a number above 0; a byte takes a day at most")

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """The speed."""
        return evolve(delivery, bytes_per_second=self.bytes_per_second)


class TruncatedBody(Hindrance, frozen=True):
    """A body that ends too soon, with the connection. What was asked for has been done."""

    kept: float = 0.5
    """Which share of the body arrives."""

    def __post_init__(self) -> None:
        if not 0 <= self.kept < 1:
            raise ValueError("kept: a number from 0 to below 1")

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """Where the body ends."""
        # Where there is nothing to cut off, nothing is missed.
        return evolve(delivery, kept_bytes=int(len(body) * self.kept)) if body else delivery


class ConnectionReset(Hindrance, frozen=True):
    """A connection that is reset instead of an answer, before or after what was asked for has been done."""

    applied: bool = False

    def hinder(self, delivery: Delivery, body: bytes, chance: Random) -> Delivery:
        """The end of the connection."""
        return evolve(delivery, reset=True)


Effect = (
    OtherAnswer
    | RateLimited
    | Locked
    | Migrating
    | BadGateway
    | TimedOut
    | InternalError
    | EmptyPage
    | RepeatedCursor
    | LostResults
    | RepeatedResults
    | UnknownEnums
    | ExtraFields
    | OtherSuccess
    | ForgottenTraceIds
    | ErrorsWithoutContext
    | Latency
    | SlowBody
    | TruncatedBody
    | ConnectionReset
)


def _retry_after(seconds: float | None) -> dict[str, str]:
    return {} if seconds is None else {"retry-after": f"{seconds:.10g}"}


def _json_response(status: int, problem: Problem, headers: Mapping[str, str], correlation_id: str) -> Response:
    body = msgspec.json.encode({**problem.as_json(), "correlationId": correlation_id})
    return Response(status, {"content-type": "application/json;charset=utf-8", **headers}, body)


def _edge_page(status: int, title: str) -> Response:
    text = f"Error {status} {escape(title)}"
    page = f"<!DOCTYPE html>\n<html><head><title>{text}</title></head><body><h1>{text}</h1></body></html>\n"
    return Response(status, {"content-type": "text/html; charset=UTF-8", "server": "cloudflare"}, page.encode())


def _with_body(answer: Answer, fields: Mapping[str, Any]) -> Answer:
    return evolve(answer, body={**answer.body, **fields})


def _next(cursor: str) -> dict[str, Any]:
    return {"next": {"after": cursor}}


def _begin(page: Mapping[str, Any], items: str) -> str:
    """The cursor by which a page can be asked for: the id that it begins with."""
    if page[items]:
        return str(page[items][0]["toObjectId"])
    # An empty page leads on to where it led, or to the beginning of nothing.
    return str(page["paging"]["next"]["after"]) if "paging" in page else "0"


def _with_pages(answer: Answer, call: Call, change: Callable[[Mapping[str, Any], str], Mapping[str, Any]]) -> Answer:
    """Changes each page of an answer; `change` is told where its items stand."""
    paging = call.paging
    if paging is None:
        return answer
    if paging.of_batch:
        return _with_body(answer, {"results": [change(page, paging.items) for page in answer.body["results"]]})
    return evolve(answer, body=dict(change(answer.body, paging.items)))


def _each_object(value: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """A copy in which each object is another, except for maps whose keys are data."""
    if isinstance(value, list):
        return [_each_object(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {
        name: item if name in ("properties", "context", "links") else _each_object(item, change)
        for name, item in value.items()
    }
    return change(inner)

"""Every status and shape of body that HubSpot is known to answer with: which exception it becomes, and what is done."""

from __future__ import annotations

import json
import pickle
from email.utils import formatdate
from typing import Any

import httpx
import pytest
from attrs import field, frozen

from hubapi_ext import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    DailyLimitError,
    ExpiredTokenError,
    InvalidResponseError,
    LabelLimitError,
    LockedError,
    MigrationError,
    MissingScopesError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    Refusal,
    RefusedError,
    ServerError,
)
from hubapi_ext.transport.refusals import refused
from tests.conftest import Between, InstantClock, open_hub

PATH = "/crm/v3/objects/contacts"
HEADERS = {
    "X-HubSpot-RateLimit-Max": "190",
    "X-HubSpot-RateLimit-Remaining": "0",
    "X-HubSpot-RateLimit-Interval-Milliseconds": "4000",
    "X-HubSpot-RateLimit-Daily": "650000",
    "X-HubSpot-RateLimit-Daily-Remaining": "1000",
}
BURST = {
    "status": "error",
    "message": "You have reached your ten_secondly_rolling limit.",
    "errorType": "RATE_LIMIT",
    "correlationId": "c-1",
    "policyName": "TEN_SECONDLY_ROLLING",
}
NEVER, ALWAYS, UNLESS_CREATE = "never", "always", "unless it creates"


@frozen(kw_only=True)
class Case:
    """An answer, and what comes of it."""

    status: int
    body: Any = b""
    headers: dict[str, str] = field(factory=dict)
    error: type[RefusedError]
    repeated: str = NEVER
    wait: tuple[float, float] = (0, 1)
    """Between which seconds the first wait lies."""
    says: str = ""
    """What its message contains."""
    fields: dict[str, Any] = field(factory=dict)
    """Attributes of the error or of its refusal."""


CASES = {
    # The rate limits, in their known shapes.
    "burst": Case(
        status=429,
        body=BURST,
        headers=HEADERS,
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(2, 4),
        fields={"policy_name": "TEN_SECONDLY_ROLLING", "category": "RATE_LIMIT", "correlation_id": "c-1"},
    ),
    "burst without headers": Case(status=429, body=BURST, error=RateLimitError, repeated=ALWAYS, wait=(5, 10)),
    "burst with Retry-After in seconds": Case(
        status=429,
        body=BURST,
        headers={"Retry-After": "7"},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(7, 8),
        says="in 7 seconds",
        fields={"retry_after": 7.0},
    ),
    "burst with Retry-After as a date": Case(
        status=429,
        body=BURST,
        headers={"Retry-After": formatdate(InstantClock().now + 30, usegmt=True)},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(30, 31),
    ),
    "Retry-After that is none": Case(
        status=429,
        body=BURST,
        headers={"Retry-After": "soon"},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(5, 10),
        fields={"retry_after": None},
    ),
    "Retry-After that is too long to wait": Case(
        status=429, body=BURST, headers={"Retry-After": "61"}, error=RateLimitError, says="in 61 seconds"
    ),
    "Retry-After of minutes": Case(
        status=429, body=BURST, headers={"Retry-After": "600"}, error=RateLimitError, says="in 10 minutes"
    ),
    "Retry-After as a date without a zone": Case(
        status=429,
        body=BURST,
        headers={"Retry-After": formatdate(InstantClock().now + 30).removesuffix(" -0000")},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(30, 31),
    ),
    "Retry-After as a date that is past": Case(
        status=429,
        body=BURST,
        headers={"Retry-After": formatdate(InstantClock().now - 3600, usegmt=True)},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(0, 1),
    ),
    "daily limit": Case(
        status=429,
        body={**BURST, "message": "You have reached your daily limit.", "policyName": "DAILY"},
        headers=HEADERS,
        error=DailyLimitError,
        says="all 650,000 requests of the day are used; the limit is reset at midnight in the account's time zone",
        fields={"policy_name": "DAILY"},
    ),
    "monthly limit": Case(status=429, body={"policyName": "MONTHLY"}, error=DailyLimitError),
    "search limit": Case(
        status=429,
        body={"status": "error", "message": "You have reached your secondly limit.", "category": "RATE_LIMITS"},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(5, 10),
        fields={"category": "RATE_LIMITS", "policy_name": None},
    ),
    "rate limit at the edge": Case(
        status=429,
        body=b"error code: 1015",
        headers={"Content-Type": "text/plain"},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(5, 10),
        says="error code: 1015",
    ),
    "rate limit as a 500": Case(
        status=500,
        body={"message": "limit", "category": "RATE_LIMITS"},
        error=RateLimitError,
        repeated=ALWAYS,
        wait=(5, 10),
    ),
    "burst as a 500": Case(status=500, body=BURST, error=RateLimitError, repeated=ALWAYS, wait=(5, 10)),
    "daily limit as a 500": Case(
        status=500, body={"category": "RATE_LIMITS", "policyName": "DAILY"}, error=DailyLimitError
    ),
    "daily limit that only the headers tell": Case(
        status=429, headers={"X-HubSpot-RateLimit-Daily-Remaining": "0"}, error=DailyLimitError
    ),
    # What is wrong with the request.
    "validation": Case(
        status=400,
        body={
            "status": "error",
            "message": 'Property "colour" does not exist',
            "correlationId": "c-2",
            "category": "VALIDATION_ERROR",
            "subCategory": "crm.associations.INVALID_IDENTIFIER",
            "errors": [{"message": "no such property", "code": "PROPERTY_DOESNT_EXIST", "in": "colour"}],
            "context": {"propertyName": ["colour"]},
            "links": {"knowledge": "https://knowledge.example"},
        },
        error=BadRequestError,
        says='crm.associations.INVALID_IDENTIFIER; Property "colour" does not exist; no such property',
        fields={
            "category": "VALIDATION_ERROR",
            "sub_category": "crm.associations.INVALID_IDENTIFIER",
            "correlation_id": "c-2",
            "context": {"propertyName": ["colour"]},
            "details": ({"message": "no such property", "code": "PROPERTY_DOESNT_EXIST", "in": "colour"},),
            "links": {"knowledge": "https://knowledge.example"},
        },
    ),
    "bad request without a category": Case(
        status=400,
        body={"status": "error", "message": "Unable to infer object type from: butterflies"},
        error=BadRequestError,
        says="Unable to infer object type from: butterflies",
        fields={"category": None},
    ),
    "errors that are texts": Case(
        status=400, body={"errors": ["CONTACT=1 is not valid"]}, error=BadRequestError, says="CONTACT=1 is not valid"
    ),
    "unknown category": Case(
        status=400, body={"category": "NEW_ONE"}, error=BadRequestError, fields={"category": "NEW_ONE"}
    ),
    "not found": Case(
        status=404, body={"category": "OBJECT_NOT_FOUND", "message": "resource not found"}, error=NotFoundError
    ),
    "not found as a page": Case(
        status=404,
        body=b"<html><head><title>Error 404 Not Found</title></head></html>",
        headers={"Content-Type": "text/html"},
        error=NotFoundError,
        says="Error 404 Not Found",
    ),
    "conflict": Case(
        status=409,
        body={"category": "CONFLICT", "message": "Contact already exists. Existing ID: 171591000198"},
        error=ConflictError,
        says="update 171591000198 instead",
        fields={"existing_id": "171591000198"},
    ),
    "conflict that names the id in its context": Case(
        status=409,
        body={"category": "CONFLICT", "message": "exists", "context": {"existingId": ["77"]}},
        error=ConflictError,
        fields={"existing_id": "77"},
    ),
    "conflict that names nothing": Case(
        status=409, body={"message": "Contact already exists"}, error=ConflictError, fields={"existing_id": None}
    ),
    "conflict of an endpoint of v1": Case(
        status=409,
        body={"message": "Contact already exists", "error": "CONTACT_EXISTS", "identityProfile": {"vid": 3234574}},
        error=ConflictError,
        says="update 3234574 instead",
        fields={"existing_id": "3234574"},
    ),
    "conflict of an endpoint of v1 that names nothing": Case(
        status=409, body={"identityProfile": {"vid": True}}, error=ConflictError, fields={"existing_id": None}
    ),
    "existing object": Case(
        status=409, body={"category": "OBJECT_ALREADY_EXISTS", "message": "exists"}, error=ConflictError
    ),
    "one label too many": Case(
        status=437,
        body={"message": "limit reached"},
        error=LabelLimitError,
        says="the pair of object types has all the labels that HubSpot allows; delete one that is not used",
    ),
    "address too long": Case(
        status=414,
        body=b"<html><head><title>414 Request-URI Too Large</title></head></html>",
        error=RefusedError,
        says="414 Request-URI Too Large",
    ),
    "wrong content type": Case(status=415, error=RefusedError),
    # The token.
    "no token": Case(
        status=401,
        body={
            "category": "INVALID_AUTHENTICATION",
            "message": "Authentication credentials not found",
            "links": {"api key": "https://app.hubspot.com/l/api-key/"},
        },
        error=AuthenticationError,
        says="the token is malformed",
    ),
    "refused token without a category": Case(status=401, error=AuthenticationError, says="HUBSPOT_ACCESS_TOKEN"),
    "expired token": Case(
        status=401,
        body={"category": "EXPIRED_AUTHENTICATION", "context": {"expire time": ["2026-11-18T10:00:00Z"]}},
        error=ExpiredTokenError,
        says="the token expired at 2026-11-18T10:00:00Z",
    ),
    "token that could not be read": Case(
        status=401,
        body={"category": "EXPIRED_AUTHENTICATION", "context": {"expire time": ["1970-01-01T00:00:00Z"]}},
        error=AuthenticationError,
        says="the token is malformed",
    ),
    "token of a wrong form": Case(
        status=530, body=b"error code: 1016", error=AuthenticationError, says="the token is malformed"
    ),
    "missing scopes": Case(
        status=403,
        body={
            "category": "MISSING_SCOPES",
            "message": "This app hasn't been granted all required scopes",
            "errors": [{"message": "scopes", "context": {"requiredGranularScopes": ["a.read", "b.read"]}}],
            "context": {"links": ["https://developers.example/scopes"]},
        },
        error=MissingScopesError,
        says="HubSpot asks for one of: a.read, b.read",
        fields={"required_scopes": ["a.read", "b.read"]},
    ),
    "missing scopes by another name": Case(
        status=403,
        body={"category": "MISSING_SCOPES", "errors": [{"context": {"requiredScopes": ["c.read"]}}]},
        error=MissingScopesError,
        says="HubSpot asks for one of: c.read",
        fields={"required_scopes": ["c.read"]},
    ),
    "missing scopes by both names": Case(
        status=403,
        body={
            "category": "MISSING_SCOPES",
            "errors": [{"context": {"requiredScopes": ["c.read", "a.read"], "requiredGranularScopes": ["a.read"]}}],
        },
        error=MissingScopesError,
        fields={"required_scopes": ["a.read", "c.read"]},
    ),
    "forbidden": Case(status=403, body={"category": "BANNED", "message": "no"}, error=PermissionDeniedError),
    "forbidden for the account": Case(
        status=403, body={"category": "PORTAL_AUTHENTICATION_FAILED"}, error=PermissionDeniedError
    ),
    # What passes.
    "locked": Case(status=423, body={"message": "locked"}, error=LockedError, repeated=ALWAYS, wait=(2, 3)),
    "locked with a short Retry-After": Case(
        status=423, headers={"Retry-After": "1"}, error=LockedError, repeated=ALWAYS, wait=(2, 2)
    ),
    "migration": Case(
        status=477, headers={"Retry-After": "36000"}, error=MigrationError, says="send it again in 10 hours"
    ),
    "migration for an unknown time": Case(status=477, error=MigrationError, says="within 24 hours"),
    "migration that is almost done": Case(
        status=477, headers={"Retry-After": "20"}, error=MigrationError, repeated=ALWAYS, wait=(20, 21)
    ),
    "server error": Case(
        status=500, body={"message": "internal error"}, error=ServerError, repeated=UNLESS_CREATE, wait=(0, 1)
    ),
    **{
        f"server error {status}": Case(
            status=status, body=b"<html><title>no</title>", error=ServerError, repeated=UNLESS_CREATE, wait=(0, 1)
        )
        for status in (502, 503, 504, 520, 521, 522, 523, 524)
    },
    "server error with Retry-After": Case(
        status=503, headers={"Retry-After": "3"}, error=ServerError, repeated=UNLESS_CREATE, wait=(3, 4)
    ),
    **{f"server error {status}": Case(status=status, error=ServerError, says="its support") for status in (525, 526)},
    "not implemented": Case(status=501, error=ServerError),
    "redirect": Case(status=302, headers={"Location": "https://elsewhere.invalid"}, error=RefusedError),
    # Bodies of any kind.
    **{
        f"a body that is {what}": Case(status=400, body=body, error=BadRequestError, fields={"message": ""})
        for what, body in {
            "empty": b"",
            "cut short": b'{"status": "error", "mess',
            "a list": [1, 2],
            "a number": b"5",
            "deep": b"[" * 100_000,
            "not UTF-8": b"\xff\xfe{",
            "of other types": {
                "message": 5,
                "category": [],
                "subCategory": {},
                "correlationId": {},
                "context": "x",
                "errors": "y",
                "links": 1,
                "policyName": 2,
            },
        }.items()
    },
}

WAYS = pytest.mark.parametrize("way", ["sync", "async"])


def answers(case: Case, seen: list[httpx.Request]) -> httpx.MockTransport:
    content = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(case.status, content=content, headers=case.headers)

    return httpx.MockTransport(answer)


@WAYS
@pytest.mark.parametrize("replay", ["read", "set", "create"])
@pytest.mark.parametrize("name", CASES)
def test_an_answer_becomes_its_exception_and_is_repeated_as_its_meaning_allows(
    way: str, replay: str, name: str
) -> None:
    case, seen, clock = CASES[name], list[httpx.Request](), InstantClock()
    options = {"base_url": "https://hubspot.invalid", "transport": answers(case, seen), "clock": clock}
    with open_hub(way, "pat-test", **options) as hub, pytest.raises(case.error) as caught:
        hub.request("POST", PATH, json={"inputs": []}, replay=replay)
    error: Any = caught.value
    assert type(error) is case.error
    assert case.says in str(error)
    for name_, value in case.fields.items():
        assert getattr(error if hasattr(error, name_) else error.refusal, name_) == value
    assert (error.status, error.refusal.request) == (case.status, f"POST {PATH}")
    repeated = case.repeated == ALWAYS or (case.repeated == UNLESS_CREATE and replay != "create")
    assert (len(seen) > 1) is repeated
    assert error.attempts == len(seen)
    if repeated:
        assert case.wait[0] <= clock.slept[0] <= case.wait[1]
    assert error.may_have_been_applied is isinstance(error, ServerError)


@pytest.mark.parametrize("category", ["CONFLICT", "OBJECT_ALREADY_EXISTS"])
def test_an_input_whose_record_exists_already_is_a_conflict(category: str) -> None:
    assert type(refused(Refusal(status=207, category=category))) is ConflictError


def text_of(**refusal: Any) -> str:
    return str(refused(Refusal(status=400, category="VALIDATION_ERROR", request=f"POST {PATH}", **refusal)))


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ({"INVALID_OBJECT_IDS": ["CONTACT=1 is not valid"]}, "INVALID_OBJECT_IDS: CONTACT=1 is not valid"),
        ({"id": ["5"], "objectType": ["contact"]}, "id: 5, objectType: contact"),
        ({"ids": ["5", "6"], "limit": 7}, "ids: 5, 6, limit: 7"),
        ({"id": ["5", "5"]}, "id: 5"),
    ],
)
def test_the_text_of_a_refusal_holds_what_its_context_names(context: Any, text: str) -> None:
    said = "POST /crm/v3/objects/contacts was refused with 400 VALIDATION_ERROR; no"
    assert text_of(message="no", context=context) == f"{said}; {text}"


def test_the_text_of_a_refusal_holds_what_the_contexts_of_its_details_name() -> None:
    details = [{"message": "no such property", "context": {"propertyName": ["colour"]}}]
    assert text_of(message="no", details=details).endswith("; no; no such property; propertyName: colour")


def test_what_the_message_says_is_not_said_again() -> None:
    context = {"propertyName": ["colour"], "id": ["5"]}
    assert text_of(message='15: "colour" does not exist', context=context).endswith('"colour" does not exist; id: 5')


def test_links_in_a_context_are_not_shown() -> None:
    assert "example" not in text_of(message="no", context={"links": ["https://developers.example"]})


def test_a_large_context_does_not_drown_the_message() -> None:
    text = text_of(message="no", context={"ids": [str(number) for number in range(1000)], "long": "x" * 5000})
    assert text.endswith("; ids: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, and 991 more in context")
    assert len(text_of(context={"long": "x" * 5000})) < 500


@pytest.mark.parametrize("context", [{"a": None}, {"a": []}, {"a": {"b": [1]}}, {5: [[[]]]}])
def test_a_context_of_any_shape_has_a_text(context: Any) -> None:
    assert text_of(context=context).startswith("POST /crm")


def test_an_input_that_is_refused_says_what_its_context_names(hub: Any, portal: Any) -> None:
    error = {"category": "OBJECT_NOT_FOUND", "message": "no", "context": {"fromObjectId": ["1"], "kind": ["CONTACT"]}}
    portal.answer_next(207, json={"results": [], "errors": [error]})
    (outcome,) = hub.associations.create_many("contacts", "0-410", [(1, 2, 861)])
    assert str(outcome.error).endswith("; no; fromObjectId: 1, kind: CONTACT")


def test_an_error_keeps_the_rate_limits_that_came_with_it() -> None:
    transport = answers(CASES["burst"], [])
    options = {"base_url": "https://hubspot.invalid", "transport": transport, "max_retries": 0}
    with open_hub("sync", "pat-test", **options) as hub, pytest.raises(RateLimitError) as caught:
        hub.request("GET", PATH)
    limits = caught.value.refusal.rate_limits
    assert (limits.max, limits.remaining, limits.interval_milliseconds) == (190, 0, 4000)
    assert (limits.daily, limits.daily_remaining) == (650_000, 1000)
    assert hub.rate_limits == limits


def test_an_error_keeps_the_beginning_of_a_large_body() -> None:
    case = Case(status=400, body=b"x" * 3_000_000, error=BadRequestError)
    options = {"base_url": "https://hubspot.invalid", "transport": answers(case, [])}
    with open_hub("sync", "pat-test", **options) as hub, pytest.raises(BadRequestError) as caught:
        hub.request("GET", PATH)
    assert caught.value.refusal.body == b"x" * 10_000


def test_a_refusal_for_want_of_scopes_says_which_ones_the_endpoint_takes() -> None:
    case = Case(status=403, body={"category": "MISSING_SCOPES", "message": "no"}, error=MissingScopesError)
    options = {"base_url": "https://hubspot.invalid", "transport": answers(case, [])}
    with open_hub("sync", "pat-test", **options) as hub:
        with pytest.raises(
            MissingScopesError, match=r"takes one of: crm\.objects\.courses\.write; ?|takes one of: crm"
        ):
            hub.courses.create_many([{"hs_course_name": "Pottery"}])
        with pytest.raises(MissingScopesError, match=r"and \d+ more in sufficient_scopes") as caught:
            hub.associations.create_default("contacts", 1, "0-410", 2)
    assert "crm.objects.contacts.write" in caught.value.sufficient_scopes


@pytest.mark.parametrize(("api_version", "count"), [(None, 81), ("2025-09", 81), ("2026-09", 93)])
def test_the_scopes_that_suffice_are_those_of_the_version_that_was_asked(api_version: str | None, count: int) -> None:
    case = Case(status=403, body={"category": "MISSING_SCOPES", "message": "no"}, error=MissingScopesError)
    options: Any = {"base_url": "https://hubspot.invalid", "transport": answers(case, []), "api_version": api_version}
    with open_hub("sync", "pat-test", **options) as hub, pytest.raises(MissingScopesError) as caught:
        hub.associations.create_default("contacts", 1, "0-410", 2)
    assert len(caught.value.sufficient_scopes) == count


@pytest.mark.parametrize("content", [b"<html>", b""])
def test_a_success_that_cannot_be_understood_says_which_request_it_answers(
    faulty_hub: Any, between: Between, content: bytes
) -> None:
    answers = iter(
        [httpx.Response(503), httpx.Response(200, content=content, headers={"x-hubspot-correlation-id": "c"})]
    )
    between.before = lambda _: next(answers)
    hub = faulty_hub.with_options(max_retries=1)
    with pytest.raises(InvalidResponseError) as caught:
        hub.associations.create_default("contacts", 1, "companies", 2)
    error = pickle.loads(pickle.dumps(caught.value))
    path = "/crm/v4/objects/contacts/1/associations/default/companies/2"
    assert error == caught.value
    assert (error.request, error.attempts, error.correlation_id, error.body) == (f"PUT {path}", 2, "c", content)


@pytest.mark.parametrize("word", ["t", "status", "CONFLICT", "my-portal"])
def test_a_word_as_the_token_of_a_mock_hides_nothing_of_what_a_refusal_says(word: str) -> None:
    body = {"status": "error", "category": "CONFLICT", "message": f"The portal {word} has it already"}
    case = Case(status=409, body=body, error=ConflictError)
    options = {"base_url": "https://hubspot.invalid", "transport": answers(case, [])}
    with open_hub("sync", word, **options) as hub, pytest.raises(ConflictError) as caught:
        hub.request("GET", PATH)
    assert (caught.value.category, caught.value.refusal.message) == ("CONFLICT", body["message"])

"""Schemathesis asks the mock for all that the fragments allow, and for what they do not, and looks at the answers.

Once by the fragments as they are, which is what HubSpot promises, and once by the strict ones, since hardly any answer
is wrong by a promise that leaves the code and the body of a refusal open. The same cases are made in every run.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import httpx
import hypothesis
import pytest
import schemathesis
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import positive_data_acceptance

from hubapi_ext.mock import MockHubSpot
from tests.contract.document import DOCUMENT, OPERATIONS
from tests.contract.same_cases import make_the_same_cases
from tests.contract.strictness import CONTACTS, COURSES, DEFINED, DOCUMENTED, NEWEST, strict_document

make_the_same_cases()

MOCK = MockHubSpot(rate_limit=None, daily_limit=None)

ALWAYS_OFF = {
    # Which methods a path does not take, test_routes says without chance.
    "unsupported_method": {"enabled": False},
    "allow_header_conformance": {"enabled": False},
    # Nothing is deleted by any of the operations, and none reads what another has made by its address.
    "use_after_free": {"enabled": False},
    "ensure_resource_availability": {"enabled": False},
    # There is no required header but the token.
    "missing_required_header": {"enabled": False},
    # It would have any token but the one given refused; each token of the mock is a portal. A missing one: below.
    "ignored_auth": {"enabled": False},
}


def loaded(document: dict[str, Any], mode: str, examples: int, checks: dict[str, Any], **more: Any) -> Any:
    config = SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "generation": {
                "mode": mode,
                "max-examples": examples,
                "deterministic": True,
                "database": "none",
                "with-security-parameters": False,
            },
            # The mock answers what it has no operation for with 501, as test_routes shows; here nothing else is asked.
            "phases": {"coverage": {"unexpected-methods": []}},
            "checks": {**ALWAYS_OFF, **checks},
            **more,
        }
    )
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = MOCK.app
    return schema


NO_COVERAGE = {"phases": {"coverage": {"enabled": False}}}
"""Cases that are tried once, with the strict fragments, are left out."""

_numbers = itertools.count()


def token_of_a_school() -> str:
    """The token of a new portal with two contacts and two courses."""
    token = f"pat-school-{next(_numbers)}"
    portal = MOCK.portal(token)
    for object_type, ids in (("contacts", CONTACTS), ("courses", COURSES)):
        for id in ids:
            portal.create(object_type, id=id)
    portal.seed({"collections": DEFINED})
    portal.define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Teaches")
    return token


def ask(case: Any) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token_of_a_school()}"})


def names_nothing_twice(body: Any) -> bool:
    """What a schema cannot say: a batch names no record, property or trace id twice."""
    inputs = body.get("inputs") if isinstance(body, dict) else None
    if not isinstance(inputs, list):
        return True
    names = [
        str(one[key])
        for one in inputs
        if isinstance(one, dict)
        for key in ("id", "objectWriteTraceId", "name")
        if key in one
    ]
    return len(set(names)) == len(names)


def parametrized(schema: Any) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """One test for each operation."""
    decorate: Callable[[Callable[[Any], None]], Callable[[Any], None]] = schema.parametrize()
    return decorate


promised = loaded(
    DOCUMENT,
    "all",
    10,
    {
        # The fragments let every text be an object type and every number a record; HubSpot refuses most of them.
        "positive_data_acceptance": {"enabled": False},
        # HubSpot takes more than its documentation says, and answers much of the rest inside a 207.
        "negative_data_rejection": {"enabled": False},
    },
    **NO_COVERAGE,
)

strict = loaded(
    strict_document(DOCUMENTED),
    "all",
    10,
    {},
    # What is wrong with one input of a batch is said of that input, inside a 2xx.
    operations=[
        {**one, "checks": {"negative_data_rejection": {"expected-statuses": [400, 404, 200, 201, 204, 207]}}}
        # So are the records that there are not, and any text is a name.
        for one in (
            {"include-method": "POST"},
            {"include-operation-id-regex": "(add|remove)_list_members|update_list_name"},
        )
    ],
)

allowed = loaded(strict_document(DOCUMENTED), "positive", 1, {}, **NO_COVERAGE)

# What is refused is the same in every version; the codes and bodies of successes are not.
newest = loaded(strict_document(NEWEST), "positive", 5, {}, **NO_COVERAGE)


@parametrized(promised)
def test_the_mock_answers_as_the_fragments_promise(case: Any) -> None:
    ask(case)


@parametrized(strict)
def test_the_mock_answers_with_the_very_code_and_body(case: Any) -> None:
    hypothesis.assume(names_nothing_twice(case.body))
    ask(case)


@parametrized(newest)
def test_the_newest_version_has_codes_and_bodies_of_its_own(case: Any) -> None:
    hypothesis.assume(names_nothing_twice(case.body))
    ask(case)


@parametrized(allowed)
def test_without_a_token_nothing_is_answered_but_that(case: Any) -> None:
    response = case.call()
    assert response.status_code == 401
    case.validate_response(response, excluded_checks=[positive_data_acceptance])


def operation(schema: Any, name: str) -> Any:
    """A documented operation by its name."""
    return schema[OPERATIONS[name]["path"]][OPERATIONS[name]["method"]]


PLANTED: dict[str, tuple[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "another code than HubSpot's": (200, lambda body: body),
    "a field that nobody knows": (201, lambda body: {**body, "count": 0}),
    "errors in what is a full success": (201, lambda body: {**body, "numErrors": 0, "errors": []}),
    "a code for errors without any": (207, lambda body: body),
    "a status that nobody knows": (201, lambda body: {**body, "status": "DONE"}),
    "a refusal that nobody can look up": (400, lambda _: {"status": "error", "message": "no"}),
}


@pytest.mark.parametrize("flaw", PLANTED)
def test_the_strict_fragments_find_what_the_fragments_let_pass(flaw: str) -> None:
    status, change = PLANTED[flaw]
    times = {"startedAt": "2026-04-14T08:30:12Z", "completedAt": "2026-04-14T08:30:12Z"}
    body = change({"status": "COMPLETE", "results": [], **times})
    with pytest.raises(FailureGroup):
        validate(operation(allowed, "create_courses"), status, body)
    validate(operation(promised, "create_courses"), status, body)


def validate(asked: Any, status: int, body: Any) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        # As a stream, so that it can be said how long it took.
        stream = httpx.ByteStream(json.dumps(body).encode())
        return httpx.Response(status, headers={"Content-Type": "application/json"}, stream=stream)

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        response = client.post("https://hubspot.invalid/crm/v3/objects/0-410/batch/create")
    asked.Case(body={"inputs": []}).validate_response(response)


class School(RuleBasedStateMachine):
    """A portal that is asked one thing after the other. What it says that it has done, it shows from then on."""

    def __init__(self) -> None:
        super().__init__()
        self.headers = {"Authorization": f"Bearer {token_of_a_school()}"}
        self.client = httpx.Client(transport=MOCK.transport, base_url="https://hubspot.invalid", headers=self.headers)
        self.enrolled: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        self.client.close()

    def ask(self, case: Any) -> Any:
        hypothesis.assume(names_nothing_twice(case.body))
        response = case.call(headers=self.headers)
        # What was asked before, such as a limit, may have what is allowed refused.
        case.validate_response(response, headers=self.headers, excluded_checks=[positive_data_acceptance])
        return response.json().get("results", [])

    @rule(case=operation(allowed, "create_associations").as_strategy())
    def create_associations(self, case: Any) -> None:
        made = self.ask(case)
        self.enrolled |= {(str(one["fromObjectId"]), str(one["toObjectId"])) for one in made}

    @rule(case=operation(allowed, "create_default_association").as_strategy())
    def create_default_association(self, case: Any) -> None:
        made = self.ask(case)
        pairs = [(one["from"]["id"], one["to"]["id"]) for one in made]
        self.enrolled |= {pair for pair in pairs if pair[0] in CONTACTS}

    @rule(case=operation(allowed, "update_association_limits").as_strategy())
    def update_association_limits(self, case: Any) -> None:
        self.ask(case)

    @rule(case=operation(allowed, "create_courses").as_strategy())
    def create_courses(self, case: Any) -> None:
        self.ask(case)

    @rule(case=operation(allowed, "read_associations").as_strategy())
    def read_associations(self, case: Any) -> None:
        for row in self.ask(case):
            read = {(row["from"]["id"], str(to["toObjectId"])) for to in row["to"]}
            assert {pair for pair in read if pair[1] in COURSES} <= self.enrolled

    @invariant()
    def both_sides_show_what_was_made(self) -> None:
        there = {(one, to) for one in CONTACTS for to in self.listed("contacts", one, "courses") if to in COURSES}
        back = {(to, one) for one in COURSES for to in self.listed("courses", one, "contacts")}
        assert there == back == self.enrolled

    def listed(self, object_type: str, id: str, to: str) -> list[str]:
        answer = self.client.get(f"/crm/v4/objects/{object_type}/{id}/associations/{to}").json()
        return [str(one["toObjectId"]) for one in answer["results"]]


TestSchool = School.TestCase
TestSchool.settings = hypothesis.settings(
    max_examples=15,
    stateful_step_count=10,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[hypothesis.Phase.generate],
    suppress_health_check=list(hypothesis.HealthCheck),
)

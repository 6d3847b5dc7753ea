"""Which operation of upstream is which of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from comparison.accepted import Accepted
from comparison.result import DescriptionError, Result, compare_all

from hubapi_generation.fragments import Document
from tests.comparison.upstream import Content, describe, excerpt


def verdicts(result: Result, operation: str) -> dict[str, str]:
    return {one.version: one.verdict for one in result.comparisons if one.operation == operation}


def only(content: Content, *paths: str) -> Content:
    return {**content, "paths": {path: content["paths"][path] for path in paths}}


@pytest.fixture(scope="module")
def document(document: Document) -> Document:
    """The few operations that these tests are about."""
    return excerpt(
        document,
        "get /crm/v3/owners",
        "get /crm/v3/owners/{ownerId}",
        "get /crm/v3/lists/{listId}",
        "get /crm/associations/v4/definitions/configurations/all",
        "get /crm/v3/objects/{objectType}",
        "post /crm/v3/objects/{objectType}/batch/create",
        "post /crm/v3/objects/0-410/batch/create",
    )


@pytest.fixture(scope="module")
def upstream(document: Document) -> Content:
    return describe(document)


def compared(document: Document, *descriptions: Mapping[str, Any], complete: bool = False) -> Result:
    named = {f"{number}.json": content for number, content in enumerate(descriptions)}
    return compare_all(document, named, Accepted(), complete=complete)


def test_several_files_are_taken_together(document: Document, upstream: Content) -> None:
    files = [only(upstream, path) for path in ("/crm/v3/owners", "/crm/owners/2026-03")]
    assert verdicts(compared(document, *files), "list_owners") == {
        "documented": "same",
        "2025-09": "not described",
        "2026-03": "same",
        "2026-09": "not described",
    }


def test_an_operation_is_absent_only_where_its_neighbours_are_described(document: Document, upstream: Content) -> None:
    result = compared(document, only(upstream, "/crm/v3/owners"))
    assert (verdicts(result, "get_owner")["documented"], verdicts(result, "get_list")["documented"]) == (
        "absent",
        "not described",
    )


def test_an_operation_is_absent_everywhere_where_the_files_are_said_to_be_complete(
    document: Document, upstream: Content
) -> None:
    result = compared(document, only(upstream, "/crm/v3/owners"), complete=True)
    assert set(verdicts(result, "get_list").values()) == {"absent"}


def test_all_files_that_describe_an_operation_are_compared(document: Document, upstream: Content) -> None:
    one, other = (only(upstream, "/crm/v3/owners") for _ in range(2))
    other["paths"] = {"/crm/v3/owners/": {"get": {**other["paths"]["/crm/v3/owners"]["get"], "parameters": []}}}
    assert verdicts(compared(document, one, other), "list_owners")["documented"] == "wider"


def test_another_spelling_that_the_fragment_knows_is_a_note(document: Document, upstream: Content) -> None:
    ours = "/crm/associations/v4/definitions/configurations/all"
    theirs = {**upstream, "paths": {"/crm/v4/associations/definitions/configurations/all": upstream["paths"][ours]}}
    result = compared(document, theirs)
    found = [(one.field, one.theirs) for each, one in result.notes() if each.operation == "list_association_limits"]
    assert found == [("path", "/crm/v4/associations/definitions/configurations/all")]


def test_what_upstream_says_of_one_object_type_is_held_against_what_we_say_of_all(
    document: Document, upstream: Content
) -> None:
    operation = upstream["paths"]["/crm/v3/objects/{objectType}"]["get"]
    of_contacts = {
        **operation,
        "parameters": [one for one in operation["parameters"] if one["in"] == "query" and one["name"] != "limit"],
        "security": [{"oauth2": ["crm.objects.contacts.read"]}],
    }
    result = compared(document, {**upstream, "paths": {"/crm/v3/objects/contacts": {"get": of_contacts}}})
    news = [(one.field, one.theirs) for each, one in result.news() if each.operation == "list_objects"]
    assert (news, result.unknown) == ([("query.limit", "absent")], ())


def test_what_upstream_says_of_all_object_types_is_held_against_what_we_say_of_one(
    document: Document, upstream: Content
) -> None:
    result = compared(document, only(upstream, "/crm/v3/objects/{objectType}/batch/create"))
    assert verdicts(result, "create_courses")["documented"] == "same"


def test_a_word_in_the_place_of_an_id_is_another_operation(document: Document, upstream: Content) -> None:
    paths = {"/crm/v3/owners/teams": upstream["paths"]["/crm/v3/owners/{ownerId}"]}
    result = compared(document, {**upstream, "paths": paths})
    assert (verdicts(result, "get_owner")["documented"], result.unknown) == ("absent", ("GET /crm/v3/owners/teams",))


def test_operations_of_theirs_that_we_lack_are_no_news(document: Document, upstream: Content) -> None:
    new: Content = {"/crm/v3/boats": {"get": {"responses": {}}}}
    result = compared(document, {**upstream, "paths": {**upstream["paths"], **new}})
    assert (result.unknown, result.has_news()) == (("GET /crm/v3/boats",), False)


def test_a_reference_that_leads_nowhere_is_named_with_its_file_and_operation(
    document: Document, upstream: Content
) -> None:
    broken = {"get": {"responses": {"200": {"content": {"*/*": {"schema": {"$ref": "#/components/schemas/X"}}}}}}}
    with pytest.raises(
        DescriptionError, match=re.escape("0.json: GET /crm/v3/owners: `#/components/schemas/X` leads nowhere")
    ):
        compared(document, {**upstream, "paths": {"/crm/v3/owners": broken}})

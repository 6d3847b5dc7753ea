"""`hubapi request`: any request, and lists to their end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext.command_line.raw_pages import operation_of, options_of
from hubapi_ext.mock.messages import Request
from tests.command_line.conftest import Run

CONTACTS = "/crm/v3/objects/contacts"


def fill(portal: Any, count: int) -> list[str]:
    return [portal.create("contacts", {"lastname": f"L{number}"}) for number in range(count)]


def queries(portal: Any) -> list[str]:
    return [exchange.query for exchange in portal.journal]


def test_an_answer_is_printed_as_json_in_lines(run: Run, portal: Any) -> None:
    (id,) = fill(portal, 1)
    ended = run("request", "GET", f"{CONTACTS}/{id}")
    assert (ended.exit_code, json.loads(ended.stdout)["id"]) == (0, id)
    assert len(ended.stdout.splitlines()) > 5


def test_letters_of_all_languages_are_printed_as_they_are(run: Run, portal: Any) -> None:
    portal.answers("/x", lambda _: (200, {"name": "Zoë"}))
    assert "Zoë" in run("request", "GET", "/x").stdout


def test_an_answer_without_a_body_prints_nothing(run: Run, portal: Any) -> None:
    (id,) = fill(portal, 1)
    ended = run("request", "DELETE", f"{CONTACTS}/{id}")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize("way", ["argument", "file", "standard input"])
def test_the_body_comes_from_the_argument_a_file_or_standard_input(
    run: Run, portal: Any, tmp_path: Path, way: str
) -> None:
    text = '{"properties": {"email": "ada@example.com"}}'
    file = tmp_path / "ada.json"
    file.write_text(text)
    data = {"argument": text, "file": f"@{file}", "standard input": "-"}[way]
    ended = run("request", "POST", CONTACTS, "--data", data, stdin=text)
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert [record.properties["email"] for record in portal.records("contacts")] == ["ada@example.com"]


def test_the_query_may_stand_in_the_path_and_in_options(run: Run, portal: Any) -> None:
    run("request", "GET", f"{CONTACTS}?limit=5", "--query", "properties=email", "--query", "archived=false")
    assert queries(portal) == ["limit=5&properties=email&archived=false"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--data", '{"a":\n  nope}'], "--data:2:3: it is not JSON: Expecting value"),
        (["--data", "@nosuch.json"], "--data cannot be read: [Errno 2] No such file or directory: 'nosuch.json'"),
        (["--query", "limit"], "--query must be NAME=VALUE, got limit"),
    ],
)
def test_what_cannot_be_sent_is_said_with_its_place(run: Run, portal: Any, arguments: list[str], message: str) -> None:
    ended = run("request", "POST", CONTACTS, *arguments)
    assert (ended.exit_code, ended.stdout, ended.stderr) == (2, "", f"hubapi request: {message}\n")
    assert portal.journal == []


def test_a_file_that_is_not_text_is_said_to_be_unreadable(run: Run, tmp_path: Path) -> None:
    (tmp_path / "image").write_bytes(b"\xff\xfe")
    ended = run("request", "POST", CONTACTS, "--data", f"@{tmp_path / 'image'}")
    assert (ended.exit_code, "--data cannot be read" in ended.stderr) == (2, True)


def test_a_refusal_is_told_in_words_on_stderr(run: Run) -> None:
    ended = run("request", "GET", f"{CONTACTS}/404")
    assert (ended.exit_code, ended.stdout, len(ended.stderr.splitlines())) == (1, "", 1)
    assert ended.stderr.startswith(f"hubapi request: GET {CONTACTS}/404 was refused with 404")


@pytest.mark.parametrize("options", [["--jsonl"], []], ids=["in lines", "as one list"])
def test_all_follows_a_list_to_its_end(run: Run, portal: Any, options: list[str]) -> None:
    ids = fill(portal, 250)
    ended = run("request", "GET", CONTACTS, "--all", *options)
    items = [json.loads(line) for line in ended.stdout.splitlines()] if options else json.loads(ended.stdout)
    assert ([item["id"] for item in items], ended.stderr) == (ids, "")
    assert len(portal.journal) == 3


def test_pages_have_the_size_that_was_asked_for(run: Run, portal: Any) -> None:
    fill(portal, 5)
    run("request", "GET", CONTACTS, "--all", "--query", "limit=2")
    assert [query.partition("&")[0] for query in queries(portal)] == ["limit=2"] * 3


def test_pages_are_smaller_where_the_fragment_says_so(run: Run, portal: Any) -> None:
    run("request", "GET", CONTACTS, "--all", "--query", "propertiesWithHistory=email")
    assert queries(portal) == ["propertiesWithHistory=email&limit=50"]


@pytest.mark.parametrize("path", [f"{CONTACTS}/search", "/crm/objects/{version}/contacts/search"])
def test_all_follows_a_search_whose_cursor_is_in_the_body(run: Run, portal: Any, path: str) -> None:
    ids = fill(portal, 5)
    ended = run("request", "POST", path, "--data", '{"limit": 2}', "--all", "--jsonl", "--api-version", "2026-09")
    assert [json.loads(line)["id"] for line in ended.stdout.splitlines()] == ids
    assert len(portal.journal) == 3


def test_all_follows_a_list_that_pages_in_a_way_of_its_own(run: Run, portal: Any) -> None:
    for number in range(3):
        body = {"name": f"List {number}", "objectTypeId": "0-1", "processingType": "MANUAL"}
        assert run("request", "POST", "/crm/v3/lists", "--data", json.dumps(body)).exit_code == 0
    ended = run("request", "POST", "/crm/v3/lists/search", "--data", '{"count": 1}', "--all", "--jsonl")
    assert [json.loads(line)["name"] for line in ended.stdout.splitlines()] == ["List 0", "List 1", "List 2"]


def test_all_follows_a_list_that_has_no_fragment(run: Run, portal: Any) -> None:
    def page(request: Request) -> tuple[int, Any]:
        if "after=2" in request.query:
            return 200, {"results": [{"id": "b"}]}
        return 200, {"results": [{"id": "a"}], "paging": {"next": {"after": "2"}}}

    portal.answers("/marketing/v3/emails", page)
    assert run("request", "GET", "/marketing/v3/emails", "--all", "--jsonl").stdout == '{"id":"a"}\n{"id":"b"}\n'


def test_a_list_that_leads_in_a_circle_ends_with_an_error(run: Run, portal: Any) -> None:
    portal.answers("/x", lambda _: (200, {"results": [1], "paging": {"next": {"after": "2"}}}))
    ended = run("request", "GET", "/x", "--all")
    assert (ended.exit_code, ended.stdout, "leads to itself" in ended.stderr) == (1, "", True)


def test_what_is_no_list_cannot_be_followed(run: Run, portal: Any) -> None:
    (id,) = fill(portal, 1)
    ended = run("request", "GET", f"{CONTACTS}/{id}", "--all")
    assert (ended.exit_code, "--all: the answer has no list 'results'" in ended.stderr) == (2, True)


def test_jsonl_prints_the_items_of_a_single_page(run: Run, portal: Any) -> None:
    ids = fill(portal, 3)
    ended = run("request", "GET", CONTACTS, "--query", "limit=2", "--jsonl")
    assert [json.loads(line)["id"] for line in ended.stdout.splitlines()] == ids[:2]


@pytest.mark.parametrize("path", ["/crm/v3/objects/contacts/search", "/crm/objects/2026-09/0-1/search"])
def test_a_search_is_sent_as_its_fragment_says(path: str) -> None:
    assert options_of(operation_of("POST", path)) == {"replay": "read", "rate_limit": "search"}


def test_a_path_that_two_fragments_have_is_that_of_the_one_that_spells_it_out() -> None:
    operation = operation_of("GET", "/crm/v3/properties/contacts/groups")
    assert operation is not None
    assert operation.name == "list_property_groups"


def test_a_list_whose_body_is_no_object_cannot_be_followed(run: Run) -> None:
    ended = run("request", "POST", f"{CONTACTS}/search", "--data", "[]", "--all")
    assert (ended.exit_code, ended.stderr) == (
        2,
        "hubapi request: --data: got another JSON value; the body of a list is an object\n",
    )


def test_a_request_without_a_fragment_is_sent_as_its_verb_says() -> None:
    assert options_of(operation_of("POST", "/marketing/v3/emails")) == {}


def test_a_create_that_may_have_landed_is_not_sent_again(run: Run, portal: Any) -> None:
    portal.answer_next(502, json={"message": "down"})
    ended = run("request", "POST", CONTACTS, "--data", '{"properties": {}}')
    assert (ended.exit_code, len(portal.journal)) == (1, 1)

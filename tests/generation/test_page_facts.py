"""What is read of a documentation page, in any language and whatever surrounds it, and what is refused."""

from __future__ import annotations

import pytest
from drafting.facts import DraftError, Endpoint
from drafting.page import read_pages

OWNERS = "curl --request GET --url https://api.hubapi.com/crm/v3/owners"


def read(text: str) -> Endpoint:
    (endpoint,) = read_pages(text, "page.txt", {"oauth", "tickets"})
    return endpoint


@pytest.mark.parametrize(
    "line",
    [
        "curl --request PATCH \\\n  --url https://api.hubapi.com/crm/v3/boats/{boatId} \\\n  --header 'A: b'",
        "curl -X PATCH 'https://api.hubapi.com/crm/v3/boats/{boatId}/'",
        "PATCH\n/\ncrm\n/\nv3\n/\nboats\n/\n{boatId}\nActualizar",
        "PATCH /crm/v3/boats/{boatId}",
        "PATCH https://api.hubapi.com/crm/v3/boats/{boatId}",
    ],
    ids=["curl", "curl in short", "pieces", "a line", "an address"],
)
def test_a_request_line_is_found_in_each_form(line: str) -> None:
    found = read(f"Alte Boote ändern.\n{line}\nSiehe auch: Häfen")
    assert (found.method, found.path) == ("patch", "/crm/v3/boats/{boatId}")


def test_a_curl_command_without_a_method_reads_unless_it_has_data() -> None:
    url = "https://api.hubapi.com/crm/v3/boats"
    assert [read(f"curl '{url}'").method, read(f'curl {url} -d \'{{"name": "Argo"}}\'').method] == ["get", "post"]


def test_the_json_after_data_is_the_body_and_any_other_the_answer() -> None:
    found = read("""curl -X POST https://api.hubapi.com/crm/v3/boats \\
 --data '{"name": "L'\\''Argo"}'{"id": "7"}""")
    assert found.body
    assert found.answer
    assert (found.body.examples, found.answer.examples) == (({"name": "L'Argo"},), ({"id": "7"},))


def test_without_a_curl_command_the_first_json_of_a_request_that_writes_is_its_body() -> None:
    found = read('POST /crm/v3/boats\n{"name": "Argo"}\nRéponse\n{"id": "7"}')
    assert found.body
    assert found.answer
    assert (found.body.examples, found.answer.examples) == (({"name": "Argo"},), ({"id": "7"},))
    assert "the first JSON" in found.notes[0]


def test_a_refusal_is_no_answer() -> None:
    found = read(f'{OWNERS}\n{{"message": "no", "category": "X"}}\n{{"id": "7"}}')
    assert found.answer
    assert found.answer.examples == ({"id": "7"},)


def test_what_stands_twice_counts_once() -> None:
    once = f'{OWNERS}\n{{"id": "7"}}\n'
    found = read(once + "Beschreibung\n" + once)
    assert found.answer
    assert found.answer.examples == ({"id": "7"},)


def test_several_pages_in_a_text_are_told_apart_by_their_request_lines() -> None:
    text = f'{OWNERS}\n{{"id": "7"}}\nGET\n/\ncrm\n/\nv3\n/\nboats\nBarcos\n{{"name": "Argo"}}'
    owners, boats = read_pages(text, "page.txt")
    assert owners.answer
    assert boats.answer
    assert [owners.answer.examples, boats.answer.examples] == [({"id": "7"},), ({"name": "Argo"},)]


def test_scopes_are_lines_of_scopes_and_nothing_else() -> None:
    lines = [
        "crm.objects.owners.read and more",
        "developers.hubspot.com",
        "",
        "- crm.boats.write",
        "oauth",
        "* tickets",
    ]
    text = "\n".join([OWNERS, *lines])
    assert read(text).scopes == ("crm.boats.write", "oauth", "tickets")


def test_a_word_that_is_a_scope_elsewhere_is_none_far_from_scopes() -> None:
    assert read(f"{OWNERS}\ntickets\n" + "Text\n" * 9 + "crm.boats.write").scopes == ("crm.boats.write",)


def test_options_in_capitals_become_the_enum_of_the_field_whose_example_is_among_them() -> None:
    found = read(f'{OWNERS}\n{{"results": [{{"kind": "SAIL", "name": "SAILS"}}]}}\nValeurs : SAIL, MOTOR, ROW')
    assert found.answer
    fields = found.answer.schema["properties"]["results"]["items"]["properties"]
    assert (fields["kind"]["enum"], "enum" in fields["name"]) == (["SAIL", "MOTOR", "ROW"], False)


def test_parameters_come_from_the_path_the_query_and_the_list_of_fields() -> None:
    text = (
        'curl \'https://api.hubapi.com/crm/v3/boats/{boatId}?archived=false\'\n{"name": "Argo"}\n'
        "boatId\ninteger\nname\nstring\ndepth\ninteger\nrequired\n1 <= x <= 50"
    )
    found = {one.name: (one.place, one.schema, one.is_required) for one in read(text).parameters}
    assert found == {
        "boatId": ("path", {"type": "integer"}, True),
        "archived": ("query", {"type": "boolean"}, False),
        "depth": ("query", {"type": "integer", "minimum": 1, "maximum": 50}, True),
    }


def test_a_default_that_is_no_number_is_passed_over() -> None:
    text = f'{OWNERS}\n{{"id": "7"}}\nlimit\ninteger\ndefault: as many as there are\nafter\ninteger\nDefault:5'
    assert [one.schema for one in read(text).parameters] == [{"type": "integer"}, {"type": "integer", "default": 5}]


def test_a_refused_page_among_several_is_named_by_the_line_of_its_request() -> None:
    with pytest.raises(DraftError, match=r"^page\.txt:3: GET /crm/boats has no version"):
        read_pages(f"{OWNERS}\n\nGET /crm/boats", "page.txt")


def test_what_is_listed_as_a_part_of_the_body_is_no_parameter() -> None:
    text = f'{OWNERS}\n{{"id": "7"}}\nQuery Parameters\nemail\nstring\nBody\nhull\nobject\nResponse\nflags\nstring[]'
    assert [one.name for one in read(text).parameters] == ["email"]


def test_the_properties_of_records_are_no_fields() -> None:
    found = read(f'{OWNERS}\n{{"properties": {{"hs_name": "Argo"}}, "owner": null}}')
    assert found.answer
    assert found.answer.schema["properties"] == {
        "properties": {"type": "object", "additionalProperties": {"type": "string"}},
        "owner": {},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nothing but prose.", "page.txt:1: there is no request line; it is a curl command, or a method and a path"),
        ("GET /crm/owners", "page.txt:1: GET /crm/owners has no version, such as v3 or 2026-03"),
        ("GET /crm/v3/owners/71", "has the value 71 in its path; write a parameter there, such as {id}"),
        ('a\nGET /crm/v3/owners\n{"id": 7,}', 'the example that begins with `{"id": 7,}` is no JSON'),
        (
            "curl -X POST https://api.hubapi.com/files/v3/files --form file=@boat.png",
            "takes a form; hubapi's operations",
        ),
        ("curl https://api.hubapi.com/oauth/v3/token --data-urlencode code=7", "`hub.request(method, path, files="),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_that_say_what_to_do(text: str, message: str) -> None:
    with pytest.raises(DraftError) as refusal:
        read(text)
    assert message in str(refusal.value)

"""What a test can seed, see and dictate."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from hubapi_ext.mock import AssociationType, MockHubSpot, Portal, effects

CREATE_COURSES = "/crm/v3/objects/0-410/batch/create"
ONE_COURSE = {"inputs": [{"properties": {"hs_course_name": "Pottery"}}]}


def test_a_seeded_record_is_there(portal: Portal) -> None:
    created = portal.create("contacts", {"email": "a@b.c"})
    record = portal.get("contact", created)
    assert record is not None
    assert (record.id, record.object_type_id, record.properties["email"]) == (created, "0-1", "a@b.c")


def test_new_ids_do_not_fit_into_32_bits(portal: Portal) -> None:
    assert portal.create("contacts") == "440000000001"


@pytest.mark.parametrize("id", ["101", 101])
def test_a_seeded_record_can_have_a_chosen_id(portal: Portal, id: str | int) -> None:
    assert portal.create("contacts", id=id) == "101"


def test_a_new_id_avoids_the_chosen_ones(portal: Portal) -> None:
    portal.create("contacts", id="440000000001")
    assert portal.create("contacts") == "440000000002"


def test_an_id_is_seeded_only_once(portal: Portal) -> None:
    portal.create("contacts", id="101")
    with pytest.raises(ValueError, match="There is a contact 101 already"):
        portal.create("contacts", id="101")


@pytest.mark.parametrize("id", ["abc", "-1", ""])
def test_an_id_is_a_number(portal: Portal, id: str) -> None:
    with pytest.raises(ValueError, match="is not a record's id"):
        portal.create("contacts", id=id)


def test_a_record_that_is_not_there_is_none(portal: Portal) -> None:
    assert portal.get("contacts", "101") is None


def test_records_come_the_oldest_first(portal: Portal) -> None:
    ids = [portal.create("contacts", id=number) for number in ("7", "3", "5")]
    assert [record.id for record in portal.records("contacts")] == ids


def test_an_unknown_object_type_is_an_error(portal: Portal) -> None:
    with pytest.raises(ValueError, match="Unable to infer object type from: butterflies"):
        portal.records("butterflies")


def test_a_seeded_label_can_be_used_from_both_sides(portal: Portal, hub: httpx.Client) -> None:
    contact, course = portal.create("contacts"), portal.create("courses")
    portal.define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Enrolled", inverse_label="Pupil")
    types = [{"associationCategory": "USER_DEFINED", "associationTypeId": 38}]
    hub.post(
        "/crm/v4/associations/courses/contacts/batch/create",
        json={"inputs": [{"from": {"id": course}, "to": {"id": contact}, "types": types}]},
    )
    assert AssociationType("USER_DEFINED", 37, "Enrolled") in portal.associations("contact", contact, "0-410")[course]


def test_a_label_without_an_inverse_reads_the_same_from_both_sides(portal: Portal, hub: httpx.Client) -> None:
    contact, course = portal.create("contacts"), portal.create("courses")
    portal.define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Enrolled")
    types = [{"associationCategory": "USER_DEFINED", "associationTypeId": 37}]
    hub.post(
        "/crm/v4/associations/contacts/courses/batch/create",
        json={"inputs": [{"from": {"id": contact}, "to": {"id": course}, "types": types}]},
    )
    assert AssociationType("USER_DEFINED", 38, "Enrolled") in portal.associations("0-410", course, "contact")[contact]


def test_a_type_id_is_defined_only_once(portal: Portal) -> None:
    portal.define_type("contacts", "courses", type_id=37, inverse_type_id=38, label="Enrolled")
    with pytest.raises(ValueError, match="have this association type already"):
        portal.define_type("contacts", "courses", type_id=37, inverse_type_id=39, label="Expelled")


def test_the_journal_tells_what_was_asked_and_answered(portal: Portal, hub: httpx.Client) -> None:
    answer = hub.post(CREATE_COURSES, json=ONE_COURSE).json()
    assert [exchange.as_json() for exchange in portal.journal] == [
        {
            "method": "POST",
            "path": CREATE_COURSES,
            "operation": "create_courses",
            "request": ONE_COURSE,
            "status": 201,
            "response": answer,
        }
    ]


def test_the_journal_tells_of_requests_that_lead_nowhere(portal: Portal, hub: httpx.Client) -> None:
    hub.get("/nowhere")
    exchange = portal.journal[0]
    assert (exchange.operation, exchange.request, exchange.status) == (None, None, 501)


def test_the_journal_shows_a_page_of_html_as_text(portal: Portal, hub: httpx.Client) -> None:
    portal.faults.add(effects.BadGateway())
    hub.get("/nowhere")
    assert "Error 502" in portal.journal[0].response


def test_the_journal_never_holds_the_token(portal: Portal, hub: httpx.Client) -> None:
    hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert "pat-test" not in repr(portal.journal) + repr(portal.journal[0].as_json())


def test_a_dictated_answer_is_given_instead(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(429, json={"policyName": "DAILY"}, headers={"Retry-After": "2"})
    response = hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert (response.status_code, response.json(), response.headers["Retry-After"]) == (
        429,
        {"policyName": "DAILY"},
        "2",
    )


def test_a_dictated_answer_changes_nothing(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(502, content="<html>Bad Gateway</html>")
    hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert portal.records("courses") == []


def test_a_dictated_answer_is_given_once(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(502, content=b"")
    statuses = [hub.post(CREATE_COURSES, json=ONE_COURSE).status_code for _ in range(2)]
    assert statuses == [502, 201]


def test_a_dictated_answer_may_have_no_body(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(204)
    response = hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert (response.status_code, response.content) == (204, b"")


def test_dictated_answers_are_given_in_their_order(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(502, content="")
    portal.answer_next(503, content="")
    assert [hub.post(CREATE_COURSES).status_code for _ in range(2)] == [502, 503]


def test_an_answer_dictated_for_one_operation_waits_for_it(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(503, content="", operation="create_courses")
    other = hub.post("/crm/v4/associations/contacts/0-410/batch/read", json={"inputs": [{"id": "1"}]})
    assert (other.status_code, hub.post(CREATE_COURSES).status_code) == (207, 503)


def test_a_dictated_answer_is_in_the_journal(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(502, content="down")
    hub.post(CREATE_COURSES, json=ONE_COURSE)
    assert (portal.journal[0].status, portal.journal[0].response) == (502, "down")


def test_a_dictated_answer_repeats_its_correlation_id(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(500, json={"correlationId": "abc"})
    assert hub.post(CREATE_COURSES).headers["X-HubSpot-Correlation-Id"] == "abc"


def test_a_dictated_answer_may_name_its_own_content_type(portal: Portal, hub: httpx.Client) -> None:
    portal.answer_next(414, content="<html/>", headers={"Content-Type": "text/html"})
    assert hub.post(CREATE_COURSES).headers.get_list("Content-Type") == ["text/html"]


def test_requests_at_the_same_time_do_not_disturb_each_other(mock: MockHubSpot, portal: Portal) -> None:
    def create(client: httpx.Client) -> None:
        client.post(CREATE_COURSES, json={"inputs": ONE_COURSE["inputs"] * 20})

    headers = {"Authorization": "Bearer pat-test"}
    with (
        httpx.Client(transport=mock.transport, base_url="https://api.hubapi.com", headers=headers) as client,
        ThreadPoolExecutor(8) as threads,
    ):
        list(threads.map(create, [client] * 40))
    assert len({record.id for record in portal.records("courses")}) == 800


def test_the_same_seed_gives_the_same_order() -> None:
    def order() -> list[str]:
        mock = MockHubSpot(seed=7)
        with httpx.Client(transport=mock.transport, base_url="https://api.hubapi.com") as client:
            answer = client.post(
                CREATE_COURSES, json={"inputs": ONE_COURSE["inputs"] * 20}, headers={"Authorization": "Bearer a"}
            )
        return [result["id"] for result in answer.json()["results"]]

    assert order() == order()


def test_who_writes_into_a_record_changes_nothing_in_the_portal(portal: Portal) -> None:
    created = portal.create("contacts", {"email": "a@b.c"})
    record = portal.get("contacts", created)
    assert record is not None
    record.properties["email"] = "another"
    assert [one.properties["email"] for one in portal.records("contacts")] == ["a@b.c"]

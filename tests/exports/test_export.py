"""What an export writes: which tables, rows and types, and that what is wrong is said before anything is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest

from hubapi_ext import BatchError, HubApi, InvalidInputError, PropertyValueError, RefusedError, where
from hubapi_ext.jobs import ExportError, ExportProgress, export
from hubapi_ext.mock.search_oddities import SearchOddities
from tests.conftest import Between
from tests.exports.conftest import Exporting, rows_of

KINDS = {
    "age": ("number", "number"),
    "born": ("date", "date"),
    "member": ("bool", "booleancheckbox"),
    "level": ("enumeration", "select"),
    "hobbies": ("enumeration", "checkbox"),
}
ADA = {
    "email": "ada@example.com",
    "firstname": 'Ada "the countess",\nKing',
    "age": "36",
    "born": "1815-12-10",
    "member": "true",
    "level": "high",
    "hobbies": "maths;music",
}
TYPED = {
    "email": "ada@example.com",
    "firstname": 'Ada "the countess",\nKing',
    "age": 36.0,
    "born": date(1815, 12, 10),
    "member": True,
    "level": "high",
    "hobbies": ["maths", "music"],
}
NAMES = list(ADA)


@pytest.fixture(autouse=True)
def defined(account: Any) -> None:
    """Properties of every type."""
    before = list(account.contents.items("properties/contacts"))
    made = [{**before[0], "name": name, "type": kind, "fieldType": field} for name, (kind, field) in KINDS.items()]
    account.contents.hold("properties/contacts", [*before, *made])


def contacts(account: Any, count: int) -> list[str]:
    return [account.create("contacts", {"email": f"{at}@example.com"}) for at in range(count)]


@pytest.mark.parametrize(
    ("suffix", "typed"),
    [
        (".parquet", TYPED),
        (".arrow", TYPED),
        (".jsonl", {**TYPED, "born": "1815-12-10"}),
        (".csv", ADA),
    ],
)
def test_values_have_the_types_that_the_account_defines(
    run: Exporting, account: Any, tmp_path: Path, suffix: str, typed: Mapping[str, Any]
) -> None:
    ada, nobody = account.create("contacts", ADA), account.create("contacts", {"email": ""})
    as_id = str if suffix == ".csv" else int
    run("contacts", tmp_path / f"people{suffix}", properties=NAMES)
    assert rows_of(tmp_path / f"people{suffix}") == [
        {"id": as_id(ada), **typed},
        {"id": as_id(nobody), **dict.fromkeys(NAMES)},
    ]


def test_a_column_tells_what_is_known_of_its_property(run: Exporting, tmp_path: Path) -> None:
    run("contacts", tmp_path, properties=["email"])
    metadata = pq.read_schema(tmp_path / "contacts.parquet").field("email").metadata
    assert metadata[b"label"] == b"Email"


def test_an_object_type_without_records_makes_a_file_without_rows(run: Exporting, tmp_path: Path) -> None:
    assert run("companies", tmp_path, associations=["contacts"]).rows == 0
    assert rows_of(tmp_path / "companies.parquet") == rows_of(tmp_path / "companies_to_contacts.parquet") == []


def test_the_usual_properties_are_exported_where_none_are_named(run: Exporting, account: Any, tmp_path: Path) -> None:
    contacts(account, 1)
    run("0-1", tmp_path)
    (row,) = rows_of(tmp_path / "contacts.parquet")
    assert list(row) == ["id", "email", "firstname", "lastname", "createdate", "lastmodifieddate"]


def test_all_properties_of_the_account_are_exported_on_demand(run: Exporting, account: Any, tmp_path: Path) -> None:
    account.create("contacts", ADA)
    run("contacts", tmp_path, properties="all")
    (row,) = rows_of(tmp_path / "contacts.parquet")
    defined = {one["name"] for one in account.contents.items("properties/contacts")}
    assert row.keys() == {"id", *defined}
    assert {name: row[name] for name in NAMES} == TYPED


def test_more_properties_than_fit_into_a_url_are_exported(run: Exporting, account: Any, tmp_path: Path) -> None:
    before = list(account.contents.items("properties/contacts"))
    names = [f"property_with_a_long_name_{number:03}" for number in range(200)]
    account.contents.hold("properties/contacts", [*before, *({**before[0], "name": name} for name in names)])
    account.create("contacts", {names[0]: "1", names[-1]: "2"})
    run("contacts", tmp_path, properties=names)
    (row,) = rows_of(tmp_path / "contacts.parquet")
    assert (row[names[0]], row[names[-1]]) == (1.0, 2.0)


def test_associations_come_whole_and_with_their_labels(
    run: Exporting, account: Any, between: Between, token: str, tmp_path: Path
) -> None:
    account.define_type("contacts", "companies", type_id=37, inverse_type_id=38, label="Manager")
    account.page_size = 2
    (ada, ben, _) = contacts(account, 3)
    companies = [account.create("companies", {}) for _ in range(5)]
    types = [{"typeId": 37, "category": "USER_DEFINED"}]
    pairs = [(ada, to, types) for to in companies] + [(ben, companies[0], [])]
    account.seed(
        {
            "associations": [
                {"fromObjectType": "contacts", "fromId": id, "toObjectType": "companies", "toId": to, "types": types}
                for id, to, types in pairs
            ]
        }
    )
    result = run("contacts", tmp_path, associations=["companies", "deals"])
    rows = rows_of(tmp_path / "contacts_to_companies.parquet")
    labelled = [row for row in rows if row["label"] == "Manager"]
    assert {(row["from_id"], row["to_id"]) for row in labelled} == {(int(ada), int(to)) for to in companies}
    assert {(row["from_id"], row["to_id"]) for row in rows} == {(int(id), int(to)) for id, to, _ in pairs}
    assert {(row["type_id"], row["category"]) for row in labelled} == {(37, "USER_DEFINED")}
    assert result.associations == {"companies": len(rows), "deals": 0}


def test_associations_that_cannot_be_read_end_the_export(
    run: Exporting, account: Any, between: Between, tmp_path: Path
) -> None:
    (ada, *_) = contacts(account, 3)

    def partly(request: httpx.Request) -> httpx.Response | None:
        if "/associations/" not in request.url.path:
            return None
        error = {"status": "error", "category": "INTERNAL_ERROR", "message": "no", "context": {"fromObjectId": [ada]}}
        return httpx.Response(207, json={"status": "COMPLETE", "results": [], "errors": [error], "numErrors": 1})

    between.before = partly
    with pytest.raises(BatchError) as caught:
        run("contacts", tmp_path, associations=["companies"])
    assert "the same export goes on" in caught.value.__notes__[-1]
    assert not list(tmp_path.glob("*.parquet"))


def test_archived_records_are_rows_that_say_so(run: Exporting, account: Any, token: str, tmp_path: Path) -> None:
    kept, gone = contacts(account, 2)
    account.contents.archive(account.contents.object_types.find("contacts"), gone, account.now())
    result = run("contacts", tmp_path, properties=["email"], archived=True)
    assert rows_of(tmp_path / "contacts.parquet") == [
        {"id": int(kept), "email": "0@example.com", "archived": False},
        {"id": int(gone), "email": "1@example.com", "archived": True},
    ]
    assert (result.rows, result.archived) == (2, 1)


def test_a_record_that_is_archived_during_the_export_is_one_row(
    run: Exporting, account: Any, between: Between, tmp_path: Path
) -> None:
    ids = contacts(account, 3)

    def archive_meanwhile(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if request.url.path.endswith("/contacts") and account.get("contacts", ids[1]):
            account.contents.archive(account.contents.object_types.find("contacts"), ids[1], account.now())
        return response

    between.after = archive_meanwhile
    run("contacts", tmp_path, properties=["email"], archived=True)
    rows = rows_of(tmp_path / "contacts.parquet")
    assert sorted((row["id"], row["archived"]) for row in rows) == [(int(id), at == 1) for at, id in enumerate(ids)]


def test_former_values_are_a_table_of_their_own(run: Exporting, account: Any, tmp_path: Path) -> None:
    ids = contacts(account, 60)
    result = run("contacts", tmp_path / "people.csv", history=["email", "firstname"])
    rows = rows_of(tmp_path / "people_history.csv")
    assert [(row["id"], row["property"], row["value"]) for row in rows] == [
        (id, "email", f"{at}@example.com") for at, id in enumerate(ids)
    ]
    assert result.history == 60


def test_the_former_values_of_a_record_that_was_archived_meanwhile_are_left_out(
    run: Exporting, account: Any, between: Between, tmp_path: Path
) -> None:
    ids = contacts(account, 2)

    def archive_meanwhile(request: httpx.Request) -> None:
        if request.url.path.endswith("/batch/read") and account.get("contacts", ids[1]):
            account.contents.archive(account.contents.object_types.find("contacts"), ids[1], account.now())

    between.before = archive_meanwhile
    run("contacts", tmp_path, history=["email"])
    assert [row["id"] for row in rows_of(tmp_path / "contacts_history.parquet")] == [int(ids[0])]


def test_conditions_choose_the_records(run: Exporting, account: Any, tmp_path: Path) -> None:
    ids = contacts(account, 450)
    account.search_oddities = SearchOddities(short_pages=True)
    condition = (where("email") == "7@example.com") | where("email").is_in(
        [f"{at}@example.com" for at in range(9, 440)]
    )
    run("contacts", tmp_path, properties=["email"], where=condition)
    found = sorted(row["id"] for row in rows_of(tmp_path / "contacts.parquet"))
    assert found == [int(id) for at, id in enumerate(ids) if at == 7 or 9 <= at < 440]


def test_more_records_than_a_search_returns_are_exported(
    between: Between, run: Exporting, account: Any, tmp_path: Path
) -> None:
    moment = account.now()
    account.seed({"records": {"contacts": [{"properties": {"email": "x"}}] * 10_050}})
    account.clock.advance(100)
    assert run("contacts", tmp_path, properties=["email"], since=moment).rows == 10_050


def test_a_moment_exports_what_has_changed_since(run: Exporting, account: Any, tmp_path: Path) -> None:
    contacts(account, 2)
    # HubSpot has been seen to find records that were not asked for.
    account.search_oddities = SearchOddities(stray_results=True)
    account.clock.advance(100)
    moment, new = account.now(), account.create("contacts", {"email": "new@example.com"})
    account.clock.advance(100)
    account.create("contacts", {"email": "newer than what is expected to be found"})
    result = run("contacts", tmp_path, properties=["email"], since=moment, overlap=0)
    assert [row["id"] for row in rows_of(tmp_path / "contacts.parquet")] == [int(new)]
    assert (result.since, result.until) == (moment, (account.now() - timedelta(seconds=60)).replace(microsecond=0))


def test_progress_tells_what_is_read_and_how_much_there_is(run: Exporting, account: Any, tmp_path: Path) -> None:
    contacts(account, 250)
    told: list[ExportProgress] = []
    run("contacts", tmp_path, where=where("email").is_known(), associations=["companies"], progress=told.append)
    assert [(one.table, one.rows, one.total) for one in told[:2]] == [("contacts", 200, 250), ("contacts", 250, 250)]
    assert (told[-1].table, told[-1].done, told[-1].total) == ("contacts_to_companies", 250, 250)


def test_a_value_of_another_type_is_an_error_or_left_out(run: Exporting, account: Any, tmp_path: Path) -> None:
    contacts(account, 3)
    account.seed({"records": {"contacts": [{"properties": {"age": "1;2"}}]}})
    with pytest.raises(PropertyValueError, match="age has '1;2', which is no number"):
        run("contacts", tmp_path, properties=["age"])
    # The same export goes on, and bears it now.
    run("contacts", tmp_path, properties=["age"], errors="null")
    assert [row["age"] for row in rows_of(tmp_path / "contacts.parquet")] == [None] * 4


def test_an_object_type_that_there_is_not_leaves_nothing_behind(run: Exporting, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        run("boats", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a name as properties": ({"properties": "email"}, "properties: got 'email'"),
    "a column of the export's own": ({"properties": ["id"]}, "properties: 'id' is a column of the export's own"),
    "a moment without a zone": ({"since": datetime(2026, 1, 1)}, "since: got .*a datetime with a zone"),
    "another word than last": ({"since": "yesterday"}, 'since: got .* or "last"'),
    "conditions with last": ({"where": where("email") == "x", "since": "last"}, "where: it was given together"),
    "conditions with archived": ({"where": where("email") == "x", "archived": True}, "where: it was given together"),
    "no condition": ({"where": "email"}, "conditions: got 'email'"),
    "a format": ({"format": "xlsx"}, 'format: got \'xlsx\'; it is "parquet" or "csv" or "jsonl" or "arrow"'),
    "errors": ({"errors": "keep"}, "errors: got 'keep'"),
    "a lag": ({"lag": -1}, "lag must be a number of seconds ≥ 0, got -1"),
    "an overlap": ({"overlap": "1h"}, "overlap must be a number of seconds ≥ 0, got '1h'"),
    "progress": ({"progress": 1}, "progress must be a function or None, got 1"),
    "archived": ({"archived": "yes"}, "archived: got 'yes'; it is True or False"),
}


@pytest.mark.parametrize(("options", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_argument_is_named_before_anything_is_sent(
    run: Exporting, between: Between, tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidInputError, match=message):
        run("contacts", tmp_path / "out", **options)
    assert between.requests == []
    assert not (tmp_path / "out").exists()


def test_more_conditions_than_an_export_has_room_for_are_refused(
    run: Exporting, between: Between, tmp_path: Path
) -> None:
    condition = where("email") == "x"
    for number in range(5):
        condition &= where(f"p{number}") == 1
    with pytest.raises(InvalidInputError, match="where: an export has to add a filter to each group"):
        run("contacts", tmp_path, where=condition)
    assert between.requests == []


@pytest.mark.parametrize("target", ["people.xlsx", "", "-", 7])
def test_a_target_that_is_neither_a_folder_nor_a_known_file_is_refused(run: Exporting, target: Any) -> None:
    with pytest.raises(InvalidInputError, match="target: got"):
        run("contacts", target)


def test_a_property_that_the_account_does_not_have_is_named(run: Exporting, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"there is no 'firstnam'; .* perhaps you mean firstname"):
        run("contacts", tmp_path, properties=["firstnam"])


def test_an_argument_that_there_is_not_is_a_type_error(run: Exporting, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"there is no argument 'propertis'"):
        run("contacts", tmp_path, propertis=["email"])


def test_a_hub_of_the_other_face_is_refused(hubspot: Any, token: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"hub: got .*it is of HubApi"):
        export("pat-x", "contacts", tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("target", "format", "file"),
    [
        ("out/", None, "out/deals.parquet"),
        ("out", "csv", "out/deals.csv"),
        ("all.deals.CSV", None, "all.deals.CSV"),
        ("deals.txt", "jsonl", "deals.txt"),
        ("2026.11" + os.sep, "arrow", "2026.11/deals.arrow"),
    ],
)
def test_the_target_says_where_files_go_and_their_format(
    run: Exporting, account: Any, tmp_path: Path, target: str, format: Any, file: str
) -> None:
    result = run("deals", f"{tmp_path}/{target}", format=format, associations=["contacts"])
    assert result.files["deals" if "all" not in file else "all.deals"] == tmp_path / file
    assert all(path.exists() for path in result.files.values())


def test_two_exports_to_one_target_do_not_run_at_once(
    run: Exporting, between: Between, account: Any, token: str, tmp_path: Path
) -> None:
    contacts(account, 1)
    caught: list[str] = []

    def begin_another(_: ExportProgress) -> None:
        with HubApi(token, transport=between) as other, pytest.raises(ExportError) as error:
            export(other, "contacts", tmp_path)
        caught.append(str(error.value))

    run("contacts", tmp_path, progress=begin_another)
    assert caught[0] == f"{tmp_path / 'contacts.parquet'} cannot be exported to: another export to it is running"


def test_nothing_but_files_and_a_checkpoint_is_left(run: Exporting, account: Any, tmp_path: Path) -> None:
    contacts(account, 1)
    run("contacts", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contacts.parquet", "contacts.parquet.checkpoint.json"]


def test_dates_of_a_run_are_those_of_utc(run: Exporting, account: Any, tmp_path: Path) -> None:
    assert run("contacts", tmp_path).until.tzinfo == UTC

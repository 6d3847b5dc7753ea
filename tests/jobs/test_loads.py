"""Loads: what becomes of rows, in the portal and in the journal, in all four ways."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import feather, parquet

from hubapi_ext import BadRequestError, InvalidInputError
from hubapi_ext.jobs import SourceError
from tests.jobs.conftest import Jobs, define, write_csv


def emails(portal: Any) -> list[str]:
    return sorted(record.properties["email"] for record in portal.records("contacts"))


def firstnames(portal: Any) -> dict[str, str | None]:
    records = portal.records("contacts")
    return {record.properties["email"]: record.properties.get("firstname") for record in records}


# What a load does


def test_each_row_becomes_a_record(work: Jobs, portal: Any, people: Path) -> None:
    result = work.load(people, into="contacts", key="email")
    assert result.succeeded
    assert (result.rows, result.steps[0].created) == (3, 3)
    assert emails(portal) == ["ada@example.com", "ben@example.com", "cleo@example.com"]


def test_a_load_that_runs_twice_changes_nothing(work: Jobs, portal: Any, people: Path) -> None:
    work.load(people, into="contacts", key="email")
    before = firstnames(portal)
    result = work.load(people, into="contacts", key="email")
    assert (result.steps[0].succeeded, result.steps[0].created) == (3, 0)
    assert firstnames(portal) == before


def test_only_changes_are_sent_when_that_is_asked_for(work: Jobs, portal: Any, people: Path) -> None:
    portal.create("contacts", {"email": "ada@example.com", "firstname": "Ada"})
    portal.create("contacts", {"email": "ben@example.com", "firstname": "Benjamin"})
    result = work.load(people, into="contacts", key="email", only_changes=True)
    (step,) = result.steps
    assert (step.unchanged, step.succeeded, step.created) == (1, 2, 1)
    sent = [one for one in portal.journal if one.path.endswith("batch/upsert")]
    assert len(sent) == 1


def test_a_plain_create_has_to_be_asked_for(work: Jobs, people: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"give a key to upsert by, or say which of upsert, update, create"):
        work.load(people, into="contacts")


def test_a_create_that_conflicts_names_the_existing_record(work: Jobs, portal: Any, people: Path) -> None:
    existing = portal.create("contacts", {"email": "ben@example.com"})
    result = work.load(people, into="contacts", mode="create")
    assert (result.steps[0].created, result.failed) == (2, 1)
    (trouble,) = [one.trouble for one in work.last().outcomes(statuses=["failed"])]
    assert trouble is not None
    assert (trouble.existing_id, trouble.columns["firstname"]) == (existing, "Ben")


def test_records_are_updated_by_their_ids(work: Jobs, portal: Any, tmp_path: Path) -> None:
    ids = [portal.create("contacts", {"email": f"{number}@example.com"}) for number in range(2)]
    file = write_csv(tmp_path / "names.csv", [{"id": id, "firstname": f"N{at}"} for at, id in enumerate(ids)])
    assert work.load(file, into="contacts", mode="update").succeeded
    assert firstnames(portal) == {"0@example.com": "N0", "1@example.com": "N1"}


def test_records_are_updated_by_a_key_and_never_created(work: Jobs, portal: Any, people: Path) -> None:
    portal.create("contacts", {"email": "ada@example.com"})
    result = work.load(people, into="contacts", mode="update", key="email")
    assert (result.steps[0].succeeded, result.failed) == (1, 2)
    assert firstnames(portal) == {"ada@example.com": "Ada"}


def test_records_are_archived_by_a_key(work: Jobs, portal: Any, people: Path) -> None:
    portal.create("contacts", {"email": "ada@example.com"})
    portal.create("contacts", {"email": "dan@example.com"})
    result = work.load(people, into="contacts", mode="archive", key="email")
    (step,) = result.steps
    assert (step.succeeded, step.skipped) == (1, 2)
    assert emails(portal) == ["dan@example.com"]


# What values may be


def test_typed_values_are_written_as_hubspot_stores_them(work: Jobs, portal: Any, tmp_path: Path) -> None:
    for name, kind, field in (
        ("born", "date", "date"),
        ("seen", "datetime", "date"),
        ("score", "number", "number"),
        ("member", "bool", "booleancheckbox"),
    ):
        define(portal, "contacts", name, kind, field)
    table = pa.table(
        {
            "email": ["ada@example.com"],
            "born": [date(1990, 5, 17)],
            "seen": [datetime(2026, 3, 30, 9, 15, tzinfo=UTC)],
            "score": [Decimal("1.50")],
            "member": [True],
        }
    )
    parquet.write_table(table, tmp_path / "typed.parquet")
    assert work.load(tmp_path / "typed.parquet", into="contacts", key="email").succeeded
    (record,) = portal.records("contacts")
    stored = {name: record.properties[name] for name in ("born", "seen", "score", "member")}
    assert stored == {"born": "1990-05-17", "seen": "2026-03-30T09:15:00.000Z", "score": "1.50", "member": "true"}


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("number", "number", "1,234"),
        ("bool", "booleancheckbox", "perhaps"),
        ("date", "date", "tomorrow"),
        ("datetime", "date", "17.5.1990"),
    ],
)
def test_a_value_that_its_property_does_not_take_fails_its_row_alone(
    work: Jobs, portal: Any, tmp_path: Path, kind: str, field: str, text: str
) -> None:
    define(portal, "contacts", "x", kind, field)
    file = write_csv(tmp_path / "x.csv", [{"email": "a@example.com", "x": text}, {"email": "b@example.com", "x": ""}])
    result = work.load(file, into="contacts", key="email", nulls="skip")
    assert (result.steps[0].succeeded, work.troubles()) == (1, [(1, "INVALID_VALUE")])
    assert emails(portal) == ["b@example.com"]


def test_options_are_given_by_value_or_by_label(work: Jobs, portal: Any, tmp_path: Path) -> None:
    define(portal, "contacts", "material", "enumeration", "checkbox", options={"clay": "Fine clay", "glaze": "Glaze"})
    file = write_csv(tmp_path / "m.csv", [{"email": "a@example.com", "material": "fine clay;glaze"}])
    assert work.load(file, into="contacts", key="email").succeeded
    (record,) = portal.records("contacts")
    assert record.properties["material"] == "clay;glaze"


def test_an_option_that_there_is_not_is_named_with_those_that_there_are(
    work: Jobs, portal: Any, tmp_path: Path
) -> None:
    define(portal, "contacts", "material", "enumeration", "select", options={"clay": "Clay"})
    file = write_csv(tmp_path / "m.csv", [{"email": "a@example.com", "material": "wood"}])
    work.load(file, into="contacts", key="email")
    (outcome,) = work.last().outcomes()
    assert outcome.trouble is not None
    assert outcome.trouble.message == "material has no option 'wood'; its options are clay"


@pytest.mark.parametrize(("nulls", "name"), [("skip", "Ada"), ("clear", None)])
def test_an_empty_cell_is_passed_over_or_clears(
    work: Jobs, portal: Any, tmp_path: Path, nulls: Any, name: str | None
) -> None:
    portal.create("contacts", {"email": "ada@example.com", "firstname": "Ada"})
    file = write_csv(tmp_path / "n.csv", [{"email": "ada@example.com", "firstname": ""}])
    result = work.load(file, into="contacts", key="email", nulls=nulls)
    assert result.empty_cells == 0
    assert (firstnames(portal)["ada@example.com"] or None) == name


def test_empty_cells_that_nobody_spoke_of_clear_nothing_and_are_counted(
    work: Jobs, portal: Any, tmp_path: Path
) -> None:
    portal.create("contacts", {"email": "ada@example.com", "firstname": "Ada"})
    file = write_csv(tmp_path / "n.csv", [{"email": "ada@example.com", "firstname": ""}])
    assert work.load(file, into="contacts", key="email").empty_cells == 1
    assert firstnames(portal) == {"ada@example.com": "Ada"}


# Which column is which property


def test_a_column_may_be_named_by_its_propertys_label(work: Jobs, portal: Any, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "l.csv", [{"Email": "ada@example.com", "First Name": "Ada"}])
    assert work.load(file, into="contacts", key="email").succeeded
    assert firstnames(portal) == {"ada@example.com": "Ada"}


def test_columns_are_mapped_and_left_out_and_constants_are_added(work: Jobs, portal: Any, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "m.csv", [{"mail": "ada@example.com", "age": "36"}])
    mapped, constants = {"mail": "email", "age": ""}, {"firstname": "Ada"}
    assert work.load(file, into="contacts", key="email", mapped=mapped, constants=constants).succeeded
    assert firstnames(portal) == {"ada@example.com": "Ada"}


def test_a_column_that_is_no_property_is_refused_before_anything_is_sent(
    work: Jobs, portal: Any, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "u.csv", [{"email": "ada@example.com", "firstnam": "Ada"}])
    with pytest.raises(InvalidInputError, match=r"'firstnam' is no property.*firstname.*leave it out"):
        work.load(file, into="contacts", key="email")
    assert emails(portal) == []
    assert list(work.folder.iterdir()) == []


def test_an_object_type_that_there_is_not_leaves_no_job(work: Jobs, people: Path) -> None:
    with pytest.raises(BadRequestError, match="Unable to infer object type from: kontakts"):
        work.load(people, into="kontakts", key="email")
    assert list(work.folder.iterdir()) == []


def test_a_row_without_its_key_fails_alone(work: Jobs, portal: Any, tmp_path: Path) -> None:
    file = write_csv(
        tmp_path / "k.csv", [{"email": "", "firstname": "A"}, {"email": "b@example.com", "firstname": "B"}]
    )
    result = work.load(file, into="contacts", key="email", nulls="skip")
    assert (result.steps[0].succeeded, work.troubles()) == (1, [(1, "NO_KEY")])


# Where rows come from


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", "parquet", "arrow"])
def test_every_format_is_read(work: Jobs, portal: Any, tmp_path: Path, format: str) -> None:
    table, path = pa.table({"email": ["ada@example.com"], "firstname": ["Ada"]}), tmp_path / f"people.{format}"
    match format:
        case "parquet":
            parquet.write_table(table, path)
        case "arrow":
            feather.write_feather(table, path)
        case "jsonl":
            path.write_text('{"email": "ada@example.com", "firstname": "Ada"}\n')
        case _:
            separator = {"csv": ",", "tsv": "\t"}[format]
            path.write_text(f"email{separator}firstname\nada@example.com{separator}Ada\n")
    assert work.load(path, into="contacts", key="email").succeeded
    assert firstnames(portal) == {"ada@example.com": "Ada"}


@pytest.mark.parametrize(
    "source",
    [
        pa.table({"email": ["ada@example.com"], "firstname": ["Ada"]}),
        [{"email": "ada@example.com", "firstname": "Ada"}],
    ],
)
def test_rows_that_are_in_no_file_can_be_resumed_too(work: Jobs, portal: Any, source: Any) -> None:
    work.load(source, into="contacts", key="email")
    assert work.resume("last").succeeded
    assert firstnames(portal) == {"ada@example.com": "Ada"}


def test_the_json_lines_of_hubspots_own_command_line_are_read(work: Jobs, portal: Any, tmp_path: Path) -> None:
    id = portal.create("contacts", {"email": "ada@example.com"})
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"id": "{id}", "properties": {{"firstname": "Ada"}}}}\n')
    assert work.load(path, into="contacts", mode="update").succeeded
    path.write_text('{"idProperty": "email", "id": "ada@example.com", "properties": {"lastname": "Lovelace"}}\n')
    assert work.load(path, into="contacts", mode="update", key="email").succeeded
    (record,) = portal.records("contacts")
    assert (record.properties["firstname"], record.properties["lastname"]) == ("Ada", "Lovelace")


def test_several_files_are_read_as_one(work: Jobs, portal: Any, tmp_path: Path) -> None:
    for number in range(2):
        write_csv(tmp_path / f"part-{number}.csv", [{"email": f"{number}@example.com"}])
    assert work.load([str(tmp_path / "part-*.csv")], into="contacts", key="email").rows == 2
    assert emails(portal) == ["0@example.com", "1@example.com"]


def test_a_file_that_cannot_be_read_to_its_end_is_refused_before_anything_is_sent(
    work: Jobs, portal: Any, tmp_path: Path
) -> None:
    (tmp_path / "ragged.csv").write_text("email,firstname\na@example.com,A\nb@example.com\n")
    with pytest.raises(SourceError, match=r"ragged\.csv.*Expected 2 columns, got 1"):
        work.load(tmp_path / "ragged.csv", into="contacts", key="email")
    assert portal.journal == []


def test_a_resumed_job_refuses_a_source_that_has_changed(work: Jobs, people: Path) -> None:
    work.load(people, into="contacts", key="email")
    people.write_text("email\nother@example.com\n")
    with pytest.raises(SourceError, match=r"people\.csv is not what it was when the job .* began"):
        work.resume("last")


def test_two_rows_with_one_key_are_sent_one_after_the_other(work: Jobs, portal: Any, tmp_path: Path) -> None:
    rows = [{"email": "ada@example.com", "firstname": name} for name in ("Ada", "Augusta")]
    result = work.load(write_csv(tmp_path / "twice.csv", rows), into="contacts", key="email")
    assert result.steps[0].succeeded == 2
    assert firstnames(portal) == {"ada@example.com": "Augusta"}

"""Pairs in HubSpot's own form, where each row says the types; and rows that come in a stream."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from hubapi_ext import InvalidInputError
from tests.jobs.conftest import Jobs


@pytest.fixture
def ada(portal: Any) -> str:
    id: str = portal.create("contacts", {"email": "ada@example.com"})
    return id


@pytest.fixture
def school(portal: Any) -> str:
    id: str = portal.create("companies", {"domain": "school.example"})
    return id


def test_rows_in_hubspots_own_form_say_their_types_themselves(
    work: Jobs, portal: Any, tmp_path: Path, ada: str, school: str
) -> None:
    deal = portal.create("deals", {"dealname": "Clay"})
    file = tmp_path / "pairs.jsonl"
    pairs = [(f"contacts:{ada}", f"companies:{school}"), (f"deals:{deal}", f"contacts:{ada}")]
    file.write_text("".join(f'{{"from": "{one}", "to": "{other}"}}\n' for one, other in pairs))
    assert work.associate(file).succeeded
    assert set(portal.associations("contacts", ada, "companies")) == {school}
    assert set(portal.associations("deals", deal, "contacts")) == {ada}


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ({"from": "contacts", "to": "companies:1"}, "from cannot be 'contacts'; it is TYPE:ID, such as contacts:101"),
        ({"from": "contacts:1", "to": "companies:x"}, "to cannot be 'companies:x'; it is TYPE:ID"),
        ({"from": "contacts:1", "to": ""}, "to cannot be ''; it is TYPE:ID"),
    ],
)
def test_a_row_that_names_no_pair_fails_alone(
    work: Jobs, portal: Any, ada: str, school: str, pair: dict[str, str], message: str
) -> None:
    right = {"from": f"contacts:{ada}", "to": f"companies:{school}"}
    result = work.associate([pair, right])
    assert (result.steps[0].name, result.steps[0].succeeded, result.failed) == ("associations", 1, 1)
    (outcome,) = work.last().outcomes(statuses=["failed"])
    assert outcome.trouble is not None
    assert message in outcome.trouble.message


def test_a_label_is_looked_for_between_the_types_of_the_rows(work: Jobs, portal: Any, ada: str, school: str) -> None:
    pair = {"from": f"contacts:{ada}", "to": f"companies:{school}"}
    with pytest.raises(InvalidInputError, match=r"got the label 'Boss'; labels from contacts to companies"):
        work.associate([pair], label="Boss")


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ({"from_": "contacts:email"}, r"to: it is not given; give both; or neither"),
        ({}, r"from: it is not given; say what the rows associate, .* the columns are email, domain"),
    ],
)
def test_both_ends_are_said_once(work: Jobs, ends: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidInputError, match=message):
        work.associate([{"email": "ada@example.com", "domain": "school.example"}], **ends)


# Streams


def test_a_stream_is_kept_so_that_it_can_be_resumed(work: Jobs, portal: Any) -> None:
    stream = io.BytesIO(b"email,firstname\nada@example.com,Ada\n")
    assert work.load(stream, into="contacts", key="email", format="csv").succeeded
    assert work.resume("last").succeeded
    assert [record.properties["firstname"] for record in portal.records("contacts")] == ["Ada"]


@pytest.mark.parametrize(
    ("text", "format", "message"),
    [
        (b"email\n", None, "format: it is not given; a stream has no name that tells it: csv, tsv"),
        (b"email\n", "xlsx", "format: got 'xlsx'; it is csv, tsv"),
        ("email\n", "csv", "source: got a stream of text; open it as one of bytes"),
    ],
)
def test_a_stream_has_bytes_and_a_format(work: Jobs, text: str | bytes, format: str | None, message: str) -> None:
    stream = io.StringIO(text) if isinstance(text, str) else io.BytesIO(text)
    with pytest.raises(InvalidInputError, match=message):
        work.load(stream, into="contacts", key="email", format=format)
    assert list(work.folder.iterdir()) == []


def test_a_job_tells_when_it_began_and_whether_it_runs(work: Jobs, people: Path) -> None:
    running: list[bool] = []
    options = {"progress": lambda _: running.append(work.last().is_running)}
    work.load(people, into="contacts", key="email", options=options)
    assert (set(running), work.last().is_running) == ({True}, False)
    assert work.last().started.tzinfo is not None

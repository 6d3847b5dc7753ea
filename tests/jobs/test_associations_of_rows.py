"""Rows whose records are associated with others, which business keys name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from hubapi_ext import InvalidInputError
from hubapi_ext.jobs import rejects
from hubapi_ext.mock.search_oddities import SearchOddities
from tests.conftest import Between, InstantClock, open_hub
from tests.jobs.conftest import Jobs, write_csv


@pytest.fixture
def schools(portal: Any) -> dict[str, str]:
    return {name: portal.create("companies", {"domain": f"{name}.example"}) for name in ("north", "south")}


def pupils(tmp_path: Path, *schools: str) -> Path:
    rows = [{"email": f"{at}@example.com", "school": school} for at, school in enumerate(schools)]
    return write_csv(tmp_path / "pupils.csv", rows)


def schools_of(portal: Any) -> dict[str, set[str]]:
    return {
        record.properties["email"]: set(portal.associations("contacts", record.id, "companies"))
        for record in portal.records("contacts")
    }


WHAT: dict[str, Any] = {"into": "contacts", "key": "email", "associate": ["companies:domain=school"]}


def test_each_record_is_associated_with_the_one_that_its_row_names(
    work: Jobs, portal: Any, schools: dict[str, str], tmp_path: Path
) -> None:
    result = work.load(pupils(tmp_path, "north.example", "SOUTH.example", ""), nulls="skip", **WHAT)
    assert result.succeeded
    assert (result.steps[1].succeeded, result.steps[1].skipped) == (2, 1)
    assert schools_of(portal) == {
        "0@example.com": {schools["north"]},
        "1@example.com": {schools["south"]},
        "2@example.com": set(),
    }


def test_a_record_that_is_not_found_is_an_outcome_of_its_own(
    work: Jobs, schools: dict[str, str], tmp_path: Path
) -> None:
    result = work.load(pupils(tmp_path, "north.example", "west.example"), **WHAT)
    assert (result.steps[0].succeeded, result.steps[1].succeeded) == (2, 1)
    assert work.troubles(1) == [(2, "OBJECT_NOT_FOUND")]


def test_a_record_that_is_not_found_may_be_passed_over(work: Jobs, schools: dict[str, str], tmp_path: Path) -> None:
    result = work.load(pupils(tmp_path, "west.example"), missing="skip", **WHAT)
    assert (result.succeeded, result.steps[1].skipped) == (True, 1)


def test_a_record_that_is_not_found_may_be_created_once_for_all_rows_that_name_it(
    work: Jobs, portal: Any, tmp_path: Path
) -> None:
    result = work.load(pupils(tmp_path, "west.example", "west.example"), missing="create", **WHAT)
    (company,) = portal.records("companies")
    assert (result.succeeded, company.properties["domain"]) == (True, "west.example")
    assert schools_of(portal) == {"0@example.com": {company.id}, "1@example.com": {company.id}}


def test_of_two_records_with_one_key_none_is_taken(work: Jobs, portal: Any, tmp_path: Path) -> None:
    for _ in range(2):
        portal.create("companies", {"domain": "north.example"})
    work.load(pupils(tmp_path, "north.example"), **WHAT)
    (outcome,) = work.last().outcomes(1)
    assert outcome.trouble is not None
    assert (outcome.trouble.category, "name one by its id" in outcome.trouble.message) == ("AMBIGUOUS", True)


def test_a_row_whose_record_failed_is_associated_with_nothing(
    work: Jobs, schools: dict[str, str], tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "p.csv", [{"email": "", "school": "north.example"}])
    result = work.load(file, nulls="skip", **WHAT)
    assert (result.steps[0].failed, result.steps[1].done) == (1, 0)


def test_a_label_is_added_to_those_that_the_pair_has(
    work: Jobs, hub: Any, portal: Any, schools: dict[str, str], tmp_path: Path
) -> None:
    for name in ("Pupil", "Prefect"):
        hub.association_labels.create("contacts", "companies", name=name.lower(), label=name)
    for label in ("Pupil", "Prefect"):
        associate = [f"companies:domain=school:{label}"]
        assert work.load(pupils(tmp_path, "north.example"), **{**WHAT, "associate": associate}).succeeded
    (contact,) = portal.records("contacts")
    pairs = hub.associations.read_one("contacts", contact.id, "companies")
    labels = {type.label for one in pairs for type in one.association_types}
    assert {"Pupil", "Prefect"} <= labels


def test_a_label_that_there_is_not_is_refused_before_anything_is_sent(
    work: Jobs, portal: Any, schools: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(InvalidInputError, match=r"got the label 'Pupils'.*labels from contacts to companies"):
        work.load(pupils(tmp_path, "north.example"), **{**WHAT, "associate": ["companies:domain=school:Pupils"]})
    assert portal.records("contacts") == []


@pytest.mark.parametrize("given", ["companies", "companies:domain", "=school", ":domain=school"])
def test_what_is_no_association_is_refused_with_its_form(work: Jobs, people: Path, given: str) -> None:
    with pytest.raises(InvalidInputError, match=r"TYPE:PROPERTY=COLUMN"):
        work.load(people, into="contacts", key="email", associate=[given])


def test_a_column_that_there_is_not_is_named_with_those_that_there_are(work: Jobs, people: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"no column 'school'.*email, firstname"):
        work.load(people, **WHAT)


def test_pairs_alone_are_associated_by_ids_or_by_keys(
    work: Jobs, portal: Any, schools: dict[str, str], tmp_path: Path
) -> None:
    ids = [portal.create("contacts", {"email": f"{at}@example.com"}) for at in range(2)]
    by_key = write_csv(tmp_path / "k.csv", [{"email": "0@example.com", "domain": "north.example"}])
    assert work.associate(by_key, from_="contacts:email", to="companies:domain").succeeded
    by_id = write_csv(tmp_path / "i.csv", [{"from_id": ids[1], "to_id": schools["south"]}])
    assert work.associate(by_id, from_="contacts", to="companies").succeeded
    assert schools_of(portal) == {"0@example.com": {schools["north"]}, "1@example.com": {schools["south"]}}


def test_a_pair_whose_first_record_is_not_found_fails_alone(
    work: Jobs, portal: Any, schools: dict[str, str], tmp_path: Path
) -> None:
    portal.create("contacts", {"email": "0@example.com"})
    rows = [{"email": f"{at}@example.com", "domain": "north.example"} for at in range(2)]
    result = work.associate(write_csv(tmp_path / "k.csv", rows), from_="contacts:email", to="companies:domain")
    assert (result.steps[0].succeeded, work.troubles()) == (1, [(2, "OBJECT_NOT_FOUND")])


def test_a_row_whose_record_was_created_is_retried_and_not_loaded_again(
    work: Jobs, portal: Any, tmp_path: Path
) -> None:
    what = {"into": "contacts", "mode": "create", "associate": ["companies:domain=school"]}
    work.load(pupils(tmp_path, "west.example"), **what)
    (reject,) = rejects(work.last())
    assert reject["hubapi_what_to_do"].endswith("and retry the job")
    portal.create("companies", {"domain": "west.example"})
    assert work.resume("last", retry_failed=True).succeeded
    assert len(portal.records("contacts")) == 1


class SharedClock(InstantClock):
    """A hub's clock that has the portal's time pass too."""

    def __init__(self, portal: Any) -> None:
        super().__init__()
        self._portal = portal

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self._portal.clock.advance(seconds)


@pytest.mark.parametrize("landed", [True, False], ids=["carried out", "not carried out"])
@pytest.mark.parametrize("way", ["sync", "async"])
def test_a_missing_record_whose_answer_was_lost_is_not_created_twice(
    between: Between,
    portal: Any,
    token: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    *,
    landed: bool,
) -> None:
    monkeypatch.setattr("hubapi_ext.jobs.context.WINDOW", 1)
    portal.clock.freeze()
    portal.search_oddities = SearchOddities(lag=10)
    lost: list[str] = []

    def lose(request: httpx.Request) -> None:
        if request.url.path.endswith("companies/batch/create") and not lost:
            lost.append("the first answer")
            raise httpx.ReadError("cut")

    def before(request: httpx.Request) -> None:
        if not landed:
            lose(request)

    def after(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        lose(request)
        return response

    between.before, between.after = before, after
    options = {"base_url": "https://hubspot.invalid", "transport": between, "max_retries": 0}
    with open_hub(way, token, clock=SharedClock(portal), **options) as hub:
        file = pupils(tmp_path, "west.example", "west.example")
        Jobs(hub, tmp_path / "jobs").load(file, missing="create", **WHAT)
    assert [record.properties["domain"] for record in portal.records("companies")] == ["west.example"]

"""What scripts/bench has written down: each figure that is quoted is one that was measured."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from benchmarks import files, plot, report
from benchmarks.clients.hubapi_files import Files
from benchmarks.mixed import ANSWERS, Answer
from benchmarks.stub import answer_to
from benchmarks.worker import TOKEN, Sizes, Tasks

from hubapi_ext.mock import MockHubSpot

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def figures() -> Any:
    return json.loads((ROOT / "docs/benchmarks.json").read_text())


def test_the_readme_quotes_the_figures_that_were_measured(figures: Any) -> None:
    assert report.readme(figures) in (ROOT / "README.md").read_text()


def test_the_page_of_benchmarks_shows_the_figures_that_were_measured(figures: Any) -> None:
    assert report.page(figures) == (ROOT / "docs/benchmarks.md").read_text()


def test_the_plot_shows_the_figures_that_were_measured(figures: Any) -> None:
    assert plot.plot(figures["speed"]) == (ROOT / "docs/benchmarks.svg").read_text()


def test_writing_the_section_leaves_the_rest_of_the_readme_as_it_is(figures: Any) -> None:
    text = f"above\n{report.BEGIN}\nold\n{report.END}\nbelow\n"
    assert report.with_section(text, figures) == f"above\n{report.readme(figures)}\nbelow\n"


def test_a_page_of_one_part_says_nothing_of_the_others(figures: Any) -> None:
    part = {name: figures[name] for name in ("machine", "seconds", "faults")}
    page = report.page(part)
    assert "## Under faults" in page
    assert "## A request" not in page


INPUTS = 40
BODIES = {
    "create": {"inputs": [{"from": {"id": str(number)}, "to": {"id": "7"}} for number in range(1, INPUTS + 1)]},
    "read": {"inputs": [{"id": str(number)} for number in range(1, INPUTS + 1)]},
}


def answered(what: str, object_type: str) -> tuple[int, dict[str, Any], list[int]]:
    """Status and content of the stub's answer, and the records that have a result, in its order."""
    status, content = answer_to(
        f"/crm/v4/associations/{object_type}/0-410/batch/{what}", json.dumps(BODIES[what]).encode()
    )
    answer = json.loads(content)
    return (
        status,
        answer,
        [int(one["from"]["id"] if "from" in one else one["fromObjectId"]) for one in answer["results"]],
    )


MIXED = [
    pytest.param(what, object_type, answer, id=f"{what}-{object_type}")
    for what, answers in ANSWERS.items()
    for object_type, answer in answers.items()
]


@pytest.mark.parametrize(("what", "object_type", "answer"), MIXED)
def test_the_stub_answers_with_as_many_errors_as_the_object_type_asks_for(
    what: str, object_type: str, answer: Answer
) -> None:
    status, content, records = answered(what, object_type)
    errors = content.get("errors", [])
    assert len(errors) == content.get("numErrors", 0) == answer.errors(INPUTS)
    assert len(records) == INPUTS - len(errors)
    assert (status == 207) == bool(errors)


@pytest.mark.parametrize(("what", "object_type", "answer"), MIXED)
def test_results_come_in_the_order_of_the_inputs_unless_the_order_is_what_differs(
    what: str, object_type: str, answer: Answer
) -> None:
    _, _, records = answered(what, object_type)
    assert (records != sorted(records)) == answer.shuffled


def test_inputs_with_an_error_are_spread_evenly() -> None:
    assert Answer("a fifth", lambda inputs: inputs // 5).places_of_errors(20) == [2, 7, 12, 17]


def test_an_answer_that_is_not_what_its_name_says_is_not_measured() -> None:
    class AllSucceed:
        def create_mixed(self, _: str, inputs: Any) -> Any:
            return inputs

        read_mixed = create_mixed

        def tally(self, answer: Any) -> dict[str, int]:
            return {"with a result": len(answer), "without": 0}

    tasks = Tasks(AllSucceed(), Sizes(reads=INPUTS, creates=INPUTS, courses=INPUTS), 0)
    with pytest.raises(RuntimeError, match="create, one refused: got inputs"):
        tasks.repeat_answers("create", 0)


def test_a_mixed_answer_has_a_row_and_a_target(figures: Any) -> None:
    def cost(ratio: float) -> Any:
        return {
            "cpu ms": figures["speed"]["floor"]["read"]["cpu ms"],
            "to clean": dict.fromkeys(("median", "low", "high"), ratio),
        }

    answers = {answer.name: cost(1.25) for answer in ANSWERS["create"].values()}
    hubapi = {**figures["speed"]["hubapi"], "mixed": {"create": answers}}
    page = report.page({**figures, "speed": {**figures["speed"], "hubapi": hubapi}})
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines()]
    assert [line[-1] for line in lines if line[:1] == ["hubapi, create: one refused"]] == ["1.25 (1.25 to 1.25)"]
    assert ["hubapi, create: one refused / clean", "1.25", "at most 1.3", "yes"] in lines
    assert ["hubapi, create: another order / clean", "1.25", "at most 1.15", "no"] in lines


def test_every_mixed_answer_has_a_limit() -> None:
    names = {answer.name for answers in ANSWERS.values() for answer in answers.values()}
    assert names - {"clean"} == set(report.MOST_TO_CLEAN)


def test_the_stub_answers_an_upsert_with_what_was_sent() -> None:
    sent = [
        {"id": f"{number}@example.com", "properties": {"email": f"{number}@example.com"}, "objectWriteTraceId": "t"}
        for number in range(3)
    ]
    _, content = answer_to("/crm/v3/objects/contacts/batch/upsert", json.dumps({"inputs": sent}).encode())
    results = json.loads(content)["results"]
    assert [one["properties"] for one in reversed(results)] == [one["properties"] for one in sent]
    assert {one["objectWriteTraceId"] for one in results} == {"t"}


@pytest.fixture
def carrying() -> Iterator[Files]:
    """What carries files in a benchmark, with a mock that knows its properties."""
    with (
        MockHubSpot(state=files.definitions()).serve() as server,
        closing(Files(server.base_url, TOKEN)) as client,
    ):
        yield client


def test_engine_load_and_journal_are_measured_with_the_same_rows(carrying: Files, tmp_path: Path) -> None:
    path = str(files.write_rows(tmp_path / "rows.csv", 250))
    assert carrying.stream(path) == carrying.load(path) == carrying.journal(250) == 250


def test_a_load_within_a_window_counts_what_was_answered_by_its_end(carrying: Files, tmp_path: Path) -> None:
    path = str(files.write_rows(tmp_path / "rows.csv", 250))
    assert carrying.load_within(path, seconds=60) == 1 + 2.5
    assert carrying.load_within(path, seconds=0) == 1


def test_the_full_mock_holds_and_counts_what_is_to_be_exported() -> None:
    count = 2 * files.LARGE

    async def ask() -> tuple[Any, int]:
        transport = httpx.ASGITransport(files.full_hubspot(count))
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
            page = await client.get("/crm/v3/objects/contacts", params={"associations": "companies", "limit": 100})
            return page.json(), (await client.get("/requests")).json()

    page, requests = asyncio.run(ask())
    found = [len(one["associations"]["companies"]["results"]) for one in page["results"]]
    assert found == [100] * files.LARGE + [files.OF_EACH] * files.LARGE
    assert requests == 1


QUARTILES = ("median", "low", "high")
FILES = {
    "load": {
        part: {"cpu µs": dict.fromkeys(QUARTILES, cpu), "to engine": dict.fromkeys(QUARTILES, cpu / 30)}
        for part, cpu in (("engine", 30), ("load", 45), ("journal", 6))
    },
    "memory": [{"rows": rows, "cpu µs": 45, "peak MiB": 150} for rows in (100_000, 1_000_000)],
    "budget": {"answered": 379, "possible": 380, "share": 379 / 380},
    "export": {
        client: {
            **dict.fromkeys(("cpu s", "wall s", "peak MiB", "requests", "records"), 1),
            "associations": arrived,
            "there are": 300,
        }
        for client, arrived in ((files.HUBAPI, 300), ("a peer", 299))
    },
}


def test_a_goal_of_files_that_is_missed_is_told_beside_what_was_measured(figures: Any) -> None:
    page = report.page({"machine": figures["machine"], "seconds": 1, "files": FILES})
    goals = {row[1].strip(): row[-2].strip() for line in page.splitlines() if len(row := line.split("|")) == 6}
    assert goals["journal of a load / engine"] == "no"
    assert goals["export: share of the associations"] == "yes"

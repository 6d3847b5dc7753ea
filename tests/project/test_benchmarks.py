"""What scripts/bench has written down: each figure that is quoted is one that was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks import plot, report

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

"""The pages are true: their links lead somewhere, the examples in docs/ run, and the tables name what there is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import msgspec
import pytest

import hubapi_ext
from hubapi_ext.mock import MockHubSpot, Rule, State
from hubapi_ext.mock.contract import standard_contract
from hubapi_ext.mock.controls import CONTROLS
from hubapi_ext.mock.effects import Effect
from hubapi_ext.mock.operations import behaviour_of
from hubapi_ext.mock.operations_table import operations_table

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("specs/*.md")]
TESTING = (ROOT / "docs/testing.md").read_text()


def anchors(page: Path) -> list[str]:
    """What GitHub calls the headings of a page."""
    headings = re.findall(r"^#+ (.+)", page.read_text(), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(page: Path) -> None:
    for file, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", page.read_text()):
        target = page.parent / file if file else page
        assert target.exists(), file
        assert not anchor or anchor in anchors(target), f"{file}#{anchor}"


def test_the_pages_name_everything_that_is_public() -> None:
    pages = "".join(page.read_text() for page in ROOT.glob("docs/*.md"))
    assert [name for name in hubapi_ext.__all__ if not re.search(rf"\b{name}\b", pages)] == []


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TESTING, re.DOTALL)


def test_the_page_on_the_mock_is_what_the_mock_says_of_itself() -> None:
    assert (ROOT / "docs/mock-operations.md").read_text().splitlines() == list(operations_table())


def test_the_mock_says_of_every_operation_what_it_does() -> None:
    assert all(behaviour_of(operation).does for operation in standard_contract().operations)


@pytest.mark.parametrize("example", [one for one in examples("python") if "def test_" not in one])
def test_an_example_of_the_page_on_testing_runs(example: str) -> None:
    exec(example, {})  # noqa: S102 - it is our own text


def test_the_examples_for_pytest_pass(tmp_path: Path) -> None:
    (example,) = [one for one in examples("python") if "def test_" in one]
    (tmp_path / "test_example.py").write_text(example)
    command = [sys.executable, "-W", "ignore", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "2 passed" in run.stdout, run.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="the example is written for curl")
def test_the_example_for_other_languages_runs(base_url: str, token: str) -> None:
    (example,) = [one for one in examples("sh") if "curl" in one]
    environment = {**os.environ, "HUBSPOT_BASE_URL": base_url, "HUBSPOT_ACCESS_TOKEN": token}
    run = subprocess.run(["/bin/sh", "-euc", example], env=environment, capture_output=True, text=True, check=True)
    assert '"path":"/crm/v4/objects/contacts/101/associations/default/courses/202"' in run.stdout


def test_the_examples_of_state_and_faults_can_be_loaded(hubspot: MockHubSpot, token: str) -> None:
    state, rules = map(json.loads, examples("json"))
    portal = hubspot.portal(token)
    portal.seed(msgspec.convert(state, State))
    portal.faults.extend(msgspec.convert(rules["rules"], list[Rule]))
    assert portal.read_state().associations


def test_the_page_on_testing_names_every_effect() -> None:
    kinds = {effect.__struct_config__.tag for effect in get_args(Effect)}
    assert kinds == set(re.findall(r"^\| `(\w+)` \|", TESTING.partition("| effect |")[2], re.MULTILINE))


def test_the_page_on_testing_names_every_control() -> None:
    named = [
        f"{method} {path}"
        for methods, path in re.findall(r"^\| ((?:`[A-Z]+`, )*`[A-Z]+) (/_mock/[\w/{}]+)` \|", TESTING, re.MULTILINE)
        for method in re.findall("[A-Z]+", methods)
    ]
    assert sorted(named) == sorted(CONTROLS)

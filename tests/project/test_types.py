"""What type checkers make of hubapi in a caller's own code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SOUND = """
from hubapi_client.models import SimplePublicObject
from hubapi_ext import HubApi, HubApiError, Outcome
from hubapi_ext.forms import NewRecord


def course_id(outcome: Outcome[NewRecord, SimplePublicObject]) -> str:
    if outcome.succeeded:
        return outcome.result.id
    return outcome.error.request


def attempts(hub: HubApi) -> list[int]:
    result = hub.courses.create_many([{"hs_course_name": "Pottery"}])
    print([outcome.result.id for outcome in result if outcome.succeeded], result.succeeded[0].result.id)
    for outcome in hub.courses.stream_create([{"hs_course_name": "Pottery"}]):
        if not outcome.succeeded:
            continue
        print(outcome.result.id)
    return [outcome.error.attempts for outcome in result.failed]


def error_of(outcome: Outcome[NewRecord, SimplePublicObject]) -> HubApiError | None:
    return None if outcome.status == "succeeded" else outcome.error
"""
REVEALING = """
from hubapi_client.models import SimplePublicObject
from hubapi_ext import Outcome
from hubapi_ext.forms import NewRecord


def reveal(outcome: Outcome[NewRecord, SimplePublicObject]) -> None:
    reveal_type(outcome.result)
    if {condition}:
        reveal_type(outcome.result)
"""


def check(checker: str, source: str, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "callers_code.py"
    file.write_text(source)
    options = ["--strict"] if checker == "mypy" else ["--pythonpath", sys.executable]
    command = [sys.executable, "-m", checker, *options, str(file)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_a_result_can_be_used_where_its_outcome_succeeded(tmp_path: Path, checker: str) -> None:
    run = check(checker, SOUND, tmp_path)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("checker", "condition"), [("mypy", "outcome.succeeded"), ("pyright", 'outcome.status == "succeeded"')]
)
def test_a_condition_narrows_the_result(tmp_path: Path, checker: str, condition: str) -> None:
    run = check(checker, REVEALING.format(condition=condition), tmp_path)
    before, after = re.findall(r'(?:Revealed type is|Type of "outcome.result" is) "(.*)"', run.stdout)
    assert before.startswith(f"{after} | ")
    assert after.endswith("SimplePublicObject")

"""What an operation costs by hand: nothing where it is usual."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from counting.__main__ import table

ROOT = Path(__file__).parents[2]
USUAL = ("archive_object", "list_owners", "search_objects")
AT_MOST = 15


def test_a_usual_operation_is_its_fragment_and_next_to_nothing_else() -> None:
    counted = table()
    assert {name: sum(counted[name].values()) <= AT_MOST for name in USUAL} == dict.fromkeys(USUAL, True)


def test_the_table_has_a_row_for_each_operation() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "counting"], cwd=ROOT / "scripts", capture_output=True, text=True, check=True
    )
    assert [line.split()[0] for line in run.stdout.splitlines()[1:]] == list(table())

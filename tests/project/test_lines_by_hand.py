"""What an operation costs by hand: nothing where it is usual."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from counting.__main__ import table

ROOT = Path(__file__).parents[2]
PECULIAR = {
    # Associations come as columns, too, and the mock has their two directions.
    "create_associations",
    "read_associations",
    "create_default_association",
    "create_default_associations",
    "create_association",
    "archive_associations",
    "archive_association_labels",
    "update_association_limits",
    "create_association_limits",
    "purge_association_limits",
    "create_association_label",
    # They ask on for what HubSpot cuts off.
    "get_object",
    "list_objects",
    # A property may stand in for the id.
    "read_objects",
    "upsert_objects",
    # It goes on beyond what HubSpot returns.
    "search_objects",
    # It filters by fields of its body.
    "search_lists",
}
AT_MOST = 15


def test_a_usual_operation_is_its_fragment_and_next_to_nothing_else() -> None:
    counted = {name: sum(lines.values()) for name, lines in table().items() if name not in PECULIAR}
    assert {name: lines for name, lines in counted.items() if lines > AT_MOST} == {}


def test_the_table_has_a_row_for_each_operation() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "counting"], cwd=ROOT / "scripts", capture_output=True, text=True, check=True
    )
    assert [line.split()[0] for line in run.stdout.splitlines()[1:]] == list(table())

"""Loads that are killed with SIGKILL, as scripts/kills kills them hundreds of times."""

from __future__ import annotations

import pytest
from killing.__main__ import main


def test_loads_that_are_killed_leave_nothing_lost_and_nothing_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["4", "--rows", "2000", "--seed", "7", "--longest", "1.2"]) == 0
    assert "4 kills of" in capsys.readouterr().out

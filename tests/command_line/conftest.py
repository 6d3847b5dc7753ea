"""A command line in front of the mock: `run` is what a person types, and what comes of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from hubapi_ext.command_line.main import main


@frozen
class Ended:
    """How a command ended."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Ended]


class Terminal(io.TextIOWrapper):
    """What a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(
    base_url: str, token: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Ended]:
    """Runs the command in front of the test's portal, with a folder of its own for jobs."""
    monkeypatch.setenv("HUBSPOT_BASE_URL", base_url)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", token)
    monkeypatch.setenv("HUBAPI_JOBS", str(tmp_path / "jobs"))
    monkeypatch.setenv("COLUMNS", "80")

    def run_command(*arguments: str, stdin: str = "", at_terminal: bool = False) -> Ended:
        kind = Terminal if at_terminal else io.TextIOWrapper
        monkeypatch.setattr(sys, "stdin", kind(io.BytesIO(stdin.encode())))
        exit_code = main(arguments)
        return Ended(exit_code, *capsys.readouterr())

    return run_command

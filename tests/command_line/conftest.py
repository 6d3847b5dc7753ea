"""A command line in front of the mock: `run` is what a person types, and what comes of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

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


@pytest.fixture
def run(
    base_url: str, token: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Runs the command in front of the test's portal."""
    monkeypatch.setenv("HUBSPOT_BASE_URL", base_url)
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", token)
    monkeypatch.setenv("COLUMNS", "80")

    def run_command(*arguments: str, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        exit_code = main(arguments)
        return Ended(exit_code, *capsys.readouterr())

    return run_command

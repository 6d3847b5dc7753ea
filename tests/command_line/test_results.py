"""What an exception becomes: a message and an exit code, or a traceback where nobody expects it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hubapi_ext import (
    BatchError,
    BatchResult,
    ConfigurationError,
    InterruptedBatchError,
    InvalidInputError,
    UnaccountedError,
    UnreachableError,
    UntrustedCertificateError,
)
from hubapi_ext.batches.outcomes import Outcome
from hubapi_ext.command_line.main import main
from hubapi_ext.command_line.results import CommandError, ExitCode, failure_of


def unaccounted(count: int) -> BatchError:
    errors = [UnaccountedError(f"input {number}") for number in range(count)]
    return BatchError(f"{count} failed", [Outcome(at, at, "failed", error=one) for at, one in enumerate(errors)])


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (ConfigurationError("no token"), ExitCode.USAGE),
        (InvalidInputError("path", "got x", allowed="it begins with a slash"), ExitCode.USAGE),
        (UntrustedCertificateError("unknown issuer"), ExitCode.FAILED),
        (UnreachableError("no answer"), ExitCode.FAILED),
        (unaccounted(1), ExitCode.FAILED),
        (CommandError("go on with hubapi resume", ExitCode.RESUMABLE), ExitCode.RESUMABLE),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (FileNotFoundError(2, "No such file or directory", "people.csv"), ExitCode.FAILED),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_expected_exception_has_an_exit_code(error: BaseException, exit_code: ExitCode) -> None:
    failure = failure_of(error)
    assert failure is not None
    assert failure.exit_code == exit_code


def test_the_numbers_of_the_exit_codes_never_change() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "DONE": 0,
        "FAILED": 1,
        "USAGE": 2,
        "RESUMABLE": 3,
        "INTERRUPTED": 130,
    }


def test_the_page_on_the_command_line_names_every_exit_code() -> None:
    page = (Path(__file__).parents[2] / "docs/command-line.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == [str(int(code)) for code in ExitCode]


def test_a_group_of_errors_names_ten_and_counts_the_rest() -> None:
    failure = failure_of(unaccounted(12))
    assert failure is not None
    assert failure.message.splitlines()[-2:] == ["  input 9", "  and 2 more"]


def test_a_batch_that_ended_early_names_the_cause() -> None:
    error = InterruptedBatchError("the batch ended early", BatchResult([]), [1, 2])
    error.__cause__ = UnreachableError("no answer")
    failure = failure_of(error)
    assert failure is not None
    assert failure.message.endswith("2 inputs are unfinished: no answer")


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", "pat-x")
    monkeypatch.setattr("hubapi_ext.command_line.check.check_portal", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["check"])


def test_ctrl_c_ends_with_130_and_one_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", "pat-x")
    monkeypatch.setattr("hubapi_ext.command_line.check.check_portal", interrupt)
    assert (main(["check"]), capsys.readouterr().err) == (130, "hubapi check: interrupted\n")

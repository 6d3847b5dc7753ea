"""How a command ends: the exit codes, and what an exception becomes. No other module maps exceptions to messages.

What nobody expects keeps its traceback, since that is what a report of the bug needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import IntEnum

from attrs import frozen
from cyclopts.exceptions import CycloptsError, UnknownOptionError

from hubapi_ext.errors import ConfigurationError, HubApiError, InvalidInputError, UntrustedCertificateError

_SHOWN_ERRORS = 10
"""How many errors of a group are shown."""
_TYPED: Mapping[str, str] = {
    "source": "FILE",
    "job": "JOB",
    "object_type": "OBJECT_TYPE",
    "target": "--output",
    "from_": "--from",
    "conditions": "--where",
    **{
        name: f"--{name.replace('_', '-')}"
        for name in (
            *("into", "mode", "key", "map", "set", "nulls", "associate", "missing", "only_changes", "reconcile_by"),
            *("from", "to", "label", "format", "concurrency"),
            *("properties", "associations", "history", "since", "where", "archived"),
        )
    },
}
"""What is typed for an argument of a function that loads or exports."""


class ExitCode(IntEnum):
    """What a command tells whatever called it."""

    DONE = 0
    """All is done."""
    FAILED = 1
    """Something failed: a request, or some of the rows."""
    USAGE = 2
    """The command was called wrongly. Nothing was sent."""
    RESUMABLE = 3
    """It ended early, and `hubapi resume` goes on."""
    INTERRUPTED = 130
    """Ctrl-C."""


class CommandError(Exception):
    """A command cannot go on. It carries what to tell the user, and the exit code."""

    def __init__(self, message: str, exit_code: ExitCode = ExitCode.FAILED) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@frozen
class Failure:
    """What is said of an exception."""

    message: str
    exit_code: ExitCode


def failure_of(error: BaseException) -> Failure | None:
    """What an exception becomes; None for one that nobody expects."""
    if isinstance(error, CommandError):
        return Failure(str(error), error.exit_code)
    if isinstance(error, CycloptsError):
        return Failure(_usage_text(error), ExitCode.USAGE)
    if isinstance(error, KeyboardInterrupt):
        return Failure("interrupted", ExitCode.INTERRUPTED)
    if isinstance(error, HubApiError):
        wrongly_called = isinstance(error, ConfigurationError | InvalidInputError)
        wrongly_called = wrongly_called and not isinstance(error, UntrustedCertificateError)
        return Failure(text_of(error), ExitCode.USAGE if wrongly_called else ExitCode.FAILED)
    if isinstance(error, OSError):
        return Failure(str(error), ExitCode.FAILED)
    return None


def text_of(error: HubApiError | OSError) -> str:
    """What is said of an error."""
    if isinstance(error, InvalidInputError) and error.argument in _TYPED:
        typed = _TYPED[error.argument]
        return str(InvalidInputError(typed, error.problem, allowed=error.allowed, position=error.position))
    if isinstance(error, BaseExceptionGroup):
        lines = [f"  {one}" for one in error.exceptions[:_SHOWN_ERRORS]]
        more = len(error.exceptions) - len(lines)
        return "\n".join([error.message, *lines, *([f"  and {more} more"] if more > 0 else [])])
    cause = f": {error.__cause__}" if isinstance(error.__cause__, HubApiError) else ""
    return f"{error}{cause}"


def _usage_text(error: CycloptsError) -> str:
    if not isinstance(error, UnknownOptionError):
        return str(error)
    given = error.token.keyword or error.token.value
    name = given.partition("=")[0]
    if name == "--token":
        return "--token is no option, since others could read the token there: set HUBSPOT_ACCESS_TOKEN"
    # What was given with it may be a secret.
    return str(error).replace(given, name)


def report(error: BaseException, command: str) -> ExitCode | None:
    """Says on stderr what a command has raised, and returns its exit code; None for what nobody expects."""
    if isinstance(error, BrokenPipeError):
        # Whoever read the output, such as `head`, has enough. Python would complain when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    failure = failure_of(error)
    if failure is None:
        return None
    print(f"{command}: {failure.message}", file=sys.stderr)
    if isinstance(error, CycloptsError):
        print(f"{command} --help shows how it is called", file=sys.stderr)
    return failure.exit_code

"""The entry point of the `hubapi` command: it says what to install where the command line's library is missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    try:
        from hubapi_ext.command_line.application import run  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if error.name != "cyclopts":
            raise
        extras = "its extra 'cli', or with 'mock' for `hubapi mock` alone"
        print(f"hubapi: the command line needs {error.name}: install hubapi-ext with {extras}", file=sys.stderr)
        return 1
    return int(run(sys.argv[1:] if arguments is None else arguments))

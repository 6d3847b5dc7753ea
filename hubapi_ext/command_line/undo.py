"""`hubapi undo`: takes back what a load has done. How it does stands in `hubapi_ext.jobs`."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import App

from hubapi_ext.command_line.common_options import DEFAULTS, WITHOUT_DEFAULT, CommonOptions
from hubapi_ext.command_line.job_options import RUNNING, RunOptions, run_job
from hubapi_ext.command_line.job_words import as_json, job_in_words, step_text
from hubapi_ext.command_line.results import CommandError, ExitCode
from hubapi_ext.jobs import Job
from hubapi_ext.jobs import undo as undo_job

EXAMPLES = """Examples:
  hubapi undo last
  hubapi undo 20261126-0915 --yes

Exit codes: 0 all is undone, 1 some of it is not, 2 wrong usage or not confirmed,
3 it ended early and the same command goes on, 130 interrupted, likewise."""

command: App = App(name="undo", help_epilogue=EXAMPLES)


@command.default
def undo(
    job: str,
    /,
    *,
    yes: Annotated[bool, WITHOUT_DEFAULT] = False,
    how: RunOptions = RUNNING,
    common: CommonOptions = DEFAULTS,
) -> ExitCode:
    """Put back the values that a load has changed, and archive the records that it has created.

    The values before a change are known where the load had --keep-before.
    What others have changed since is overwritten. Associations stay.

    Args:
        job: The job's id or the beginning of it, or last.
        yes: Do not ask.
        how: How it is carried out.
        common: What all commands take.
    """
    found = Job.find(job, jobs=how.jobs)
    if not yes:
        _ask(found)
    result = run_job(
        common, how, f"undo {found.id}", lambda hub, options: undo_job(hub, found.id, options=options), again="undo"
    )
    words = "\n".join(f"{step.name}: {step_text(step)}" for step in result.steps)
    print(as_json(result) if common.json else words)
    return ExitCode.FAILED if result.failed or result.unknown else ExitCode.DONE


def _ask(job: Job) -> None:
    """Raises CommandError unless a person at a terminal says yes."""
    if not sys.stdin.isatty():
        raise CommandError("it would change records: say --yes, since nobody is there to be asked", ExitCode.USAGE)
    print("\n".join(job_in_words(job)), file=sys.stderr)
    print(
        "Put back its old values, and archive the records that it created? [y/N] ", end="", file=sys.stderr, flush=True
    )
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        raise CommandError("nothing was changed", ExitCode.USAGE)

"""`hubapi show`: a job in words. What it has come to stands in its journal."""

from __future__ import annotations

import json
from itertools import chain, islice

from cyclopts import App

from hubapi_ext.command_line.job_options import JobsFolder, Json
from hubapi_ext.command_line.job_words import job_as_dict, job_in_words, next_steps, trouble_as_dict, troubles_in_words
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import Job

EXAMPLES = """Examples:
  hubapi show last
  hubapi show 20261126-0915 --json"""

SHOWN_TROUBLES = 10
"""How many of the rows are shown that did not succeed."""

command: App = App(name="show", help_epilogue=EXAMPLES)


@command.default
def show(
    job: str,
    /,
    *,
    jobs: JobsFolder = None,
    as_json: Json = False,
) -> ExitCode:
    """Show what a job does, how far it has come, and the first rows that did not succeed.

    It sends nothing, and can be called while the job runs.

    Args:
        job: The job's id or the beginning of it, or last.
        jobs: The folder of all jobs.
        as_json: Print JSON.
    """
    found = Job.find(job, jobs=jobs)
    result = found.result
    steps = enumerate(result.steps)
    each = chain.from_iterable(
        ((step.name, outcome) for outcome in found.outcomes(number, statuses=["failed", "unknown"]))
        for number, step in steps
    )
    troubles = list(islice(each, SHOWN_TROUBLES))
    if as_json:
        shown = [trouble_as_dict(found.question, step, outcome) for step, outcome in troubles]
        print(json.dumps({**job_as_dict(found), "first_troubles": shown}, indent=2))
        return ExitCode.DONE
    print("\n".join(job_in_words(found)))
    if troubles:
        print("\n".join(["", "Rows that did not succeed:", *troubles_in_words(found.question, troubles)]))
        left = result.failed + result.unknown - len(troubles)
        if left > 0:
            print(f"  and {left:,} more")
    if not found.is_running and (following := next_steps(result, jobs, shown=True)):
        print("\n".join(["", *following]))
    return ExitCode.DONE

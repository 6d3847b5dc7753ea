"""`hubapi jobs`: all jobs in a table. What a job is stands in `hubapi_ext.jobs`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cyclopts import App

from hubapi_ext.command_line.job_options import JobsFolder, Json
from hubapi_ext.command_line.job_words import aligned, job_as_dict, question_text, state_of
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import Job

EXAMPLES = """Examples:
  hubapi jobs
  hubapi jobs --json
  hubapi jobs --jobs /srv/jobs"""

HEAD = ("JOB", "WHAT", "ROWS", "SUCCEEDED", "FAILED", "UNKNOWN", "STATE")

command: App = App(name="jobs", help_epilogue=EXAMPLES)


@command.default
def jobs(
    *,
    jobs: JobsFolder = None,
    as_json: Json = False,
) -> ExitCode:
    """List all jobs, the oldest first.

    Each has a line for its records, and one for each kind of associations.

    Args:
        jobs: The folder of all jobs.
        as_json: Print JSON.
    """
    found = Job.all(jobs=jobs)
    if as_json:
        print(json.dumps([job_as_dict(job) for job in found], indent=2))
    elif not found:
        print("There are no jobs yet. `hubapi load --help` shows how to begin one.")
    else:
        print("\n".join(aligned([HEAD, *(line for job in found for line in _lines(job))], right=(2, 3, 4, 5))))
    return ExitCode.DONE


def _lines(job: Job) -> Iterator[tuple[str, ...]]:
    result = job.result
    for number, step in enumerate(result.steps):
        done = step.succeeded + step.unchanged + step.skipped
        counts = (f"{done:,}", f"{step.failed:,}", f"{step.unknown:,}")
        if number:
            yield ("", f"  {step.name}", "", *counts, "")
        else:
            yield (job.id, question_text(job.question), f"{result.rows:,}", *counts, state_of(job, result))

"""`hubapi rejects`: the rows of a job that did not succeed, in a file. What is in it stands in `hubapi_ext.jobs`."""

from __future__ import annotations

import json
from typing import Annotated

from cyclopts import App, Parameter

from hubapi_ext.command_line.job_options import JobsFolder, Json, command_for
from hubapi_ext.command_line.job_words import counted, load_command
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import Job, write_rejects

EXAMPLES = """Examples:
  hubapi rejects last -o fix.csv
  hubapi rejects 20261126-0915 -o fix.jsonl"""

command: App = App(name="rejects", help_epilogue=EXAMPLES)


@command.default
def rejects(
    job: str,
    /,
    *,
    output: Annotated[str, Parameter(name=["--output", "-o"])],
    jobs: JobsFolder = None,
    as_json: Json = False,
) -> ExitCode:
    """Write the rows of a job that failed, or whose fate is unknown, to a file.

    It has their own columns, and what is known of each: the error, its category,
    the record that exists already, and what to do. Mended, it can be loaded,
    since the columns that were added are passed over.

    Args:
        job: The job's id or the beginning of it, or last.
        output: The file, .csv or .jsonl.
        jobs: The folder of all jobs.
        as_json: Print JSON.
    """
    found = Job.find(job, jobs=jobs)
    count = write_rejects(found, output)
    question = found.question
    if as_json:
        print(json.dumps({"job_id": found.id, "file": output, "rows": count}, indent=2))
        return ExitCode.DONE
    print(f"{counted(count)} in {output}")
    later = sum(step.failed + step.unknown for step in found.result.steps[1:])
    if later and question.mode == "create":
        # Their records are there already, and would be created once more.
        print(
            f"{counted(later)} of them have their records, and lack an association: do not load these again, but\n"
            f"  {command_for('retry', found.id, jobs)}"
        )
    elif count:
        print(f"Mend it, and load it:\n  {load_command(question, output)}")
    if question.mode == "create" and (unknown := found.result.unknown):
        print(f"{counted(unknown)} may have been created: look for them in HubSpot before they are loaded again")
    return ExitCode.DONE

"""`hubapi resume`: goes on with a job that has ended early. How it does stands in `hubapi_ext.jobs`."""

from __future__ import annotations

from cyclopts import App

from hubapi_ext.command_line.common_options import DEFAULTS, CommonOptions
from hubapi_ext.command_line.job_options import RUNNING, RunOptions, run_job
from hubapi_ext.command_line.job_words import ended, question_text
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import Job
from hubapi_ext.jobs import resume as resume_job

EXAMPLES = """Examples:
  hubapi resume last
  hubapi resume 20261126-0915 --reserve 30%

Exit codes: 0 all rows succeeded, 1 some did not, 2 wrong usage,
3 it ended early again or another process works on it, 130 interrupted."""

command: App = App(name="resume", help_epilogue=EXAMPLES)


@command.default
def resume(job: str, /, *, how: RunOptions = RUNNING, common: CommonOptions = DEFAULTS) -> ExitCode:
    """Go on with a job where it was, whatever has ended it.

    Updates and upserts of unknown fate are sent again.
    A create is looked up first, and never sent twice.

    Args:
        job: The job's id or the beginning of it, or last.
        how: How it is carried out.
        common: What all commands take.
    """
    found = Job.find(job, jobs=how.jobs)
    result = run_job(
        common, how, question_text(found.question), lambda hub, options: resume_job(hub, found.id, options=options)
    )
    return ended(result, common, how.jobs)

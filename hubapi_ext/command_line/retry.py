"""`hubapi retry`: sends the failed rows of a job once more. How it does stands in `hubapi_ext.jobs`."""

from __future__ import annotations

from cyclopts import App

from hubapi_ext.command_line.common_options import DEFAULTS, CommonOptions
from hubapi_ext.command_line.job_options import RUNNING, RunOptions, run_job
from hubapi_ext.command_line.job_words import ended, question_text
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import Job
from hubapi_ext.jobs import resume as resume_job

EXAMPLES = """Examples:
  hubapi retry last
  hubapi retry 20261126-0915 --json

Exit codes: 0 all rows succeeded, 1 some did not, 2 wrong usage,
3 it ended early or another process works on it, 130 interrupted."""

command: App = App(name="retry", help_epilogue=EXAMPLES)


@command.default
def retry(job: str, /, *, how: RunOptions = RUNNING, common: CommonOptions = DEFAULTS) -> ExitCode:
    """Send the rows of a job that failed once more, as they are.

    It is for what was mended in HubSpot, such as a company that was missing.
    Rows that are to be mended themselves are written by hubapi rejects.

    Args:
        job: The job's id or the beginning of it, or last.
        how: How it is carried out.
        common: What all commands take.
    """
    found = Job.find(job, jobs=how.jobs)
    result = run_job(
        common,
        how,
        question_text(found.question),
        lambda hub, options: resume_job(hub, found.id, options=options, retry_failed=True),
    )
    return ended(result, common, how.jobs)

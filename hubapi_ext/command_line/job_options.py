"""The options that the commands for files share, and how a command carries a job out. What it does stands in its job.

It shows progress, and where the job ends early it says what to type to go on.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeAlias

from attrs import frozen
from cyclopts import App, Group, Parameter, Token
from cyclopts.exceptions import UnknownOptionError

from hubapi_ext.batches.batch import CONCURRENCY
from hubapi_ext.batches.outcomes import Progress
from hubapi_ext.command_line.common_options import WITHOUT_DEFAULT, CommonOptions
from hubapi_ext.command_line.progress import ProgressDisplay
from hubapi_ext.command_line.results import CommandError, ExitCode
from hubapi_ext.hub import HubApi
from hubapi_ext.jobs import InterruptedJobError, JobBusyError, JobOptions, JobResult

GROUP: Group = Group("How it is carried out", sort_key=5)

JobsFolder: TypeAlias = Annotated[
    str | None,
    WITHOUT_DEFAULT,
    Parameter(help="The folder of all jobs; else HUBAPI_JOBS, else ~/.local/state/hubapi/jobs."),
]

Json: TypeAlias = Annotated[bool, WITHOUT_DEFAULT, Parameter(name="--json", help="Print JSON, for machines.")]


def share(text: str) -> float:
    """A share such as "30%" or "0.3". Raises ValueError for what is none, or not less than all."""
    number = text.strip().removesuffix("%")
    try:
        found = float(f"{number}e-2" if text.strip().endswith("%") else number)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1:
        raise ValueError("It must be a share from 0 to below 1, such as 30% or 0.3.")
    return found


def _check_share(_: object, text: str | None) -> None:
    if text is not None:
        share(text)


@Parameter(name="*", group=GROUP)
@frozen(kw_only=True)
class SendingOptions:
    """What all commands take that send many requests."""

    reserve: Annotated[
        str | None,
        WITHOUT_DEFAULT,
        Parameter(validator=_check_share, help="The share of HubSpot's rate limits to leave to others, such as 30%."),
    ] = None
    quiet: Annotated[bool, WITHOUT_DEFAULT, Parameter(help="Show no progress.")] = False

    @property
    def share_left(self) -> float:
        """The share of the rate limits that is left to others, from 0 to below 1."""
        return share(self.reserve or "0")

    def hub(self, common: CommonOptions) -> HubApi:
        """A hub by these options."""
        return common.hub(reserve=self.share_left)


@Parameter(name="*", group=GROUP)
@frozen(kw_only=True)
class RunOptions(SendingOptions):
    """What all commands take that carry a job out."""

    concurrency: Annotated[int, Parameter(help="How many requests are in flight at a time.")] = CONCURRENCY
    jobs: JobsFolder = None


SENDING: SendingOptions = SendingOptions()
RUNNING: RunOptions = RunOptions()
"""What the parameters of a command have as their default."""


def files_of(command: App) -> Parameter:
    """For the files of a command, of which `-` is standard input."""

    def check(_: object, file: str) -> None:
        if file.startswith("-") and file != "-":
            # Since a hyphen alone is taken, the parser has taken this option for a file.
            token, known = Token(keyword=file, source="cli"), command.assemble_argument_collection()
            raise UnknownOptionError(token=token, argument_collection=known)

    return Parameter(allow_leading_hyphen=True, validator=check)


def sources(files: Sequence[str]) -> Any:
    """What a job reads: the files, or standard input for `-`."""
    if not files or (len(files) > 1 and "-" in files):
        raise CommandError("give a FILE or several, or - alone for standard input", ExitCode.USAGE)
    return sys.stdin.buffer if files[0] == "-" else list(files)


def command_for(name: str, job_id: str, jobs: str | None, *more: str) -> str:
    """What to type to go on with a job."""
    return shlex.join(["hubapi", name, job_id, *more, *(["--jobs", jobs] if jobs is not None else [])])


def run_job(
    common: CommonOptions,
    how: RunOptions,
    title: str,
    work: Callable[[HubApi, JobOptions], JobResult],
    *,
    again: str = "resume",
) -> JobResult:
    """Carries a job out with progress. Where it ends early, raises CommandError with the command to go on with."""
    started: list[str] = []
    is_named = how.quiet

    with how.hub(common) as hub, ProgressDisplay(title, hub, quiet=how.quiet) as display:

        def show(progress: Progress) -> None:
            nonlocal is_named
            if not is_named:
                # By now it is certain that the job stays: nothing was wrong with what was typed.
                print(f"job {started[0]}", file=sys.stderr)
                is_named = True
            display(progress)

        options = JobOptions(jobs=how.jobs, concurrency=how.concurrency, progress=show, on_start=started.append)
        try:
            result = work(hub, options)
        except KeyboardInterrupt:
            if not started:
                raise
            raise _interrupted(command_for(again, started[0], how.jobs)) from None
        except InterruptedJobError as error:
            to_go_on = command_for(again, error.job_id, how.jobs)
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise _interrupted(to_go_on) from None
            raise CommandError(f"{error}\n  {to_go_on}", ExitCode.RESUMABLE) from error
        except JobBusyError as error:
            raise CommandError(str(error), ExitCode.RESUMABLE) from error
        show(_at_the_end(result))
    return result


def _at_the_end(result: JobResult) -> Progress:
    """How far a job has come at its end: with fewer outcomes than expected, since what failed is not associated."""
    done = sum(step.done for step in result.steps)
    succeeded = done - result.failed - result.unknown
    return Progress(succeeded=succeeded, failed=result.failed, unknown=result.unknown, total=done)


def _interrupted(to_go_on: str) -> CommandError:
    return CommandError(f"interrupted; to go on where it was:\n  {to_go_on}", ExitCode.INTERRUPTED)

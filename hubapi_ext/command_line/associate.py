"""`hubapi associate`: pairs of records from files. What becomes of them stands in `hubapi_ext.jobs`."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from cyclopts import App, Parameter

from hubapi_ext.command_line.common_options import DEFAULTS, WITHOUT_DEFAULT, CommonOptions
from hubapi_ext.command_line.job_options import RUNNING, RunOptions, files_of, run_job, sources
from hubapi_ext.command_line.job_words import ended
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import associate as associate_rows

EXAMPLES = """Examples:
  hubapi associate staff.csv --from contacts:email --to companies:domain
  hubapi associate ids.csv --from contacts=person --to companies=c --label Boss
  hubapi associate pairs.jsonl

The rows of the last one are such as {"from": "contacts:101", "to": "companies:301"}.

Exit codes: 0 all rows succeeded, 1 some did not, 2 wrong usage,
3 it ended early and can be resumed, 130 interrupted, likewise."""

command: App = App(name="associate", help_epilogue=EXAMPLES)


@command.default
def associate(
    *files: Annotated[str, files_of(command)],
    from_: Annotated[str | None, Parameter(name="--from"), WITHOUT_DEFAULT] = None,
    to: Annotated[str | None, WITHOUT_DEFAULT] = None,
    label: Annotated[str | None, WITHOUT_DEFAULT] = None,
    missing: Literal["fail", "skip", "create"] = "fail",
    format: Annotated[Literal["csv", "tsv", "jsonl", "parquet", "arrow"] | None, WITHOUT_DEFAULT] = None,
    how: RunOptions = RUNNING,
    common: CommonOptions = DEFAULTS,
) -> ExitCode:
    """Associate the two records that each row names, by ids or by business keys.

    Without a label it makes sure that the pair exists.
    A label is added to those that the pair has.

    Args:
        files: CSV, TSV, JSON lines, Parquet or Arrow IPC; patterns such as 'part-*.csv'; or - for standard input.
        from_: TYPE:PROPERTY, or TYPE for ids, perhaps with =COLUMN behind it. Without it the rows say both types.
        to: The other record, likewise.
        label: A label of the portal's, or the number of an association type of HubSpot's own.
        missing: What becomes of a row whose second record is not found.
        format: The format, where the file's name does not say it.
        how: How it is carried out.
        common: What all commands take.
    """
    source = sources(files)
    work = partial(associate_rows, source=source, from_=from_, to=to, label=label, missing=missing, format=format)
    return ended(
        run_job(common, how, "associations", lambda hub, options: work(hub, options=options)), common, how.jobs
    )

"""`hubapi load`: files into records and their associations. What a load does stands in `hubapi_ext.jobs`."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from cyclopts import App

from hubapi_ext.command_line.common_options import DEFAULTS, WITHOUT_DEFAULT, CommonOptions
from hubapi_ext.command_line.job_options import RUNNING, RunOptions, files_of, run_job, sources
from hubapi_ext.command_line.job_words import as_json, ended, plan_in_words
from hubapi_ext.command_line.results import CommandError, ExitCode
from hubapi_ext.jobs import LoadOptions
from hubapi_ext.jobs import load as load_rows
from hubapi_ext.jobs import plan as plan_rows

EXAMPLES = """Examples:
  hubapi load people.csv --into contacts --key email --plan
  hubapi load people.csv --into contacts --key email --nulls skip
  hubapi load 'part-*.csv' --into contacts --key email --map mail=email
  hubapi load p.csv --into contacts --key email --associate companies:domain=c
  hubapi load deals.parquet --into deals --mode create --reconcile-by dealname
  hubapi load - --format jsonl --into contacts --mode update < names.jsonl

It can be stopped at any moment: `hubapi resume last` goes on where it was.

Exit codes: 0 all rows succeeded, 1 some did not, 2 wrong usage,
3 it ended early and can be resumed, 130 interrupted, likewise."""

command: App = App(name="load", help_epilogue=EXAMPLES)


@command.default
def load(
    *files: Annotated[str, files_of(command)],
    into: str,
    mode: Annotated[Literal["upsert", "update", "create", "archive"] | None, WITHOUT_DEFAULT] = None,
    key: str | None = None,
    map: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    set: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    nulls: Annotated[Literal["skip", "clear"] | None, WITHOUT_DEFAULT] = None,
    associate: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    missing: Literal["fail", "skip", "create"] = "fail",
    plan: Annotated[bool, WITHOUT_DEFAULT] = False,
    only_changes: Annotated[bool, WITHOUT_DEFAULT] = False,
    keep_before: Annotated[bool, WITHOUT_DEFAULT] = False,
    reconcile_by: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    format: Annotated[Literal["csv", "tsv", "jsonl", "parquet", "arrow"] | None, WITHOUT_DEFAULT] = None,
    how: RunOptions = RUNNING,
    common: CommonOptions = DEFAULTS,
) -> ExitCode:
    """Load the rows of files into records, and associate them.

    A row that HubSpot refuses stops no other: each has an outcome of its own.
    A column is the property of its name or label. Dates, numbers and options
    are written as the portal defines its properties.

    Args:
        files: CSV, TSV, JSON lines, Parquet or Arrow IPC; patterns such as 'part-*.csv'; or - for standard input.
        into: The object type of the records, such as contacts, 0-410 or p_boats.
        mode: What is done with a row; upsert where a key is given. A create always makes a new record.
        key: The property by which records are found, such as email; their ids otherwise.
        map: COLUMN=PROPERTY, where a column is not called like its property; COLUMN= leaves it out. May be repeated.
        set: PROPERTY=VALUE, which every record gets. May be repeated.
        nulls: Whether an empty cell leaves its property as it is (skip) or clears it.
        associate: TYPE:PROPERTY=COLUMN, or TYPE=COLUMN for ids, perhaps with :LABEL behind it. May be repeated.
        missing: What becomes of a row whose other record is not found.
        plan: Write nothing, and say what would be done and what it costs.
        only_changes: Read the records first, and send only what differs.
        keep_before: Keep the values before a change, so that hubapi undo can put them back.
        reconcile_by: A property by which a create is looked up whose answer was lost. May be repeated.
        format: The format, where the file's name does not say it.
        how: How it is carried out.
        common: What all commands take.
    """
    source = sources(files)
    what = LoadOptions(
        mode=mode,
        key=key,
        mapped=pairs("--map", map),
        constants=pairs("--set", set),
        nulls=nulls,
        associate=associate,
        missing=missing,
        only_changes=only_changes,
        keep_before=keep_before,
        reconcile_by=reconcile_by,
        format=format,
    )
    if plan:
        with how.hub(common) as hub:
            planned = plan_rows(hub, source, into=into, **what)
        print(as_json(planned) if common.json else "\n".join(plan_in_words(planned, into, how.share_left)))
        return ExitCode.FAILED if planned.troubles or planned.missing_scopes else ExitCode.DONE
    work = partial(load_rows, source=source, into=into, **what)
    return ended(run_job(common, how, into, lambda hub, options: work(hub, options=options)), common, how.jobs)


def pairs(option: str, given: tuple[str, ...]) -> dict[str, str]:
    """The names and values that an option gives as NAME=VALUE."""
    found = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not (name and equals):
            raise CommandError(f"{option} must be NAME=VALUE, got {one}", ExitCode.USAGE)
        found[name] = value
    return found

"""`hubapi export`: records out of HubSpot into files. What an export does stands in `hubapi_ext.jobs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

import msgspec
from cyclopts import App, Parameter

from hubapi_ext.batches.outcomes import Progress
from hubapi_ext.command_line.common_options import DEFAULTS, WITHOUT_DEFAULT, CommonOptions
from hubapi_ext.command_line.job_options import SENDING, SendingOptions
from hubapi_ext.command_line.job_words import counted
from hubapi_ext.command_line.progress import ProgressDisplay
from hubapi_ext.command_line.results import CommandError, ExitCode, text_of
from hubapi_ext.conditions_text import read_condition
from hubapi_ext.errors import HubApiError
from hubapi_ext.jobs import ExportProgress, ExportResult
from hubapi_ext.jobs import export as export_records
from hubapi_ext.tables.typed_values import PropertyValueError

EXAMPLES = """Examples:
  hubapi export contacts -o out/ --properties all --associations companies,deals
  hubapi export contacts -o nightly/ --properties all --since last
  hubapi export deals -o won.csv --where 'dealstage = closedwon and amount > 9'
  hubapi export contacts -o new.jsonl --since 2026-11-01 --history email

--where compares properties by ==, !=, <, <=, >, >=, contains, not contains,
in (a, b), not in (a, b), between a and b, is known, is unknown. Comparisons are
joined by and, or, parentheses. A value with spaces has quotes.

Exit codes: 0 the files are complete, 1 it failed, 2 wrong usage, 3 it ended
early and the same command goes on where it was, 130 interrupted, likewise."""

ON_AGAIN = "the same command goes on where it was"

command: App = App(name="export", help_epilogue=EXAMPLES)


def _check_since(_: object, text: str | None) -> None:
    if text is not None:
        moment_of(text)


@command.default
def export(
    object_type: str,
    /,
    *,
    output: Annotated[str, Parameter(name=["--output", "-o"])],
    properties: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    associations: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    history: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    since: Annotated[str | None, WITHOUT_DEFAULT, Parameter(validator=_check_since)] = None,
    where: Annotated[str | None, WITHOUT_DEFAULT] = None,
    archived: Annotated[bool, WITHOUT_DEFAULT] = False,
    format: Annotated[Literal["parquet", "csv", "jsonl", "arrow"] | None, WITHOUT_DEFAULT] = None,
    errors: Literal["raise", "null"] = "raise",
    restart: Annotated[bool, WITHOUT_DEFAULT] = False,
    how: SendingOptions = SENDING,
    common: CommonOptions = DEFAULTS,
) -> ExitCode:
    """Export the records of a type to files, with their associations whole and labelled.

    The files appear once all of them are complete; until then the old ones stay.

    Args:
        object_type: The object type of the records, such as contacts, 0-410 or p_boats.
        output: A folder, which ends in a slash or is there already; or the file of the records.
        properties: Names with commas between them, or all; HubSpot's usual ones otherwise. May be repeated.
        associations: The object types whose associations are exported, with commas between them. May be repeated.
        history: The properties whose former values are exported, with commas between them. May be repeated.
        since: A day or a moment, for what has changed since; or last, to bring the last export's files up to date.
        where: What the records must meet.
        archived: Export archived records as well.
        format: The format; that of the file's name otherwise, and Parquet for a folder.
        errors: What becomes of a value that is none of its property's type.
        restart: Drop what an interrupted export of other data has left here.
        how: How it is carried out.
        common: What all commands take.
    """
    condition = None if where is None else read_condition(where)
    names = names_of(properties)
    with how.hub(common) as hub, ProgressDisplay(object_type, hub, quiet=how.quiet, can_fail=False) as display:

        def show(progress: ExportProgress) -> None:
            display.begin(progress.table)
            display(Progress(succeeded=progress.done, total=progress.total))

        try:
            result = export_records(
                hub,
                object_type,
                output,
                properties="all" if names == ["all"] else names or None,
                associations=names_of(associations),
                history=names_of(history),
                since=None if since is None else moment_of(since),
                where=condition,
                archived=archived,
                format=format,
                errors=errors,
                restart=restart,
                progress=show,
            )
        except KeyboardInterrupt:
            raise CommandError(f"interrupted; {ON_AGAIN}", ExitCode.INTERRUPTED) from None
        except PropertyValueError as error:
            raise CommandError(f"{error}\n--errors null leaves such values out, and CSV keeps every text") from error
        except (HubApiError, OSError) as error:
            if not hasattr(error, "__notes__"):
                raise
            # The export says so in a note where it can go on.
            raise CommandError(f"{text_of(error)}\n{ON_AGAIN}", ExitCode.RESUMABLE) from error
    print(json.dumps(msgspec.to_builtins(result, enc_hook=str), indent=2) if common.json else "\n".join(words(result)))
    return ExitCode.DONE


def names_of(given: tuple[str, ...]) -> list[str]:
    """The names that an option gives, with commas between them."""
    return [name for one in given for part in one.split(",") if (name := part.strip())]


def moment_of(text: str) -> datetime | Literal["last"]:
    """The moment that a text says, which may be the beginning of a day in UTC. Raises ValueError for what is none."""
    if text == "last":
        return "last"
    try:
        is_day = len(text) == len("2026-11-01")
        moment = datetime.combine(date.fromisoformat(text), time(), UTC) if is_day else datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("It must be last, a day such as 2026-11-01, or a moment such as 2026-11-01T09:15Z.") from None
    if moment.utcoffset() is None:
        raise ValueError(f"A moment has a zone, such as {text}Z.")
    return moment


def words(result: ExportResult) -> Iterator[str]:
    """What an export has made."""
    archived = f", {result.archived:,} of them archived" if result.archived else ""
    yield f"{counted(result.rows, 'record')}{archived}, complete up to {result.until:%Y-%m-%d %H:%M:%S} UTC"
    for object_type, count in result.associations.items():
        yield f"  {counted(count, 'association')} with {object_type}"
    if result.history:
        yield f"  {counted(result.history, 'former value')}"
    for path in result.files.values():
        yield f"  {path}"

"""What an export is asked for: the arguments, checked, as a value that can be stored and compared. It reads nothing.

Two exports that ask the same can go on with each other's work; with two that do not, one would spoil the other's files.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypedDict

import msgspec

from hubapi_client.api.objects import search_objects
from hubapi_client.errors import shortened
from hubapi_client.object_types import ObjectTypeFacts, object_type_facts
from hubapi_ext.conditions import Condition, filter_groups, has_room, where
from hubapi_ext.errors import HubApiError, InvalidInputError
from hubapi_ext.jobs.arguments import flag
from hubapi_ext.jobs.export_formats import FormatName
from hubapi_ext.objects import Names, names_of

LAST: Literal["last"] = "last"
ALL: Literal["all"] = "all"
OWN_COLUMNS = ("id", "archived")
"""The columns of records that are no properties."""


class ExportError(HubApiError):
    """An export cannot begin, or go on, because of what other exports have left on the disk."""


class ExportProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far an export has come."""

    table: str
    """What is being read, such as "contacts" or "contacts_to_companies"."""
    rows: int
    """How many rows of it were read by now, those of an interrupted run among them."""
    done: int
    """How much of it was read by now: records, or those whose associations or histories were read."""
    total: int | None
    """How much there is in all; None where HubSpot does not say so."""


class ExportOptions(TypedDict, total=False):
    """What `export` and `export_async` can be told."""

    properties: Names | Literal["all"] | None
    """The names of the properties, or "all" that the account has; HubSpot's usual ones by default."""
    associations: Names
    """The object types whose associations with the records are exported, whole and with their labels."""
    history: Names
    """The properties whose former values are exported."""
    since: datetime | Literal["last"] | None
    """A moment, to export what has changed since; "last" to bring the files of the last export up to date, which is a
    full export where there was none; None for all records."""
    archived: bool
    """Whether archived records are exported as well, which adds a column `archived`."""
    where: Condition | None
    """What the records must meet."""
    format: FormatName | None
    """The format; that of the target's name by default, and Parquet for a folder."""
    errors: Literal["raise", "null"]
    """What becomes of a value that is none of its property's type: "raise", or "null" to leave it out."""
    lag: float
    """How many seconds HubSpot may take until a search finds a change: nothing newer is expected of this export."""
    overlap: float
    """How many seconds before `since` are read once more, for changes that a search found later than that."""
    restart: bool
    """Whether to drop what an interrupted export of other data has left, instead of refusing to begin."""
    progress: Callable[[ExportProgress], object] | None
    """Called with an ExportProgress as rows come."""


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Between which moments changes are looked for. It is fixed before anything is read."""

    since: datetime | None
    """None for all records, whenever they were changed."""
    until: datetime
    """Up to when all changes are expected to have been found. The next export begins there."""

    @classmethod
    def of(cls, since: datetime | None, now: float, lag: float, overlap: float) -> Window:
        """The window of an export of all that has changed since a moment."""
        until = datetime.fromtimestamp(int(now - lag), UTC)
        if since is not None:
            # HubSpot keeps milliseconds: what has changed at this moment is before it by their fraction.
            since = since.replace(microsecond=since.microsecond // 1000 * 1000) - timedelta(seconds=overlap)
            # Right after the last export, or when the clock was set back, there is nothing to wait for yet.
            until = max(until, since)
        return cls(since=since, until=until)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for."""

    object_type: str
    format: FormatName
    properties: tuple[str, ...] | Literal["all"]
    associations: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    since: str | None = None
    """A moment, or "last"."""
    archived: bool = False
    where: Condition | None = None

    @classmethod
    def of(cls, object_type: str, format: FormatName, options: ExportOptions) -> Question:
        """The question that an export's arguments ask. Raises InvalidInputError where one of them is wrong."""
        if not isinstance(object_type, str) or not object_type:
            raise InvalidInputError(
                "object_type", f"got {shortened(object_type)}", allowed='it is like "contacts" or "0-1"'
            )
        question = cls(
            object_type=object_type,
            format=format,
            properties=_properties(object_type_facts(object_type), options.get("properties")),
            associations=_types(options.get("associations")),
            history=tuple(names_of("history", options.get("history")) or ()),
            since=_since(options.get("since")),
            archived=flag("archived", options.get("archived", False)),
            where=options.get("where"),
        )
        question.check_where()
        return question

    @property
    def moment(self) -> datetime | None:
        """Since when changes are asked for, where the export says so itself."""
        return None if self.since in (None, LAST) else datetime.fromisoformat(str(self.since))

    @property
    def facts(self) -> ObjectTypeFacts:
        """What is known of the object type."""
        return object_type_facts(self.object_type)

    def check_where(self) -> None:
        """Raises InvalidInputError for conditions that HubSpot does not take, or that such an export cannot have."""
        if self.where is None:
            return
        if self.since == LAST:
            problem, allowed = 'it was given together with since="last"', "give the moment of the last export as since"
            # A record that has changed and does not meet the condition any more would stay in the files.
            raise InvalidInputError("where", problem, allowed=allowed)
        if self.archived:
            allowed = "HubSpot does not search among archived records"
            raise InvalidInputError("where", "it was given together with archived", allowed=allowed)
        moment = self.moment
        window = Window(since=moment, until=moment or datetime.now(UTC))
        limits = search_objects.OPERATION.search
        if limits is not None and not has_room(filter_groups(self.conditions(window), limits), limits):
            problem = "an export has to add a filter to each group"
            raise InvalidInputError("where", problem, allowed="give a filter less, or export all and filter the file")

    def conditions(self, window: Window) -> list[Condition]:
        """What a search for the records asks for."""
        found = [] if self.where is None else [self.where]
        if window.since is not None:
            found.append(where(self.facts.modified).between(window.since, window.until))
        return found

    def differences(self, other: Question) -> list[str]:
        """In what another export asks for something else."""
        return [name for name in self.__struct_fields__ if getattr(self, name) != getattr(other, name)]


def _properties(facts: ObjectTypeFacts, given: Any) -> tuple[str, ...] | Literal["all"]:
    if given == ALL:
        return ALL
    names = names_of("properties", given)
    if names is None:
        return tuple(name for name in facts.usual_properties if name != "hs_object_id")
    for name in names:
        if name in OWN_COLUMNS:
            problem = f"{name!r} is a column of the export's own"
            raise InvalidInputError("properties", problem, allowed="name the properties besides that one")
    return tuple(names)


def _types(given: Any) -> tuple[str, ...]:
    """Object types as their tables are called, each once."""
    return tuple(dict.fromkeys(object_type_facts(name).plural for name in names_of("associations", given) or ()))


def _since(given: Any) -> str | None:
    if given is None or given == LAST:
        return LAST if given else None
    if not isinstance(given, datetime) or given.utcoffset() is None:
        allowed = 'it is a datetime with a zone, such as datetime.UTC, or "last"'
        raise InvalidInputError("since", f"got {shortened(given)}", allowed=allowed)
    return given.astimezone(UTC).isoformat()

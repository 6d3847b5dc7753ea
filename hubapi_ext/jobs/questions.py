"""What a job is asked to do, as it stands in its journal, so that whoever resumes it needs to say nothing again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, get_args

import msgspec

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.jobs.writing import ID_COLUMNS, Nulls
from hubapi_ext.property_values import PropertyValue, texts

RECORDS = 0
"""The step of a job that sends its records. Those of the associations have the numbers from 1 on."""

Mode: TypeAlias = Literal["upsert", "update", "create", "archive"]
Missing: TypeAlias = Literal["fail", "skip", "create"]
"""What becomes of a row whose other record is not found: it fails, it is passed over, or the record is created."""
_END = re.compile(
    r"(?P<object_type>[^:=]+)(?::(?P<property>[^:=]+))?(?:=(?P<column>[^:]+)(?::(?P<label>.+))?)?", re.DOTALL
)
_WORDS = 'it is TYPE:PROPERTY=COLUMN, perhaps with :LABEL, such as "companies:domain=company_domain:Billing contact"'


SETTLE_SECONDS = 30.0
"""How long after a request HubSpot's searches are taken to find what it did. HubSpot names no time; this is a guess."""


class End(msgspec.Struct, frozen=True, omit_defaults=True):
    """The records at one end of associations, and how a row names them."""

    object_type: str
    """Nothing where each row says it, as in "contacts:101"."""
    column: str
    property: str | None = None
    """The property by which they are found; None for ids."""


class Association(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a row's record is associated with."""

    end: End
    label: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a job does."""

    files: tuple[str, ...]
    format: str | None = None
    into: str = ""
    """The object type of the rows; nothing where rows are associations alone."""
    mode: Mode = "upsert"
    key: str | None = None
    """The property by which records are found; None for ids."""
    mapped: dict[str, str] = {}
    constants: dict[str, str] = {}
    nulls: Nulls | None = None
    associations: tuple[Association, ...] = ()
    from_end: End | None = None
    """Where rows are associations alone: the first of the two records."""
    missing: Missing = "fail"
    only_changes: bool = False
    keep_before: bool = False
    reconcile_by: tuple[str, ...] = ()
    """The properties by which a record is looked up of which nobody knows whether it was created."""
    settle_seconds: float = SETTLE_SECONDS
    """How long after a request was sent all that it did is found."""


def checked_mode(mode: str | None, key: str | None, columns: Sequence[str]) -> Mode:
    """The mode of a job; with a key it is an upsert unless something else is asked for."""
    if mode is None:
        if key is None:
            allowed = f"give a key to upsert by, or say which of {', '.join(get_args(Mode))} it is"
            raise InvalidInputError("mode", "it is not given", allowed=allowed)
        mode = "upsert"
    if mode not in get_args(Mode):
        raise InvalidInputError("mode", f"got {shortened(mode)}", allowed=f"it is {', '.join(get_args(Mode))}")
    if mode == "upsert" and key is None:
        raise InvalidInputError("key", "it is not given", allowed="an upsert finds records by a unique property")
    if mode in ("update", "archive") and key is None and not set(ID_COLUMNS) & set(columns):
        allowed = f"give a key, or have a column {' or '.join(ID_COLUMNS)}; the columns are {', '.join(columns)}"
        raise InvalidInputError("key", "it is not given", allowed=allowed)
    return mode  # type: ignore[return-value]


def association_of(given: str | Association, columns: Sequence[str]) -> Association:
    """What rows are associated with, from text such as "companies:domain=company_domain:Billing contact"."""
    if isinstance(given, Association):
        association = given
    else:
        found = _END.fullmatch(given)
        if found is None or not found["column"]:
            raise InvalidInputError("associate", f"got {given!r}", allowed=_WORDS)
        end = End(found["object_type"], found["column"], found["property"])
        association = Association(end, found["label"])
    if association.end.column not in columns:
        raise InvalidInputError(
            "associate", f"there is no column {association.end.column!r}", allowed=f"there are {', '.join(columns)}"
        )
    return association


def end_of(argument: str, given: str | End, columns: Sequence[str], default: str) -> End:
    """An end of associations, from text such as "contacts:email" or "contacts:email=person"."""
    if isinstance(given, End):
        end = given
    else:
        found = _END.fullmatch(given)
        if found is None or found["label"]:
            raise InvalidInputError(argument, f"got {given!r}", allowed='it is such as "contacts:email=COLUMN"')
        usual = (found["column"], found["property"], f"{default}_id", default)
        column = next((one for one in usual if one in columns), found["column"] or found["property"] or default)
        end = End(found["object_type"], column, found["property"])
    if end.column not in columns:
        allowed = f"name the column, as TYPE:PROPERTY=COLUMN; there are {', '.join(columns)}"
        raise InvalidInputError(argument, f"there is no column {end.column!r}", allowed=allowed)
    return end


def ends_of(from_: str | End | None, to: str | End | None, columns: Sequence[str]) -> tuple[End, End]:
    """Both ends of associations. Where neither is given, the rows say both."""
    if from_ is not None and to is not None:
        return end_of("from", from_, columns, "from"), end_of("to", to, columns, "to")
    if from_ is not None or to is not None:
        allowed = "give both; or neither, where the rows say them, such as contacts:101 in a column from"
        raise InvalidInputError("to" if to is None else "from", "it is not given", allowed=allowed)
    for column in ("from", "to"):
        if column not in columns:
            allowed = f"say what the rows associate, such as contacts:email; the columns are {', '.join(columns)}"
            raise InvalidInputError(column, "it is not given", allowed=allowed)
    return End("", "from"), End("", "to")


def constants_of(given: Mapping[str, PropertyValue]) -> dict[str, str]:
    """The values that every record gets, as text. Raises InvalidInputError for one that cannot be written."""
    try:
        return texts(given)
    except InvalidRequest as error:
        name = error.path.rpartition(".")[2]
        raise InvalidInputError("constants", f"{name} is {shortened(error.value)}", allowed=error.reason) from None

"""The facts about operations that their calls do not carry: what there is to know, and of each operation, what is so.

The facts of an operation stand in a module of their own, which is imported when they are first asked for.
Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin
from urllib.parse import quote

import msgspec

from .. import wire

if TYPE_CHECKING:
    from .add_list_members import ADD_LIST_MEMBERS as ADD_LIST_MEMBERS
    from .archive_association import ARCHIVE_ASSOCIATION as ARCHIVE_ASSOCIATION
    from .archive_association_label import ARCHIVE_ASSOCIATION_LABEL as ARCHIVE_ASSOCIATION_LABEL
    from .archive_association_labels import ARCHIVE_ASSOCIATION_LABELS as ARCHIVE_ASSOCIATION_LABELS
    from .archive_associations import ARCHIVE_ASSOCIATIONS as ARCHIVE_ASSOCIATIONS
    from .archive_list import ARCHIVE_LIST as ARCHIVE_LIST
    from .archive_object import ARCHIVE_OBJECT as ARCHIVE_OBJECT
    from .archive_objects import ARCHIVE_OBJECTS as ARCHIVE_OBJECTS
    from .archive_pipeline import ARCHIVE_PIPELINE as ARCHIVE_PIPELINE
    from .archive_pipeline_stage import ARCHIVE_PIPELINE_STAGE as ARCHIVE_PIPELINE_STAGE
    from .archive_properties import ARCHIVE_PROPERTIES as ARCHIVE_PROPERTIES
    from .archive_property import ARCHIVE_PROPERTY as ARCHIVE_PROPERTY
    from .archive_property_group import ARCHIVE_PROPERTY_GROUP as ARCHIVE_PROPERTY_GROUP
    from .archive_schema import ARCHIVE_SCHEMA as ARCHIVE_SCHEMA
    from .archive_schema_association import ARCHIVE_SCHEMA_ASSOCIATION as ARCHIVE_SCHEMA_ASSOCIATION
    from .create_association import CREATE_ASSOCIATION as CREATE_ASSOCIATION
    from .create_association_label import CREATE_ASSOCIATION_LABEL as CREATE_ASSOCIATION_LABEL
    from .create_association_limits import CREATE_ASSOCIATION_LIMITS as CREATE_ASSOCIATION_LIMITS
    from .create_associations import CREATE_ASSOCIATIONS as CREATE_ASSOCIATIONS
    from .create_courses import CREATE_COURSES as CREATE_COURSES
    from .create_default_association import CREATE_DEFAULT_ASSOCIATION as CREATE_DEFAULT_ASSOCIATION
    from .create_default_associations import CREATE_DEFAULT_ASSOCIATIONS as CREATE_DEFAULT_ASSOCIATIONS
    from .create_list import CREATE_LIST as CREATE_LIST
    from .create_object import CREATE_OBJECT as CREATE_OBJECT
    from .create_objects import CREATE_OBJECTS as CREATE_OBJECTS
    from .create_pipeline import CREATE_PIPELINE as CREATE_PIPELINE
    from .create_pipeline_stage import CREATE_PIPELINE_STAGE as CREATE_PIPELINE_STAGE
    from .create_properties import CREATE_PROPERTIES as CREATE_PROPERTIES
    from .create_property import CREATE_PROPERTY as CREATE_PROPERTY
    from .create_property_group import CREATE_PROPERTY_GROUP as CREATE_PROPERTY_GROUP
    from .create_schema import CREATE_SCHEMA as CREATE_SCHEMA
    from .create_schema_association import CREATE_SCHEMA_ASSOCIATION as CREATE_SCHEMA_ASSOCIATION
    from .gdpr_delete_object import GDPR_DELETE_OBJECT as GDPR_DELETE_OBJECT
    from .get_association_label_limits import GET_ASSOCIATION_LABEL_LIMITS as GET_ASSOCIATION_LABEL_LIMITS
    from .get_association_record_limits import GET_ASSOCIATION_RECORD_LIMITS as GET_ASSOCIATION_RECORD_LIMITS
    from .get_calculated_property_limits import GET_CALCULATED_PROPERTY_LIMITS as GET_CALCULATED_PROPERTY_LIMITS
    from .get_custom_object_type_limits import GET_CUSTOM_OBJECT_TYPE_LIMITS as GET_CUSTOM_OBJECT_TYPE_LIMITS
    from .get_custom_property_limits import GET_CUSTOM_PROPERTY_LIMITS as GET_CUSTOM_PROPERTY_LIMITS
    from .get_list import GET_LIST as GET_LIST
    from .get_list_by_name import GET_LIST_BY_NAME as GET_LIST_BY_NAME
    from .get_object import GET_OBJECT as GET_OBJECT
    from .get_owner import GET_OWNER as GET_OWNER
    from .get_pipeline import GET_PIPELINE as GET_PIPELINE
    from .get_pipeline_audit import GET_PIPELINE_AUDIT as GET_PIPELINE_AUDIT
    from .get_pipeline_limits import GET_PIPELINE_LIMITS as GET_PIPELINE_LIMITS
    from .get_pipeline_stage import GET_PIPELINE_STAGE as GET_PIPELINE_STAGE
    from .get_pipeline_stage_audit import GET_PIPELINE_STAGE_AUDIT as GET_PIPELINE_STAGE_AUDIT
    from .get_property import GET_PROPERTY as GET_PROPERTY
    from .get_property_group import GET_PROPERTY_GROUP as GET_PROPERTY_GROUP
    from .get_property_validation_rule import GET_PROPERTY_VALIDATION_RULE as GET_PROPERTY_VALIDATION_RULE
    from .get_record_limits import GET_RECORD_LIMITS as GET_RECORD_LIMITS
    from .get_schema import GET_SCHEMA as GET_SCHEMA
    from .get_types_near_association_limits import (
        GET_TYPES_NEAR_ASSOCIATION_LIMITS as GET_TYPES_NEAR_ASSOCIATION_LIMITS,
    )
    from .get_types_near_association_limits_of import (
        GET_TYPES_NEAR_ASSOCIATION_LIMITS_OF as GET_TYPES_NEAR_ASSOCIATION_LIMITS_OF,
    )
    from .list_association_labels import LIST_ASSOCIATION_LABELS as LIST_ASSOCIATION_LABELS
    from .list_association_limits import LIST_ASSOCIATION_LIMITS as LIST_ASSOCIATION_LIMITS
    from .list_association_limits_between import LIST_ASSOCIATION_LIMITS_BETWEEN as LIST_ASSOCIATION_LIMITS_BETWEEN
    from .list_associations import LIST_ASSOCIATIONS as LIST_ASSOCIATIONS
    from .list_list_members import LIST_LIST_MEMBERS as LIST_LIST_MEMBERS
    from .list_memberships_of_record import LIST_MEMBERSHIPS_OF_RECORD as LIST_MEMBERSHIPS_OF_RECORD
    from .list_objects import LIST_OBJECTS as LIST_OBJECTS
    from .list_owners import LIST_OWNERS as LIST_OWNERS
    from .list_pipeline_stages import LIST_PIPELINE_STAGES as LIST_PIPELINE_STAGES
    from .list_pipelines import LIST_PIPELINES as LIST_PIPELINES
    from .list_properties import LIST_PROPERTIES as LIST_PROPERTIES
    from .list_property_groups import LIST_PROPERTY_GROUPS as LIST_PROPERTY_GROUPS
    from .list_property_validation_rules import LIST_PROPERTY_VALIDATION_RULES as LIST_PROPERTY_VALIDATION_RULES
    from .list_property_validations import LIST_PROPERTY_VALIDATIONS as LIST_PROPERTY_VALIDATIONS
    from .list_schemas import LIST_SCHEMAS as LIST_SCHEMAS
    from .merge_objects import MERGE_OBJECTS as MERGE_OBJECTS
    from .purge_association_limits import PURGE_ASSOCIATION_LIMITS as PURGE_ASSOCIATION_LIMITS
    from .read_associations import READ_ASSOCIATIONS as READ_ASSOCIATIONS
    from .read_objects import READ_OBJECTS as READ_OBJECTS
    from .read_properties import READ_PROPERTIES as READ_PROPERTIES
    from .read_schemas import READ_SCHEMAS as READ_SCHEMAS
    from .remove_list_members import REMOVE_LIST_MEMBERS as REMOVE_LIST_MEMBERS
    from .replace_pipeline import REPLACE_PIPELINE as REPLACE_PIPELINE
    from .replace_pipeline_stage import REPLACE_PIPELINE_STAGE as REPLACE_PIPELINE_STAGE
    from .request_high_usage_report import REQUEST_HIGH_USAGE_REPORT as REQUEST_HIGH_USAGE_REPORT
    from .restore_list import RESTORE_LIST as RESTORE_LIST
    from .search_lists import SEARCH_LISTS as SEARCH_LISTS
    from .search_objects import SEARCH_OBJECTS as SEARCH_OBJECTS
    from .set_property_validation_rule import SET_PROPERTY_VALIDATION_RULE as SET_PROPERTY_VALIDATION_RULE
    from .update_association_label import UPDATE_ASSOCIATION_LABEL as UPDATE_ASSOCIATION_LABEL
    from .update_association_limits import UPDATE_ASSOCIATION_LIMITS as UPDATE_ASSOCIATION_LIMITS
    from .update_list_name import UPDATE_LIST_NAME as UPDATE_LIST_NAME
    from .update_object import UPDATE_OBJECT as UPDATE_OBJECT
    from .update_objects import UPDATE_OBJECTS as UPDATE_OBJECTS
    from .update_pipeline import UPDATE_PIPELINE as UPDATE_PIPELINE
    from .update_pipeline_stage import UPDATE_PIPELINE_STAGE as UPDATE_PIPELINE_STAGE
    from .update_property import UPDATE_PROPERTY as UPDATE_PROPERTY
    from .update_property_group import UPDATE_PROPERTY_GROUP as UPDATE_PROPERTY_GROUP
    from .update_schema import UPDATE_SCHEMA as UPDATE_SCHEMA
    from .upsert_objects import UPSERT_OBJECTS as UPSERT_OBJECTS

SERVER = "https://api.hubapi.com"
"""Where HubSpot answers."""

TOKEN_URL = "https://api.hubapi.com/oauth/2026-03/token"
"""Where HubSpot gives OAuth tokens."""

LONGEST_QUERY = 5000
"""How many characters the query of a URL may have."""


class RateLimit(msgspec.Struct, frozen=True, kw_only=True):
    """So many requests in so many milliseconds, in any such span of time."""

    requests: int
    milliseconds: int
    reported_in_headers: bool = False
    """Whether the headers of answers speak of it. Requests of no operation draw on that one."""


class ContentKey(msgspec.Struct, frozen=True, kw_only=True):
    """Which map of a result holds all that a map of its input does. Maps are attributes, dotted."""

    result: str
    input: str


class ErrorKey(msgspec.Struct, frozen=True, kw_only=True):
    """How an error of a 207 names the inputs it speaks of."""

    context: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """By key of the error's context: the attributes of an input, dotted, one of which is among the key's values."""
    pattern: str | None = None
    """A pattern whose first group is the value, for values that hold more than that."""
    message: str | None = None
    """A pattern for the error's message whose first group is a value, where there is no context."""
    inputs: tuple[str, ...] = ()
    """The attributes of an input, one of which is that value."""
    all: bool = False
    """Whether all of `inputs` must have the value."""
    sub_category: str | None = None
    """The only sub-category that this holds for."""


class PagingKey(msgspec.Struct, frozen=True, kw_only=True):
    """Where a result tells its next page, where an input asks for it, and what the pages share out."""

    result: str
    input: str
    items: str


class ListKey(PagingKey, frozen=True, kw_only=True):
    """The same for a list, whose pages hold its items."""

    in_body: type[Any] | None = None
    """The model of the body that asks for a page, where it is not the query that does."""
    size: str | None = None
    """The parameter or field that says how many items a page may have."""
    max_size: int | None = None
    fewer: Mapping[str, int] = msgspec.field(default_factory=dict)
    """By argument: how many items a page may have at most where that is given."""
    more: str | None = None
    """The attribute of a page that says whether there is a next one. Without it there is one where `result` leads."""
    total: str | None = None
    """The attribute of a page that says how many items there are on all pages."""


class SearchLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a search may ask for, and how much comes of it."""

    groups: int
    filters_in_group: int
    filters: int
    """How many filters there may be in all groups."""
    results: int
    """How many records HubSpot returns of those that it finds."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """The facts about the inputs of a batch, and about its results and errors."""

    max_inputs: int
    fewer: Mapping[str, int] = msgspec.field(default_factory=dict)
    """By argument: how many inputs a request may have at most where that is given."""
    max_bytes: int
    """How large the body of a request may be."""
    body: Any = None
    """The model of the body."""
    is_list: bool = False
    """Whether the body is the list of the inputs, and nothing around it."""
    keys: tuple[str, ...]
    """The attributes that together tell the inputs apart. `.` is the input itself."""
    apart: tuple[str, ...] = ()
    """The attributes in which two inputs of a request, and of requests in flight, must not agree, in any case; those of
    `keys` where there are none."""
    results: tuple[str, ...] = ()
    """The attributes of a result that equal those of its input, in the order of `keys`. None where inputs have no
    results."""
    otherwise: ContentKey | None = None
    """What ties a result that lacks those."""
    missing: str | None = None
    """The attribute of an answer that lists the inputs of which there is nothing, by the only one of `keys`."""
    errors: tuple[ErrorKey, ...]
    """Tried in turn, until one finds inputs."""
    empty: str | None = None
    """The sub-category of an error which says no more than that there is nothing to return for its input."""
    paging: PagingKey | None = None
    trace: str | None = None
    """The field of an input that takes a name of the caller's choice, by which errors and results refer to it."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """The facts about one operation."""

    name: str
    method: str
    path: str
    """As documented, with parameters in braces."""
    dated_path: str
    """The same under a date version, which goes in for `version`."""
    documentation: str
    """HubSpot's page."""
    scopes: tuple[str, ...]
    """A token needs one of these on the documented path."""
    scopes_by_version: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The versions in which they change. One that is not named has those of the last one before it."""
    replay: Literal["read", "set", "create"]
    """What sending it twice does: nothing, the same as once, or the thing twice over."""
    may_be_empty: bool = False
    """Whether a success may have no body."""
    rate_limit: str
    """The budget of RATE_LIMITS that a request is taken from, or "exempt"."""
    path_parameters: Mapping[str, Any]
    """What each path parameter has to be."""
    query_parameters: Mapping[str, Any]
    """What each query parameter has to be."""
    query_styles: Mapping[str, Literal["joined", "spread", "deep"]] = msgspec.field(default_factory=dict)
    """How those are written that are lists or objects: with commas; key by key; or with the key in brackets."""

    def __repr__(self) -> str:
        # The scopes may be eighty.
        return f"<{type(self).__name__} {self.name}: {self.method} {self.path}>"

    def scopes_in(self, version: str | None) -> tuple[str, ...]:
        """The scopes one of which a token needs under a version; None is the documented path."""
        earlier = (known for known in self.scopes_by_version if version is not None and known <= version)
        latest = max(earlier, default=None)
        return self.scopes if latest is None else self.scopes_by_version[latest]

    def path_with(self, parameters: Mapping[str, object]) -> str:
        """The path with its parameters put in.

        Raises errors.InvalidRequest naming the parameter that HubSpot would not accept.
        """
        values = _checked(parameters, self.path_parameters)
        return self.path.format_map({name: quote(str(value), safe="") for name, value in values.items()})

    def query_with(self, parameters: Mapping[str, object]) -> dict[str, Any]:
        """The query with its parameters put in, without those that are None or UNSET.

        Raises errors.InvalidRequest naming the parameter that HubSpot would not accept.
        """
        given = {name: value for name, value in parameters.items() if value is not None and value is not msgspec.UNSET}
        query: dict[str, Any] = {}
        for name, value in _checked(given, self.query_parameters).items():
            style = self.query_styles.get(name)
            if style == "joined":
                query[name] = ",".join(map(_as_text, value))
            elif style is None:
                query[name] = [_as_text(one) for one in value] if isinstance(value, list) else _as_text(value)
            else:
                for key, entry in value.items():
                    query[f"{name}[{key}]" if style == "deep" else key] = _as_text(entry)
        return query


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _checked(parameters: Mapping[str, object], types: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for name, value in parameters.items():
        # An id may be given as a number; it is held to the same rules as text.
        as_text = value.__class__ is int and _is_id(types[name])
        try:
            values[name] = msgspec.convert(str(value) if as_text else value, type=types[name])
        except msgspec.ValidationError as error:
            raise wire.refusal(error, value, types[name], name) from None
    return values


def _is_id(type: object) -> bool:
    # The models' ObjectId is text or a number. They are not imported here, since the start would take longer.
    options = [get_args(one)[0] if get_origin(one) is Annotated else one for one in get_args(type)]
    return str in options and int in options


class ListOperation(Operation, frozen=True, kw_only=True):
    """The facts about an operation that answers with one page of a list."""

    paging: ListKey
    search: SearchLimits | None = None
    """What a search may ask for, where it is one."""


class BatchOperation(Operation, frozen=True, kw_only=True):
    """The facts about an operation that takes many inputs in one request."""

    batch: Batch


RATE_LIMITS: Mapping[str, RateLimit] = MappingProxyType(
    {
        "ten-secondly": RateLimit(requests=100, milliseconds=10000, reported_in_headers=True),
        "search": RateLimit(requests=5, milliseconds=1000, reported_in_headers=False),
    }
)
"""What HubSpot grants every app at least, by budget."""

VERSIONS: Mapping[str, date] = MappingProxyType(
    {
        "v3": date.fromisoformat("2027-09-01"),
        "v4": date.fromisoformat("2027-03-30"),
        "2025-09": date.fromisoformat("2027-03-30"),
        "2026-03": date.fromisoformat("2027-09-30"),
        "2026-09": date.fromisoformat("2028-03-08"),
    }
)
"""When HubSpot's support for a version of its paths ends."""

PATH_VERSIONS = ("v3", "v4")
"""The versions that stand in documented paths."""


class OperationsOf(Mapping[str, Operation]):
    """The operations of a package by their names. The facts of each are imported when they are first asked for."""

    def __init__(self, package: str, names: tuple[str, ...]) -> None:
        self._package = package
        self._names = names

    def __getitem__(self, name: str) -> Operation:
        if name not in self._names:
            raise KeyError(name)
        facts: Operation = getattr(import_module(f"{self._package}.{name}"), name.upper())
        return facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


OPERATIONS: Mapping[str, Operation] = OperationsOf(
    __name__,
    (
        "add_list_members",
        "archive_association",
        "archive_association_label",
        "archive_association_labels",
        "archive_associations",
        "archive_list",
        "archive_object",
        "archive_objects",
        "archive_pipeline",
        "archive_pipeline_stage",
        "archive_properties",
        "archive_property",
        "archive_property_group",
        "archive_schema",
        "archive_schema_association",
        "create_association",
        "create_association_label",
        "create_association_limits",
        "create_associations",
        "create_courses",
        "create_default_association",
        "create_default_associations",
        "create_list",
        "create_object",
        "create_objects",
        "create_pipeline",
        "create_pipeline_stage",
        "create_properties",
        "create_property",
        "create_property_group",
        "create_schema",
        "create_schema_association",
        "gdpr_delete_object",
        "get_association_label_limits",
        "get_association_record_limits",
        "get_calculated_property_limits",
        "get_custom_object_type_limits",
        "get_custom_property_limits",
        "get_list",
        "get_list_by_name",
        "get_object",
        "get_owner",
        "get_pipeline",
        "get_pipeline_audit",
        "get_pipeline_limits",
        "get_pipeline_stage",
        "get_pipeline_stage_audit",
        "get_property",
        "get_property_group",
        "get_property_validation_rule",
        "get_record_limits",
        "get_schema",
        "get_types_near_association_limits",
        "get_types_near_association_limits_of",
        "list_association_labels",
        "list_association_limits",
        "list_association_limits_between",
        "list_associations",
        "list_list_members",
        "list_memberships_of_record",
        "list_objects",
        "list_owners",
        "list_pipeline_stages",
        "list_pipelines",
        "list_properties",
        "list_property_groups",
        "list_property_validation_rules",
        "list_property_validations",
        "list_schemas",
        "merge_objects",
        "purge_association_limits",
        "read_associations",
        "read_objects",
        "read_properties",
        "read_schemas",
        "remove_list_members",
        "replace_pipeline",
        "replace_pipeline_stage",
        "request_high_usage_report",
        "restore_list",
        "search_lists",
        "search_objects",
        "set_property_validation_rule",
        "update_association_label",
        "update_association_limits",
        "update_list_name",
        "update_object",
        "update_objects",
        "update_pipeline",
        "update_pipeline_stage",
        "update_property",
        "update_property_group",
        "update_schema",
        "upsert_objects",
    ),
)
"""Every operation by its name."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Operation:
        if name.isupper() and (facts := OPERATIONS.get(name.lower())) is not None:
            return facts
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *(name.upper() for name in OPERATIONS)})

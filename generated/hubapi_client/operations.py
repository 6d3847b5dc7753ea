"""The facts about each operation that its call does not carry. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal
from urllib.parse import quote

import msgspec

from . import models, wire

SERVER = "https://api.hubapi.com"
"""Where HubSpot answers."""

TOKEN_URL = "https://api.hubapi.com/oauth/2026-03/token"
"""Where HubSpot gives OAuth tokens."""


class RateLimit(msgspec.Struct, frozen=True, kw_only=True):
    """So many requests in so many milliseconds, in any such span of time."""

    requests: int
    milliseconds: int
    told: bool = False
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
    total: str | None = None
    """The attribute of a page that says how many items there are on all pages."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """The facts about the inputs of a batch, and about its results and errors."""

    max_inputs: int
    max_bytes: int
    """How large the body of a request may be."""
    body: Any = None
    """The model of the body."""
    is_list: bool = False
    """Whether the body is the list of the inputs, and nothing around it."""
    keys: tuple[str, ...]
    """The attributes that together tell the inputs apart."""
    results: tuple[str, ...] = ()
    """The attributes of a result that equal those of its input, in the order of `keys`. None where inputs have no
    results."""
    otherwise: ContentKey | None = None
    """What ties a result that lacks those."""
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
    """A token needs one of these."""
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
        as_text = value.__class__ is int and types[name] is models.ObjectId
        try:
            values[name] = msgspec.convert(str(value) if as_text else value, type=types[name])
        except msgspec.ValidationError as error:
            raise wire.refusal(error, value, types[name], name) from None
    return values


class ListOperation(Operation, frozen=True, kw_only=True):
    """The facts about an operation that answers with one page of a list."""

    paging: ListKey


class BatchOperation(Operation, frozen=True, kw_only=True):
    """The facts about an operation that takes many inputs in one request."""

    batch: Batch


_SCOPES_OF_ARCHIVE_OBJECT = (
    "crm.objects.appointments.read",
    "crm.objects.appointments.sensitive.read.v2",
    "crm.objects.appointments.sensitive.write.v2",
    "crm.objects.appointments.write",
    "crm.objects.calls.read",
    "crm.objects.carts.read",
    "crm.objects.carts.write",
    "crm.objects.commercepayments.read",
    "crm.objects.commercepayments.write",
    "crm.objects.companies.highly_sensitive.read.v2",
    "crm.objects.companies.highly_sensitive.write.v2",
    "crm.objects.companies.read",
    "crm.objects.companies.sensitive.read.v2",
    "crm.objects.companies.sensitive.write.v2",
    "crm.objects.companies.write",
    "crm.objects.contacts.highly_sensitive.read.v2",
    "crm.objects.contacts.highly_sensitive.write.v2",
    "crm.objects.contacts.read",
    "crm.objects.contacts.sensitive.read.v2",
    "crm.objects.contacts.sensitive.write.v2",
    "crm.objects.contacts.write",
    "crm.objects.courses.read",
    "crm.objects.courses.write",
    "crm.objects.custom.highly_sensitive.read.v2",
    "crm.objects.custom.highly_sensitive.write.v2",
    "crm.objects.custom.read",
    "crm.objects.custom.sensitive.read.v2",
    "crm.objects.custom.sensitive.write.v2",
    "crm.objects.custom.write",
    "crm.objects.deals.highly_sensitive.read.v2",
    "crm.objects.deals.highly_sensitive.write.v2",
    "crm.objects.deals.read",
    "crm.objects.deals.sensitive.read.v2",
    "crm.objects.deals.sensitive.write.v2",
    "crm.objects.deals.write",
    "crm.objects.emails.read",
    "crm.objects.goals.read",
    "crm.objects.goals.write",
    "crm.objects.invoices.read",
    "crm.objects.invoices.write",
    "crm.objects.leads.read",
    "crm.objects.leads.write",
    "crm.objects.line_items.read",
    "crm.objects.line_items.write",
    "crm.objects.listings.read",
    "crm.objects.listings.write",
    "crm.objects.meetings.read",
    "crm.objects.notes.read",
    "crm.objects.orders.read",
    "crm.objects.orders.write",
    "crm.objects.partner-clients.read",
    "crm.objects.partner-clients.write",
    "crm.objects.partner-services.read",
    "crm.objects.partner-services.write",
    "crm.objects.products.read",
    "crm.objects.products.write",
    "crm.objects.projects.highly_sensitive.read",
    "crm.objects.projects.highly_sensitive.write",
    "crm.objects.projects.read",
    "crm.objects.projects.sensitive.read",
    "crm.objects.projects.sensitive.write",
    "crm.objects.projects.write",
    "crm.objects.quotes.read",
    "crm.objects.quotes.write",
    "crm.objects.services.read",
    "crm.objects.services.write",
    "crm.objects.subscriptions.read",
    "crm.objects.subscriptions.write",
    "crm.objects.tasks.read",
    "crm.objects.users.read",
    "crm.objects.users.write",
    "e-commerce",
    "media_bridge.read",
    "oauth",
    "tickets",
    "tickets.highly_sensitive.v2",
    "tickets.sensitive.v2",
)
ARCHIVE_OBJECT = Operation(
    name="archive_object",
    method="DELETE",
    path="/crm/v3/objects/{objectType}/{objectId}",
    dated_path="/crm/objects/{version}/{objectType}/{objectId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/delete-crm-v3-objects-objectType-objectId",
    scopes=_SCOPES_OF_ARCHIVE_OBJECT,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
        "objectId": models.ObjectId,
    },
    query_parameters={},
)
_SCOPES_OF_ARCHIVE_PIPELINE = (
    "crm.objects.carts.write",
    "crm.objects.orders.write",
    "crm.objects.tickets.highly_sensitive.write",
    "crm.objects.tickets.sensitive.write",
    "crm.objects.users.write",
    "crm.pipelines.orders.write",
    "crm.schemas.appointments.write",
    "crm.schemas.carts.write",
    "crm.schemas.commercepayments.write",
    "crm.schemas.companies.write",
    "crm.schemas.contacts.write",
    "crm.schemas.courses.write",
    "crm.schemas.custom.write",
    "crm.schemas.deals.write",
    "crm.schemas.invoices.write",
    "crm.schemas.listings.write",
    "crm.schemas.orders.write",
    "crm.schemas.projects.write",
    "crm.schemas.quotes.write",
    "crm.schemas.services.write",
    "crm.schemas.subscriptions.write",
    "crm.schemas.tickets.write",
    "e-commerce",
    "tickets",
    "tickets.highly_sensitive.v2",
    "tickets.sensitive.v2",
)
ARCHIVE_PIPELINE = Operation(
    name="archive_pipeline",
    method="DELETE",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/delete-crm-v3-pipelines-objectType-pipelineId",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={
        "validateReferencesBeforeDelete": bool,
        "validateDealStageUsagesBeforeDelete": bool,
    },
)
ARCHIVE_PIPELINE_STAGE = Operation(
    name="archive_pipeline_stage",
    method="DELETE",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages/{stageId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/delete-crm-v3-pipelines-objectType-pipelineId-stages-stageId",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
        "stageId": models.StageId,
    },
    query_parameters={
        "validateReferencesBeforeDelete": bool,
    },
)
ARCHIVE_PROPERTIES = BatchOperation(
    name="archive_properties",
    method="POST",
    path="/crm/v3/properties/{objectType}/batch/archive",
    dated_path="/crm/properties/{version}/{objectType}/batch/archive",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-archive",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchInputPropertyName,
        keys=("name",),
        errors=(
            ErrorKey(
                context={"name": ("name",)},
            ),
            ErrorKey(
                context={"propertyName": ("name",)},
            ),
        ),
    ),
)
ARCHIVE_PROPERTY = Operation(
    name="archive_property",
    method="DELETE",
    path="/crm/v3/properties/{objectType}/{propertyName}",
    dated_path="/crm/properties/{version}/{objectType}/{propertyName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/delete-crm-v3-properties-objectType-propertyName",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
        "propertyName": models.InternalName,
    },
    query_parameters={},
)
ARCHIVE_PROPERTY_GROUP = Operation(
    name="archive_property_group",
    method="DELETE",
    path="/crm/v3/properties/{objectType}/groups/{groupName}",
    dated_path="/crm/properties/{version}/{objectType}/groups/{groupName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/delete-crm-v3-properties-objectType-groups-groupName",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
        "groupName": models.InternalName,
    },
    query_parameters={},
)
ARCHIVE_SCHEMA = Operation(
    name="archive_schema",
    method="DELETE",
    path="/crm-object-schemas/v3/schemas/{objectType}",
    dated_path="/crm-object-schemas/{version}/schemas/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/delete-crm-object-schemas-v3-schemas-objectType",
    scopes=("crm.schemas.custom.write",),
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={
        "archived": bool,
    },
)
ARCHIVE_SCHEMA_ASSOCIATION = Operation(
    name="archive_schema_association",
    method="DELETE",
    path="/crm-object-schemas/v3/schemas/{objectType}/associations/{associationIdentifier}",
    dated_path="/crm-object-schemas/{version}/schemas/{objectType}/associations/{associationIdentifier}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/delete-crm-object-schemas-v3-schemas-objectType-associations-associationIdentifier",
    scopes=("crm.schemas.custom.write",),
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
        "associationIdentifier": models.InternalName,
    },
    query_parameters={},
)
_SCOPES_OF_CREATE_ASSOCIATIONS = (
    "crm.objects.appointments.read",
    "crm.objects.appointments.sensitive.read.v2",
    "crm.objects.appointments.sensitive.write.v2",
    "crm.objects.appointments.write",
    "crm.objects.calls.read",
    "crm.objects.carts.read",
    "crm.objects.carts.write",
    "crm.objects.commercepayments.read",
    "crm.objects.commercepayments.write",
    "crm.objects.companies.highly_sensitive.read.v2",
    "crm.objects.companies.highly_sensitive.write.v2",
    "crm.objects.companies.read",
    "crm.objects.companies.sensitive.read.v2",
    "crm.objects.companies.sensitive.write.v2",
    "crm.objects.companies.write",
    "crm.objects.contacts.highly_sensitive.read.v2",
    "crm.objects.contacts.highly_sensitive.write.v2",
    "crm.objects.contacts.read",
    "crm.objects.contacts.sensitive.read.v2",
    "crm.objects.contacts.sensitive.write.v2",
    "crm.objects.contacts.write",
    "crm.objects.courses.read",
    "crm.objects.courses.write",
    "crm.objects.custom.highly_sensitive.read.v2",
    "crm.objects.custom.highly_sensitive.write.v2",
    "crm.objects.custom.read",
    "crm.objects.custom.sensitive.read.v2",
    "crm.objects.custom.sensitive.write.v2",
    "crm.objects.custom.write",
    "crm.objects.deals.highly_sensitive.read.v2",
    "crm.objects.deals.highly_sensitive.write.v2",
    "crm.objects.deals.read",
    "crm.objects.deals.sensitive.read.v2",
    "crm.objects.deals.sensitive.write.v2",
    "crm.objects.deals.write",
    "crm.objects.emails.read",
    "crm.objects.goals.read",
    "crm.objects.goals.write",
    "crm.objects.invoices.read",
    "crm.objects.invoices.write",
    "crm.objects.leads.read",
    "crm.objects.leads.write",
    "crm.objects.line_items.read",
    "crm.objects.line_items.write",
    "crm.objects.listings.read",
    "crm.objects.listings.write",
    "crm.objects.meetings.read",
    "crm.objects.notes.read",
    "crm.objects.orders.read",
    "crm.objects.orders.write",
    "crm.objects.partner-clients.read",
    "crm.objects.partner-clients.write",
    "crm.objects.partner-services.read",
    "crm.objects.partner-services.write",
    "crm.objects.products.read",
    "crm.objects.products.write",
    "crm.objects.projects.highly_sensitive.read",
    "crm.objects.projects.highly_sensitive.write",
    "crm.objects.projects.read",
    "crm.objects.projects.sensitive.read",
    "crm.objects.projects.sensitive.write",
    "crm.objects.projects.write",
    "crm.objects.quotes.read",
    "crm.objects.quotes.write",
    "crm.objects.services.read",
    "crm.objects.services.write",
    "crm.objects.subscriptions.read",
    "crm.objects.subscriptions.write",
    "crm.objects.tasks.read",
    "crm.objects.tickets.highly_sensitive.read",
    "crm.objects.tickets.highly_sensitive.write",
    "crm.objects.tickets.sensitive.read",
    "crm.objects.tickets.sensitive.write",
    "crm.objects.users.read",
    "crm.objects.users.write",
    "e-commerce",
    "media_bridge.read",
    "tickets",
    "tickets.highly_sensitive.v2",
    "tickets.sensitive.v2",
)
CREATE_ASSOCIATIONS = BatchOperation(
    name="create_associations",
    method="POST",
    path="/crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create",
    dated_path="/crm/associations/{version}/{fromObjectType}/{toObjectType}/batch/create",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create",
    scopes=_SCOPES_OF_CREATE_ASSOCIATIONS,
    replay="set",
    rate_limit="exempt",
    path_parameters={
        "fromObjectType": models.ObjectType,
        "toObjectType": models.ObjectType,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=2000,
        max_bytes=4000000,
        body=models.BatchInputPublicAssociationMultiPost,
        keys=("from_.id", "to.id"),
        results=("from_object_id", "to_object_id"),
        errors=(
            ErrorKey(
                context={"id": ("from_.id",)},
                sub_category="crm.associations.FROM_OBJECT_NOT_FOUND",
            ),
            ErrorKey(
                context={"id": ("to.id",)},
                sub_category="crm.associations.TO_OBJECT_NOT_FOUND",
            ),
            ErrorKey(
                context={"fromObjectId": ("from_.id",), "toObjectId": ("to.id",)},
            ),
            ErrorKey(
                context={"id": ("from_.id", "to.id")},
            ),
            ErrorKey(
                context={"ids": ("from_.id", "to.id")},
            ),
            ErrorKey(
                context={"objectId": ("from_.id", "to.id")},
            ),
            ErrorKey(
                context={"INVALID_OBJECT_IDS": ("from_.id", "to.id")},
                pattern="=([0-9]+)\\b",
            ),
            ErrorKey(
                message="([0-9]+) cannot be associated to itself",
                inputs=("from_.id", "to.id"),
                all=True,
            ),
            ErrorKey(
                message="[A-Za-z0-9_-]+=([0-9]+) is not valid",
                inputs=("from_.id", "to.id"),
            ),
            ErrorKey(
                context={"type": ("types.association_type_id",)},
                pattern="^[0-9]+-([0-9]+)$",
            ),
        ),
    ),
)
CREATE_COURSES = BatchOperation(
    name="create_courses",
    method="POST",
    path="/crm/v3/objects/0-410/batch/create",
    dated_path="/crm/objects/{version}/0-410/batch/create",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create",
    scopes=("crm.objects.courses.write",),
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchInputSimplePublicObjectBatchInputForCreate,
        keys=("object_write_trace_id",),
        results=("object_write_trace_id",),
        otherwise=ContentKey(result="properties", input="properties"),
        errors=(
            ErrorKey(
                context={"objectWriteTraceId": ("object_write_trace_id",)},
            ),
            ErrorKey(
                context={"objectId": ("associations.to.id",)},
            ),
            ErrorKey(
                context={"INVALID_OBJECT_IDS": ("associations.to.id",)},
                pattern="=([0-9]+)\\b",
            ),
            ErrorKey(
                message="[A-Za-z0-9_-]+=([0-9]+) is not valid",
                inputs=("associations.to.id",),
            ),
        ),
        trace="object_write_trace_id",
    ),
)
_SCOPES_OF_CREATE_DEFAULT_ASSOCIATION = (
    "crm.objects.appointments.read",
    "crm.objects.appointments.sensitive.read.v2",
    "crm.objects.appointments.sensitive.write.v2",
    "crm.objects.appointments.write",
    "crm.objects.calls.read",
    "crm.objects.carts.read",
    "crm.objects.carts.write",
    "crm.objects.commercepayments.read",
    "crm.objects.commercepayments.write",
    "crm.objects.companies.highly_sensitive.read.v2",
    "crm.objects.companies.highly_sensitive.write.v2",
    "crm.objects.companies.read",
    "crm.objects.companies.sensitive.read.v2",
    "crm.objects.companies.sensitive.write.v2",
    "crm.objects.companies.write",
    "crm.objects.contacts.highly_sensitive.read.v2",
    "crm.objects.contacts.highly_sensitive.write.v2",
    "crm.objects.contacts.read",
    "crm.objects.contacts.sensitive.read.v2",
    "crm.objects.contacts.sensitive.write.v2",
    "crm.objects.contacts.write",
    "crm.objects.courses.read",
    "crm.objects.courses.write",
    "crm.objects.custom.highly_sensitive.read.v2",
    "crm.objects.custom.highly_sensitive.write.v2",
    "crm.objects.custom.read",
    "crm.objects.custom.sensitive.read.v2",
    "crm.objects.custom.sensitive.write.v2",
    "crm.objects.custom.write",
    "crm.objects.deals.highly_sensitive.read.v2",
    "crm.objects.deals.highly_sensitive.write.v2",
    "crm.objects.deals.read",
    "crm.objects.deals.sensitive.read.v2",
    "crm.objects.deals.sensitive.write.v2",
    "crm.objects.deals.write",
    "crm.objects.emails.read",
    "crm.objects.goals.read",
    "crm.objects.goals.write",
    "crm.objects.invoices.read",
    "crm.objects.invoices.write",
    "crm.objects.leads.read",
    "crm.objects.leads.write",
    "crm.objects.line_items.read",
    "crm.objects.line_items.write",
    "crm.objects.listings.read",
    "crm.objects.listings.write",
    "crm.objects.meetings.read",
    "crm.objects.notes.read",
    "crm.objects.orders.read",
    "crm.objects.orders.write",
    "crm.objects.partner-clients.read",
    "crm.objects.partner-clients.write",
    "crm.objects.partner-services.read",
    "crm.objects.partner-services.write",
    "crm.objects.products.read",
    "crm.objects.products.write",
    "crm.objects.projects.highly_sensitive.read",
    "crm.objects.projects.highly_sensitive.write",
    "crm.objects.projects.read",
    "crm.objects.projects.sensitive.read",
    "crm.objects.projects.sensitive.write",
    "crm.objects.projects.write",
    "crm.objects.quotes.read",
    "crm.objects.quotes.write",
    "crm.objects.services.read",
    "crm.objects.services.write",
    "crm.objects.subscriptions.read",
    "crm.objects.subscriptions.write",
    "crm.objects.tasks.read",
    "crm.objects.tickets.highly_sensitive.read",
    "crm.objects.tickets.highly_sensitive.write",
    "crm.objects.tickets.sensitive.read",
    "crm.objects.tickets.sensitive.write",
    "crm.objects.users.read",
    "crm.objects.users.write",
    "e-commerce",
    "media_bridge.read",
    "oauth",
    "tickets",
    "tickets.highly_sensitive.v2",
    "tickets.sensitive.v2",
)
CREATE_DEFAULT_ASSOCIATION = Operation(
    name="create_default_association",
    method="PUT",
    path="/crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}",
    dated_path="/crm/objects/{version}/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/put-crm-v4-objects-fromObjectType-fromObjectId-associations-default-toObjectType-toObjectId",
    scopes=_SCOPES_OF_CREATE_DEFAULT_ASSOCIATION,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "fromObjectType": models.ObjectType,
        "fromObjectId": models.ObjectId,
        "toObjectType": models.ObjectType,
        "toObjectId": models.ObjectId,
    },
    query_parameters={},
)
CREATE_PIPELINE = Operation(
    name="create_pipeline",
    method="POST",
    path="/crm/v3/pipelines/{objectType}",
    dated_path="/crm/pipelines/{version}/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/post-crm-v3-pipelines-objectType",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)
CREATE_PIPELINE_STAGE = Operation(
    name="create_pipeline_stage",
    method="POST",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/post-crm-v3-pipelines-objectType-pipelineId-stages",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={},
)
CREATE_PROPERTIES = BatchOperation(
    name="create_properties",
    method="POST",
    path="/crm/v3/properties/{objectType}/batch/create",
    dated_path="/crm/properties/{version}/{objectType}/batch/create",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-create",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchInputPropertyCreate,
        keys=("name",),
        results=("name",),
        errors=(
            ErrorKey(
                context={"name": ("name",)},
            ),
            ErrorKey(
                context={"propertyName": ("name",)},
            ),
        ),
    ),
)
CREATE_PROPERTY = Operation(
    name="create_property",
    method="POST",
    path="/crm/v3/properties/{objectType}",
    dated_path="/crm/properties/{version}/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/post-crm-v3-properties-objectType",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)
CREATE_PROPERTY_GROUP = Operation(
    name="create_property_group",
    method="POST",
    path="/crm/v3/properties/{objectType}/groups",
    dated_path="/crm/properties/{version}/{objectType}/groups",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/post-crm-v3-properties-objectType-groups",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)
CREATE_SCHEMA = Operation(
    name="create_schema",
    method="POST",
    path="/crm-object-schemas/v3/schemas",
    dated_path="/crm-object-schemas/{version}/schemas",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas",
    scopes=("crm.schemas.custom.write",),
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
)
CREATE_SCHEMA_ASSOCIATION = Operation(
    name="create_schema_association",
    method="POST",
    path="/crm-object-schemas/v3/schemas/{objectType}/associations",
    dated_path="/crm-object-schemas/{version}/schemas/{objectType}/associations",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-objectType-associations",
    scopes=("crm.schemas.custom.write",),
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)
_SCOPES_OF_GET_OWNER = (
    "crm.objects.owners.read",
    "automation",
)
GET_OWNER = Operation(
    name="get_owner",
    method="GET",
    path="/crm/v3/owners/{ownerId}",
    dated_path="/crm/owners/{version}/{ownerId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners-ownerId",
    scopes=_SCOPES_OF_GET_OWNER,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "ownerId": models.ObjectId,
    },
    query_parameters={
        "idProperty": Literal["id", "userId"],
        "archived": bool,
    },
)
_SCOPES_OF_GET_PIPELINE = (
    "automation",
    "cpq.quotes.read",
    "cpq.quotes.write",
    "crm.objects.appointments.read",
    "crm.objects.appointments.sensitive.read.v2",
    "crm.objects.appointments.sensitive.write.v2",
    "crm.objects.appointments.write",
    "crm.objects.calls.read",
    "crm.objects.carts.read",
    "crm.objects.commercepayments.write",
    "crm.objects.companies.highly_sensitive.read.v2",
    "crm.objects.companies.highly_sensitive.write.v2",
    "crm.objects.companies.read",
    "crm.objects.companies.sensitive.read.v2",
    "crm.objects.companies.sensitive.write.v2",
    "crm.objects.companies.write",
    "crm.objects.contacts.highly_sensitive.read.v2",
    "crm.objects.contacts.highly_sensitive.write.v2",
    "crm.objects.contacts.read",
    "crm.objects.contacts.sensitive.read.v2",
    "crm.objects.contacts.sensitive.write.v2",
    "crm.objects.contacts.write",
    "crm.objects.courses.read",
    "crm.objects.courses.write",
    "crm.objects.custom.highly_sensitive.read.v2",
    "crm.objects.custom.highly_sensitive.write.v2",
    "crm.objects.custom.read",
    "crm.objects.custom.sensitive.read.v2",
    "crm.objects.custom.sensitive.write.v2",
    "crm.objects.custom.write",
    "crm.objects.deals.highly_sensitive.read.v2",
    "crm.objects.deals.highly_sensitive.write.v2",
    "crm.objects.deals.read",
    "crm.objects.deals.sensitive.read.v2",
    "crm.objects.deals.sensitive.write.v2",
    "crm.objects.deals.write",
    "crm.objects.emails.read",
    "crm.objects.feedback_submissions.read",
    "crm.objects.goals.read",
    "crm.objects.goals.write",
    "crm.objects.invoices.read",
    "crm.objects.invoices.write",
    "crm.objects.leads.read",
    "crm.objects.leads.write",
    "crm.objects.line_items.read",
    "crm.objects.line_items.write",
    "crm.objects.listings.read",
    "crm.objects.listings.write",
    "crm.objects.marketing_events.read",
    "crm.objects.marketing_events.write",
    "crm.objects.meetings.read",
    "crm.objects.notes.read",
    "crm.objects.orders.read",
    "crm.objects.owners.read",
    "crm.objects.products.write",
    "crm.objects.projects.highly_sensitive.read",
    "crm.objects.projects.highly_sensitive.write",
    "crm.objects.projects.read",
    "crm.objects.projects.sensitive.read",
    "crm.objects.projects.sensitive.write",
    "crm.objects.projects.write",
    "crm.objects.quotes.read",
    "crm.objects.quotes.write",
    "crm.objects.services.read",
    "crm.objects.services.write",
    "crm.objects.subscriptions.read",
    "crm.objects.subscriptions.write",
    "crm.objects.tasks.read",
    "crm.objects.tickets.highly_sensitive.read",
    "crm.objects.tickets.sensitive.read",
    "crm.objects.users.read",
    "crm.pipelines.orders.read",
    "crm.schemas.appointments.read",
    "crm.schemas.calls.read",
    "crm.schemas.carts.read",
    "crm.schemas.commercepayments.read",
    "crm.schemas.companies.read",
    "crm.schemas.contacts.read",
    "crm.schemas.courses.read",
    "crm.schemas.custom.read",
    "crm.schemas.deals.read",
    "crm.schemas.emails.read",
    "crm.schemas.invoices.read",
    "crm.schemas.line_items.read",
    "crm.schemas.listings.read",
    "crm.schemas.meetings.read",
    "crm.schemas.notes.read",
    "crm.schemas.orders.read",
    "crm.schemas.projects.read",
    "crm.schemas.quotes.read",
    "crm.schemas.services.read",
    "crm.schemas.subscriptions.read",
    "crm.schemas.tasks.read",
    "crm.schemas.tickets.read",
    "e-commerce",
    "media_bridge.read",
    "tickets",
    "tickets.highly_sensitive.v2",
    "tickets.sensitive.v2",
    "timeline",
)
GET_PIPELINE = Operation(
    name="get_pipeline",
    method="GET",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/get-crm-v3-pipelines-objectType-pipelineId",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={},
)
GET_PIPELINE_AUDIT = Operation(
    name="get_pipeline_audit",
    method="GET",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/audit",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/audit",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-audits/get-crm-v3-pipelines-objectType-pipelineId-audit",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={},
)
GET_PIPELINE_STAGE = Operation(
    name="get_pipeline_stage",
    method="GET",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages/{stageId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/get-crm-v3-pipelines-objectType-pipelineId-stages-stageId",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
        "stageId": models.StageId,
    },
    query_parameters={},
)
GET_PIPELINE_STAGE_AUDIT = Operation(
    name="get_pipeline_stage_audit",
    method="GET",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}/audit",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages/{stageId}/audit",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stage-audits/get-crm-v3-pipelines-objectType-pipelineId-stages-stageId-audit",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
        "stageId": models.StageId,
    },
    query_parameters={},
)
GET_PROPERTY = Operation(
    name="get_property",
    method="GET",
    path="/crm/v3/properties/{objectType}/{propertyName}",
    dated_path="/crm/properties/{version}/{objectType}/{propertyName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/get-crm-v3-properties-objectType-propertyName",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "propertyName": models.InternalName,
    },
    query_parameters={
        "archived": bool,
        "dataSensitivity": Literal["non_sensitive", "sensitive", "highly_sensitive"],
        "locale": Annotated[str, msgspec.Meta(min_length=1)],
        "properties": Annotated[str, msgspec.Meta(min_length=1)],
    },
)
GET_PROPERTY_GROUP = Operation(
    name="get_property_group",
    method="GET",
    path="/crm/v3/properties/{objectType}/groups/{groupName}",
    dated_path="/crm/properties/{version}/{objectType}/groups/{groupName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/get-crm-v3-properties-objectType-groups-groupName",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "groupName": models.InternalName,
    },
    query_parameters={
        "locale": Annotated[str, msgspec.Meta(min_length=1)],
    },
)
GET_PROPERTY_VALIDATION_RULE = Operation(
    name="get_property_validation_rule",
    method="GET",
    path="/crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}",
    dated_path="/crm/property-validations/{version}/{objectTypeId}/{propertyName}/rule-type/{ruleType}",
    documentation="https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validations-ruleType",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectTypeId": models.ObjectType,
        "propertyName": models.InternalName,
        "ruleType": models.RuleType,
    },
    query_parameters={},
)
_SCOPES_OF_GET_SCHEMA = (
    "crm.schemas.custom.read",
    "crm.objects.custom.read",
    "crm.objects.custom.sensitive.read.v2",
    "crm.objects.custom.highly_sensitive.read.v2",
    "oauth",
)
GET_SCHEMA = Operation(
    name="get_schema",
    method="GET",
    path="/crm-object-schemas/v3/schemas/{objectType}",
    dated_path="/crm-object-schemas/{version}/schemas/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas-objectType",
    scopes=_SCOPES_OF_GET_SCHEMA,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={
        "includePropertyDefinitions": bool,
        "includeAssociationDefinitions": bool,
        "includeAuditMetadata": bool,
    },
)
LIST_ASSOCIATIONS = ListOperation(
    name="list_associations",
    method="GET",
    path="/crm/v4/objects/{objectType}/{objectId}/associations/{toObjectType}",
    dated_path="/crm/objects/{version}/{objectType}/{objectId}/associations/{toObjectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/get-crm-v4-objects-objectType-objectId-associations-toObjectType",
    scopes=_SCOPES_OF_CREATE_DEFAULT_ASSOCIATION,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "objectId": models.ObjectId,
        "toObjectType": models.ObjectType,
    },
    query_parameters={
        "after": models.PageCursor,
        "limit": models.AssociationsPageSize,
    },
    paging=ListKey(
        result="paging.next.after",
        input="after",
        items="results",
        size="limit",
        max_size=500,
    ),
)
LIST_OWNERS = ListOperation(
    name="list_owners",
    method="GET",
    path="/crm/v3/owners",
    dated_path="/crm/owners/{version}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners",
    scopes=_SCOPES_OF_GET_OWNER,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={
        "email": Annotated[str, msgspec.Meta(min_length=1)],
        "archived": bool,
        "after": models.PageCursor,
        "limit": Annotated[int, msgspec.Meta(ge=1, le=500)],
    },
    paging=ListKey(
        result="paging.next.after",
        input="after",
        items="results",
        size="limit",
        max_size=500,
    ),
)
LIST_PIPELINE_STAGES = Operation(
    name="list_pipeline_stages",
    method="GET",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/get-crm-v3-pipelines-objectType-pipelineId-stages",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={},
)
LIST_PIPELINES = Operation(
    name="list_pipelines",
    method="GET",
    path="/crm/v3/pipelines/{objectType}",
    dated_path="/crm/pipelines/{version}/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/get-crm-v3-pipelines-objectType",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)
LIST_PROPERTIES = Operation(
    name="list_properties",
    method="GET",
    path="/crm/v3/properties/{objectType}",
    dated_path="/crm/properties/{version}/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/get-crm-v3-properties-objectType",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={
        "archived": bool,
        "dataSensitivity": Literal["non_sensitive", "sensitive", "highly_sensitive"],
        "locale": Annotated[str, msgspec.Meta(min_length=1)],
        "properties": Annotated[str, msgspec.Meta(min_length=1)],
    },
)
LIST_PROPERTY_GROUPS = Operation(
    name="list_property_groups",
    method="GET",
    path="/crm/v3/properties/{objectType}/groups",
    dated_path="/crm/properties/{version}/{objectType}/groups",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/get-crm-v3-properties-objectType-groups",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={
        "locale": Annotated[str, msgspec.Meta(min_length=1)],
    },
)
LIST_PROPERTY_VALIDATION_RULES = Operation(
    name="list_property_validation_rules",
    method="GET",
    path="/crm/v3/property-validations/{objectTypeId}/{propertyName}",
    dated_path="/crm/property-validations/{version}/{objectTypeId}/{propertyName}",
    documentation="https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validation",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectTypeId": models.ObjectType,
        "propertyName": models.InternalName,
    },
    query_parameters={},
)
LIST_PROPERTY_VALIDATIONS = Operation(
    name="list_property_validations",
    method="GET",
    path="/crm/v3/property-validations/{objectTypeId}",
    dated_path="/crm/property-validations/{version}/{objectTypeId}",
    documentation="https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validations",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectTypeId": models.ObjectType,
    },
    query_parameters={},
)
_SCOPES_OF_LIST_SCHEMAS = (
    "crm.schemas.custom.read",
    "crm.objects.custom.read",
    "crm.objects.custom.sensitive.read.v2",
    "crm.objects.custom.highly_sensitive.read.v2",
)
LIST_SCHEMAS = Operation(
    name="list_schemas",
    method="GET",
    path="/crm-object-schemas/v3/schemas",
    dated_path="/crm-object-schemas/{version}/schemas",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas",
    scopes=_SCOPES_OF_LIST_SCHEMAS,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={
        "archived": bool,
        "includePropertyDefinitions": bool,
        "includeAssociationDefinitions": bool,
        "includeAuditMetadata": bool,
    },
)
READ_ASSOCIATIONS = BatchOperation(
    name="read_associations",
    method="POST",
    path="/crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read",
    dated_path="/crm/associations/{version}/{fromObjectType}/{toObjectType}/batch/read",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read",
    scopes=_SCOPES_OF_CREATE_ASSOCIATIONS,
    replay="read",
    rate_limit="exempt",
    path_parameters={
        "fromObjectType": models.ObjectType,
        "toObjectType": models.ObjectType,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=1000,
        max_bytes=4000000,
        body=models.BatchInputPublicFetchAssociationsBatchRequest,
        keys=("id",),
        results=("from_.id",),
        errors=(
            ErrorKey(
                context={"fromObjectId": ("id",)},
            ),
            ErrorKey(
                context={"id": ("id",)},
            ),
            ErrorKey(
                context={"ids": ("id",)},
            ),
            ErrorKey(
                context={"objectId": ("id",)},
            ),
            ErrorKey(
                context={"INVALID_OBJECT_IDS": ("id",)},
                pattern="=([0-9]+)\\b",
            ),
            ErrorKey(
                message="[A-Za-z0-9_-]+=([0-9]+) is not valid",
                inputs=("id",),
            ),
        ),
        empty="crm.associations.NO_ASSOCIATIONS_FOUND",
        paging=PagingKey(result="paging.next.after", input="after", items="to"),
    ),
)
READ_PROPERTIES = BatchOperation(
    name="read_properties",
    method="POST",
    path="/crm/v3/properties/{objectType}/batch/read",
    dated_path="/crm/properties/{version}/{objectType}/batch/read",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-read",
    scopes=_SCOPES_OF_GET_PIPELINE,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={
        "locale": Annotated[str, msgspec.Meta(min_length=1)],
    },
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchReadInputPropertyName,
        keys=("name",),
        results=("name",),
        errors=(
            ErrorKey(
                context={"name": ("name",)},
            ),
            ErrorKey(
                context={"propertyName": ("name",)},
            ),
        ),
    ),
)
READ_SCHEMAS = Operation(
    name="read_schemas",
    method="POST",
    path="/crm-object-schemas/v3/schemas/batch/read",
    dated_path="/crm-object-schemas/{version}/schemas/batch/read",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-batch-read",
    scopes=_SCOPES_OF_GET_SCHEMA,
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
)
REPLACE_PIPELINE = Operation(
    name="replace_pipeline",
    method="PUT",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/put-crm-v3-pipelines-objectType-pipelineId",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={
        "validateReferencesBeforeDelete": bool,
        "validateDealStageUsagesBeforeDelete": bool,
    },
)
REPLACE_PIPELINE_STAGE = Operation(
    name="replace_pipeline_stage",
    method="PUT",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages/{stageId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/put-crm-v3-pipelines-objectType-pipelineId-stages-stageId",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
        "stageId": models.StageId,
    },
    query_parameters={},
)
SEARCH_OBJECTS = ListOperation(
    name="search_objects",
    method="POST",
    path="/crm/v3/objects/{objectType}/search",
    dated_path="/crm/objects/{version}/{objectType}/search",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search",
    scopes=_SCOPES_OF_ARCHIVE_OBJECT,
    replay="read",
    rate_limit="search",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
    paging=ListKey(
        result="paging.next.after",
        input="after",
        items="results",
        in_body=models.PublicObjectSearchRequest,
        size="limit",
        max_size=200,
        total="total",
    ),
)
SET_PROPERTY_VALIDATION_RULE = Operation(
    name="set_property_validation_rule",
    method="PUT",
    path="/crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}",
    dated_path="/crm/property-validations/{version}/{objectTypeId}/{propertyName}/rule-type/{ruleType}",
    documentation="https://developers.hubspot.com/docs/api-reference/latest/crm/property-validations/update-property-validation",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectTypeId": models.ObjectType,
        "propertyName": models.InternalName,
        "ruleType": models.RuleType,
    },
    query_parameters={},
)
UPDATE_ASSOCIATION_LIMITS = BatchOperation(
    name="update_association_limits",
    method="POST",
    path="/crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update",
    dated_path="/crm/associations/{version}/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update",
    scopes=_SCOPES_OF_CREATE_ASSOCIATIONS,
    replay="set",
    rate_limit="exempt",
    path_parameters={
        "fromObjectType": models.ObjectType,
        "toObjectType": models.ObjectType,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchInputPublicAssociationDefinitionConfigurationUpdateRequest,
        keys=("category", "type_id"),
        results=("category", "type_id"),
        errors=(
            ErrorKey(
                context={"type": ("type_id",)},
                pattern="^[0-9]+-([0-9]+)$",
            ),
        ),
    ),
)
UPDATE_PIPELINE = Operation(
    name="update_pipeline",
    method="PATCH",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/patch-crm-v3-pipelines-objectType-pipelineId",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
    },
    query_parameters={
        "validateReferencesBeforeDelete": bool,
        "validateDealStageUsagesBeforeDelete": bool,
    },
)
UPDATE_PIPELINE_STAGE = Operation(
    name="update_pipeline_stage",
    method="PATCH",
    path="/crm/v3/pipelines/{objectType}/{pipelineId}/stages/{stageId}",
    dated_path="/crm/pipelines/{version}/{objectType}/{pipelineId}/stages/{stageId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipeline-stages/patch-crm-v3-pipelines-objectType-pipelineId-stages-stageId",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "pipelineId": models.PipelineId,
        "stageId": models.StageId,
    },
    query_parameters={},
)
UPDATE_PROPERTY = Operation(
    name="update_property",
    method="PATCH",
    path="/crm/v3/properties/{objectType}/{propertyName}",
    dated_path="/crm/properties/{version}/{objectType}/{propertyName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/patch-crm-v3-properties-objectType-propertyName",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "propertyName": models.InternalName,
    },
    query_parameters={},
)
UPDATE_PROPERTY_GROUP = Operation(
    name="update_property_group",
    method="PATCH",
    path="/crm/v3/properties/{objectType}/groups/{groupName}",
    dated_path="/crm/properties/{version}/{objectType}/groups/{groupName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/groups/patch-crm-v3-properties-objectType-groups-groupName",
    scopes=_SCOPES_OF_ARCHIVE_PIPELINE,
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
        "groupName": models.InternalName,
    },
    query_parameters={},
)
UPDATE_SCHEMA = Operation(
    name="update_schema",
    method="PATCH",
    path="/crm-object-schemas/v3/schemas/{objectType}",
    dated_path="/crm-object-schemas/{version}/schemas/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/patch-crm-object-schemas-v3-schemas-objectType",
    scopes=("crm.schemas.custom.write",),
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)

RATE_LIMITS: Mapping[str, RateLimit] = MappingProxyType(
    {
        "ten-secondly": RateLimit(requests=100, milliseconds=10000, told=True),
        "search": RateLimit(requests=5, milliseconds=1000, told=False),
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

OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        operation.name: operation
        for operation in (
            ARCHIVE_OBJECT,
            ARCHIVE_PIPELINE,
            ARCHIVE_PIPELINE_STAGE,
            ARCHIVE_PROPERTIES,
            ARCHIVE_PROPERTY,
            ARCHIVE_PROPERTY_GROUP,
            ARCHIVE_SCHEMA,
            ARCHIVE_SCHEMA_ASSOCIATION,
            CREATE_ASSOCIATIONS,
            CREATE_COURSES,
            CREATE_DEFAULT_ASSOCIATION,
            CREATE_PIPELINE,
            CREATE_PIPELINE_STAGE,
            CREATE_PROPERTIES,
            CREATE_PROPERTY,
            CREATE_PROPERTY_GROUP,
            CREATE_SCHEMA,
            CREATE_SCHEMA_ASSOCIATION,
            GET_OWNER,
            GET_PIPELINE,
            GET_PIPELINE_AUDIT,
            GET_PIPELINE_STAGE,
            GET_PIPELINE_STAGE_AUDIT,
            GET_PROPERTY,
            GET_PROPERTY_GROUP,
            GET_PROPERTY_VALIDATION_RULE,
            GET_SCHEMA,
            LIST_ASSOCIATIONS,
            LIST_OWNERS,
            LIST_PIPELINE_STAGES,
            LIST_PIPELINES,
            LIST_PROPERTIES,
            LIST_PROPERTY_GROUPS,
            LIST_PROPERTY_VALIDATION_RULES,
            LIST_PROPERTY_VALIDATIONS,
            LIST_SCHEMAS,
            READ_ASSOCIATIONS,
            READ_PROPERTIES,
            READ_SCHEMAS,
            REPLACE_PIPELINE,
            REPLACE_PIPELINE_STAGE,
            SEARCH_OBJECTS,
            SET_PROPERTY_VALIDATION_RULE,
            UPDATE_ASSOCIATION_LIMITS,
            UPDATE_PIPELINE,
            UPDATE_PIPELINE_STAGE,
            UPDATE_PROPERTY,
            UPDATE_PROPERTY_GROUP,
            UPDATE_SCHEMA,
        )
    }
)
"""Every operation by its name."""

"""The bodies of requests and answers. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from msgspec import Meta, field

from hubapi_client.wire import ABSENT, Promised, Struct, texts

AssociationCategory: TypeAlias = Literal["HUBSPOT_DEFINED", "INTEGRATOR_DEFINED", "USER_DEFINED", "WORK"]
"""Who defined an association type. In requests the set is closed; HubSpot refuses any other value."""


class AssociationDefinition(Struct):
    """With which object type records can be associated."""

    id: Promised[str] = ABSENT
    from_object_type_id: Promised[str] = field(name="fromObjectTypeId", default=ABSENT)
    to_object_type_id: Promised[str] = field(name="toObjectTypeId", default=ABSENT)
    name: str | None = None
    created_at: datetime | None = field(name="createdAt", default=None)
    updated_at: datetime | None = field(name="updatedAt", default=None)


class AssociationDefinitionEgg(Struct):
    """An association of an object type to create."""

    from_object_type_id: Annotated[str, Meta(min_length=1)] = field(name="fromObjectTypeId")
    """The type id of the one side."""
    to_object_type_id: Annotated[str, Meta(min_length=1)] = field(name="toObjectTypeId")
    """The type id of the other side."""
    name: Annotated[str, Meta(min_length=1)] | None = None
    """A name that no other association has."""


AssociationTypeId: TypeAlias = Annotated[int, Meta(ge=1)]
"""The number of an association type. It has a direction, contact to course is another than course to contact."""


AssociationsPageSize: TypeAlias = Annotated[int, Meta(ge=1, le=500)]
"""How many associations a page has."""


BatchStatus: TypeAlias = Literal["PENDING", "PROCESSING", "CANCELED", "COMPLETE"] | str
"""How far a batch has come. HubSpot may add values."""


class CustomObjectLimitResponse(Struct):
    """How many custom object types are used."""

    limit: Promised[int] = ABSENT
    usage: Promised[int] = ABSENT
    percentage: Promised[float] = ABSENT


DataSensitivity: TypeAlias = Literal["non_sensitive", "sensitive", "highly_sensitive"]


class ErrorDetail(Struct):
    """One reason within an error."""

    message: Promised[str] = ABSENT
    code: str | None = None
    in_: str | None = field(name="in", default=None)
    """The field or parameter that the reason speaks of."""
    sub_category: str | None = field(name="subCategory", default=None)
    context: str | dict[str, Any] | None = None
    """It comes as an object from some operations, as text from others."""


class Filter(Struct):
    """What a property must be."""

    property_name: Annotated[str, Meta(min_length=1)] = field(name="propertyName")
    operator: Literal[
        "EQ",
        "NEQ",
        "LT",
        "LTE",
        "GT",
        "GTE",
        "BETWEEN",
        "IN",
        "NOT_IN",
        "HAS_PROPERTY",
        "NOT_HAS_PROPERTY",
        "CONTAINS_TOKEN",
        "NOT_CONTAINS_TOKEN",
    ]
    value: str | None = None
    """What it is compared with; for BETWEEN the lower end."""
    high_value: str | None = field(name="highValue", default=None)
    """The upper end of BETWEEN."""
    values: list[str] | None = None
    """For IN and NOT_IN."""


class FilterGroup(Struct):
    """Filters, all of which a record must pass."""

    filters: Annotated[list[Filter], Meta(max_length=6, min_length=1)]


GroupName: TypeAlias = Annotated[str, Meta(min_length=1)]
"""The internal name of the group that a property stands in."""


InternalName: TypeAlias = Annotated[str, Meta(min_length=1, pattern="^[A-Za-z0-9_][A-Za-z0-9_.:~-]*\\Z")]
"""The internal name of a property or a group, such as `favorite_color`."""


class LimitAndUsageForObjectType(Struct):
    """How much an object type uses, and may use."""

    object_type_id: Promised[str] = field(name="objectTypeId", default=ABSENT)
    singular_label: Promised[str] = field(name="singularLabel", default=ABSENT)
    plural_label: Promised[str] = field(name="pluralLabel", default=ABSENT)
    limit: Promised[int] = ABSENT
    usage: Promised[int] = ABSENT
    percentage: Promised[float] = ABSENT


class LimitedObjectType(Struct):
    """An object type. HubSpot documents many more fields."""

    id: str | None = None
    name: str | None = None


MemberId: TypeAlias = Annotated[str, Meta(pattern="^[1-9][0-9]*\\Z")]


MemberIds: TypeAlias = Annotated[list[MemberId], Meta(max_length=1000, min_length=1)]
"""The ids of records of the list's object type."""


class NextPage(Struct):
    """Where the next page is."""

    after: Promised[str] = ABSENT
    link: str | None = None
    """Deprecated by HubSpot, to be ignored."""


NumberDisplayHint: TypeAlias = Literal["currency", "duration", "formatted", "percentage", "probability", "unformatted"]


ObjectId1: TypeAlias = Annotated[str, Meta(pattern="^[1-9][0-9]*\\Z")]


if TYPE_CHECKING:
    ObjectId: TypeAlias = str
else:
    ObjectId: TypeAlias = ObjectId1 | int
"""The id of a record, as a request names it. HubSpot takes a string or a whole number; ids exceed 2^31 and may
exceed 2^53. What is not a number is answered with an error inside a 207, so the client refuses it beforehand."""


Input: TypeAlias = Annotated[str, Meta(min_length=1)]


class ObjectSchemaBatchReadRequest(Struct):
    inputs: Annotated[list[Input], Meta(min_length=1)]
    """The object types, by type id or full name."""
    include_property_definitions: bool | None = field(name="includePropertyDefinitions", default=None)
    include_association_definitions: bool | None = field(name="includeAssociationDefinitions", default=None)
    include_audit_metadata: bool | None = field(name="includeAuditMetadata", default=None)


ObjectType: TypeAlias = Annotated[str, Meta(pattern="^(?:[A-Za-z][A-Za-z0-9_-]*|[0-9]+-[0-9]+)\\Z")]
"""An object type: a name such as `contacts` or `contact`, a type id such as `0-410` or `2-3604285`, or the full
name of a custom object."""


class ObjectTypeDefinitionLabels(Struct):
    """What people see of an object type."""

    singular: Annotated[str, Meta(max_length=50, min_length=1)]
    plural: Annotated[str, Meta(max_length=50, min_length=1)]


class ObjectTypeDefinitionPatch(Struct):
    """The fields of an object type to set. HubSpot may set those that are left out back to older values."""

    labels: ObjectTypeDefinitionLabels | None = None
    description: str | None = None
    clear_description: bool | None = field(name="clearDescription", default=None)
    primary_display_property: Annotated[str, Meta(min_length=1)] | None = field(
        name="primaryDisplayProperty", default=None
    )
    secondary_display_properties: list[str] | None = field(name="secondaryDisplayProperties", default=None)
    """At most two."""
    required_properties: list[str] | None = field(name="requiredProperties", default=None)
    searchable_properties: list[str] | None = field(name="searchableProperties", default=None)
    allows_sensitive_properties: bool | None = field(name="allowsSensitiveProperties", default=None)
    restorable: bool | None = None


ObjectTypeId: TypeAlias = Annotated[str, Meta(pattern="^[0-9]+-[0-9]+\\Z")]
"""The id of an object type, such as 0-1 for contacts or 2-3604285 for one of the account's own."""


class ObjectTypeNearOrAtAssociationLimit(Struct):
    """An object type whose records come near their limits."""

    object_type_id: Promised[str] = field(name="objectTypeId", default=ABSENT)
    singular_label: Promised[str] = field(name="singularLabel", default=ABSENT)
    plural_label: Promised[str] = field(name="pluralLabel", default=ABSENT)
    has_records_at_limit: Promised[bool] = field(name="hasRecordsAtLimit", default=ABSENT)
    has_records_near_limit: Promised[bool] = field(name="hasRecordsNearLimit", default=ABSENT)


class Option(Struct):
    """A value that an enumeration can have."""

    label: Promised[str] = ABSENT
    """What people see."""
    value: Promised[str] = ABSENT
    """What records hold."""
    hidden: bool | None = None
    display_order: int | None = field(name="displayOrder", default=None)
    description: str | None = None


class OptionInput(Struct):
    """A value that an enumeration can have."""

    label: Annotated[str, Meta(min_length=1)]
    """What people see."""
    value: Annotated[str, Meta(min_length=1)]
    """What records hold."""
    hidden: bool
    """Whether people cannot choose it."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the options; -1 for behind all that have one."""
    description: str | None = None


PageCursor: TypeAlias = Annotated[str, Meta(min_length=1)]
"""The `paging.next.after` of the page before."""


PipelineId: TypeAlias = Annotated[str, Meta(max_length=36, min_length=1, pattern="^[A-Za-z0-9_][A-Za-z0-9_.:~ -]*\\Z")]
"""The id of a pipeline, such as `default`. It can be chosen when the pipeline is created."""


class PipelinePatchInput(Struct):
    """The fields of a pipeline to set."""

    label: Annotated[str, Meta(min_length=1)] | None = None
    """What people see. No two pipelines of an object type share it."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the pipelines."""
    archived: bool | None = None


class PipelineStage(Struct):
    """A stage of a pipeline."""

    id: Promised[str] = ABSENT
    label: Promised[str] = ABSENT
    """What people see."""
    display_order: Promised[int] = field(name="displayOrder", default=ABSENT)
    metadata: Promised[dict[str, str]] = ABSENT
    """What the object type knows of a stage, such as the `probability` of a deal; `isClosed` is HubSpot's own. Every
    value is text."""
    write_permissions: Literal["CRM_PERMISSIONS_ENFORCEMENT", "INTERNAL_ONLY", "READ_ONLY"] | str | None = field(
        name="writePermissions", default=None
    )
    archived: Promised[bool] = ABSENT
    archived_at: datetime | None = field(name="archivedAt", default=None)
    created_at: Promised[datetime] = field(name="createdAt", default=ABSENT)
    updated_at: Promised[datetime] = field(name="updatedAt", default=ABSENT)

    def __post_init__(self) -> None:
        if self.metadata is None:
            self.metadata = {}


class PreviousPage(Struct):
    """Where the previous page is."""

    before: Promised[str] = ABSENT
    link: str | None = None
    """Deprecated by HubSpot, to be ignored."""


PropertyFieldType: TypeAlias = Literal[
    "booleancheckbox",
    "calculation_equation",
    "checkbox",
    "date",
    "file",
    "html",
    "number",
    "phonenumber",
    "radio",
    "select",
    "text",
    "textarea",
]
"""How a property is shown in HubSpot and in its forms."""


class PropertyGroup(Struct):
    """A group in which properties stand."""

    name: Promised[str] = ABSENT
    """The internal name."""
    label: Promised[str] = ABSENT
    """What people see."""
    display_order: Promised[int] = field(name="displayOrder", default=ABSENT)
    archived: Promised[bool] = ABSENT


class PropertyGroupCreate(Struct):
    """A group to create."""

    name: InternalName
    label: Annotated[str, Meta(min_length=1)]
    """What people see."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the groups; -1 for behind all that have one."""


class PropertyGroupUpdate(Struct):
    """The fields of a group to set."""

    label: Annotated[str, Meta(min_length=1)] | None = None
    """What people see."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the groups; -1 for behind all that have one."""


class PropertyModificationMetadata(Struct):
    """What can be changed of a property."""

    archivable: Promised[bool] = ABSENT
    read_only_definition: Promised[bool] = field(name="readOnlyDefinition", default=ABSENT)
    read_only_options: bool | None = field(name="readOnlyOptions", default=None)
    read_only_value: Promised[bool] = field(name="readOnlyValue", default=ABSENT)
    """Whether HubSpot alone sets it."""


class PropertyName(Struct):
    """A property, by its internal name."""

    name: InternalName


PropertyTexts: TypeAlias = dict[str, str]
"""A record's properties by internal name. HubSpot stores each value as text."""


PropertyType: TypeAlias = Literal["bool", "date", "datetime", "enumeration", "number", "phone_number", "string"]
"""What a property's values are."""


class PublicAssociationDefinitionConfigurationUpdateRequest(Struct):
    """A limit to set."""

    category: AssociationCategory
    type_id: AssociationTypeId = field(name="typeId")
    max_to_object_ids: Annotated[int, Meta(ge=1, le=10000)] = field(name="maxToObjectIds")
    """How many records one record may be linked to with this type."""


class PublicAssociationDefinitionCreateRequest(Struct):
    """A label to create."""

    label: Annotated[str, Meta(min_length=1)]
    """What people see, in the direction of the path."""
    name: Annotated[str, Meta(min_length=1, pattern="^[^0-9-][^-]*\\Z")]
    """The internal name, which cannot be changed. HubSpot takes no hyphens, and no digit at its beginning."""
    inverse_label: Annotated[str, Meta(min_length=1)] | None = field(name="inverseLabel", default=None)
    """What people see in the other direction. Without it the label is the same from both sides."""


class PublicAssociationDefinitionUpdateRequest(Struct):
    """Another name for a label."""

    association_type_id: AssociationTypeId = field(name="associationTypeId")
    label: Annotated[str, Meta(min_length=1)]
    """What people see, in the direction of the path."""
    inverse_label: Annotated[str, Meta(min_length=1)] | None = field(name="inverseLabel", default=None)
    """What people see in the other direction."""


class PublicAssociationSpec(Struct):
    """The type whose limit is removed."""

    category: AssociationCategory
    type_id: AssociationTypeId = field(name="typeId")


class PublicFetchAssociationsBatchRequest(Struct):
    """A record whose associations to read, and where to go on."""

    id: ObjectId
    after: Annotated[str, Meta(min_length=1)] | None = None
    """The `paging.next.after` of this record's last page."""

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


class PublicMergeInput(Struct):
    """Which record to merge into which."""

    primary_object_id: ObjectId = field(name="primaryObjectId")
    """The record that stays."""
    object_id_to_merge: ObjectId = field(name="objectIdToMerge")
    """The record that becomes part of it."""

    def __post_init__(self) -> None:
        if isinstance(self.primary_object_id, int):
            self.primary_object_id = str(self.primary_object_id)
        if isinstance(self.object_id_to_merge, int):
            self.object_id_to_merge = str(self.object_id_to_merge)


class PublicObjectId(Struct):
    """A record, by its id."""

    id: ObjectId

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


FilterGroups: TypeAlias = Annotated[list[FilterGroup], Meta(max_length=5)]


class PublicObjectWarning(Struct):
    """Something HubSpot noticed about a record that it stored all the same."""

    category: Promised[str] = ABSENT
    message: Promised[str] = ABSENT
    context: dict[str, Any] | None = None


class PublicPropertyValidationRule(Struct):
    """A rule that values of a property keep to."""

    rule_type: Promised[str] = field(name="ruleType", default=ABSENT)
    rule_arguments: Promised[list[str]] = field(name="ruleArguments", default=ABSENT)
    should_apply_normalization: bool | None = field(name="shouldApplyNormalization", default=None)

    def __post_init__(self) -> None:
        if self.rule_arguments is None:
            self.rule_arguments = []


class PublicPropertyValidationRuleMap(Struct):
    """A property with its rules."""

    property_name: Promised[str] = field(name="propertyName", default=ABSENT)
    property_validation_rules: Promised[list[PublicPropertyValidationRule]] = field(
        name="propertyValidationRules", default=ABSENT
    )

    def __post_init__(self) -> None:
        if self.property_validation_rules is None:
            self.property_validation_rules = []


class PublicPropertyValidationRuleUpdate(Struct):
    """A rule to set."""

    rule_arguments: list[str] = field(name="ruleArguments")
    """What the rule needs, such as the length for MAX_LENGTH."""
    should_apply_normalization: bool | None = field(name="shouldApplyNormalization", default=None)
    """Whether a value is put into its usual form before it is looked at."""


RecordKey1: TypeAlias = Annotated[str, Meta(min_length=1)]


if TYPE_CHECKING:
    RecordKey: TypeAlias = str
else:
    RecordKey: TypeAlias = RecordKey1 | int
"""The id of a record, or the value of a unique property."""


class ReportTime(Struct):
    """When a report was asked for."""

    value: Promised[int] = ABSENT
    """In milliseconds since 1970."""
    date_only: Promised[bool] = field(name="dateOnly", default=ABSENT)
    time_zone_shift: Promised[int] = field(name="timeZoneShift", default=ABSENT)


ReturnedAssociationCategory: TypeAlias = Literal["HUBSPOT_DEFINED", "INTEGRATOR_DEFINED", "USER_DEFINED", "WORK"] | str
"""Who defined an association type. HubSpot may add values, as it added WORK."""


class ReturnedAssociationSpec(Struct):
    """An association type, as the answer to a default association names it."""

    association_category: Promised[ReturnedAssociationCategory] = field(name="associationCategory", default=ABSENT)
    association_type_id: Promised[int] = field(name="associationTypeId", default=ABSENT)


if TYPE_CHECKING:
    ReturnedObjectId: TypeAlias = str
else:
    ReturnedObjectId: TypeAlias = str | int
"""The id of a record, as an answer names it. The same field comes as a string from one operation and as a whole
number from another."""


class ReturnedObjectTypeDefinitionLabels(Struct):
    """What people see of an object type."""

    singular: str | None = None
    plural: str | None = None


class ReturnedPublicObjectId(Struct):
    """A record in an answer, by its id."""

    id: Promised[ReturnedObjectId] = ABSENT

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


RuleType: TypeAlias = Annotated[str, Meta(min_length=1, pattern="^[A-Z][A-Z_]*\\Z")]
"""What a rule is about, such as FORMAT, ALPHANUMERIC, MAX_LENGTH, MAX_NUMBER, DECIMAL, EMAIL or END_DATE.
HubSpot has 27 kinds, and may add some."""


SchemaName: TypeAlias = Annotated[str, Meta(max_length=50, min_length=1, pattern="^[A-Za-z][A-Za-z0-9_]*$")]
"""The name of an object type, such as `boats`. It cannot be changed."""


class SimplePublicObjectBatchInput(Struct):
    """What to set of a record of a batch."""

    id: RecordKey
    properties: PropertyTexts
    id_property: Annotated[str, Meta(min_length=1)] | None = field(name="idProperty", default=None)
    """The unique property of which `id` is a value."""
    object_write_trace_id: Annotated[str, Meta(min_length=1)] | None = field(name="objectWriteTraceId", default=None)
    """A name for this input that is unique in the batch."""

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


class SimplePublicObjectBatchInputUpsert(Struct):
    """A record to update or to create."""

    id: RecordKey
    properties: PropertyTexts
    id_property: Annotated[str, Meta(min_length=1)] | None = field(name="idProperty", default=None)
    """The unique property of which `id` is a value."""
    object_write_trace_id: Annotated[str, Meta(min_length=1)] | None = field(name="objectWriteTraceId", default=None)
    """A name for this input that is unique in the batch."""

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


class SimplePublicObjectId(Struct):
    """A record, by its id or by the value of a unique property."""

    id: RecordKey

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


class SimplePublicObjectInput(Struct):
    """What to set of a record."""

    properties: PropertyTexts


class Sort(Struct):
    """A property to sort by."""

    property_name: Annotated[str, Meta(min_length=1)] = field(name="propertyName")
    direction: Literal["ASCENDING", "DESCENDING"] | None = None


StageId: TypeAlias = Annotated[
    str,
    Meta(max_length=100, min_length=1, pattern="^[A-Za-z0-9_][A-Za-z0-9_.:~ -]*\\Z"),
]
"""The id of a stage, such as `closedwon`. It can be chosen when the stage is created."""


StageMetadata: TypeAlias = dict[str, str]
"""What the object type needs of a stage. For deals `probability`, from "0.0" for lost to "1.0" for won; for
tickets `ticketState`, OPEN or CLOSED; for custom objects `state`, OPEN or CLOSED. Every value is text."""


class StandardError(Struct):
    """Why inputs of a batch failed. HubSpot's page lists more fields as always there; only these three always are."""

    status: Promised[str] = ABSENT
    category: Promised[str] = ABSENT
    """The kind of error, such as VALIDATION_ERROR. It is stable, the message is not."""
    sub_category: str | dict[str, Any] | None = field(name="subCategory", default=None)
    """A finer kind. It is documented as an object and comes as a string."""
    message: Promised[str] = ABSENT
    id: str | None = None
    context: Any = None
    """What the error speaks of, an object with mostly lists of strings."""
    links: Any = None
    """Addresses of related documentation, by name."""
    errors: Any = None
    """The single reasons, a list of `ErrorDetail`. Lists of texts have been seen elsewhere."""


TextDisplayHint: TypeAlias = Literal[
    "domain_name",
    "email",
    "ip_address",
    "multi_line",
    "phone_number",
    "physical_address",
    "postal_code",
    "unformatted_single_line",
]


class UsageForObjectType(Struct):
    """How much an object type uses."""

    object_type_id: Promised[str] = field(name="objectTypeId", default=ABSENT)
    singular_label: Promised[str] = field(name="singularLabel", default=ABSENT)
    plural_label: Promised[str] = field(name="pluralLabel", default=ABSENT)
    usage: Promised[int] = ABSENT


class ValueWithTimestamp(Struct):
    """One value that a property had."""

    value: Promised[str | None] = ABSENT
    timestamp: Promised[datetime] = ABSENT
    source_type: Promised[str] = field(name="sourceType", default=ABSENT)
    source_id: str | None = field(name="sourceId", default=None)
    source_label: str | None = field(name="sourceLabel", default=None)
    updated_by_user_id: int | None = field(name="updatedByUserId", default=None)


class AssociatedId(Struct):
    """An associated record, by its id."""

    id: Promised[ReturnedObjectId] = ABSENT
    type: Promised[str] = ABSENT
    """The type of the association by name, such as contact_to_company."""

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


class AssociationLabelLimitResponse(Struct):
    """How many labels two object types have."""

    from_object_type: Promised[LimitedObjectType] = field(name="fromObjectType", default=ABSENT)
    to_object_type: Promised[LimitedObjectType] = field(name="toObjectType", default=ABSENT)
    all_labels: Promised[list[str]] = field(name="allLabels", default=ABSENT)
    limit: Promised[int] = ABSENT
    usage: Promised[int] = ABSENT
    percentage: Promised[float] = ABSENT

    def __post_init__(self) -> None:
        if self.all_labels is None:
            self.all_labels = []


class AssociationSpec(Struct):
    """An association type, as a request names it."""

    association_category: AssociationCategory = field(name="associationCategory")
    association_type_id: AssociationTypeId = field(name="associationTypeId")


class AssociationSpecWithLabel(Struct):
    """An association type with its label."""

    category: Promised[ReturnedAssociationCategory] = ABSENT
    type_id: Promised[int] = field(name="typeId", default=ABSENT)
    label: str | None = None
    """null for every type that has no label."""
    from_object_type_id: str | None = field(name="fromObjectTypeId", default=None)
    to_object_type_id: str | None = field(name="toObjectTypeId", default=None)


AssociationSpecs: TypeAlias = Annotated[list[AssociationSpec], Meta(min_length=1)]
"""The types of an association. HubSpot answers an empty list with success and does nothing."""


class AtLimitRecordSample(Struct):
    """A record that has reached its limit."""

    object_id: Promised[ReturnedObjectId] = field(name="objectId", default=ABSENT)
    label: Promised[str] = ABSENT

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.object_id, int):
            self.object_id = str(self.object_id)


class BatchInputPropertyName(Struct):
    inputs: Annotated[list[PropertyName], Meta(max_length=100, min_length=1)]


class BatchInputPublicAssociationDefinitionConfigurationCreateRequest(Struct):
    inputs: Annotated[
        list[PublicAssociationDefinitionConfigurationUpdateRequest],
        Meta(max_length=100, min_length=1),
    ]


class BatchInputPublicAssociationDefinitionConfigurationUpdateRequest(Struct):
    inputs: Annotated[
        list[PublicAssociationDefinitionConfigurationUpdateRequest],
        Meta(max_length=100, min_length=1),
    ]


class BatchInputPublicAssociationSpec(Struct):
    inputs: Annotated[list[PublicAssociationSpec], Meta(max_length=100, min_length=1)]


class BatchInputPublicFetchAssociationsBatchRequest(Struct):
    inputs: Annotated[list[PublicFetchAssociationsBatchRequest], Meta(max_length=1000, min_length=1)]


class BatchInputSimplePublicObjectBatchInput(Struct):
    inputs: Annotated[list[SimplePublicObjectBatchInput], Meta(max_length=100, min_length=1)]


class BatchInputSimplePublicObjectBatchInputUpsert(Struct):
    inputs: Annotated[list[SimplePublicObjectBatchInputUpsert], Meta(max_length=100, min_length=1)]


class BatchInputSimplePublicObjectId(Struct):
    inputs: Annotated[list[SimplePublicObjectId], Meta(max_length=100, min_length=1)]


class BatchReadInputPropertyName(Struct):
    inputs: Annotated[list[PropertyName], Meta(max_length=100, min_length=1)]
    archived: bool | None = None
    """Whether to read properties that were archived, and no others."""
    data_sensitivity: DataSensitivity | None = field(name="dataSensitivity", default=None)


class BatchReadInputSimplePublicObjectId(Struct):
    """Which records to read, and what of them. The page lists the properties as required; they are not."""

    inputs: Annotated[list[SimplePublicObjectId], Meta(max_length=100, min_length=1)]
    id_property: Annotated[str, Meta(min_length=1)] | None = field(name="idProperty", default=None)
    """The unique property of which the ids are values."""
    properties: list[str] | None = None
    """The names of the properties to return."""
    properties_with_history: list[str] | None = field(name="propertiesWithHistory", default=None)
    """The names of the properties to return with the values that they had before."""


class BatchResponse(Struct):
    """What every batch answer has besides its results. A batch with failures is answered with 207 and `errors`; the
    other fields are the same for every 2xx. The times are text, in ISO 8601: an odd one must not cost the
    outcomes."""

    status: Promised[BatchStatus] = ABSENT
    started_at: Promised[str] = field(name="startedAt", default=ABSENT)
    """When HubSpot began with the batch."""
    completed_at: Promised[str] = field(name="completedAt", default=ABSENT)
    """When HubSpot was done with the batch."""
    requested_at: str | None = field(name="requestedAt", default=None)
    """When the batch was asked for."""
    num_errors: int | None = field(name="numErrors", default=None)
    """How many errors there were. It is left out when there were none, and one error can speak of many inputs."""
    errors: list[StandardError] | None = None
    links: Any = None
    """Addresses of related documentation, by name."""


class CalculatedPropertyLimitResponse(Struct):
    """How many calculated properties are used."""

    overall_limit: Promised[int] = field(name="overallLimit", default=ABSENT)
    overall_usage: Promised[int] = field(name="overallUsage", default=ABSENT)
    overall_percentage: Promised[float] = field(name="overallPercentage", default=ABSENT)
    by_object_type: Promised[list[UsageForObjectType]] = field(name="byObjectType", default=ABSENT)

    def __post_init__(self) -> None:
        if self.by_object_type is None:
            self.by_object_type = []


class CollectionResponseAssociationLabelLimitResponseNoPaging(Struct):
    """How many labels are used."""

    results: Promised[list[AssociationLabelLimitResponse]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponseAssociationSpecWithLabelNoPaging(Struct):
    """Association types with their labels."""

    results: Promised[list[AssociationSpecWithLabel]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponseObjectTypeNearOrAtAssociationLimitNoPaging(Struct):
    """Object types whose records come near their limits."""

    results: Promised[list[ObjectTypeNearOrAtAssociationLimit]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponsePipelineStageNoPaging(Struct):
    """All stages of a pipeline."""

    results: Promised[list[PipelineStage]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponsePropertyGroupNoPaging(Struct):
    """All groups of an object type."""

    results: Promised[list[PropertyGroup]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponsePublicPropertyValidationRuleMapNoPaging(Struct):
    """All properties of an object type that have rules."""

    results: Promised[list[PublicPropertyValidationRuleMap]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponsePublicPropertyValidationRuleNoPaging(Struct):
    """All rules of a property."""

    results: Promised[list[PublicPropertyValidationRule]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CustomObjectRecordLimitResponse(Struct):
    """What all custom object types use together."""

    overall_limit: Promised[int] = field(name="overallLimit", default=ABSENT)
    overall_usage: Promised[int] = field(name="overallUsage", default=ABSENT)
    overall_percentage: Promised[float] = field(name="overallPercentage", default=ABSENT)
    by_object_type: Promised[list[UsageForObjectType]] = field(name="byObjectType", default=ABSENT)

    def __post_init__(self) -> None:
        if self.by_object_type is None:
            self.by_object_type = []


class CustomPropertyLimitResponse(Struct):
    """How many custom properties are used."""

    overall_limit: Promised[int] = field(name="overallLimit", default=ABSENT)
    overall_usage: Promised[int] = field(name="overallUsage", default=ABSENT)
    overall_percentage: Promised[float] = field(name="overallPercentage", default=ABSENT)
    by_object_type: Promised[list[LimitAndUsageForObjectType]] = field(name="byObjectType", default=ABSENT)

    def __post_init__(self) -> None:
        if self.by_object_type is None:
            self.by_object_type = []


class Error(Struct):
    """The body of a refusal. Every field is optional: some refusals have no category, some come as HTML or text, and
    rate limits have fields of their own."""

    status: str | None = None
    message: str | None = None
    correlation_id: str | None = field(name="correlationId", default=None)
    category: str | None = None
    sub_category: str | None = field(name="subCategory", default=None)
    context: dict[str, Any] | None = None
    links: dict[str, Any] | None = None
    errors: list[ErrorDetail | str] | None = None
    error_type: str | None = field(name="errorType", default=None)
    policy_name: str | None = field(name="policyName", default=None)
    """The rate limit that was reached, such as TEN_SECONDLY_ROLLING or DAILY."""
    group_name: str | None = field(name="groupName", default=None)
    request_id: str | None = field(name="requestId", default=None)


class ForwardPaging(Struct):
    """Where the next page is."""

    next: NextPage | None = None


class JoinTimeAndRecordId(Struct):
    """A record that is a member of a list."""

    record_id: Promised[ReturnedObjectId] = field(name="recordId", default=ABSENT)
    membership_timestamp: Promised[datetime] = field(name="membershipTimestamp", default=ABSENT)
    """When it became one."""

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.record_id, int):
            self.record_id = str(self.record_id)


class LabelsBetweenObjectPair(Struct):
    """A pair of associated records with the labels between them."""

    from_object_type_id: Promised[str] = field(name="fromObjectTypeId", default=ABSENT)
    from_object_id: Promised[ReturnedObjectId] = field(name="fromObjectId", default=ABSENT)
    to_object_type_id: Promised[str] = field(name="toObjectTypeId", default=ABSENT)
    to_object_id: Promised[ReturnedObjectId] = field(name="toObjectId", default=ABSENT)
    labels: Promised[list[str | None]] = ABSENT

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.from_object_id, int):
            self.from_object_id = str(self.from_object_id)
        if isinstance(self.to_object_id, int):
            self.to_object_id = str(self.to_object_id)
        if self.labels is None:
            self.labels = []


class ListCreateRequest(Struct):
    """A list to create."""

    name: Annotated[str, Meta(min_length=1)]
    """What it is called. No other list of the object type has that name."""
    object_type_id: ObjectTypeId = field(name="objectTypeId")
    processing_type: Literal["DYNAMIC", "MANUAL", "SNAPSHOT"] = field(name="processingType")
    """MANUAL for a list that is filled by hand; DYNAMIC for one that filters keep up to date, SNAPSHOT for one that
    filters fill once. These two need filters."""
    filter_branch: dict[str, Any] | None = field(name="filterBranch", default=None)
    """The filters, as HubSpot's documentation writes them."""
    list_folder_id: int | None = field(name="listFolderId", default=None)
    """The folder that it stands in; the outermost unless it is given."""
    custom_properties: dict[str, str] | None = field(name="customProperties", default=None)


class ListSearchRequest(Struct):
    """Which lists to find, and what to say of them."""

    query: str | None = None
    """Text that the name holds, in any case."""
    object_type_id: ObjectTypeId | None = field(name="objectTypeId", default=None)
    processing_types: list[Literal["DYNAMIC", "MANUAL", "SNAPSHOT"]] | None = field(
        name="processingTypes", default=None
    )
    list_ids: list[ObjectId] | None = field(name="listIds", default=None)
    additional_properties: list[str] | None = field(name="additionalProperties", default=None)
    """What else to say of each list, such as hs_list_size."""
    sort: str | None = None
    """By what the lists are sorted, such as HS_LIST_ID or HS_LIST_NAME."""
    offset: Annotated[int, Meta(ge=0, le=2147483647)] | None = None
    """How many lists to pass over."""
    count: Annotated[int, Meta(ge=1, le=500)] | None = None
    """How many lists a page has at most."""


class MembershipsUpdateResponse(Struct):
    """What became of the records. Those that are members already, or are none, stand in no field."""

    record_ids_missing: list[ReturnedObjectId] | None = field(name="recordIdsMissing", default=None)
    record_ids_removed: list[ReturnedObjectId] | None = field(name="recordIdsRemoved", default=None)
    records_ids_added: list[ReturnedObjectId] | None = field(name="recordsIdsAdded", default=None)
    record_ids_added: list[ReturnedObjectId] | None = field(name="recordIdsAdded", default=None)


class MultiAssociatedObjectWithLabel(Struct):
    """An associated record with the types of the association."""

    to_object_id: Promised[ReturnedObjectId] = field(name="toObjectId", default=ABSENT)
    association_types: Promised[list[AssociationSpecWithLabel]] = field(name="associationTypes", default=ABSENT)

    @property
    def id(self) -> str:
        """`to_object_id`, under the name one would type."""
        return self.to_object_id

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.to_object_id, int):
            self.to_object_id = str(self.to_object_id)
        if self.association_types is None:
            self.association_types = []


class NearLimitRecordSample(Struct):
    """A record that comes near its limit."""

    object_id: Promised[ReturnedObjectId] = field(name="objectId", default=ABSENT)
    label: Promised[str] = ABSENT
    usage: Promised[int] = ABSENT
    percentage: Promised[float] = ABSENT

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.object_id, int):
            self.object_id = str(self.object_id)


class ObjectTypeDefinition(Struct):
    """An object type."""

    id: Promised[ReturnedObjectId] = ABSENT
    object_type_id: str | None = field(name="objectTypeId", default=None)
    """The type id, such as 2-5001."""
    fully_qualified_name: str | None = field(name="fullyQualifiedName", default=None)
    """The full name, such as p1_boats."""
    name: Promised[str] = ABSENT
    labels: Promised[ReturnedObjectTypeDefinitionLabels] = ABSENT
    description: str | None = None
    primary_display_property: str | None = field(name="primaryDisplayProperty", default=None)
    secondary_display_properties: list[str] | None = field(name="secondaryDisplayProperties", default=None)
    required_properties: Promised[list[str]] = field(name="requiredProperties", default=ABSENT)
    searchable_properties: list[str] | None = field(name="searchableProperties", default=None)
    allows_sensitive_properties: bool | None = field(name="allowsSensitiveProperties", default=None)
    restorable: bool | None = None
    portal_id: int | None = field(name="portalId", default=None)
    archived: bool | None = None
    created_at: datetime | None = field(name="createdAt", default=None)
    updated_at: datetime | None = field(name="updatedAt", default=None)

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)
        if self.required_properties is None:
            self.required_properties = []


class ObjectTypePropertyCreate(Struct):
    """A property of an object type that is to be created."""

    name: InternalName
    label: Annotated[str, Meta(min_length=1)]
    """What people see."""
    type: PropertyType
    field_type: PropertyFieldType = field(name="fieldType")
    group_name: str | None = field(name="groupName", default=None)
    """The group that it stands in; that of the object type unless it is given."""
    description: str | None = None
    """A help text."""
    options: list[OptionInput] | None = None
    """The values of an enumeration."""
    option_sort_strategy: Literal["ALPHABETICAL", "DISPLAY_ORDER"] | None = field(
        name="optionSortStrategy", default=None
    )
    display_order: int | None = field(name="displayOrder", default=None)
    has_unique_value: bool | None = field(name="hasUniqueValue", default=None)
    """Whether no two records share a value. It cannot be changed later."""
    hidden: bool | None = None
    form_field: bool | None = field(name="formField", default=None)
    searchable_in_global_search: bool | None = field(name="searchableInGlobalSearch", default=None)
    external_options_reference_type: str | None = field(name="externalOptionsReferenceType", default=None)
    referenced_object_type: str | None = field(name="referencedObjectType", default=None)
    number_display_hint: NumberDisplayHint | None = field(name="numberDisplayHint", default=None)
    text_display_hint: TextDisplayHint | None = field(name="textDisplayHint", default=None)
    show_currency_symbol: bool | None = field(name="showCurrencySymbol", default=None)


class Paging(Struct):
    """Where the neighbouring pages are."""

    next: NextPage | None = None
    prev: PreviousPage | None = None


class Pipeline(Struct):
    """A pipeline with its stages."""

    id: Promised[ReturnedObjectId] = ABSENT
    label: Promised[str] = ABSENT
    """What people see."""
    display_order: Promised[int] = field(name="displayOrder", default=ABSENT)
    stages: Promised[list[PipelineStage]] = ABSENT
    archived: Promised[bool] = ABSENT
    archived_at: datetime | None = field(name="archivedAt", default=None)
    created_at: Promised[datetime] = field(name="createdAt", default=ABSENT)
    updated_at: Promised[datetime] = field(name="updatedAt", default=ABSENT)

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.id, int):
            self.id = str(self.id)
        if self.stages is None:
            self.stages = []


class PipelineLimitResponse(Struct):
    """How many pipelines are used."""

    hubspot_defined_object_types: Promised[list[LimitAndUsageForObjectType]] = field(
        name="hubspotDefinedObjectTypes", default=ABSENT
    )
    custom_object_types: Promised[CustomObjectRecordLimitResponse] = field(name="customObjectTypes", default=ABSENT)

    def __post_init__(self) -> None:
        if self.hubspot_defined_object_types is None:
            self.hubspot_defined_object_types = []


class PipelineStageInput(Struct):
    """A stage to create, or to set in a pipeline that is replaced."""

    label: Annotated[str, Meta(min_length=1)]
    """What people see. No two stages of a pipeline share it."""
    display_order: int = field(name="displayOrder")
    """Its place among the stages."""
    metadata: StageMetadata
    stage_id: StageId | None = field(name="stageId", default=None)


class PipelineStagePatchInput(Struct):
    """The fields of a stage to set. HubSpot's page lists `metadata` as required; it is not."""

    label: Annotated[str, Meta(min_length=1)] | None = None
    """What people see. No two stages of a pipeline share it."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the stages."""
    metadata: StageMetadata | None = None
    archived: bool | None = None


class PipelineStageReplaceInput(Struct):
    """A stage, in the place of the one that there is."""

    label: Annotated[str, Meta(min_length=1)]
    """What people see. No two stages of a pipeline share it."""
    display_order: int = field(name="displayOrder")
    """Its place among the stages."""
    metadata: StageMetadata


class Property(Struct):
    """A property as HubSpot keeps it. A property of HubSpot's own may lack `archived`."""

    name: Promised[str] = ABSENT
    """The internal name, by which records have it."""
    label: Promised[str] = ABSENT
    """What people see."""
    type: Promised[PropertyType | str] = ABSENT
    """What its values are. HubSpot may add types, and has some that cannot be created."""
    field_type: Promised[PropertyFieldType | str] = field(name="fieldType", default=ABSENT)
    """How it is shown. HubSpot may add kinds, and has some that cannot be created."""
    group_name: Promised[str] = field(name="groupName", default=ABSENT)
    description: Promised[str] = ABSENT
    options: Promised[list[Option]] = ABSENT
    display_order: int | None = field(name="displayOrder", default=None)
    has_unique_value: bool | None = field(name="hasUniqueValue", default=None)
    """Whether no two records share a value. It is not always right."""
    hidden: bool | None = None
    form_field: bool | None = field(name="formField", default=None)
    hubspot_defined: bool | None = field(name="hubspotDefined", default=None)
    """Whether it is HubSpot's own."""
    calculated: bool | None = None
    calculation_formula: str | None = field(name="calculationFormula", default=None)
    external_options: bool | None = field(name="externalOptions", default=None)
    referenced_object_type: str | None = field(name="referencedObjectType", default=None)
    data_sensitivity: DataSensitivity | str | None = field(name="dataSensitivity", default=None)
    sensitive_data_categories: list[str] | None = field(name="sensitiveDataCategories", default=None)
    number_display_hint: NumberDisplayHint | str | None = field(name="numberDisplayHint", default=None)
    text_display_hint: TextDisplayHint | str | None = field(name="textDisplayHint", default=None)
    date_display_hint: str | None = field(name="dateDisplayHint", default=None)
    """Such as absolute or time_since."""
    show_currency_symbol: bool | None = field(name="showCurrencySymbol", default=None)
    currency_property_name: str | None = field(name="currencyPropertyName", default=None)
    modification_metadata: PropertyModificationMetadata | None = field(name="modificationMetadata", default=None)
    archived: bool | None = None
    archived_at: datetime | None = field(name="archivedAt", default=None)
    created_at: datetime | None = field(name="createdAt", default=None)
    created_user_id: str | None = field(name="createdUserId", default=None)
    updated_at: datetime | None = field(name="updatedAt", default=None)
    updated_user_id: str | None = field(name="updatedUserId", default=None)

    def __post_init__(self) -> None:
        if self.options is None:
            self.options = []


class PropertyCreate(Struct):
    """A property to create."""

    name: InternalName
    label: Annotated[str, Meta(min_length=1)]
    """What people see."""
    type: PropertyType
    field_type: PropertyFieldType = field(name="fieldType")
    group_name: GroupName = field(name="groupName")
    description: str | None = None
    """A help text."""
    options: list[OptionInput] | None = None
    """The values of an enumeration. A bool needs `true` and `false`."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the properties; -1 for behind all that have one."""
    has_unique_value: bool | None = field(name="hasUniqueValue", default=None)
    """Whether no two records share a value. It cannot be changed later."""
    hidden: bool | None = None
    form_field: bool | None = field(name="formField", default=None)
    """Whether it can stand in a form."""
    external_options: bool | None = field(name="externalOptions", default=None)
    """Whether the values come from elsewhere; then `referencedObjectType` says where."""
    referenced_object_type: str | None = field(name="referencedObjectType", default=None)
    """Such as OWNER, for a property whose values are owners."""
    calculation_formula: str | None = field(name="calculationFormula", default=None)
    """Makes it a property that HubSpot calculates."""
    data_sensitivity: DataSensitivity | None = field(name="dataSensitivity", default=None)
    number_display_hint: NumberDisplayHint | None = field(name="numberDisplayHint", default=None)
    text_display_hint: TextDisplayHint | None = field(name="textDisplayHint", default=None)
    show_currency_symbol: bool | None = field(name="showCurrencySymbol", default=None)
    currency_property_name: str | None = field(name="currencyPropertyName", default=None)
    """Only with `showCurrencySymbol`."""


class PropertyUpdate(Struct):
    """The fields of a property to set. A field that is left out keeps its value."""

    label: Annotated[str, Meta(min_length=1)] | None = None
    """What people see."""
    type: PropertyType | None = None
    field_type: PropertyFieldType | None = field(name="fieldType", default=None)
    group_name: GroupName | None = field(name="groupName", default=None)
    description: str | None = None
    """A help text."""
    options: list[OptionInput] | None = None
    """All values of an enumeration. Those that are left out are taken away."""
    display_order: int | None = field(name="displayOrder", default=None)
    """Its place among the properties; -1 for behind all that have one."""
    hidden: bool | None = None
    form_field: bool | None = field(name="formField", default=None)
    """Whether it can stand in a form."""
    calculation_formula: str | None = field(name="calculationFormula", default=None)
    number_display_hint: NumberDisplayHint | None = field(name="numberDisplayHint", default=None)
    text_display_hint: TextDisplayHint | None = field(name="textDisplayHint", default=None)
    show_currency_symbol: bool | None = field(name="showCurrencySymbol", default=None)
    currency_property_name: str | None = field(name="currencyPropertyName", default=None)
    """Only with `showCurrencySymbol`."""


class PublicAssociationDefinitionConfigurationUpdateResult(Struct):
    """A limit as it stands."""

    category: Promised[ReturnedAssociationCategory] = ABSENT
    type_id: Promised[int] = field(name="typeId", default=ABSENT)
    user_enforced_max_to_object_ids: int | None = field(name="userEnforcedMaxToObjectIds", default=None)
    """null where no limit of one's own is set."""


class PublicAssociationDefinitionUserConfiguration(Struct):
    """A limit as it stands, with the label of its type."""

    category: Promised[ReturnedAssociationCategory] = ABSENT
    type_id: Promised[int] = field(name="typeId", default=ABSENT)
    label: str | None = None
    user_enforced_max_to_object_ids: int | None = field(name="userEnforcedMaxToObjectIds", default=None)
    """null where no limit of one's own is set."""


class PublicAssociationMultiArchive(Struct):
    """A record, and those with which it is associated no longer."""

    from_: PublicObjectId = field(name="from")
    to: Annotated[list[PublicObjectId], Meta(min_length=1)]
    """The other records."""


class PublicAssociationMultiPost(Struct):
    """An association to create. It replaces the types that the pair has; name all that shall remain."""

    from_: PublicObjectId = field(name="from")
    to: PublicObjectId
    types: Annotated[list[AssociationSpec], Meta(min_length=1)]
    """The types of the association. HubSpot answers an empty list with 2xx and does nothing."""


class PublicAssociationMultiWithLabel(Struct):
    """A record with one page of its associations."""

    from_: Promised[ReturnedPublicObjectId] = field(name="from", default=ABSENT)
    to: Promised[list[MultiAssociatedObjectWithLabel]] = ABSENT
    paging: Paging | None = None
    """It is there only when there are more pages."""

    @property
    def from_id(self) -> str:
        """`from_.id`, under the name one would type."""
        # What holds it may be missing too.
        return ABSENT if self.from_ is None else self.from_.id

    def __post_init__(self) -> None:
        if self.to is None:
            self.to = []


class PublicAssociationsForObject(Struct):
    """A record to associate a new record with, and how."""

    to: PublicObjectId
    types: Annotated[list[AssociationSpec], Meta(min_length=1)]


class PublicAuditInfo(Struct):
    """Something that was done to a pipeline or a stage."""

    action: Promised[str] = ABSENT
    """Such as CREATE or UPDATE."""
    identifier: Promised[ReturnedObjectId] = ABSENT
    portal_id: Promised[int] = field(name="portalId", default=ABSENT)
    """The account."""
    from_user_id: int | None = field(name="fromUserId", default=None)
    """Who did it."""
    message: str | None = None
    raw_object: dict[str, Any] | None = field(name="rawObject", default=None)
    """What it was to that was done."""
    timestamp: datetime | None = None

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.identifier, int):
            self.identifier = str(self.identifier)


class PublicDefaultAssociation(Struct):
    """One direction of a default association."""

    from_: Promised[ReturnedPublicObjectId] = field(name="from", default=ABSENT)
    to: Promised[ReturnedPublicObjectId] = ABSENT
    association_spec: Promised[ReturnedAssociationSpec] = field(name="associationSpec", default=ABSENT)


class PublicDefaultAssociationMultiPost(Struct):
    """Two records to associate without a label."""

    from_: PublicObjectId = field(name="from")
    to: PublicObjectId


class PublicGdprDeleteInput(Struct):
    """Which record to delete for good."""

    object_id: RecordKey = field(name="objectId")
    """The record's id; or, with `idProperty`, the value of that property."""
    id_property: Annotated[str, Meta(min_length=1)] | None = field(name="idProperty", default=None)
    """The unique property of which `objectId` is a value, such as email."""

    def __post_init__(self) -> None:
        if isinstance(self.object_id, int):
            self.object_id = str(self.object_id)


class PublicObjectList(Struct):
    """A list of records of one object type."""

    list_id: Promised[ReturnedObjectId] = field(name="listId", default=ABSENT)
    list_version: Promised[int] = field(name="listVersion", default=ABSENT)
    """How often its filters have changed."""
    name: Promised[str] = ABSENT
    object_type_id: Promised[str] = field(name="objectTypeId", default=ABSENT)
    """The type id of its records."""
    processing_status: Promised[Literal["COMPLETE", "PROCESSING"] | str] = field(
        name="processingStatus", default=ABSENT
    )
    """How far HubSpot has come with it."""
    processing_type: Promised[Literal["DYNAMIC", "MANUAL", "SNAPSHOT"] | str] = field(
        name="processingType", default=ABSENT
    )
    """Whether filters keep it up to date, people do, or filters filled it once."""
    size: int | None = None
    """How many records it holds; not always told."""
    filter_branch: dict[str, Any] | None = field(name="filterBranch", default=None)
    """Its filters, where they are asked for, as HubSpot has them."""
    created_at: datetime | None = field(name="createdAt", default=None)
    created_by_id: str | None = field(name="createdById", default=None)
    updated_at: datetime | None = field(name="updatedAt", default=None)
    updated_by_id: str | None = field(name="updatedById", default=None)
    filters_updated_at: datetime | None = field(name="filtersUpdatedAt", default=None)
    deleted_at: datetime | None = field(name="deletedAt", default=None)
    """When it was deleted; it can be restored for 90 days."""

    def __post_init__(self) -> None:
        if isinstance(self.list_id, int):
            self.list_id = str(self.list_id)


class PublicObjectListSearchResult(Struct):
    """A list that was found, without its filters."""

    list_id: Promised[ReturnedObjectId] = field(name="listId", default=ABSENT)
    list_version: Promised[int] = field(name="listVersion", default=ABSENT)
    name: Promised[str] = ABSENT
    object_type_id: Promised[str] = field(name="objectTypeId", default=ABSENT)
    processing_status: Promised[Literal["COMPLETE", "PROCESSING"] | str] = field(
        name="processingStatus", default=ABSENT
    )
    processing_type: Promised[Literal["DYNAMIC", "MANUAL", "SNAPSHOT"] | str] = field(
        name="processingType", default=ABSENT
    )
    additional_properties: dict[str, str | None] | None = field(name="additionalProperties", default=None)
    """What was asked for besides, by name."""
    created_at: datetime | None = field(name="createdAt", default=None)
    created_by_id: str | None = field(name="createdById", default=None)
    updated_at: datetime | None = field(name="updatedAt", default=None)
    updated_by_id: str | None = field(name="updatedById", default=None)
    filters_updated_at: datetime | None = field(name="filtersUpdatedAt", default=None)
    deleted_at: datetime | None = field(name="deletedAt", default=None)

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.list_id, int):
            self.list_id = str(self.list_id)


Sorts: TypeAlias = Annotated[list[Sort], Meta(max_length=1)]


class PublicObjectSearchRequest(Struct):
    """Which records to search for, and what to return of them."""

    query: Annotated[str, Meta(max_length=3000)] | None = None
    """A text to look for in the properties that are searched by default."""
    filter_groups: FilterGroups | None = field(name="filterGroups", default=None)
    """Alternatives, one of which a record must meet."""
    sorts: Sorts | None = None
    """By what the records are sorted; by the time of their creation, unless it is given."""
    properties: list[str] | None = None
    """The names of the properties to return."""
    limit: Annotated[int, Meta(ge=1, le=200)] | None = None
    """How many records a page has at most."""
    after: PageCursor | None = None


class PublicTeam(Struct):
    """A team that an owner belongs to."""

    id: Promised[ReturnedObjectId] = ABSENT
    name: Promised[str] = ABSENT
    primary: Promised[bool] = ABSENT

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)


class RecordLimitResponse(Struct):
    """How many records are used."""

    hubspot_defined_object_types: Promised[list[LimitAndUsageForObjectType]] = field(
        name="hubspotDefinedObjectTypes", default=ABSENT
    )
    custom_object_types: Promised[CustomObjectRecordLimitResponse] = field(name="customObjectTypes", default=ABSENT)

    def __post_init__(self) -> None:
        if self.hubspot_defined_object_types is None:
            self.hubspot_defined_object_types = []


class RecordListMembership(Struct):
    """A list that a record is a member of."""

    list_id: Promised[ReturnedObjectId] = field(name="listId", default=ABSENT)
    list_version: Promised[int] = field(name="listVersion", default=ABSENT)
    is_public_list: bool | None = field(name="isPublicList", default=None)
    first_added_timestamp: datetime | None = field(name="firstAddedTimestamp", default=None)
    last_added_timestamp: datetime | None = field(name="lastAddedTimestamp", default=None)

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.list_id, int):
            self.list_id = str(self.list_id)


class ReportCreationResponse(Struct):
    """A report that was asked for."""

    user_id: Promised[int] = field(name="userId", default=ABSENT)
    user_email: Promised[str] = field(name="userEmail", default=ABSENT)
    enqueue_time: Promised[ReportTime] = field(name="enqueueTime", default=ABSENT)


class SimplePublicObject(Struct):
    """A record."""

    id: Promised[ReturnedObjectId] = ABSENT
    properties: Promised[dict[str, str | None]] = ABSENT
    """Values by internal name; null where a property was asked for and is not set."""
    properties_with_history: dict[str, list[ValueWithTimestamp]] | None = field(
        name="propertiesWithHistory", default=None
    )
    created_at: Promised[datetime] = field(name="createdAt", default=ABSENT)
    updated_at: Promised[datetime] = field(name="updatedAt", default=ABSENT)
    archived: Promised[bool] = ABSENT
    archived_at: datetime | None = field(name="archivedAt", default=None)
    object_write_trace_id: str | None = field(name="objectWriteTraceId", default=None)
    """The trace id of the input that this record was made from, where HubSpot returns it."""
    url: str | None = None
    """The record's page in HubSpot."""
    warnings: list[PublicObjectWarning] | None = None

    def __post_init__(self) -> None:
        if isinstance(self.id, int):
            self.id = str(self.id)
        if self.properties is None:
            self.properties = {}


class SimplePublicObjectBatchInputForCreate(Struct):
    """A record to create."""

    properties: dict[str, str]
    """The record's properties by internal name. HubSpot stores each value as text."""
    associations: list[PublicAssociationsForObject] | None = None
    """Records to associate the new record with. The page lists it as required; it is not."""
    object_write_trace_id: Annotated[str, Meta(min_length=1)] | None = field(name="objectWriteTraceId", default=None)
    """A name for this input that is unique in the batch. Only when every input has one does a bad input fail alone,
    inside a 207; else the first error refuses the whole batch. It does not make a create repeatable."""


class SimplePublicObjectInputForCreate(Struct):
    """A record to create by itself."""

    properties: PropertyTexts
    associations: list[PublicAssociationsForObject] | None = None
    """Records to associate the new record with."""


class SimplePublicUpsertObject(SimplePublicObject):
    """A record that was updated or created."""

    new: Promised[bool] = ABSENT
    """Whether the record was created."""


class ApiCollectionResponseJoinTimeAndRecordId(Struct):
    """A page of the members of a list."""

    results: Promised[list[JoinTimeAndRecordId]] = ABSENT
    paging: Paging | None = None
    total: int | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results, record_id in zip(
            results,
            texts([each_results.record_id for each_results in results]),
        ):
            each_results.record_id = record_id


class ApiCollectionResponseRecordListMembership(Struct):
    """The lists that a record is a member of."""

    results: Promised[list[RecordListMembership]] = ABSENT
    paging: Paging | None = None
    total: int | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results, list_id in zip(
            results,
            texts([each_results.list_id for each_results in results]),
        ):
            each_results.list_id = list_id


class AssociationRecordLimitResponse(Struct):
    """Records that come near their limit, or have reached it."""

    limit: Promised[int] = ABSENT
    total_records_at_limit: Promised[int] = field(name="totalRecordsAtLimit", default=ABSENT)
    total_records_near_limit: Promised[int] = field(name="totalRecordsNearLimit", default=ABSENT)
    at_limit_from_record_samples: Promised[list[AtLimitRecordSample]] = field(
        name="atLimitFromRecordSamples", default=ABSENT
    )
    near_limit_from_record_samples: Promised[list[NearLimitRecordSample]] = field(
        name="nearLimitFromRecordSamples", default=ABSENT
    )

    def __post_init__(self) -> None:
        if self.at_limit_from_record_samples is None:
            self.at_limit_from_record_samples = []
        if self.near_limit_from_record_samples is None:
            self.near_limit_from_record_samples = []
        at_limit_from_record_samples = [
            each_at_limit_from_record_samples for each_at_limit_from_record_samples in self.at_limit_from_record_samples
        ]
        for each_at_limit_from_record_samples, object_id in zip(
            at_limit_from_record_samples,
            texts(
                [
                    each_at_limit_from_record_samples.object_id
                    for each_at_limit_from_record_samples in at_limit_from_record_samples
                ]
            ),
        ):
            each_at_limit_from_record_samples.object_id = object_id
        near_limit_from_record_samples = [
            each_near_limit_from_record_samples
            for each_near_limit_from_record_samples in self.near_limit_from_record_samples
        ]
        for each_near_limit_from_record_samples, object_id in zip(
            near_limit_from_record_samples,
            texts(
                [
                    each_near_limit_from_record_samples.object_id
                    for each_near_limit_from_record_samples in near_limit_from_record_samples
                ]
            ),
        ):
            each_near_limit_from_record_samples.object_id = object_id


class BatchInputOfArchivedLabels(Struct):
    inputs: Annotated[list[PublicAssociationMultiPost], Meta(max_length=100, min_length=1)]


class BatchInputPropertyCreate(Struct):
    inputs: Annotated[list[PropertyCreate], Meta(max_length=100, min_length=1)]


class BatchInputPublicAssociationMultiArchive(Struct):
    inputs: Annotated[list[PublicAssociationMultiArchive], Meta(max_length=100, min_length=1)]


class BatchInputPublicAssociationMultiPost(Struct):
    inputs: Annotated[list[PublicAssociationMultiPost], Meta(max_length=2000, min_length=1)]


class BatchInputPublicDefaultAssociationMultiPost(Struct):
    inputs: Annotated[list[PublicDefaultAssociationMultiPost], Meta(max_length=100, min_length=1)]


class BatchInputSimplePublicObjectBatchInputForCreate(Struct):
    inputs: Annotated[list[SimplePublicObjectBatchInputForCreate], Meta(max_length=100, min_length=1)]


class BatchResponseLabelsBetweenObjectPair(BatchResponse):
    """The pairs that a batch associated, in no particular order."""

    results: Promised[list[LabelsBetweenObjectPair]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results in results:
            if each_results.labels is None:
                each_results.labels = []
        for each_results, from_object_id, to_object_id in zip(
            results,
            texts([each_results.from_object_id for each_results in results]),
            texts([each_results.to_object_id for each_results in results]),
        ):
            each_results.from_object_id = from_object_id
            each_results.to_object_id = to_object_id


class BatchResponseProperty(BatchResponse):
    """The properties of a batch, in no particular order."""

    results: Promised[list[Property]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class BatchResponsePublicAssociationDefinitionConfigurationUpdateResult(BatchResponse):
    """The limits that were set, in no particular order."""

    results: Promised[list[PublicAssociationDefinitionConfigurationUpdateResult]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class BatchResponsePublicAssociationDefinitionUserConfiguration(BatchResponse):
    """The limits that were created, in no particular order."""

    results: Promised[list[PublicAssociationDefinitionUserConfiguration]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class BatchResponsePublicAssociationMultiWithLabel(BatchResponse):
    """The records that have associations. Those that have none are missing here and named in `errors`."""

    results: Promised[list[PublicAssociationMultiWithLabel]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        to = [each_to for each_results in self.results for each_to in each_results.to]
        for each_to in to:
            if each_to.association_types is None:
                each_to.association_types = []
        for each_to, to_object_id in zip(
            to,
            texts([each_to.to_object_id for each_to in to]),
        ):
            each_to.to_object_id = to_object_id


class BatchResponsePublicDefaultAssociation(BatchResponse):
    """The associations that were made, one for each direction."""

    results: Promised[list[PublicDefaultAssociation]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class BatchResponseSimplePublicObject(BatchResponse):
    """The records a batch created, in no particular order."""

    results: Promised[list[SimplePublicObject]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class BatchResponseSimplePublicUpsertObject(BatchResponse):
    """The records that a batch updated or created, in no particular order."""

    results: Promised[list[SimplePublicUpsertObject]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponseAssociatedId(Struct):
    """Records that one record is associated with. One that has several types comes once for each."""

    results: Promised[list[AssociatedId]] = ABSENT
    paging: Paging | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponseMultiAssociatedObjectWithLabelForwardPaging(Struct):
    """A page of the records that a record is associated with."""

    results: Promised[list[MultiAssociatedObjectWithLabel]] = ABSENT
    paging: ForwardPaging | None = None
    """It is there only when there are more pages."""

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results in results:
            if each_results.association_types is None:
                each_results.association_types = []
        for each_results, to_object_id in zip(
            results,
            texts([each_results.to_object_id for each_results in results]),
        ):
            each_results.to_object_id = to_object_id


class CollectionResponsePipelineNoPaging(Struct):
    """All pipelines of an object type."""

    results: Promised[list[Pipeline]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results in results:
            if each_results.stages is None:
                each_results.stages = []
        for each_results, id in zip(
            results,
            texts([each_results.id for each_results in results]),
        ):
            each_results.id = id


class CollectionResponsePropertyNoPaging(Struct):
    """All properties of an object type."""

    results: Promised[list[Property]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponsePublicAssociationDefinitionUserConfigurationNoPaging(Struct):
    """Limits that the account has set."""

    results: Promised[list[PublicAssociationDefinitionUserConfiguration]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class CollectionResponsePublicAuditInfoNoPaging(Struct):
    """What was done, the latest first."""

    results: Promised[list[PublicAuditInfo]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results, identifier in zip(
            results,
            texts([each_results.identifier for each_results in results]),
        ):
            each_results.identifier = identifier


class CollectionResponseWithTotalSimplePublicObject(Struct):
    """A page of the records that were found."""

    total: Promised[int] = ABSENT
    """How many records were found in all."""
    results: Promised[list[SimplePublicObject]] = ABSENT
    paging: Paging | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []


class ListFetchResponse(Struct):
    """A list."""

    list: Promised[PublicObjectList] = ABSENT


class ListSearchResponse(Struct):
    """A page of the lists that were found."""

    lists: Promised[list[PublicObjectListSearchResult]] = ABSENT
    has_more: Promised[bool] = field(name="hasMore", default=ABSENT)
    offset: Promised[ReturnedObjectId] = ABSENT
    total: Promised[int] = ABSENT

    def __post_init__(self) -> None:
        if isinstance(self.offset, int):
            self.offset = str(self.offset)
        if self.lists is None:
            self.lists = []
        lists = [each_lists for each_lists in self.lists]
        for each_lists, list_id in zip(
            lists,
            texts([each_lists.list_id for each_lists in lists]),
        ):
            each_lists.list_id = list_id


class ListUpdateResponse(Struct):
    """A list after it was changed."""

    updated_list: PublicObjectList | None = field(name="updatedList", default=None)


class ObjectSchema(Struct):
    """An object type with its properties and associations."""

    id: Promised[ReturnedObjectId] = ABSENT
    object_type_id: str | None = field(name="objectTypeId", default=None)
    """The type id, such as 2-5001."""
    fully_qualified_name: str | None = field(name="fullyQualifiedName", default=None)
    """The full name, such as p1_boats."""
    name: Promised[str] = ABSENT
    labels: Promised[ReturnedObjectTypeDefinitionLabels] = ABSENT
    description: str | None = None
    primary_display_property: str | None = field(name="primaryDisplayProperty", default=None)
    secondary_display_properties: list[str] | None = field(name="secondaryDisplayProperties", default=None)
    required_properties: Promised[list[str]] = field(name="requiredProperties", default=ABSENT)
    searchable_properties: list[str] | None = field(name="searchableProperties", default=None)
    allows_sensitive_properties: bool | None = field(name="allowsSensitiveProperties", default=None)
    archived: bool | None = None
    created_at: datetime | None = field(name="createdAt", default=None)
    updated_at: datetime | None = field(name="updatedAt", default=None)
    properties: Promised[list[Property]] = ABSENT
    associations: Promised[list[AssociationDefinition]] = ABSENT
    created_by_user_id: int | None = field(name="createdByUserId", default=None)
    updated_by_user_id: int | None = field(name="updatedByUserId", default=None)

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.id, int):
            self.id = str(self.id)
        if self.required_properties is None:
            self.required_properties = []
        if self.properties is None:
            self.properties = []
        if self.associations is None:
            self.associations = []


class ObjectSchemaEgg(Struct):
    """An object type to create. HubSpot's page lists `properties`, `requiredProperties` and `associatedObjects` as
    required, which they are not, and leaves out that `primaryDisplayProperty` is."""

    name: SchemaName
    labels: ObjectTypeDefinitionLabels
    primary_display_property: Annotated[str, Meta(min_length=1)] = field(name="primaryDisplayProperty")
    """The property that a record goes by; one of `properties`, or one that HubSpot adds, such as hs_object_id."""
    description: str | None = None
    secondary_display_properties: list[str] | None = field(name="secondaryDisplayProperties", default=None)
    """At most two."""
    required_properties: list[str] | None = field(name="requiredProperties", default=None)
    """What no record is created without."""
    searchable_properties: list[str] | None = field(name="searchableProperties", default=None)
    """Where a search for words looks."""
    properties: list[ObjectTypePropertyCreate] | None = None
    associated_objects: list[str] | None = field(name="associatedObjects", default=None)
    """The object types that records can be associated with, such as CONTACT."""
    allows_sensitive_properties: bool | None = field(name="allowsSensitiveProperties", default=None)
    should_create_same_object_association: bool | None = field(name="shouldCreateSameObjectAssociation", default=None)
    """Whether records can be associated with one another."""


class PipelineInput(Struct):
    """A pipeline to create, with its stages."""

    label: Annotated[str, Meta(min_length=1)]
    """What people see. No two pipelines of an object type share it."""
    display_order: int = field(name="displayOrder")
    """Its place among the pipelines."""
    stages: Annotated[list[PipelineStageInput], Meta(min_length=1)]
    pipeline_id: PipelineId | None = field(name="pipelineId", default=None)


class PipelineReplaceInput(Struct):
    """A pipeline with all its stages, in the place of the one that there is."""

    label: Annotated[str, Meta(min_length=1)]
    """What people see. No two pipelines of an object type share it."""
    display_order: int = field(name="displayOrder")
    """Its place among the pipelines."""
    stages: Annotated[list[PipelineStageInput], Meta(min_length=1)]
    """All its stages. HubSpot deletes those that are left out for good."""


class PublicOwner(Struct):
    """A user or a queue that records can belong to."""

    id: Promised[ReturnedObjectId] = ABSENT
    type: Promised[Literal["PERSON", "QUEUE"] | str] = ABSENT
    email: str | None = None
    first_name: str | None = field(name="firstName", default=None)
    last_name: str | None = field(name="lastName", default=None)
    user_id: int | None = field(name="userId", default=None)
    """The id of its user; null once that is deactivated."""
    user_id_including_inactive: int | None = field(name="userIdIncludingInactive", default=None)
    teams: list[PublicTeam] | None = None
    archived: Promised[bool] = ABSENT
    created_at: Promised[datetime] = field(name="createdAt", default=ABSENT)
    updated_at: Promised[datetime] = field(name="updatedAt", default=ABSENT)

    def finish_alone(self) -> None:
        """Does where this is the whole answer what an answer does for those in its lists."""
        if isinstance(self.id, int):
            self.id = str(self.id)


class SimplePublicObjectWithAssociations(SimplePublicObject):
    """A record, with the records that it is associated with where they were asked for."""

    associations: dict[str, CollectionResponseAssociatedId] | None = None
    """By object type, in the plural. HubSpot names some of them, and says in `paging` that there are more."""


class CollectionResponseObjectSchemaNoPaging(Struct):
    """Object types with their properties and associations."""

    results: Promised[list[ObjectSchema]] = ABSENT

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results in results:
            if each_results.required_properties is None:
                each_results.required_properties = []
        for each_results in results:
            if each_results.properties is None:
                each_results.properties = []
        for each_results in results:
            if each_results.associations is None:
                each_results.associations = []
        for each_results, id in zip(
            results,
            texts([each_results.id for each_results in results]),
        ):
            each_results.id = id


class CollectionResponsePublicOwnerForwardPaging(Struct):
    """A page of owners."""

    results: Promised[list[PublicOwner]] = ABSENT
    paging: ForwardPaging | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []
        results = [each_results for each_results in self.results]
        for each_results, id in zip(
            results,
            texts([each_results.id for each_results in results]),
        ):
            each_results.id = id


class CollectionResponseSimplePublicObjectWithAssociationsForwardPaging(Struct):
    """A page of records."""

    results: Promised[list[SimplePublicObjectWithAssociations]] = ABSENT
    paging: ForwardPaging | None = None

    def __post_init__(self) -> None:
        if self.results is None:
            self.results = []

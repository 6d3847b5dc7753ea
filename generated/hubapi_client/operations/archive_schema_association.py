"""The facts about `archive_schema_association`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

ARCHIVE_SCHEMA_ASSOCIATION: Operation = Operation(
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

"""The facts about `get_schema`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

GET_SCHEMA: Operation = Operation(
    name="get_schema",
    method="GET",
    path="/crm-object-schemas/v3/schemas/{objectType}",
    dated_path="/crm-object-schemas/{version}/schemas/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas-objectType",
    scopes=(
        "crm.schemas.custom.read",
        "crm.objects.custom.read",
        "crm.objects.custom.sensitive.read.v2",
        "crm.objects.custom.highly_sensitive.read.v2",
        "oauth",
    ),
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

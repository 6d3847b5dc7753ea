"""The facts about `list_schemas`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from . import Operation

LIST_SCHEMAS: Operation = Operation(
    name="list_schemas",
    method="GET",
    path="/crm-object-schemas/v3/schemas",
    dated_path="/crm-object-schemas/{version}/schemas",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas",
    scopes=(
        "crm.schemas.custom.read",
        "crm.objects.custom.read",
        "crm.objects.custom.sensitive.read.v2",
        "crm.objects.custom.highly_sensitive.read.v2",
    ),
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

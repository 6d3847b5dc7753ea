"""The facts about `read_schemas`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from . import Operation

READ_SCHEMAS: Operation = Operation(
    name="read_schemas",
    method="POST",
    path="/crm-object-schemas/v3/schemas/batch/read",
    dated_path="/crm-object-schemas/{version}/schemas/batch/read",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-batch-read",
    scopes=(
        "crm.schemas.custom.read",
        "crm.objects.custom.read",
        "crm.objects.custom.sensitive.read.v2",
        "crm.objects.custom.highly_sensitive.read.v2",
        "oauth",
    ),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
)

"""The facts about `create_schema`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from . import Operation

CREATE_SCHEMA: Operation = Operation(
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

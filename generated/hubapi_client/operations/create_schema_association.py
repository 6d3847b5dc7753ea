"""The facts about `create_schema_association`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

CREATE_SCHEMA_ASSOCIATION: Operation = Operation(
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

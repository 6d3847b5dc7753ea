"""The facts about `update_schema`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

UPDATE_SCHEMA: Operation = Operation(
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

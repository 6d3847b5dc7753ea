"""The facts about `get_custom_object_type_limits`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from . import Operation

GET_CUSTOM_OBJECT_TYPE_LIMITS: Operation = Operation(
    name="get_custom_object_type_limits",
    method="GET",
    path="/crm/v3/limits/custom-object-types",
    dated_path="/crm/limits/{version}/custom-object-types",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-custom-object-types",
    scopes=(
        "crm.objects.custom.highly_sensitive.read.v2",
        "crm.objects.custom.highly_sensitive.write.v2",
        "crm.objects.custom.read",
        "crm.objects.custom.sensitive.read.v2",
        "crm.objects.custom.sensitive.write.v2",
        "crm.objects.custom.write",
        "crm.schemas.custom.read",
        "crm.schemas.custom.write",
    ),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
)

"""The facts about `list_memberships_of_record`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

LIST_MEMBERSHIPS_OF_RECORD: Operation = Operation(
    name="list_memberships_of_record",
    method="GET",
    path="/crm/v3/lists/records/{objectTypeId}/{recordId}/memberships",
    dated_path="/crm/lists/{version}/records/{objectTypeId}/{recordId}/memberships",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/get-crm-v3-lists-records-objectTypeId-recordId-memberships",
    scopes=("crm.lists.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectTypeId": models.ObjectTypeId,
        "recordId": models.ObjectId,
    },
    query_parameters={},
)

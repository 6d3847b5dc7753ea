"""The facts about `get_owner`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from typing import Literal

from .. import models
from . import Operation

GET_OWNER: Operation = Operation(
    name="get_owner",
    method="GET",
    path="/crm/v3/owners/{ownerId}",
    dated_path="/crm/owners/{version}/{ownerId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners-ownerId",
    scopes=("crm.objects.owners.read", "automation"),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "ownerId": models.ObjectId,
    },
    query_parameters={
        "idProperty": Literal["id", "userId"],
        "archived": bool,
    },
)

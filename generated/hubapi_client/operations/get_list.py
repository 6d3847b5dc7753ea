"""The facts about `get_list`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

GET_LIST: Operation = Operation(
    name="get_list",
    method="GET",
    path="/crm/v3/lists/{listId}",
    dated_path="/crm/lists/{version}/{listId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/get-crm-v3-lists-listId",
    scopes=("crm.lists.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "listId": models.ObjectId,
    },
    query_parameters={
        "includeFilters": bool,
    },
)

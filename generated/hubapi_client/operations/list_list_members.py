"""The facts about `list_list_members`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .. import models
from . import ListKey, ListOperation

LIST_LIST_MEMBERS: ListOperation = ListOperation(
    name="list_list_members",
    method="GET",
    path="/crm/v3/lists/{listId}/memberships",
    dated_path="/crm/lists/{version}/{listId}/memberships",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/get-crm-v3-lists-listId-memberships",
    scopes=("crm.lists.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "listId": models.ObjectId,
    },
    query_parameters={
        "after": models.PageCursor,
        "limit": Annotated[int, msgspec.Meta(ge=1, le=250)],
    },
    paging=ListKey(
        result="paging.next.after",
        input="after",
        items="results",
        size="limit",
        max_size=250,
        total="total",
    ),
)

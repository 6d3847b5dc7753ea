"""The facts about `list_owners`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .. import models
from . import ListKey, ListOperation

LIST_OWNERS: ListOperation = ListOperation(
    name="list_owners",
    method="GET",
    path="/crm/v3/owners",
    dated_path="/crm/owners/{version}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-crm-owners-v3/owners/get-crm-v3-owners",
    scopes=("crm.objects.owners.read", "automation"),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={
        "email": Annotated[str, msgspec.Meta(min_length=1)],
        "archived": bool,
        "after": models.PageCursor,
        "limit": Annotated[int, msgspec.Meta(ge=1, le=500)],
    },
    paging=ListKey(
        result="paging.next.after",
        input="after",
        items="results",
        size="limit",
        max_size=500,
    ),
)

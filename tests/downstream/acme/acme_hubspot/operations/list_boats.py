"""The facts about `list_boats`. Written by `hubapi generate`; do not edit."""

from __future__ import annotations

from typing import Annotated

import msgspec

from hubapi_client.operations import (
    ListKey,
    ListOperation,
)

from .. import models

LIST_BOATS: ListOperation = ListOperation(
    name="list_boats",
    method="GET",
    path="/harbour/v3/boats",
    dated_path="/harbour/{version}/boats",
    documentation="https://acme.example/hubspot/boats#list",
    scopes=("harbour.boats.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={
        "after": models.PageCursor,
        "limit": Annotated[int, msgspec.Meta(ge=1, le=20)],
    },
    paging=ListKey(
        result="paging.next.after",
        input="after",
        items="results",
        size="limit",
        max_size=20,
    ),
)

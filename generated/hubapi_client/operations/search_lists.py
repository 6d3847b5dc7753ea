"""The facts about `search_lists`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import ListKey, ListOperation

SEARCH_LISTS: ListOperation = ListOperation(
    name="search_lists",
    method="POST",
    path="/crm/v3/lists/search",
    dated_path="/crm/lists/{version}/search",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/post-crm-v3-lists-search",
    scopes=("crm.lists.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
    paging=ListKey(
        result="offset",
        input="offset",
        items="lists",
        in_body=models.ListSearchRequest,
        size="count",
        max_size=500,
        more="has_more",
        total="total",
    ),
)

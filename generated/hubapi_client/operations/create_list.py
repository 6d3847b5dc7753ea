"""The facts about `create_list`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from . import Operation

CREATE_LIST: Operation = Operation(
    name="create_list",
    method="POST",
    path="/crm/v3/lists",
    dated_path="/crm/lists/{version}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/post-crm-v3-lists",
    scopes=("cms.membership.access_groups.write", "crm.lists.write"),
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
)

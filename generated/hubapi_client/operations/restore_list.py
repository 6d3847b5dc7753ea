"""The facts about `restore_list`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

RESTORE_LIST: Operation = Operation(
    name="restore_list",
    method="PUT",
    path="/crm/v3/lists/{listId}/restore",
    dated_path="/crm/lists/{version}/{listId}/restore",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/put-crm-v3-lists-listId-restore",
    scopes=("cms.membership.access_groups.write", "crm.lists.write"),
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "listId": models.ObjectId,
    },
    query_parameters={},
)

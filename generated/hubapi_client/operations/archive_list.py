"""The facts about `archive_list`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

ARCHIVE_LIST: Operation = Operation(
    name="archive_list",
    method="DELETE",
    path="/crm/v3/lists/{listId}",
    dated_path="/crm/lists/{version}/{listId}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/delete-crm-v3-lists-listId",
    scopes=("cms.membership.access_groups.write", "crm.lists.write"),
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "listId": models.ObjectId,
    },
    query_parameters={},
)

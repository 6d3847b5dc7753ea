"""The facts about `remove_list_members`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Batch, BatchOperation, ErrorKey

REMOVE_LIST_MEMBERS: BatchOperation = BatchOperation(
    name="remove_list_members",
    method="PUT",
    path="/crm/v3/lists/{listId}/memberships/remove",
    dated_path="/crm/lists/{version}/{listId}/memberships/remove",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-remove",
    scopes=("cms.membership.access_groups.write", "crm.lists.write"),
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "listId": models.ObjectId,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=1000,
        max_bytes=4000000,
        body=list[str],
        is_list=True,
        keys=(".",),
        missing="record_ids_missing",
        errors=(
            ErrorKey(
                context={"id": (".",)},
            ),
        ),
    ),
)

"""The facts about `update_list_name`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .. import models
from . import Operation

UPDATE_LIST_NAME: Operation = Operation(
    name="update_list_name",
    method="PUT",
    path="/crm/v3/lists/{listId}/update-list-name",
    dated_path="/crm/lists/{version}/{listId}/update-list-name",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/put-crm-v3-lists-listId-update-list-name",
    scopes=("cms.membership.access_groups.write", "crm.lists.write"),
    replay="set",
    rate_limit="ten-secondly",
    path_parameters={
        "listId": models.ObjectId,
    },
    query_parameters={
        "listName": Annotated[str, msgspec.Meta(min_length=1)],
        "includeFilters": bool,
    },
)

"""The facts about `get_list_by_name`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .. import models
from . import Operation

GET_LIST_BY_NAME: Operation = Operation(
    name="get_list_by_name",
    method="GET",
    path="/crm/v3/lists/object-type-id/{objectTypeId}/name/{listName}",
    dated_path="/crm/lists/{version}/object-type-id/{objectTypeId}/name/{listName}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/get-crm-v3-lists-object-type-id-objectTypeId-name-listName",
    scopes=("crm.lists.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "objectTypeId": models.ObjectTypeId,
        "listName": Annotated[str, msgspec.Meta(min_length=1)],
    },
    query_parameters={
        "includeFilters": bool,
    },
)

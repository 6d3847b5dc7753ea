"""The facts about `get_boat_inspection`. Written by `hubapi generate`; do not edit."""

from __future__ import annotations

from hubapi_client.operations import (
    Operation,
)

from .. import models

GET_BOAT_INSPECTION: Operation = Operation(
    name="get_boat_inspection",
    method="GET",
    path="/harbour/v3/boats/{boatId}/inspection",
    dated_path="/harbour/{version}/boats/{boatId}/inspection",
    documentation="https://acme.example/hubspot/boats#inspection",
    scopes=("harbour.boats.read",),
    replay="read",
    rate_limit="ten-secondly",
    path_parameters={
        "boatId": models.ObjectId,
    },
    query_parameters={},
)

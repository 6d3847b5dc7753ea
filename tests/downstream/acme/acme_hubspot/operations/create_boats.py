"""The facts about `create_boats`. Written by `hubapi generate`; do not edit."""

from __future__ import annotations

from hubapi_client.operations import (
    Batch,
    BatchOperation,
    ErrorKey,
)

from .. import models

CREATE_BOATS: BatchOperation = BatchOperation(
    name="create_boats",
    method="POST",
    path="/harbour/v3/boats/batch/create",
    dated_path="/harbour/{version}/boats/batch/create",
    documentation="https://acme.example/hubspot/boats#create",
    scopes=("harbour.boats.write",),
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
    batch=Batch(
        max_inputs=5,
        max_bytes=1000000,
        body=models.BatchInputBoat,
        keys=("name",),
        results=("name",),
        errors=(
            ErrorKey(
                context={"name": ("name",)},
            ),
        ),
    ),
)

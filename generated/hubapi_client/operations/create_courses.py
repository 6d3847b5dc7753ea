"""The facts about `create_courses`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Batch, BatchOperation, ContentKey, ErrorKey

CREATE_COURSES: BatchOperation = BatchOperation(
    name="create_courses",
    method="POST",
    path="/crm/v3/objects/0-410/batch/create",
    dated_path="/crm/objects/{version}/0-410/batch/create",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-courses-v3/batch/post-crm-v3-objects-0-410-batch-create",
    scopes=("crm.objects.courses.write",),
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={},
    query_parameters={},
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchInputSimplePublicObjectBatchInputForCreate,
        keys=("object_write_trace_id",),
        results=("object_write_trace_id",),
        otherwise=ContentKey(result="properties", input="properties"),
        errors=(
            ErrorKey(
                context={"objectWriteTraceId": ("object_write_trace_id",)},
            ),
            ErrorKey(
                context={"objectId": ("associations.to.id",)},
            ),
            ErrorKey(
                context={"INVALID_OBJECT_IDS": ("associations.to.id",)},
                pattern="=([0-9]+)\\b",
            ),
            ErrorKey(
                message="[A-Za-z0-9_-]+=([0-9]+) is not valid",
                inputs=("associations.to.id",),
            ),
        ),
        trace="object_write_trace_id",
    ),
)

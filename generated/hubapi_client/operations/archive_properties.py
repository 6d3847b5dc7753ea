"""The facts about `archive_properties`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Batch, BatchOperation, ErrorKey

ARCHIVE_PROPERTIES: BatchOperation = BatchOperation(
    name="archive_properties",
    method="POST",
    path="/crm/v3/properties/{objectType}/batch/archive",
    dated_path="/crm/properties/{version}/{objectType}/batch/archive",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-archive",
    scopes=(
        "crm.objects.carts.write",
        "crm.objects.orders.write",
        "crm.objects.tickets.highly_sensitive.write",
        "crm.objects.tickets.sensitive.write",
        "crm.objects.users.write",
        "crm.pipelines.orders.write",
        "crm.schemas.appointments.write",
        "crm.schemas.carts.write",
        "crm.schemas.commercepayments.write",
        "crm.schemas.companies.write",
        "crm.schemas.contacts.write",
        "crm.schemas.courses.write",
        "crm.schemas.custom.write",
        "crm.schemas.deals.write",
        "crm.schemas.invoices.write",
        "crm.schemas.listings.write",
        "crm.schemas.orders.write",
        "crm.schemas.projects.write",
        "crm.schemas.quotes.write",
        "crm.schemas.services.write",
        "crm.schemas.subscriptions.write",
        "crm.schemas.tickets.write",
        "e-commerce",
        "tickets",
        "tickets.highly_sensitive.v2",
        "tickets.sensitive.v2",
    ),
    replay="set",
    rate_limit="ten-secondly",
    may_be_empty=True,
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
    batch=Batch(
        max_inputs=100,
        max_bytes=4000000,
        body=models.BatchInputPropertyName,
        keys=("name",),
        errors=(
            ErrorKey(
                context={"name": ("name",)},
            ),
            ErrorKey(
                context={"propertyName": ("name",)},
            ),
        ),
    ),
)

"""The facts about `create_pipeline`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

CREATE_PIPELINE: Operation = Operation(
    name="create_pipeline",
    method="POST",
    path="/crm/v3/pipelines/{objectType}",
    dated_path="/crm/pipelines/{version}/{objectType}",
    documentation="https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/pipelines/post-crm-v3-pipelines-objectType",
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
    replay="create",
    rate_limit="ten-secondly",
    path_parameters={
        "objectType": models.ObjectType,
    },
    query_parameters={},
)

"""The facts about `set_property_validation_rule`. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from .. import models
from . import Operation

SET_PROPERTY_VALIDATION_RULE: Operation = Operation(
    name="set_property_validation_rule",
    method="PUT",
    path="/crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}",
    dated_path="/crm/property-validations/{version}/{objectTypeId}/{propertyName}/rule-type/{ruleType}",
    documentation="https://developers.hubspot.com/docs/api-reference/latest/crm/property-validations/update-property-validation",
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
        "objectTypeId": models.ObjectType,
        "propertyName": models.InternalName,
        "ruleType": models.RuleType,
    },
    query_parameters={},
)

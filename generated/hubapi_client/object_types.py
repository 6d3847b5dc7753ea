"""HubSpot's own object types, and what differs between them. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

MERGED_IDS = "hs_merged_object_ids"
"""The property of a record that names those which became part of it, with ; between them."""


class ObjectTypeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an object type."""

    id: str
    name: str
    plural: str
    created: str = "hs_createdate"
    """The property that tells when a record was created."""
    modified: str = "hs_lastmodifieddate"
    """The property that tells when a record was changed last. A search by another one finds nothing."""
    shown: tuple[str, ...] = ()
    """The properties that an answer has where none are asked for, beside these two and the id."""
    unique: tuple[str, ...] = ()
    """The properties whose values no two records share."""
    required: tuple[str, ...] = ()
    """The properties without which no record is created."""
    read_scopes: tuple[str, ...] = ()
    """The scopes one of which a token needs to read records."""
    write_scopes: tuple[str, ...] = ()
    """The scopes one of which a token needs to write them."""

    @property
    def usual_properties(self) -> list[str]:
        """The properties that HubSpot returns where none are asked for."""
        return list(dict.fromkeys([*self.shown, self.created, self.modified, "hs_object_id"]))


OBJECT_TYPES = (
    ObjectTypeFacts(
        id="0-1",
        name="contact",
        plural="contacts",
        created="createdate",
        modified="lastmodifieddate",
        shown=("email", "firstname", "lastname"),
        unique=("email",),
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-2",
        name="company",
        plural="companies",
        created="createdate",
        shown=("domain", "name"),
        read_scopes=("crm.objects.companies.read",),
        write_scopes=("crm.objects.companies.write",),
    ),
    ObjectTypeFacts(
        id="0-3",
        name="deal",
        plural="deals",
        created="createdate",
        shown=("amount", "closedate", "dealname", "dealstage", "pipeline"),
        read_scopes=("crm.objects.deals.read",),
        write_scopes=("crm.objects.deals.write",),
    ),
    ObjectTypeFacts(
        id="0-5",
        name="ticket",
        plural="tickets",
        created="createdate",
        shown=("content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_priority", "subject"),
        read_scopes=("tickets",),
        write_scopes=("tickets",),
    ),
    ObjectTypeFacts(
        id="0-7",
        name="product",
        plural="products",
        read_scopes=("crm.objects.products.read", "e-commerce"),
        write_scopes=("crm.objects.products.write", "e-commerce"),
    ),
    ObjectTypeFacts(
        id="0-8",
        name="line_item",
        plural="line_items",
        read_scopes=("crm.objects.line_items.read", "e-commerce"),
        write_scopes=("crm.objects.line_items.write", "e-commerce"),
    ),
    ObjectTypeFacts(
        id="0-14",
        name="quote",
        plural="quotes",
        read_scopes=("crm.objects.quotes.read", "e-commerce"),
        write_scopes=("crm.objects.quotes.write", "e-commerce"),
    ),
    ObjectTypeFacts(
        id="0-18",
        name="communication",
        plural="communications",
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-19",
        name="feedback_submission",
        plural="feedback_submissions",
        read_scopes=("crm.objects.contacts.read", "crm.objects.feedback_submissions.read"),
    ),
    ObjectTypeFacts(
        id="0-27",
        name="task",
        plural="tasks",
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-46",
        name="note",
        plural="notes",
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-47",
        name="meeting",
        plural="meetings",
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-48",
        name="call",
        plural="calls",
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-49",
        name="email",
        plural="emails",
        read_scopes=("crm.objects.contacts.read", "sales-email-read"),
        write_scopes=("crm.objects.contacts.write", "sales-email-read"),
    ),
    ObjectTypeFacts(
        id="0-53",
        name="invoice",
        plural="invoices",
        read_scopes=("crm.objects.invoices.read",),
        write_scopes=("crm.objects.invoices.write",),
    ),
    ObjectTypeFacts(
        id="0-54",
        name="marketing_event",
        plural="marketing_events",
    ),
    ObjectTypeFacts(
        id="0-69",
        name="subscription",
        plural="subscriptions",
        read_scopes=("crm.objects.subscriptions.read",),
    ),
    ObjectTypeFacts(
        id="0-74",
        name="goal_target",
        plural="goal_targets",
        read_scopes=("crm.objects.goals.read",),
        write_scopes=("crm.objects.goals.write",),
    ),
    ObjectTypeFacts(
        id="0-84",
        name="discount",
        plural="discounts",
        read_scopes=("crm.objects.line_items.read", "e-commerce"),
        write_scopes=("crm.objects.line_items.write", "e-commerce"),
    ),
    ObjectTypeFacts(
        id="0-85",
        name="fee",
        plural="fees",
        read_scopes=("crm.objects.line_items.read", "e-commerce"),
        write_scopes=("crm.objects.line_items.write", "e-commerce"),
    ),
    ObjectTypeFacts(
        id="0-86",
        name="tax",
        plural="taxes",
        read_scopes=("crm.objects.line_items.read",),
        write_scopes=("crm.objects.line_items.write",),
    ),
    ObjectTypeFacts(
        id="0-101",
        name="payment",
        plural="payments",
        read_scopes=("crm.objects.commercepayments.read",),
        write_scopes=("crm.objects.commercepayments.write",),
    ),
    ObjectTypeFacts(
        id="0-115",
        name="user",
        plural="users",
        read_scopes=("crm.objects.users.read",),
        write_scopes=("crm.objects.users.write",),
    ),
    ObjectTypeFacts(
        id="0-116",
        name="postal_mail",
        plural="postal_mails",
        read_scopes=("crm.objects.contacts.read",),
        write_scopes=("crm.objects.contacts.write",),
    ),
    ObjectTypeFacts(
        id="0-123",
        name="order",
        plural="orders",
        read_scopes=("crm.objects.orders.read",),
        write_scopes=("crm.objects.orders.write",),
    ),
    ObjectTypeFacts(
        id="0-136",
        name="lead",
        plural="leads",
        read_scopes=("crm.objects.leads.read",),
        write_scopes=("crm.objects.leads.write",),
    ),
    ObjectTypeFacts(
        id="0-142",
        name="cart",
        plural="carts",
        read_scopes=("crm.objects.carts.read",),
        write_scopes=("crm.objects.carts.write",),
    ),
    ObjectTypeFacts(
        id="0-162",
        name="service",
        plural="services",
        read_scopes=("crm.objects.services.read",),
        write_scopes=("crm.objects.services.write",),
    ),
    ObjectTypeFacts(
        id="0-410",
        name="course",
        plural="courses",
        required=("hs_course_name",),
        read_scopes=("crm.objects.courses.read",),
        write_scopes=("crm.objects.courses.write",),
    ),
    ObjectTypeFacts(
        id="0-420",
        name="listing",
        plural="listings",
        read_scopes=("crm.objects.listings.read",),
        write_scopes=("crm.objects.listings.write",),
    ),
    ObjectTypeFacts(
        id="0-421",
        name="appointment",
        plural="appointments",
    ),
    ObjectTypeFacts(
        id="0-970",
        name="project",
        plural="projects",
    ),
)

_BY_SPELLING: Mapping[str, ObjectTypeFacts] = MappingProxyType(
    {spelling: one for one in OBJECT_TYPES for spelling in (one.id, one.name, one.plural)}
)


def object_type_facts(spelling: str) -> ObjectTypeFacts:
    """The facts of a type by its id or its name, in singular or plural. Those of an account's own are HubSpot's usual."""
    return _BY_SPELLING.get(spelling.lower()) or ObjectTypeFacts(id=spelling, name=spelling, plural=spelling)

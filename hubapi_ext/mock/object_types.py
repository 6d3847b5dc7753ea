"""HubSpot's object types and their spellings. It knows no records and no properties."""

import re

from attrs import frozen


class UnknownObjectTypeError(ValueError):
    """No object type goes by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Unable to infer object type from: {name}")


@frozen
class ObjectType:
    """An object type with its id and its name."""

    id: str
    name: str
    plural: str

    @property
    def custom(self) -> bool:
        """Whether a customer has defined it."""
        return self.id.startswith("2-")


def find_object_type(spelling: str) -> ObjectType:
    """The object type that a path means: a name in singular or plural, in any case, or a type id."""
    found = _BY_SPELLING.get(spelling.lower())
    if found:
        return found
    if re.fullmatch(r"2-[0-9]+", spelling):
        # Every custom type exists, so that a test needs no schema. Its name is unknown; the id stands in for it.
        return ObjectType(spelling, spelling, spelling)
    raise UnknownObjectTypeError(spelling)


STANDARD_OBJECT_TYPES = (
    ObjectType("0-1", "contact", "contacts"),
    ObjectType("0-2", "company", "companies"),
    ObjectType("0-3", "deal", "deals"),
    ObjectType("0-5", "ticket", "tickets"),
    ObjectType("0-7", "product", "products"),
    ObjectType("0-8", "line_item", "line_items"),
    ObjectType("0-14", "quote", "quotes"),
    ObjectType("0-18", "communication", "communications"),
    ObjectType("0-19", "feedback_submission", "feedback_submissions"),
    ObjectType("0-27", "task", "tasks"),
    ObjectType("0-46", "note", "notes"),
    ObjectType("0-47", "meeting", "meetings"),
    ObjectType("0-48", "call", "calls"),
    ObjectType("0-49", "email", "emails"),
    ObjectType("0-53", "invoice", "invoices"),
    ObjectType("0-54", "marketing_event", "marketing_events"),
    ObjectType("0-69", "subscription", "subscriptions"),
    ObjectType("0-74", "goal_target", "goal_targets"),
    ObjectType("0-84", "discount", "discounts"),
    ObjectType("0-85", "fee", "fees"),
    ObjectType("0-86", "tax", "taxes"),
    ObjectType("0-101", "payment", "payments"),
    ObjectType("0-115", "user", "users"),
    ObjectType("0-116", "postal_mail", "postal_mails"),
    ObjectType("0-123", "order", "orders"),
    ObjectType("0-136", "lead", "leads"),
    ObjectType("0-142", "cart", "carts"),
    ObjectType("0-162", "service", "services"),
    ObjectType("0-410", "course", "courses"),
    ObjectType("0-420", "listing", "listings"),
    ObjectType("0-421", "appointment", "appointments"),
    ObjectType("0-970", "project", "projects"),
)

TYPE_IDS = frozenset(one.id for one in STANDARD_OBJECT_TYPES)
"""The ids of HubSpot's own object types."""


def spellings(type_id: str) -> list[str]:
    """How an object type of HubSpot's own may be spelled, in any case."""
    return [spelling for spelling, one in _BY_SPELLING.items() if one.id == type_id]


_BY_SPELLING = {spelling: one for one in STANDARD_OBJECT_TYPES for spelling in (one.id, one.name, one.plural)}

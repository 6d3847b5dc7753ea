"""How a hub hands out its resources: each is imported when it is first used.

Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hubapi_ext.calls import Session

if TYPE_CHECKING:
    from .association_labels import AssociationLabels, AsyncAssociationLabels
    from .association_limits import AssociationLimits, AsyncAssociationLimits
    from .associations import Associations, AsyncAssociations
    from .courses import AsyncCourses, Courses
    from .limits import AsyncLimits, Limits
    from .lists import AsyncLists, Lists
    from .objects import AsyncObjects, Objects
    from .owners import AsyncOwners, Owners
    from .pipeline_stages import AsyncPipelineStages, PipelineStages
    from .pipelines import AsyncPipelines, Pipelines
    from .properties import AsyncProperties, Properties
    from .property_groups import AsyncPropertyGroups, PropertyGroups
    from .property_validations import AsyncPropertyValidations, PropertyValidations
    from .schemas import AsyncSchemas, Schemas

RESOURCES = (
    "association_labels",
    "association_limits",
    "associations",
    "limits",
    "lists",
    "owners",
    "pipeline_stages",
    "pipelines",
    "properties",
    "property_groups",
    "property_validations",
    "schemas",
    "contacts",
    "companies",
    "deals",
    "tickets",
    "products",
    "line_items",
    "quotes",
    "communications",
    "feedback_submissions",
    "tasks",
    "notes",
    "meetings",
    "calls",
    "emails",
    "invoices",
    "marketing_events",
    "subscriptions",
    "goal_targets",
    "discounts",
    "fees",
    "taxes",
    "payments",
    "users",
    "postal_mails",
    "orders",
    "leads",
    "carts",
    "services",
    "courses",
    "listings",
    "appointments",
    "projects",
)
"""The names of all resources."""


class Resources:
    """The resources of a HubApi."""

    _session: Session

    @cached_property
    def association_labels(self) -> AssociationLabels:
        """Labels, which say how two records are linked."""
        from .association_labels import AssociationLabels

        return AssociationLabels(self._session)

    @cached_property
    def association_limits(self) -> AssociationLimits:
        """How many records one record may be linked to."""
        from .association_limits import AssociationLimits

        return AssociationLimits(self._session)

    @cached_property
    def associations(self) -> Associations:
        """Links between records."""
        from .associations import Associations

        return Associations(self._session)

    @cached_property
    def limits(self) -> Limits:
        """How much the account uses of what it may have."""
        from .limits import Limits

        return Limits(self._session)

    @cached_property
    def lists(self) -> Lists:
        """Lists of records, which HubSpot's app calls segments."""
        from .lists import Lists

        return Lists(self._session)

    def objects(self, object_type: str) -> Objects:
        """Records of an object type.

        Args:
            object_type: By name or by type id: "contacts", "0-410", "p_boats", "2-3604285".
        """
        from .objects import Objects

        return Objects(self._session, object_type)

    @cached_property
    def owners(self) -> Owners:
        """The users and queues that records can belong to."""
        from .owners import Owners

        return Owners(self._session)

    @cached_property
    def pipeline_stages(self) -> PipelineStages:
        """The stages of a pipeline."""
        from .pipeline_stages import PipelineStages

        return PipelineStages(self._session)

    @cached_property
    def pipelines(self) -> Pipelines:
        """The pipelines through which an object type's records go."""
        from .pipelines import Pipelines

        return Pipelines(self._session)

    @cached_property
    def properties(self) -> Properties:
        """The definitions of what records have, by object type."""
        from .properties import Properties

        return Properties(self._session)

    @cached_property
    def property_groups(self) -> PropertyGroups:
        """The groups in which an object type's properties stand."""
        from .property_groups import PropertyGroups

        return PropertyGroups(self._session)

    @cached_property
    def property_validations(self) -> PropertyValidations:
        """The rules that values of properties keep to."""
        from .property_validations import PropertyValidations

        return PropertyValidations(self._session)

    @cached_property
    def schemas(self) -> Schemas:
        """The object types that an account has defined."""
        from .schemas import Schemas

        return Schemas(self._session)

    @cached_property
    def contacts(self) -> Objects:
        """Contacts, object type 0-1."""
        from .objects import Objects

        return Objects(self._session, "contacts")

    @cached_property
    def companies(self) -> Objects:
        """Companies, object type 0-2."""
        from .objects import Objects

        return Objects(self._session, "companies")

    @cached_property
    def deals(self) -> Objects:
        """Deals, object type 0-3."""
        from .objects import Objects

        return Objects(self._session, "deals")

    @cached_property
    def tickets(self) -> Objects:
        """Tickets, object type 0-5."""
        from .objects import Objects

        return Objects(self._session, "tickets")

    @cached_property
    def products(self) -> Objects:
        """Products, object type 0-7."""
        from .objects import Objects

        return Objects(self._session, "products")

    @cached_property
    def line_items(self) -> Objects:
        """Line items, object type 0-8."""
        from .objects import Objects

        return Objects(self._session, "line_items")

    @cached_property
    def quotes(self) -> Objects:
        """Quotes, object type 0-14."""
        from .objects import Objects

        return Objects(self._session, "quotes")

    @cached_property
    def communications(self) -> Objects:
        """Communications, object type 0-18."""
        from .objects import Objects

        return Objects(self._session, "communications")

    @cached_property
    def feedback_submissions(self) -> Objects:
        """Feedback submissions, object type 0-19."""
        from .objects import Objects

        return Objects(self._session, "feedback_submissions")

    @cached_property
    def tasks(self) -> Objects:
        """Tasks, object type 0-27."""
        from .objects import Objects

        return Objects(self._session, "tasks")

    @cached_property
    def notes(self) -> Objects:
        """Notes, object type 0-46."""
        from .objects import Objects

        return Objects(self._session, "notes")

    @cached_property
    def meetings(self) -> Objects:
        """Meetings, object type 0-47."""
        from .objects import Objects

        return Objects(self._session, "meetings")

    @cached_property
    def calls(self) -> Objects:
        """Calls, object type 0-48."""
        from .objects import Objects

        return Objects(self._session, "calls")

    @cached_property
    def emails(self) -> Objects:
        """Emails, object type 0-49."""
        from .objects import Objects

        return Objects(self._session, "emails")

    @cached_property
    def invoices(self) -> Objects:
        """Invoices, object type 0-53."""
        from .objects import Objects

        return Objects(self._session, "invoices")

    @cached_property
    def marketing_events(self) -> Objects:
        """Marketing events, object type 0-54."""
        from .objects import Objects

        return Objects(self._session, "marketing_events")

    @cached_property
    def subscriptions(self) -> Objects:
        """Subscriptions, object type 0-69."""
        from .objects import Objects

        return Objects(self._session, "subscriptions")

    @cached_property
    def goal_targets(self) -> Objects:
        """Goal targets, object type 0-74."""
        from .objects import Objects

        return Objects(self._session, "goal_targets")

    @cached_property
    def discounts(self) -> Objects:
        """Discounts, object type 0-84."""
        from .objects import Objects

        return Objects(self._session, "discounts")

    @cached_property
    def fees(self) -> Objects:
        """Fees, object type 0-85."""
        from .objects import Objects

        return Objects(self._session, "fees")

    @cached_property
    def taxes(self) -> Objects:
        """Taxes, object type 0-86."""
        from .objects import Objects

        return Objects(self._session, "taxes")

    @cached_property
    def payments(self) -> Objects:
        """Payments, object type 0-101."""
        from .objects import Objects

        return Objects(self._session, "payments")

    @cached_property
    def users(self) -> Objects:
        """Users, object type 0-115."""
        from .objects import Objects

        return Objects(self._session, "users")

    @cached_property
    def postal_mails(self) -> Objects:
        """Postal mails, object type 0-116."""
        from .objects import Objects

        return Objects(self._session, "postal_mails")

    @cached_property
    def orders(self) -> Objects:
        """Orders, object type 0-123."""
        from .objects import Objects

        return Objects(self._session, "orders")

    @cached_property
    def leads(self) -> Objects:
        """Leads, object type 0-136."""
        from .objects import Objects

        return Objects(self._session, "leads")

    @cached_property
    def carts(self) -> Objects:
        """Carts, object type 0-142."""
        from .objects import Objects

        return Objects(self._session, "carts")

    @cached_property
    def services(self) -> Objects:
        """Services, object type 0-162."""
        from .objects import Objects

        return Objects(self._session, "0-162")

    @cached_property
    def courses(self) -> Courses:
        """Courses, object type 0-410."""
        from .courses import Courses

        return Courses(self._session, "0-410")

    @cached_property
    def listings(self) -> Objects:
        """Listings, object type 0-420."""
        from .objects import Objects

        return Objects(self._session, "0-420")

    @cached_property
    def appointments(self) -> Objects:
        """Appointments, object type 0-421."""
        from .objects import Objects

        return Objects(self._session, "appointments")

    @cached_property
    def projects(self) -> Objects:
        """Projects, object type 0-970."""
        from .objects import Objects

        return Objects(self._session, "projects")


class AsyncResources:
    """The resources of an AsyncHubApi."""

    _session: Session

    @cached_property
    def association_labels(self) -> AsyncAssociationLabels:
        """Labels, which say how two records are linked."""
        from .association_labels import AsyncAssociationLabels

        return AsyncAssociationLabels(self._session)

    @cached_property
    def association_limits(self) -> AsyncAssociationLimits:
        """How many records one record may be linked to."""
        from .association_limits import AsyncAssociationLimits

        return AsyncAssociationLimits(self._session)

    @cached_property
    def associations(self) -> AsyncAssociations:
        """Links between records."""
        from .associations import AsyncAssociations

        return AsyncAssociations(self._session)

    @cached_property
    def limits(self) -> AsyncLimits:
        """How much the account uses of what it may have."""
        from .limits import AsyncLimits

        return AsyncLimits(self._session)

    @cached_property
    def lists(self) -> AsyncLists:
        """Lists of records, which HubSpot's app calls segments."""
        from .lists import AsyncLists

        return AsyncLists(self._session)

    def objects(self, object_type: str) -> AsyncObjects:
        """Records of an object type.

        Args:
            object_type: By name or by type id: "contacts", "0-410", "p_boats", "2-3604285".
        """
        from .objects import AsyncObjects

        return AsyncObjects(self._session, object_type)

    @cached_property
    def owners(self) -> AsyncOwners:
        """The users and queues that records can belong to."""
        from .owners import AsyncOwners

        return AsyncOwners(self._session)

    @cached_property
    def pipeline_stages(self) -> AsyncPipelineStages:
        """The stages of a pipeline."""
        from .pipeline_stages import AsyncPipelineStages

        return AsyncPipelineStages(self._session)

    @cached_property
    def pipelines(self) -> AsyncPipelines:
        """The pipelines through which an object type's records go."""
        from .pipelines import AsyncPipelines

        return AsyncPipelines(self._session)

    @cached_property
    def properties(self) -> AsyncProperties:
        """The definitions of what records have, by object type."""
        from .properties import AsyncProperties

        return AsyncProperties(self._session)

    @cached_property
    def property_groups(self) -> AsyncPropertyGroups:
        """The groups in which an object type's properties stand."""
        from .property_groups import AsyncPropertyGroups

        return AsyncPropertyGroups(self._session)

    @cached_property
    def property_validations(self) -> AsyncPropertyValidations:
        """The rules that values of properties keep to."""
        from .property_validations import AsyncPropertyValidations

        return AsyncPropertyValidations(self._session)

    @cached_property
    def schemas(self) -> AsyncSchemas:
        """The object types that an account has defined."""
        from .schemas import AsyncSchemas

        return AsyncSchemas(self._session)

    @cached_property
    def contacts(self) -> AsyncObjects:
        """Contacts, object type 0-1."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "contacts")

    @cached_property
    def companies(self) -> AsyncObjects:
        """Companies, object type 0-2."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "companies")

    @cached_property
    def deals(self) -> AsyncObjects:
        """Deals, object type 0-3."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "deals")

    @cached_property
    def tickets(self) -> AsyncObjects:
        """Tickets, object type 0-5."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "tickets")

    @cached_property
    def products(self) -> AsyncObjects:
        """Products, object type 0-7."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "products")

    @cached_property
    def line_items(self) -> AsyncObjects:
        """Line items, object type 0-8."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "line_items")

    @cached_property
    def quotes(self) -> AsyncObjects:
        """Quotes, object type 0-14."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "quotes")

    @cached_property
    def communications(self) -> AsyncObjects:
        """Communications, object type 0-18."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "communications")

    @cached_property
    def feedback_submissions(self) -> AsyncObjects:
        """Feedback submissions, object type 0-19."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "feedback_submissions")

    @cached_property
    def tasks(self) -> AsyncObjects:
        """Tasks, object type 0-27."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "tasks")

    @cached_property
    def notes(self) -> AsyncObjects:
        """Notes, object type 0-46."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "notes")

    @cached_property
    def meetings(self) -> AsyncObjects:
        """Meetings, object type 0-47."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "meetings")

    @cached_property
    def calls(self) -> AsyncObjects:
        """Calls, object type 0-48."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "calls")

    @cached_property
    def emails(self) -> AsyncObjects:
        """Emails, object type 0-49."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "emails")

    @cached_property
    def invoices(self) -> AsyncObjects:
        """Invoices, object type 0-53."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "invoices")

    @cached_property
    def marketing_events(self) -> AsyncObjects:
        """Marketing events, object type 0-54."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "marketing_events")

    @cached_property
    def subscriptions(self) -> AsyncObjects:
        """Subscriptions, object type 0-69."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "subscriptions")

    @cached_property
    def goal_targets(self) -> AsyncObjects:
        """Goal targets, object type 0-74."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "goal_targets")

    @cached_property
    def discounts(self) -> AsyncObjects:
        """Discounts, object type 0-84."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "discounts")

    @cached_property
    def fees(self) -> AsyncObjects:
        """Fees, object type 0-85."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "fees")

    @cached_property
    def taxes(self) -> AsyncObjects:
        """Taxes, object type 0-86."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "taxes")

    @cached_property
    def payments(self) -> AsyncObjects:
        """Payments, object type 0-101."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "payments")

    @cached_property
    def users(self) -> AsyncObjects:
        """Users, object type 0-115."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "users")

    @cached_property
    def postal_mails(self) -> AsyncObjects:
        """Postal mails, object type 0-116."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "postal_mails")

    @cached_property
    def orders(self) -> AsyncObjects:
        """Orders, object type 0-123."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "orders")

    @cached_property
    def leads(self) -> AsyncObjects:
        """Leads, object type 0-136."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "leads")

    @cached_property
    def carts(self) -> AsyncObjects:
        """Carts, object type 0-142."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "carts")

    @cached_property
    def services(self) -> AsyncObjects:
        """Services, object type 0-162."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "0-162")

    @cached_property
    def courses(self) -> AsyncCourses:
        """Courses, object type 0-410."""
        from .courses import AsyncCourses

        return AsyncCourses(self._session, "0-410")

    @cached_property
    def listings(self) -> AsyncObjects:
        """Listings, object type 0-420."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "0-420")

    @cached_property
    def appointments(self) -> AsyncObjects:
        """Appointments, object type 0-421."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "appointments")

    @cached_property
    def projects(self) -> AsyncObjects:
        """Projects, object type 0-970."""
        from .objects import AsyncObjects

        return AsyncObjects(self._session, "projects")

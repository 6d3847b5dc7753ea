"""How a hub hands out its resources: each is imported when it is first used.

Written by scripts/generate from specs/; do not edit.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hubapi_ext.calls import Session

if TYPE_CHECKING:
    from .association_limits import AssociationLimits, AsyncAssociationLimits
    from .associations import Associations, AsyncAssociations
    from .courses import AsyncCourses, Courses
    from .owners import AsyncOwners, Owners
    from .pipeline_stages import AsyncPipelineStages, PipelineStages
    from .pipelines import AsyncPipelines, Pipelines
    from .properties import AsyncProperties, Properties
    from .property_groups import AsyncPropertyGroups, PropertyGroups
    from .property_validations import AsyncPropertyValidations, PropertyValidations
    from .schemas import AsyncSchemas, Schemas

RESOURCES = (
    "association_limits",
    "associations",
    "courses",
    "owners",
    "pipeline_stages",
    "pipelines",
    "properties",
    "property_groups",
    "property_validations",
    "schemas",
)
"""The names of all resources."""


class Resources:
    """The resources of a HubApi."""

    _session: Session

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
    def courses(self) -> Courses:
        """Courses, object type 0-410."""
        from .courses import Courses

        return Courses(self._session)

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


class AsyncResources:
    """The resources of an AsyncHubApi."""

    _session: Session

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
    def courses(self) -> AsyncCourses:
        """Courses, object type 0-410."""
        from .courses import AsyncCourses

        return AsyncCourses(self._session)

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

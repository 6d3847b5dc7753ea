"""How much the account uses of what it may have. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class Limits(SyncResource):
    """How much the account uses of what it may have."""

    def association_labels(
        self,
        *,
        from_object_type_id: str | None = None,
        to_object_type_id: str | None = None,
    ) -> builtins.list[models.AssociationLabelLimitResponse]:
        """Says how many association labels the account uses.

        GET /crm/v3/limits/associations/labels
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-labels

        One entry for two object types, or for all pairs of them.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type_id: The id of the object type that associations start from.
            to_object_type_id: The id of the object type that associations lead to.

        Returns:
            A list of AssociationLabelLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.association_labels())
        """
        from hubapi_client.api.limits import get_association_label_limits

        return self._send(
            endpoints.field(
                get_association_label_limits,
                {
                    "from_object_type_id": from_object_type_id,
                    "to_object_type_id": to_object_type_id,
                },
                "results",
            )
        )

    def associations_between(
        self,
        from_object_type_id: str,
        to_object_type_id: str,
    ) -> models.AssociationRecordLimitResponse:
        """Names records of one type that come near their limit of associations with another.

        GET /crm/v3/limits/associations/records/{fromObjectTypeId}/{toObjectTypeId}
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-records-fromObjectTypeId-toObjectTypeId

        With samples of the records.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type_id: The id of the object type that associations start from.
            to_object_type_id: The id of the object type that associations lead to.

        Returns:
            An AssociationRecordLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.associations_between("0-1", "0-2"))
        """
        from hubapi_client.api.limits import get_association_record_limits

        return self._send(
            endpoints.call(
                get_association_record_limits,
                {
                    "from_object_type_id": from_object_type_id,
                    "to_object_type_id": to_object_type_id,
                },
            )
        )

    def associations_from(
        self,
    ) -> builtins.list[models.ObjectTypeNearOrAtAssociationLimit]:
        """Names the object types whose records come near their association limits.

        GET /crm/v3/limits/associations/records/from
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-records-from

        Seen from the side that associations start from.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A list of ObjectTypeNearOrAtAssociationLimit.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.associations_from())
        """
        from hubapi_client.api.limits import get_types_near_association_limits

        return self._send(endpoints.field(get_types_near_association_limits, {}, "results"))

    def associations_to(
        self,
        from_object_type_id: str,
    ) -> builtins.list[models.ObjectTypeNearOrAtAssociationLimit]:
        """Names the object types to which records of one type come near their association limits.

        GET /crm/v3/limits/associations/records/{fromObjectTypeId}/to
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-records-fromObjectTypeId-to

        Seen from the side that associations start from.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type_id: The id of the object type that associations start from.

        Returns:
            A list of ObjectTypeNearOrAtAssociationLimit.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.associations_to("0-1"))
        """
        from hubapi_client.api.limits import get_types_near_association_limits_of

        return self._send(
            endpoints.field(
                get_types_near_association_limits_of,
                {
                    "from_object_type_id": from_object_type_id,
                },
                "results",
            )
        )

    def calculated_properties(
        self,
    ) -> models.CalculatedPropertyLimitResponse:
        """Says how many calculated properties the account uses.

        GET /crm/v3/limits/calculated-properties
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-calculated-properties

        In all, and for each object type.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A CalculatedPropertyLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.calculated_properties())
        """
        from hubapi_client.api.limits import get_calculated_property_limits

        return self._send(endpoints.call(get_calculated_property_limits, {}))

    def custom_object_types(
        self,
    ) -> models.CustomObjectLimitResponse:
        """Says how many custom object types the account uses.

        GET /crm/v3/limits/custom-object-types
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-custom-object-types

        In all.

        A token needs one of 8 scopes, such as crm.objects.custom.highly_sensitive.read.v2.

        Returns:
            A CustomObjectLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.custom_object_types())
        """
        from hubapi_client.api.limits import get_custom_object_type_limits

        return self._send(endpoints.call(get_custom_object_type_limits, {}))

    def custom_properties(
        self,
    ) -> models.CustomPropertyLimitResponse:
        """Says how many custom properties the account uses.

        GET /crm/v3/limits/custom-properties
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-custom-properties

        In all, and for each object type.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A CustomPropertyLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.custom_properties())
        """
        from hubapi_client.api.limits import get_custom_property_limits

        return self._send(endpoints.call(get_custom_property_limits, {}))

    def pipelines(
        self,
    ) -> models.PipelineLimitResponse:
        """Says how many pipelines the account uses.

        GET /crm/v3/limits/pipelines
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-pipelines

        For each object type, and for all custom ones together.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A PipelineLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.pipelines())
        """
        from hubapi_client.api.limits import get_pipeline_limits

        return self._send(endpoints.call(get_pipeline_limits, {}))

    def records(
        self,
    ) -> models.RecordLimitResponse:
        """Says how many records the account has, and may have.

        GET /crm/v3/limits/records
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-records

        For each object type, and for all custom ones together.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A RecordLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(hub.limits.records())
        """
        from hubapi_client.api.limits import get_record_limits

        return self._send(endpoints.call(get_record_limits, {}))


class AsyncLimits(AsyncResource):
    """How much the account uses of what it may have."""

    async def association_labels(
        self,
        *,
        from_object_type_id: str | None = None,
        to_object_type_id: str | None = None,
    ) -> builtins.list[models.AssociationLabelLimitResponse]:
        """Says how many association labels the account uses.

        GET /crm/v3/limits/associations/labels
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-labels

        One entry for two object types, or for all pairs of them.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type_id: The id of the object type that associations start from.
            to_object_type_id: The id of the object type that associations lead to.

        Returns:
            A list of AssociationLabelLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.association_labels())
        """
        from hubapi_client.api.limits import get_association_label_limits

        return await self._send(
            endpoints.field(
                get_association_label_limits,
                {
                    "from_object_type_id": from_object_type_id,
                    "to_object_type_id": to_object_type_id,
                },
                "results",
            )
        )

    async def associations_between(
        self,
        from_object_type_id: str,
        to_object_type_id: str,
    ) -> models.AssociationRecordLimitResponse:
        """Names records of one type that come near their limit of associations with another.

        GET /crm/v3/limits/associations/records/{fromObjectTypeId}/{toObjectTypeId}
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-records-fromObjectTypeId-toObjectTypeId

        With samples of the records.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type_id: The id of the object type that associations start from.
            to_object_type_id: The id of the object type that associations lead to.

        Returns:
            An AssociationRecordLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.associations_between("0-1", "0-2"))
        """
        from hubapi_client.api.limits import get_association_record_limits

        return await self._send(
            endpoints.call(
                get_association_record_limits,
                {
                    "from_object_type_id": from_object_type_id,
                    "to_object_type_id": to_object_type_id,
                },
            )
        )

    async def associations_from(
        self,
    ) -> builtins.list[models.ObjectTypeNearOrAtAssociationLimit]:
        """Names the object types whose records come near their association limits.

        GET /crm/v3/limits/associations/records/from
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-records-from

        Seen from the side that associations start from.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A list of ObjectTypeNearOrAtAssociationLimit.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.associations_from())
        """
        from hubapi_client.api.limits import get_types_near_association_limits

        return await self._send(endpoints.field(get_types_near_association_limits, {}, "results"))

    async def associations_to(
        self,
        from_object_type_id: str,
    ) -> builtins.list[models.ObjectTypeNearOrAtAssociationLimit]:
        """Names the object types to which records of one type come near their association limits.

        GET /crm/v3/limits/associations/records/{fromObjectTypeId}/to
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-associations-records-fromObjectTypeId-to

        Seen from the side that associations start from.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type_id: The id of the object type that associations start from.

        Returns:
            A list of ObjectTypeNearOrAtAssociationLimit.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.associations_to("0-1"))
        """
        from hubapi_client.api.limits import get_types_near_association_limits_of

        return await self._send(
            endpoints.field(
                get_types_near_association_limits_of,
                {
                    "from_object_type_id": from_object_type_id,
                },
                "results",
            )
        )

    async def calculated_properties(
        self,
    ) -> models.CalculatedPropertyLimitResponse:
        """Says how many calculated properties the account uses.

        GET /crm/v3/limits/calculated-properties
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-calculated-properties

        In all, and for each object type.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A CalculatedPropertyLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.calculated_properties())
        """
        from hubapi_client.api.limits import get_calculated_property_limits

        return await self._send(endpoints.call(get_calculated_property_limits, {}))

    async def custom_object_types(
        self,
    ) -> models.CustomObjectLimitResponse:
        """Says how many custom object types the account uses.

        GET /crm/v3/limits/custom-object-types
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-custom-object-types

        In all.

        A token needs one of 8 scopes, such as crm.objects.custom.highly_sensitive.read.v2.

        Returns:
            A CustomObjectLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.custom_object_types())
        """
        from hubapi_client.api.limits import get_custom_object_type_limits

        return await self._send(endpoints.call(get_custom_object_type_limits, {}))

    async def custom_properties(
        self,
    ) -> models.CustomPropertyLimitResponse:
        """Says how many custom properties the account uses.

        GET /crm/v3/limits/custom-properties
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-custom-properties

        In all, and for each object type.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A CustomPropertyLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.custom_properties())
        """
        from hubapi_client.api.limits import get_custom_property_limits

        return await self._send(endpoints.call(get_custom_property_limits, {}))

    async def pipelines(
        self,
    ) -> models.PipelineLimitResponse:
        """Says how many pipelines the account uses.

        GET /crm/v3/limits/pipelines
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-pipelines

        For each object type, and for all custom ones together.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A PipelineLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.pipelines())
        """
        from hubapi_client.api.limits import get_pipeline_limits

        return await self._send(endpoints.call(get_pipeline_limits, {}))

    async def records(
        self,
    ) -> models.RecordLimitResponse:
        """Says how many records the account has, and may have.

        GET /crm/v3/limits/records
        https://developers.hubspot.com/docs/api-reference/crm-limits-tracking-v3/limits/get-crm-v3-limits-records

        For each object type, and for all custom ones together.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A RecordLimitResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            print(await hub.limits.records())
        """
        from hubapi_client.api.limits import get_record_limits

        return await self._send(endpoints.call(get_record_limits, {}))

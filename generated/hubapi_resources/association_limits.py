"""How many records one record may be linked to. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable

from hubapi_client import models
from hubapi_ext import endpoints, forms
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.resources import AsyncResource, SyncResource


class AssociationLimits(SyncResource):
    """How many records one record may be linked to."""

    def stream_update(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.AssociationLimit, models.PublicAssociationDefinitionConfigurationUpdateResult]]:
        """Sets how many records of one type a record of another may be linked to, and hands out each outcome as it comes.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest. A type
                is a type id of HubSpot's own types, or a (category, type id). Rows with `type_id`, `max_to_object_ids`
                and perhaps `category` do too, and so does HubSpot's own form.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.
        """
        from hubapi_client.api.association_limits import update_association_limits

        return self._iterate(
            endpoints.batch(
                update_association_limits,
                inputs,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.ASSOCIATION_LIMIT,
            )
        )

    def update_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.AssociationLimit, models.PublicAssociationDefinitionConfigurationUpdateResult]:
        """Sets how many records of one type a record of another may be linked to.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest. A type
                is a type id of HubSpot's own types, or a (category, type id). Rows with `type_id`, `max_to_object_ids`
                and perhaps `category` do too, and so does HubSpot's own form.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the limit as it stands.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            hub.association_limits.update_many("contacts", "0-410", [(861, 2)]).raise_for_failures()
        """
        from hubapi_client.api.association_limits import update_association_limits

        return self._send(
            endpoints.whole_batch(
                update_association_limits,
                inputs,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.ASSOCIATION_LIMIT,
            )
        )


class AsyncAssociationLimits(AsyncResource):
    """How many records one record may be linked to."""

    def stream_update(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit] | AsyncIterable[forms.AssociationLimit],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.AssociationLimit, models.PublicAssociationDefinitionConfigurationUpdateResult]]:
        """Sets how many records of one type a record of another may be linked to, and hands out each outcome as it comes.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest. A type
                is a type id of HubSpot's own types, or a (category, type id). Rows with `type_id`, `max_to_object_ids`
                and perhaps `category` do too, and so does HubSpot's own form.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.
        """
        from hubapi_client.api.association_limits import update_association_limits

        return self._iterate(
            endpoints.batch(
                update_association_limits,
                inputs,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.ASSOCIATION_LIMIT,
            )
        )

    async def update_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit] | AsyncIterable[forms.AssociationLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.AssociationLimit, models.PublicAssociationDefinitionConfigurationUpdateResult]:
        """Sets how many records of one type a record of another may be linked to.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-update

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit (type, how many), or a PublicAssociationDefinitionConfigurationUpdateRequest. A type
                is a type id of HubSpot's own types, or a (category, type id). Rows with `type_id`, `max_to_object_ids`
                and perhaps `category` do too, and so does HubSpot's own form.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the limit as it stands.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            (await hub.association_limits.update_many("contacts", "0-410", [(861, 2)])).raise_for_failures()
        """
        from hubapi_client.api.association_limits import update_association_limits

        return await self._send(
            endpoints.whole_batch(
                update_association_limits,
                inputs,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.ASSOCIATION_LIMIT,
            )
        )

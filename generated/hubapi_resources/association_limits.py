"""How many records one record may be linked to. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
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

    def create_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.AssociationLimit, models.PublicAssociationDefinitionUserConfiguration]:
        """Creates limits for how many records of one type a record of another may be linked to.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-create

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: As update_many takes them.
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
            hub.association_limits.create_many("contacts", "0-410", [(861, 2)]).raise_for_failures()
        """
        from hubapi_client.api.association_limits import create_association_limits

        return self._send(
            endpoints.whole_batch(
                create_association_limits,
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

    def list(
        self,
    ) -> builtins.list[models.PublicAssociationDefinitionUserConfiguration]:
        """Lists all association limits that the account has set.

        GET /crm/associations/v4/definitions/configurations/all
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/get-crm-associations-v4-definitions-configurations-all

        All in one answer. HubSpot does not say which object types a limit is for; the type says so.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A list of PublicAssociationDefinitionUserConfiguration.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for limit in hub.association_limits.list():
                print(limit.category, limit.type_id, limit.user_enforced_max_to_object_ids)
        """
        from hubapi_client.api.association_limits import list_association_limits

        return self._send(endpoints.field(list_association_limits, {}, "results"))

    def list_between(
        self,
        from_object_type: str,
        to_object_type: str,
    ) -> builtins.list[models.PublicAssociationDefinitionUserConfiguration]:
        """Lists the association limits between two object types.

        GET /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/get-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType

        All in one answer, in the direction of the path.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.

        Returns:
            A list of PublicAssociationDefinitionUserConfiguration.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for limit in hub.association_limits.list_between("contacts", "0-410"):
                print(limit.type_id, limit.user_enforced_max_to_object_ids)
        """
        from hubapi_client.api.association_limits import list_association_limits_between

        return self._send(
            endpoints.field(
                list_association_limits_between,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                "results",
            )
        )

    def purge_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.PurgedLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.PurgedLimit, bool]:
        """Removes limits, any number of them.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/purge
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-purge

        What the subscription allows holds again. Types without a limit count as done.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit its type, a type id of HubSpot's own types, a label, or a (category, type id);
                HubSpot's own form; or a PublicAssociationSpec.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is True, since HubSpot says no more.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            hub.association_limits.purge_many("contacts", "0-410", [861]).raise_for_failures()
        """
        from hubapi_client.api.association_limits import purge_association_limits

        return self._send(
            endpoints.whole_batch(
                purge_association_limits,
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
                forms.PURGED_LIMIT,
            )
        )

    def stream_create(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.AssociationLimit, models.PublicAssociationDefinitionUserConfiguration]]:
        """Creates limits for how many records of one type a record of another may be linked to, and hands out each outcome as it comes.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-create

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: As update_many takes them.
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
        from hubapi_client.api.association_limits import create_association_limits

        return self._iterate(
            endpoints.batch(
                create_association_limits,
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

    def stream_purge(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.PurgedLimit],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.PurgedLimit, bool]]:
        """Removes limits, any number of them, and hands out each outcome as it comes.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/purge
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-purge

        What the subscription allows holds again. Types without a limit count as done.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit its type, a type id of HubSpot's own types, a label, or a (category, type id);
                HubSpot's own form; or a PublicAssociationSpec.
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
        from hubapi_client.api.association_limits import purge_association_limits

        return self._iterate(
            endpoints.batch(
                purge_association_limits,
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
                forms.PURGED_LIMIT,
            )
        )

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
                is a type id of HubSpot's own types, a label, or a (category, type id). Rows with `type_id`,
                `max_to_object_ids` and perhaps `category` do too, and so does HubSpot's own form.
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
                is a type id of HubSpot's own types, a label, or a (category, type id). Rows with `type_id`,
                `max_to_object_ids` and perhaps `category` do too, and so does HubSpot's own form.
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

    async def create_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit] | AsyncIterable[forms.AssociationLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.AssociationLimit, models.PublicAssociationDefinitionUserConfiguration]:
        """Creates limits for how many records of one type a record of another may be linked to.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-create

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: As update_many takes them.
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
            (await hub.association_limits.create_many("contacts", "0-410", [(861, 2)])).raise_for_failures()
        """
        from hubapi_client.api.association_limits import create_association_limits

        return await self._send(
            endpoints.whole_batch(
                create_association_limits,
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

    async def list(
        self,
    ) -> builtins.list[models.PublicAssociationDefinitionUserConfiguration]:
        """Lists all association limits that the account has set.

        GET /crm/associations/v4/definitions/configurations/all
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/get-crm-associations-v4-definitions-configurations-all

        All in one answer. HubSpot does not say which object types a limit is for; the type says so.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Returns:
            A list of PublicAssociationDefinitionUserConfiguration.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for limit in await hub.association_limits.list():
                print(limit.category, limit.type_id, limit.user_enforced_max_to_object_ids)
        """
        from hubapi_client.api.association_limits import list_association_limits

        return await self._send(endpoints.field(list_association_limits, {}, "results"))

    async def list_between(
        self,
        from_object_type: str,
        to_object_type: str,
    ) -> builtins.list[models.PublicAssociationDefinitionUserConfiguration]:
        """Lists the association limits between two object types.

        GET /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/get-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType

        All in one answer, in the direction of the path.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.

        Returns:
            A list of PublicAssociationDefinitionUserConfiguration.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for limit in await hub.association_limits.list_between("contacts", "0-410"):
                print(limit.type_id, limit.user_enforced_max_to_object_ids)
        """
        from hubapi_client.api.association_limits import list_association_limits_between

        return await self._send(
            endpoints.field(
                list_association_limits_between,
                {
                    "from_object_type": from_object_type,
                    "to_object_type": to_object_type,
                },
                "results",
            )
        )

    async def purge_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.PurgedLimit] | AsyncIterable[forms.PurgedLimit],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.PurgedLimit, bool]:
        """Removes limits, any number of them.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/purge
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-purge

        What the subscription allows holds again. Types without a limit count as done.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit its type, a type id of HubSpot's own types, a label, or a (category, type id);
                HubSpot's own form; or a PublicAssociationSpec.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is True, since HubSpot says no more.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            (await hub.association_limits.purge_many("contacts", "0-410", [861])).raise_for_failures()
        """
        from hubapi_client.api.association_limits import purge_association_limits

        return await self._send(
            endpoints.whole_batch(
                purge_association_limits,
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
                forms.PURGED_LIMIT,
            )
        )

    def stream_create(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.AssociationLimit] | AsyncIterable[forms.AssociationLimit],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.AssociationLimit, models.PublicAssociationDefinitionUserConfiguration]]:
        """Creates limits for how many records of one type a record of another may be linked to, and hands out each outcome as it comes.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-create

        A limit can only be lower than the one of the subscription. Links that exist already are kept.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: As update_many takes them.
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
        from hubapi_client.api.association_limits import create_association_limits

        return self._iterate(
            endpoints.batch(
                create_association_limits,
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

    def stream_purge(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.PurgedLimit] | AsyncIterable[forms.PurgedLimit],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.PurgedLimit, bool]]:
        """Removes limits, any number of them, and hands out each outcome as it comes.

        POST /crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/purge
        https://developers.hubspot.com/docs/api-reference/crm-associations-schema-v4/definition-configurations/post-crm-associations-v4-definitions-configurations-fromObjectType-toObjectType-batch-purge

        What the subscription allows holds again. Types without a limit count as done.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each limit its type, a type id of HubSpot's own types, a label, or a (category, type id);
                HubSpot's own form; or a PublicAssociationSpec.
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
        from hubapi_client.api.association_limits import purge_association_limits

        return self._iterate(
            endpoints.batch(
                purge_association_limits,
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
                forms.PURGED_LIMIT,
            )
        )

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
                is a type id of HubSpot's own types, a label, or a (category, type id). Rows with `type_id`,
                `max_to_object_ids` and perhaps `category` do too, and so does HubSpot's own form.
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
                is a type id of HubSpot's own types, a label, or a (category, type id). Rows with `type_id`,
                `max_to_object_ids` and perhaps `category` do too, and so does HubSpot's own form.
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

"""Associations: links between records. It says what to send and what to make of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hubapi_client.api.associations import create_associations, create_default_association, read_associations
from hubapi_client.models import (
    BatchInputPublicAssociationMultiPost,
    BatchInputPublicFetchAssociationsBatchRequest,
    BatchResponsePublicAssociationMultiWithLabel,
    BatchResponsePublicDefaultAssociation,
    LabelsBetweenObjectPair,
    PublicAssociationMultiWithLabel,
    PublicDefaultAssociation,
    PublicFetchAssociationsBatchRequest,
    ReturnedPublicObjectId,
)
from hubapi_client.operations import CREATE_ASSOCIATIONS, READ_ASSOCIATIONS
from hubapi_ext import forms
from hubapi_ext.batches import conclude_batch, read_rows
from hubapi_ext.calls import AsyncResource, Call, Resource, SyncResource, immediate, lazy
from hubapi_ext.forms import Association, ObjectId
from hubapi_ext.outcomes import BatchResult


class _Associations(Resource):
    @immediate
    def create_many(
        self, from_object_type: str, to_object_type: str, inputs: Iterable[Association]
    ) -> Call[BatchResult[Association, LabelsBetweenObjectPair]]:
        """Creates associations between pairs of records, all in one request.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        An association replaces the types that its pair has: name all that shall remain.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: For each association (from id, to id, type), or a PublicAssociationMultiPost. A type is a type id of
                HubSpot's own types, a (category, type id), or a list of these. The type ids have a direction.

        Returns:
            An outcome for each input, in their order; the result is the pair with its labels.

        Raises:
            InvalidInputError: Before anything is sent. There are no inputs or too many, or one of them is wrong.
            RefusedError: HubSpot refused the whole batch.
            TransportError: No answer came. The associations may exist; creating them again does no harm.

        Example:
            result = hub.associations.create_many("contacts", "0-410", [(101, 202, 861), (102, 202, 861)])
            result.raise_for_failures()
        """
        given = forms.take(inputs, CREATE_ASSOCIATIONS.batch)
        sent = forms.models(given, forms.association, forms.ASSOCIATION_FORM)
        return Call(
            create_associations,
            {
                "from_object_type": from_object_type,
                "to_object_type": to_object_type,
                "body": BatchInputPublicAssociationMultiPost(inputs=sent),
            },
            conclude_batch(CREATE_ASSOCIATIONS, given, sent),
        )

    @lazy
    def read_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[ObjectId | PublicFetchAssociationsBatchRequest],
    ) -> Call[Iterator[PublicAssociationMultiWithLabel]]:
        """Reads the associations of many records, in one request: a row with one page for each record.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

        Args:
            from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
            to_object_type: What they are associated with.
            inputs: The ids of the records, or a PublicFetchAssociationsBatchRequest with the `after` of a last page.

        Returns:
            An iterator (in AsyncHubApi an async one) of rows, in the order of the inputs: `from_id`, and `to` with the
            `id` and the `association_types` of each associated record. A record without associations has an empty `to`;
            HubSpot says the same of one that does not exist. `paging.next.after` is there when there are more pages.

        Raises:
            InvalidInputError: Before anything is sent. There are no inputs or too many, or one of them is wrong.
            RefusedError: HubSpot refused the whole batch.
            BatchError: After the rows, when some records could not be read.
            TransportError: No answer came.

        Example:
            for row in hub.associations.read_many("contacts", "0-410", [101, 102]):
                print(row.from_id, [to.id for to in row.to])
        """
        given = forms.take(inputs, READ_ASSOCIATIONS.batch)
        sent = forms.models(given, forms.record, forms.RECORD_FORM)

        def conclude(answer: BatchResponsePublicAssociationMultiWithLabel) -> Iterator[PublicAssociationMultiWithLabel]:
            return read_rows(READ_ASSOCIATIONS, given, sent, answer, empty=_row_without_associations)

        return Call(
            read_associations,
            {
                "from_object_type": from_object_type,
                "to_object_type": to_object_type,
                "body": BatchInputPublicFetchAssociationsBatchRequest(inputs=sent),
            },
            conclude,
        )

    @immediate
    def create_default(
        self, from_object_type: str, from_object_id: ObjectId, to_object_type: str, to_object_id: ObjectId
    ) -> Call[Sequence[PublicDefaultAssociation]]:
        """Creates the default association, the one without a label, between two records.

        PUT /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/put-crm-v4-objects-fromObjectType-fromObjectId-associations-default-toObjectType-toObjectId

        Args:
            from_object_type: The first record's object type, by name or type id: "contacts", "0-1".
            from_object_id: The first record's id.
            to_object_type: The second record's object type.
            to_object_id: The second record's id.

        Returns:
            What was made: a result for each direction, with the ids and the association type.

        Raises:
            InvalidInputError: Before anything is sent, naming the argument that is wrong.
            RefusedError: HubSpot refused, for instance because a record does not exist.
            TransportError: No answer came. The association may exist; creating it again does no harm.
        """
        return Call(
            create_default_association,
            {
                "from_object_type": from_object_type,
                "from_object_id": from_object_id,
                "to_object_type": to_object_type,
                "to_object_id": to_object_id,
            },
            _results,
        )


class Associations(_Associations, SyncResource):
    """The associations of a HubApi."""


class AsyncAssociations(_Associations, AsyncResource):
    """The associations of an AsyncHubApi."""


def _row_without_associations(asked: PublicFetchAssociationsBatchRequest) -> PublicAssociationMultiWithLabel:
    return PublicAssociationMultiWithLabel(from_=ReturnedPublicObjectId(id=asked.id), to=[])


def _results(answer: BatchResponsePublicDefaultAssociation) -> Sequence[PublicDefaultAssociation]:
    return answer.results or []

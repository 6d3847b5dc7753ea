"""Links between records. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence

from hubapi_client import models
from hubapi_client.models import LabelsBetweenObjectPair, PublicAssociationMultiWithLabel, PublicDefaultAssociation
from hubapi_ext import associations as associations_plans
from hubapi_ext import endpoints
from hubapi_ext.associations import AssociationInputs, AssociationOutcome
from hubapi_ext.batches.batch import CONCURRENCY, ReportProgress
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.forms import Association, ObjectId, Record
from hubapi_ext.resources import AsyncResource, SyncResource
from hubapi_ext.tables.rows import AssociationRows


class Associations(SyncResource):
    """Links between records."""

    def create_default(
        self, from_object_type: str, from_object_id: ObjectId, to_object_type: str, to_object_id: ObjectId
    ) -> Sequence[PublicDefaultAssociation]:
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
            UnaccountedError: HubSpot answered with success and named nothing that it made.
            TransportError: No answer came. The association may exist; creating it again does no harm.
        """
        return self._send(
            associations_plans.create_default(from_object_type, from_object_id, to_object_type, to_object_id)
        )

    def create_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: AssociationInputs,
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[Association, LabelsBetweenObjectPair]:
        """Creates associations between pairs of records, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        An association replaces the types that its pair has: name all that shall remain.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: For each association (from id, to id, type), or a PublicAssociationMultiPost. A type is a type id of
                HubSpot's own types, a (category, type id), or a list of these. The type ids have a direction. Rows with
                `from_id`, `to_id`, `type_id` and perhaps `category`, such as a csv.DictReader has, and mappings as
                HubSpot's documentation writes them do too. In AsyncHubApi the inputs may come from an async iterable.
                Or columns: a mapping of `from_id`, `to_id`,
                `type_id` and perhaps `category` to lists, AssociationRows, Arrow's record batches, tables and readers,
                or an iterable of these; the input of an outcome is then its row as a tuple. Rows of one pair in columns
                mean all their types; of tuples for one pair, the last one holds.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the pair with its labels.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = hub.associations.create_many("contacts", "0-410", [(101, 202, 861), (102, 202, 861)])
            result.raise_for_failures()
        """
        return self._send(
            associations_plans.create_many(
                from_object_type,
                to_object_type,
                inputs,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def read_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[Record] | AsyncIterable[Record],
        *,
        pages: bool = False,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[PublicAssociationMultiWithLabel]:
        """Reads all associations of any number of records: a row for each record, as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

        Args:
            from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
            to_object_type: What they are associated with.
            inputs: The ids of the records; or, to go on from a page, a PublicFetchAssociationsBatchRequest or a mapping
                with `id` and `after`. In AsyncHubApi they may come from an async iterable.
            pages: Whether each page of a record is a row of its own, handed out as it comes.
            ordered: Whether the rows come in the order of the inputs, instead of as soon as they are complete.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of rows: `from_id`, and `to` with the `id` and the `association_types` of each associated record.
            A record without associations has an empty `to`; HubSpot says the same of one that does not exist. With
            `pages`, `paging.next.after` is there when more pages follow. `stream.unfinished` is what to go on with
            after leaving the loop.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: No record was read to its end.
            BatchError: After the rows, when some records could not be read. With `pages`, the input of a record whose
                first pages were handed out carries the `after` to go on from.
            InterruptedBatchError: The stream ended early, for one of these reasons or because the inputs raised.

        Example:
            for row in hub.associations.read_many("contacts", "0-410", [101, 102]):
                print(row.from_id, [to.id for to in row.to])
        """
        return self._iterate(
            associations_plans.read_many(
                from_object_type,
                to_object_type,
                inputs,
                pages=pages,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def read_one(
        self,
        object_type: str,
        object_id: str | int,
        to_object_type: str,
        *,
        after: str | None = None,
        limit: int | None = None,
    ) -> Stream[models.MultiAssociatedObjectWithLabel]:
        """Reads all associations of one record, page after page.

        GET /crm/v4/objects/{objectType}/{objectId}/associations/{toObjectType}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/get-crm-v4-objects-objectType-objectId-associations-toObjectType

        For many records read_many needs far fewer requests.

        A token needs one of 81 scopes, such as crm.objects.appointments.read.

        Args:
            object_type: The object type of the record, by name or by type id.
            object_id: The id of the record.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many associations a page has at most; without it as many as there may be.

        Returns:
            A stream of the associated records, each with its `id` and `association_types`.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            for label in hub.associations.read_one('contacts', '101', '0-410'):
                print(label)
        """
        from hubapi_client.api.associations import list_associations

        return self._iterate(
            endpoints.pages(
                list_associations,
                {
                    "object_type": object_type,
                    "object_id": object_id,
                    "to_object_type": to_object_type,
                    "limit": limit,
                },
                after,
            )
        )

    def read_rows(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[Record] | AsyncIterable[Record],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[AssociationRows]:
        """Reads all associations of any number of records in columns, for work in bulk.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

        It sends what read_many sends, and makes no object for a record or an association.

        Args:
            from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
            to_object_type: What they are associated with.
            inputs: As read_many takes them.
            ordered: Whether the rows come in the order of the inputs, instead of as soon as they are complete.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of AssociationRows: `from_id`, `to_id`, `type_id`, `category` and `label` are lists, with one row
            for each (from, to, type). All rows of a record are in one of them, and a record without associations has
            none. `to_arrow()` makes a pyarrow.RecordBatch of it; record_batch_reader reads a whole stream.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, BatchError, InterruptedBatchError: As
                read_many does.

        Example:
            for rows in hub.associations.read_rows("contacts", "0-410", ids):
                store(rows.from_id, rows.to_id, rows.type_id)
        """
        return self._iterate(
            associations_plans.read_rows(
                from_object_type,
                to_object_type,
                inputs,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def stream_create(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: AssociationInputs,
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[AssociationOutcome]:
        """Creates associations like create_many, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: As create_many takes them.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does,
                while the stream is looped over.

        Example:
            for outcome in hub.associations.stream_create("contacts", "0-410", rows):
                if not outcome.succeeded:
                    print(outcome.input, outcome.error)
        """
        return self._iterate(
            associations_plans.stream_create(
                from_object_type,
                to_object_type,
                inputs,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )


class AsyncAssociations(AsyncResource):
    """Links between records."""

    async def create_default(
        self, from_object_type: str, from_object_id: ObjectId, to_object_type: str, to_object_id: ObjectId
    ) -> Sequence[PublicDefaultAssociation]:
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
            UnaccountedError: HubSpot answered with success and named nothing that it made.
            TransportError: No answer came. The association may exist; creating it again does no harm.
        """
        return await self._send(
            associations_plans.create_default(from_object_type, from_object_id, to_object_type, to_object_id)
        )

    async def create_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: AssociationInputs,
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[Association, LabelsBetweenObjectPair]:
        """Creates associations between pairs of records, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        An association replaces the types that its pair has: name all that shall remain.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: For each association (from id, to id, type), or a PublicAssociationMultiPost. A type is a type id of
                HubSpot's own types, a (category, type id), or a list of these. The type ids have a direction. Rows with
                `from_id`, `to_id`, `type_id` and perhaps `category`, such as a csv.DictReader has, and mappings as
                HubSpot's documentation writes them do too. In AsyncHubApi the inputs may come from an async iterable.
                Or columns: a mapping of `from_id`, `to_id`,
                `type_id` and perhaps `category` to lists, AssociationRows, Arrow's record batches, tables and readers,
                or an iterable of these; the input of an outcome is then its row as a tuple. Rows of one pair in columns
                mean all their types; of tuples for one pair, the last one holds.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the pair with its labels.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = await hub.associations.create_many("contacts", "0-410", [(101, 202, 861), (102, 202, 861)])
            result.raise_for_failures()
        """
        return await self._send(
            associations_plans.create_many(
                from_object_type,
                to_object_type,
                inputs,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def read_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[Record] | AsyncIterable[Record],
        *,
        pages: bool = False,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[PublicAssociationMultiWithLabel]:
        """Reads all associations of any number of records: a row for each record, as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

        Args:
            from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
            to_object_type: What they are associated with.
            inputs: The ids of the records; or, to go on from a page, a PublicFetchAssociationsBatchRequest or a mapping
                with `id` and `after`. In AsyncHubApi they may come from an async iterable.
            pages: Whether each page of a record is a row of its own, handed out as it comes.
            ordered: Whether the rows come in the order of the inputs, instead of as soon as they are complete.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of rows: `from_id`, and `to` with the `id` and the `association_types` of each associated record.
            A record without associations has an empty `to`; HubSpot says the same of one that does not exist. With
            `pages`, `paging.next.after` is there when more pages follow. `stream.unfinished` is what to go on with
            after leaving the loop.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: No record was read to its end.
            BatchError: After the rows, when some records could not be read. With `pages`, the input of a record whose
                first pages were handed out carries the `after` to go on from.
            InterruptedBatchError: The stream ended early, for one of these reasons or because the inputs raised.

        Example:
            async for row in hub.associations.read_many("contacts", "0-410", [101, 102]):
                print(row.from_id, [to.id for to in row.to])
        """
        return self._iterate(
            associations_plans.read_many(
                from_object_type,
                to_object_type,
                inputs,
                pages=pages,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def read_one(
        self,
        object_type: str,
        object_id: str | int,
        to_object_type: str,
        *,
        after: str | None = None,
        limit: int | None = None,
    ) -> AsyncStream[models.MultiAssociatedObjectWithLabel]:
        """Reads all associations of one record, page after page.

        GET /crm/v4/objects/{objectType}/{objectId}/associations/{toObjectType}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/get-crm-v4-objects-objectType-objectId-associations-toObjectType

        For many records read_many needs far fewer requests.

        A token needs one of 81 scopes, such as crm.objects.appointments.read.

        Args:
            object_type: The object type of the record, by name or by type id.
            object_id: The id of the record.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many associations a page has at most; without it as many as there may be.

        Returns:
            A stream of the associated records, each with its `id` and `association_types`.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            async for label in hub.associations.read_one('contacts', '101', '0-410'):
                print(label)
        """
        from hubapi_client.api.associations import list_associations

        return self._iterate(
            endpoints.pages(
                list_associations,
                {
                    "object_type": object_type,
                    "object_id": object_id,
                    "to_object_type": to_object_type,
                    "limit": limit,
                },
                after,
            )
        )

    def read_rows(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[Record] | AsyncIterable[Record],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[AssociationRows]:
        """Reads all associations of any number of records in columns, for work in bulk.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-read

        It sends what read_many sends, and makes no object for a record or an association.

        Args:
            from_object_type: The object type of the records, by name or type id: "contacts", "0-1".
            to_object_type: What they are associated with.
            inputs: As read_many takes them.
            ordered: Whether the rows come in the order of the inputs, instead of as soon as they are complete.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of AssociationRows: `from_id`, `to_id`, `type_id`, `category` and `label` are lists, with one row
            for each (from, to, type). All rows of a record are in one of them, and a record without associations has
            none. `to_arrow()` makes a pyarrow.RecordBatch of it; record_batch_reader reads a whole stream.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, BatchError, InterruptedBatchError: As
                read_many does.

        Example:
            async for rows in hub.associations.read_rows("contacts", "0-410", ids):
                store(rows.from_id, rows.to_id, rows.type_id)
        """
        return self._iterate(
            associations_plans.read_rows(
                from_object_type,
                to_object_type,
                inputs,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def stream_create(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: AssociationInputs,
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[AssociationOutcome]:
        """Creates associations like create_many, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: As create_many takes them.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does,
                while the stream is looped over.

        Example:
            async for outcome in hub.associations.stream_create("contacts", "0-410", rows):
                if not outcome.succeeded:
                    print(outcome.input, outcome.error)
        """
        return self._iterate(
            associations_plans.stream_create(
                from_object_type,
                to_object_type,
                inputs,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

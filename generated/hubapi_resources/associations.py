"""Links between records. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence

from hubapi_client import models
from hubapi_client.models import LabelsBetweenObjectPair, PublicAssociationMultiWithLabel, PublicDefaultAssociation
from hubapi_ext import associations as associations_plans
from hubapi_ext import endpoints, forms
from hubapi_ext.associations import AssociationInputs, AssociationOutcome
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.forms import Association, ObjectId, Record
from hubapi_ext.resources import AsyncResource, SyncResource
from hubapi_ext.tables.rows import AssociationRows


class Associations(SyncResource):
    """Links between records."""

    def add_labels_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[Association] | AsyncIterable[Association],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[Association, LabelsBetweenObjectPair]:
        """Adds labels to associations and keeps those that they have, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        HubSpot itself only replaces labels. So each request is preceded by a read of what its pairs have, and is sent with
        those labels and the new ones. A label that somebody else adds between the two is lost.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: For each association (from id, to id, type), where the type may be a list, or a
                PublicAssociationMultiPost; in the forms that create_many takes, except columns. Pairs that are not
                associated get associated.
            batch_size: How many inputs a request has at most; 1,000 unless it is given, as many as HubSpot reads.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the pair with all its labels.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does.

        Example:
            rows = [(101, 301, ("USER_DEFINED", 37))]
            hub.associations.add_labels_many("contacts", "companies", rows).raise_for_failures()
        """
        return self._send(
            associations_plans.add_labels_many(
                from_object_type,
                to_object_type,
                inputs,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def archive(
        self,
        from_object_type: str,
        from_object_id: str | int,
        to_object_type: str,
        to_object_id: str | int,
    ) -> None:
        """Removes all associations between two records.

        DELETE /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/{toObjectType}/{toObjectId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/delete-crm-v4-objects-objectType-objectId-associations-toObjectType-toObjectId

        The records themselves stay. Their labels go with the association.

        A token needs one of 81 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            from_object_id: The id of the record that the association starts from.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            to_object_id: The id of the record that the association leads to.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.associations.archive("contacts", 101, "companies", 301)
        """
        from hubapi_client.api.associations import archive_association

        return self._send(
            endpoints.call(
                archive_association,
                {
                    "from_object_type": from_object_type,
                    "from_object_id": from_object_id,
                    "to_object_type": to_object_type,
                    "to_object_id": to_object_id,
                },
            )
        )

    def archive_labels_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Association],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.Association, bool]:
        """Removes labels from associations, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/labels/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-labels-archive

        The pairs stay associated, with the labels that are not named. Only the type without a label takes the whole
        association with it.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each association (from id, to id, type), where the type may be a list, or a
                PublicAssociationMultiPost; in the forms that create_many takes, except columns.
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
            rows = [(101, 301, ("USER_DEFINED", 37))]
            hub.associations.archive_labels_many("contacts", "companies", rows).raise_for_failures()
        """
        from hubapi_client.api.associations import archive_association_labels

        return self._send(
            endpoints.whole_batch(
                archive_association_labels,
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
                forms.ASSOCIATION,
            )
        )

    def archive_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.ArchivedAssociation],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.ArchivedAssociation, bool]:
        """Removes all associations between pairs of records, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-archive

        The records themselves stay. Pairs that are not associated count as removed.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each record (from id, to id) or (from id, list of to ids), or a PublicAssociationMultiArchive.
                Rows with `from_id` and `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come
                from an async iterable.
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
            hub.associations.archive_many("contacts", "companies", [(101, 301), (102, [301, 302])]).raise_for_failures()
        """
        from hubapi_client.api.associations import archive_associations

        return self._send(
            endpoints.whole_batch(
                archive_associations,
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
                forms.ARCHIVED_ASSOCIATION,
            )
        )

    def create(
        self,
        from_object_type: str,
        from_object_id: str | int,
        to_object_type: str,
        to_object_id: str | int,
        types: forms.AssociationTypes,
    ) -> models.LabelsBetweenObjectPair:
        """Associates two records, and replaces the labels that they have.

        PUT /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/{toObjectType}/{toObjectId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/put-crm-v4-objects-objectType-objectId-associations-toObjectType-toObjectId

        To make sure that two records are associated, use create_default; to keep their labels, add_labels_many.

        A token needs one of 81 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            from_object_id: The id of the record that the association starts from.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            to_object_id: The id of the record that the association leads to.
            types: A type, or a list of them. A type is a type id of HubSpot's own types, a label, a (category, type
                id), or an AssociationSpec.

        Returns:
            The answer, a LabelsBetweenObjectPair.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.associations.create("contacts", 101, "companies", 301, [279, ("USER_DEFINED", 37)])
        """
        from hubapi_client.api.associations import create_association

        return self._send(
            endpoints.call(
                create_association,
                {
                    "body": types,
                    "from_object_type": from_object_type,
                    "from_object_id": from_object_id,
                    "to_object_type": to_object_type,
                    "to_object_id": to_object_id,
                },
                forms.ASSOCIATION_TYPES,
                "types",
            )
        )

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

    def create_default_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Pair],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.Pair, models.PublicDefaultAssociation]:
        """Makes sure that pairs of records are associated, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/associate/default
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-associate-default

        It creates the association without a label. Labels that a pair has stay.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each pair (from id, to id), or a PublicDefaultAssociationMultiPost. Rows with `from_id` and
                `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come from an async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the association in the direction of the input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            hub.associations.create_default_many("contacts", "companies", [(101, 301), (102, 301)]).raise_for_failures()
        """
        from hubapi_client.api.associations import create_default_associations

        return self._send(
            endpoints.whole_batch(
                create_default_associations,
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
                forms.PAIR,
            )
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
                HubSpot's own types, a label, a (category, type id), or a list of these. The type ids have a direction. Rows
                with `from_id`, `to_id`, `type_id` and perhaps `category`, such as a csv.DictReader has, and mappings as
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

        A token needs one of 81 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

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

    def request_high_usage_report(
        self,
        user_id: int,
    ) -> models.ReportCreationResponse:
        """Asks for a report of the records that come near their association limits.

        POST /crm/v4/associations/usage/high-usage-report/{userId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/report/post-crm-v4-associations-usage-high-usage-report-userId

        HubSpot sends the report to the user by email.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            user_id: The id of the user who gets the report.

        Returns:
            The answer, a ReportCreationResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.associations.request_high_usage_report(7)
        """
        from hubapi_client.api.associations import request_high_usage_report

        return self._send(
            endpoints.call(
                request_high_usage_report,
                {
                    "user_id": user_id,
                },
            )
        )

    def stream_archive(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.ArchivedAssociation],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.ArchivedAssociation, bool]]:
        """Removes all associations between pairs of records, any number of them, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-archive

        The records themselves stay. Pairs that are not associated count as removed.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each record (from id, to id) or (from id, list of to ids), or a PublicAssociationMultiArchive.
                Rows with `from_id` and `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come
                from an async iterable.
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
        from hubapi_client.api.associations import archive_associations

        return self._iterate(
            endpoints.batch(
                archive_associations,
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
                forms.ARCHIVED_ASSOCIATION,
            )
        )

    def stream_archive_labels(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Association],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.Association, bool]]:
        """Removes labels from associations, any number of them, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/labels/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-labels-archive

        The pairs stay associated, with the labels that are not named. Only the type without a label takes the whole
        association with it.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each association (from id, to id, type), where the type may be a list, or a
                PublicAssociationMultiPost; in the forms that create_many takes, except columns.
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
        from hubapi_client.api.associations import archive_association_labels

        return self._iterate(
            endpoints.batch(
                archive_association_labels,
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
                forms.ASSOCIATION,
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

    def stream_create_default(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Pair],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.Pair, models.PublicDefaultAssociation]]:
        """Makes sure that pairs of records are associated, any number of them, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/associate/default
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-associate-default

        It creates the association without a label. Labels that a pair has stay.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each pair (from id, to id), or a PublicDefaultAssociationMultiPost. Rows with `from_id` and
                `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come from an async iterable.
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
        from hubapi_client.api.associations import create_default_associations

        return self._iterate(
            endpoints.batch(
                create_default_associations,
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
                forms.PAIR,
            )
        )


class AsyncAssociations(AsyncResource):
    """Links between records."""

    async def add_labels_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[Association] | AsyncIterable[Association],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[Association, LabelsBetweenObjectPair]:
        """Adds labels to associations and keeps those that they have, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-create

        HubSpot itself only replaces labels. So each request is preceded by a read of what its pairs have, and is sent with
        those labels and the new ones. A label that somebody else adds between the two is lost.

        Args:
            from_object_type: Where the associations start, by name or type id: "contacts", "0-1".
            to_object_type: Where they lead.
            inputs: For each association (from id, to id, type), where the type may be a list, or a
                PublicAssociationMultiPost; in the forms that create_many takes, except columns. Pairs that are not
                associated get associated.
            batch_size: How many inputs a request has at most; 1,000 unless it is given, as many as HubSpot reads.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the pair with all its labels.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As create_many does.

        Example:
            rows = [(101, 301, ("USER_DEFINED", 37))]
            (await hub.associations.add_labels_many("contacts", "companies", rows)).raise_for_failures()
        """
        return await self._send(
            associations_plans.add_labels_many(
                from_object_type,
                to_object_type,
                inputs,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    async def archive(
        self,
        from_object_type: str,
        from_object_id: str | int,
        to_object_type: str,
        to_object_id: str | int,
    ) -> None:
        """Removes all associations between two records.

        DELETE /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/{toObjectType}/{toObjectId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/delete-crm-v4-objects-objectType-objectId-associations-toObjectType-toObjectId

        The records themselves stay. Their labels go with the association.

        A token needs one of 81 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            from_object_id: The id of the record that the association starts from.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            to_object_id: The id of the record that the association leads to.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.associations.archive("contacts", 101, "companies", 301)
        """
        from hubapi_client.api.associations import archive_association

        return await self._send(
            endpoints.call(
                archive_association,
                {
                    "from_object_type": from_object_type,
                    "from_object_id": from_object_id,
                    "to_object_type": to_object_type,
                    "to_object_id": to_object_id,
                },
            )
        )

    async def archive_labels_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Association] | AsyncIterable[forms.Association],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.Association, bool]:
        """Removes labels from associations, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/labels/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-labels-archive

        The pairs stay associated, with the labels that are not named. Only the type without a label takes the whole
        association with it.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each association (from id, to id, type), where the type may be a list, or a
                PublicAssociationMultiPost; in the forms that create_many takes, except columns.
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
            rows = [(101, 301, ("USER_DEFINED", 37))]
            (await hub.associations.archive_labels_many("contacts", "companies", rows)).raise_for_failures()
        """
        from hubapi_client.api.associations import archive_association_labels

        return await self._send(
            endpoints.whole_batch(
                archive_association_labels,
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
                forms.ASSOCIATION,
            )
        )

    async def archive_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.ArchivedAssociation] | AsyncIterable[forms.ArchivedAssociation],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.ArchivedAssociation, bool]:
        """Removes all associations between pairs of records, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-archive

        The records themselves stay. Pairs that are not associated count as removed.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each record (from id, to id) or (from id, list of to ids), or a PublicAssociationMultiArchive.
                Rows with `from_id` and `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come
                from an async iterable.
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
            (await hub.associations.archive_many("contacts", "companies", [(101, 301), (102, [301, 302])])).raise_for_failures()
        """
        from hubapi_client.api.associations import archive_associations

        return await self._send(
            endpoints.whole_batch(
                archive_associations,
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
                forms.ARCHIVED_ASSOCIATION,
            )
        )

    async def create(
        self,
        from_object_type: str,
        from_object_id: str | int,
        to_object_type: str,
        to_object_id: str | int,
        types: forms.AssociationTypes,
    ) -> models.LabelsBetweenObjectPair:
        """Associates two records, and replaces the labels that they have.

        PUT /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/{toObjectType}/{toObjectId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/basic/put-crm-v4-objects-objectType-objectId-associations-toObjectType-toObjectId

        To make sure that two records are associated, use create_default; to keep their labels, add_labels_many.

        A token needs one of 81 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            from_object_id: The id of the record that the association starts from.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            to_object_id: The id of the record that the association leads to.
            types: A type, or a list of them. A type is a type id of HubSpot's own types, a label, a (category, type
                id), or an AssociationSpec.

        Returns:
            The answer, a LabelsBetweenObjectPair.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.associations.create("contacts", 101, "companies", 301, [279, ("USER_DEFINED", 37)])
        """
        from hubapi_client.api.associations import create_association

        return await self._send(
            endpoints.call(
                create_association,
                {
                    "body": types,
                    "from_object_type": from_object_type,
                    "from_object_id": from_object_id,
                    "to_object_type": to_object_type,
                    "to_object_id": to_object_id,
                },
                forms.ASSOCIATION_TYPES,
                "types",
            )
        )

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

    async def create_default_many(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Pair] | AsyncIterable[forms.Pair],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.Pair, models.PublicDefaultAssociation]:
        """Makes sure that pairs of records are associated, any number of them.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/associate/default
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-associate-default

        It creates the association without a label. Labels that a pair has stay.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each pair (from id, to id), or a PublicDefaultAssociationMultiPost. Rows with `from_id` and
                `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come from an async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the association in the direction of the input.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            (await hub.associations.create_default_many("contacts", "companies", [(101, 301), (102, 301)])).raise_for_failures()
        """
        from hubapi_client.api.associations import create_default_associations

        return await self._send(
            endpoints.whole_batch(
                create_default_associations,
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
                forms.PAIR,
            )
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
                HubSpot's own types, a label, a (category, type id), or a list of these. The type ids have a direction. Rows
                with `from_id`, `to_id`, `type_id` and perhaps `category`, such as a csv.DictReader has, and mappings as
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

        A token needs one of 81 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

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

    async def request_high_usage_report(
        self,
        user_id: int,
    ) -> models.ReportCreationResponse:
        """Asks for a report of the records that come near their association limits.

        POST /crm/v4/associations/usage/high-usage-report/{userId}
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/report/post-crm-v4-associations-usage-high-usage-report-userId

        HubSpot sends the report to the user by email.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Args:
            user_id: The id of the user who gets the report.

        Returns:
            The answer, a ReportCreationResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.associations.request_high_usage_report(7)
        """
        from hubapi_client.api.associations import request_high_usage_report

        return await self._send(
            endpoints.call(
                request_high_usage_report,
                {
                    "user_id": user_id,
                },
            )
        )

    def stream_archive(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.ArchivedAssociation] | AsyncIterable[forms.ArchivedAssociation],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.ArchivedAssociation, bool]]:
        """Removes all associations between pairs of records, any number of them, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-archive

        The records themselves stay. Pairs that are not associated count as removed.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each record (from id, to id) or (from id, list of to ids), or a PublicAssociationMultiArchive.
                Rows with `from_id` and `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come
                from an async iterable.
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
        from hubapi_client.api.associations import archive_associations

        return self._iterate(
            endpoints.batch(
                archive_associations,
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
                forms.ARCHIVED_ASSOCIATION,
            )
        )

    def stream_archive_labels(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Association] | AsyncIterable[forms.Association],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.Association, bool]]:
        """Removes labels from associations, any number of them, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/labels/archive
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-labels-archive

        The pairs stay associated, with the labels that are not named. Only the type without a label takes the whole
        association with it.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each association (from id, to id, type), where the type may be a list, or a
                PublicAssociationMultiPost; in the forms that create_many takes, except columns.
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
        from hubapi_client.api.associations import archive_association_labels

        return self._iterate(
            endpoints.batch(
                archive_association_labels,
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
                forms.ASSOCIATION,
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

    def stream_create_default(
        self,
        from_object_type: str,
        to_object_type: str,
        inputs: Iterable[forms.Pair] | AsyncIterable[forms.Pair],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.Pair, models.PublicDefaultAssociation]]:
        """Makes sure that pairs of records are associated, any number of them, and hands out each outcome as it comes.

        POST /crm/v4/associations/{fromObjectType}/{toObjectType}/batch/associate/default
        https://developers.hubspot.com/docs/api-reference/crm-associations-v4/batch/post-crm-v4-associations-fromObjectType-toObjectType-batch-associate-default

        It creates the association without a label. Labels that a pair has stay.

        A token needs one of 80 scopes, from 2026-09 on one of 92, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            from_object_type: The object type of the records an association starts from, by name or by type id.
            to_object_type: The object type of the records an association leads to, by name or by type id.
            inputs: For each pair (from id, to id), or a PublicDefaultAssociationMultiPost. Rows with `from_id` and
                `to_id` do too, and so does HubSpot's own form. In AsyncHubApi they may come from an async iterable.
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
        from hubapi_client.api.associations import create_default_associations

        return self._iterate(
            endpoints.batch(
                create_default_associations,
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
                forms.PAIR,
            )
        )

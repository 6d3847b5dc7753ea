"""Records of an object type. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterable, Iterable

from hubapi_client import models
from hubapi_client.models import SimplePublicObject, SimplePublicObjectWithAssociations, SimplePublicUpsertObject
from hubapi_ext import endpoints, forms
from hubapi_ext import object_batches as object_batches_plans
from hubapi_ext import object_tables as object_tables_plans
from hubapi_ext import objects as objects_plans
from hubapi_ext import search as search_plans
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.calls import Session
from hubapi_ext.conditions import Condition, Sorts
from hubapi_ext.forms import ObjectId, RecordId, UpsertedRecord
from hubapi_ext.object_batches import RecordOutcome, UpsertInputs, UpsertOutcome
from hubapi_ext.objects import Names
from hubapi_ext.resources import AsyncResource, SyncResource
from hubapi_ext.tables.typed_values import ArrowTable, Errors


class Objects(SyncResource):
    """Records of an object type."""

    def __init__(self, session: Session, object_type: str) -> None:
        super().__init__(session)
        self._object_type = object_type

    def archive(
        self,
        object_id: str | int,
    ) -> None:
        """Archives a record.

        DELETE /crm/v3/objects/{objectType}/{objectId}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/delete-crm-v3-objects-objectType-objectId

        The record can be restored in HubSpot for 90 days. Archiving it again is a success, too.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            object_id: The id of the record.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.contacts.archive(101)
        """
        from hubapi_client.api.objects import archive_object

        return self._send(
            endpoints.call(
                archive_object,
                {
                    "object_type": self._object_type,
                    "object_id": object_id,
                },
            )
        )

    def archive_many(
        self,
        inputs: Iterable[forms.RecordId],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.RecordId, bool]:
        """Archives records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-archive

        They can be restored in HubSpot for 90 days. Those that do not exist count as archived.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            inputs: The ids of the records. In AsyncHubApi they may come from an async iterable.
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
            hub.contacts.archive_many(["101", "102"]).raise_for_failures()
        """
        from hubapi_client.api.objects import archive_objects

        return self._send(
            endpoints.whole_batch(
                archive_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.RECORD_ID,
            )
        )

    def create(
        self,
        properties: forms.OneNewRecord,
    ) -> models.SimplePublicObject:
        """Creates a record.

        POST /crm/v3/objects/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/post-crm-v3-objects-objectType

        Without an answer nobody knows whether the record was made, and it is not sent again; see the exception's
        `sent`.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            properties: The record's properties by internal name, with Python's values or HubSpot's text; or, to
                associate the record too, HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
                SimplePublicObjectInputForCreate.

        Returns:
            The record, with its `id` and the properties that HubSpot adds.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            contact = hub.contacts.create({"email": "ada@example.com", "firstname": "Ada"})
            print(contact.id)
        """
        from hubapi_client.api.objects import create_object

        return self._send(
            endpoints.call(
                create_object,
                {
                    "object_type": self._object_type,
                    "body": properties,
                },
                forms.ONE_NEW_RECORD,
                "properties",
            )
        )

    def create_many(
        self,
        inputs: Iterable[forms.NewRecord],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.NewRecord, models.SimplePublicObject]:
        """Creates records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it. A conflict names the record that exists, in `outcome.error.existing_id`.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            inputs: For each record a mapping of its properties by internal name, with Python's values or HubSpot's
                text; or, to associate the record too, HubSpot's own form, {"properties": {...}, "associations": [...]},
                or a SimplePublicObjectBatchInputForCreate. In AsyncHubApi the inputs may come from an async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record with its `id`.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = hub.deals.create_many([{"dealname": "Wheels", "amount": 1200}, {"dealname": "Kilns", "amount": 9000}])
            result.raise_for_failures()
        """
        from hubapi_client.api.objects import create_objects

        return self._send(
            endpoints.whole_batch(
                create_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )

    def gdpr_delete(
        self,
        object_id: str | int,
        *,
        id_property: str | None = None,
    ) -> None:
        """Deletes a record for good.

        POST /crm/v3/objects/{objectType}/gdpr-delete
        https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/basic/post-crm-v3-objects-contacts-gdpr-delete

        The record and what is known of it are deleted as the GDPR demands, and nothing can be restored. With
        `idProperty` set to email, an address that no contact has is kept from being added. HubSpot documents it for
        contacts and appointments.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            object_id: The record's id; or, with `idProperty`, the value of that property.
            id_property: The unique property of which `objectId` is a value, such as email.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.contacts.gdpr_delete("101")
        """
        from hubapi_client.api.objects import gdpr_delete_object

        return self._send(
            endpoints.call(
                gdpr_delete_object,
                {
                    "object_type": self._object_type,
                    "body": endpoints.body({"objectId": object_id, "idProperty": id_property}),
                },
            )
        )

    def get(
        self,
        object_id: ObjectId,
        *,
        properties: Names | None = None,
        history: Names | None = None,
        associations: Names | None = None,
        id_property: str | None = None,
        archived: bool = False,
    ) -> SimplePublicObjectWithAssociations:
        """Reads a record.

        GET /crm/v3/objects/{objectType}/{objectId}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType-objectId

        Args:
            object_id: The record's id; or, with `id_property`, the value of that property.
            properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
            history: The names of the properties to return with the values that they had before.
            associations: The object types whose associated records to name, all of them: ["companies"].
            id_property: A unique property to find the record by, such as "email".
            archived: Whether to look among the archived records instead.

        Returns:
            The record. `properties` has text by name, None for a property without a value; `associations` has the ids of
            associated records by object type.

        Raises:
            NotFoundError: There is no such record.
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            ada = hub.contacts.get("ada@example.com", id_property="email", properties=["firstname"], associations=["deals"])
            print(ada.id, ada.properties["firstname"])
        """
        return self._send(
            objects_plans.get(
                self._object_type,
                object_id,
                properties=properties,
                history=history,
                associations=associations,
                id_property=id_property,
                archived=archived,
            )
        )

    def list(
        self,
        *,
        properties: Names | None = None,
        history: Names | None = None,
        associations: Names | None = None,
        archived: bool = False,
        after: str | None = None,
    ) -> Stream[SimplePublicObjectWithAssociations]:
        """Lists all records, page after page, the oldest first.

        GET /crm/v3/objects/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType

        Args:
            properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
            history: The names of the properties to return with the values that they had before.
            associations: The object types whose associated records to name, all of them: ["companies"].
            archived: Whether to list the archived records instead.
            after: Where to go on: the `after` of a stream's `unfinished`.

        Returns:
            A stream of records. `properties` has text by name, None for a property without a value; `associations` has the
            ids of associated records by object type.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            for contact in hub.contacts.list(properties=["email"], associations=["companies"]):
                print(contact.id, contact.properties["email"])
        """
        return self._iterate(
            objects_plans.list_records(
                self._object_type,
                properties=properties,
                history=history,
                associations=associations,
                archived=archived,
                after=after,
            )
        )

    def list_table(self, *, properties: Names, archived: bool = False, errors: Errors = "raise") -> ArrowTable:
        """Lists all records into a table of Arrow's with a typed column for each property.

        GET /crm/v3/objects/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType

        Types, metadata and the extra are those of `read_table`.

        Args:
            properties: The names of the properties, any number of them.
            archived: Whether to list the archived records instead.
            errors: What becomes of a value that is none of its property's type, as `read_table` takes it.

        Returns:
            A pyarrow.Table with a column `id`, and one for each property. The oldest records come first.

        Raises:
            PropertyValueError: A value is none of its property's type.
            ConfigurationError: pyarrow is not installed.
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError, InvalidResponseError, TransportError, RepeatedCursorError: As list does.

        Example:
            table = hub.contacts.list_table(properties=["email", "createdate"])
        """
        return self._send(
            object_tables_plans.list_table(self._object_type, properties=properties, archived=archived, errors=errors)
        )

    def merge(
        self,
        primary_object_id: str | int,
        object_id_to_merge: str | int,
    ) -> models.SimplePublicObject:
        """Merges a record into another one.

        POST /crm/v3/objects/{objectType}/merge
        https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/basic/post-crm-v3-objects-contacts-merge

        The primary record stays, and takes over the associations of the other one, whose id leads to it from then on.
        It cannot be undone. HubSpot documents it for companies, contacts, deals, tickets, appointments, projects and
        custom objects.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            primary_object_id: The record that stays.
            object_id_to_merge: The record that becomes part of it.

        Returns:
            The answer, a SimplePublicObject.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.contacts.merge("101", "102")
        """
        from hubapi_client.api.objects import merge_objects

        return self._send(
            endpoints.call(
                merge_objects,
                {
                    "object_type": self._object_type,
                    "body": endpoints.body(
                        {"primaryObjectId": primary_object_id, "objectIdToMerge": object_id_to_merge}
                    ),
                },
            )
        )

    def read_many(
        self,
        inputs: Iterable[RecordId] | AsyncIterable[RecordId],
        *,
        properties: Names | None = None,
        history: Names | None = None,
        id_property: str | None = None,
        archived: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[RecordId, SimplePublicObject]:
        """Reads records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

        Args:
            inputs: The ids of the records; or, with `id_property`, values of that property. In AsyncHubApi they may come
                from an async iterable.
            properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
            history: The names of the properties to return with the values that they had before.
            id_property: A unique property to find the records by, such as "email".
            archived: Whether to look among the archived records instead.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record. One that does not exist has failed.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was read.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            for outcome in hub.contacts.read_many(["ada@example.com"], id_property="email", properties=["firstname"]):
                print(outcome.input, outcome.result and outcome.result.properties["firstname"])
        """
        return self._send(
            object_batches_plans.read_many(
                self._object_type,
                inputs,
                properties=properties,
                history=history,
                id_property=id_property,
                archived=archived,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def read_table(
        self,
        inputs: Iterable[RecordId] | AsyncIterable[RecordId],
        *,
        properties: Names,
        id_property: str | None = None,
        archived: bool = False,
        errors: Errors = "raise",
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> ArrowTable:
        """Reads records, any number of them, into a table of Arrow's with a typed column for each property.

        POST /crm/v3/objects/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

        The types are those of the portal's own definitions, which are read once for a hub: bool, float64 for numbers, int64
        for ids, date32, timestamp in milliseconds and UTC, dictionaries for enumerations, lists for checkboxes, else text.
        No value and empty text are null. A column's metadata has the property's label, type, fieldType and hasUniqueValue.
        It needs the extra `arrow`.

        Args:
            inputs: The ids of the records; or, with `id_property`, values of that property. In AsyncHubApi they may come
                from an async iterable.
            properties: The names of the properties, any number of them.
            id_property: A unique property to find the records by, such as "email".
            archived: Whether to look among the archived records instead.
            errors: What becomes of a value that is none of its property's type: "raise" raises, "null" leaves it out and
                "keep" gives the column as text. The metadata tell how many there were, and the first of them.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A pyarrow.Table with a column `id`, and one for each property. The records come in no particular order.

        Raises:
            BatchError: Some records do not exist, or could not be read.
            PropertyValueError: A value is none of its property's type.
            ConfigurationError: pyarrow is not installed.
            InvalidInputError: There are no inputs, or something is wrong with one or an argument. Nothing was sent.
            AuthenticationError, PermissionDeniedError, InterruptedBatchError: As read_many does.

        Example:
            table = hub.deals.read_table(["301", "302"], properties=["dealname", "amount", "closedate"])
        """
        return self._send(
            object_tables_plans.read_table(
                self._object_type,
                inputs,
                properties=properties,
                id_property=id_property,
                archived=archived,
                errors=errors,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def search(
        self,
        *conditions: Condition,
        query: str | None = None,
        sorts: Sorts | None = None,
        properties: Names | None = None,
        after: str | None = None,
    ) -> Stream[SimplePublicObject]:
        """Searches for records, and returns all that are found, in the order of their ids.

        POST /crm/v3/objects/{objectType}/search
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

        HubSpot returns the first 10,000 records of a search. Without `sorts` the stream goes on beyond them by itself. What
        was just written may not be found yet, for some moments: `wait_until_found` waits for it.

        Args:
            conditions: What the records must meet, all of it: where("email") == "ada@example.com". Conditions are joined by
                & and |. Without any, all records are found.
            query: Words to look for in the properties that HubSpot searches by default.
            sorts: A property to sort by, with "-" before it to begin with the largest: "-createdate". HubSpot then returns
                10,000 records at most.
            properties: The names of the properties to return; HubSpot's usual ones by default.
            after: Where to go on: the `after` of a stream's `unfinished`.

        Returns:
            A stream of records. `first()` gives the first one or None, `count()` how many there are; `total` is known from
            the first page on.

        Raises:
            InvalidInputError: An argument is wrong, or a sorted search has come to the last record that HubSpot returns.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.

        Example:
            ada = hub.contacts.search(where("email") == "ada@example.com", properties=["firstname"]).first()
            for deal in hub.deals.search((where("amount") > 1000) | (where("dealstage") == "closedwon")):
                print(deal.id)
        """
        return self._iterate(
            search_plans.search(
                self._object_type, *conditions, query=query, sorts=sorts, properties=properties, after=after
            )
        )

    def search_table(
        self,
        *conditions: Condition,
        properties: Names,
        query: str | None = None,
        sorts: Sorts | None = None,
        errors: Errors = "raise",
    ) -> ArrowTable:
        """Searches for records, and returns all that are found in a table of Arrow's with a typed column for each property.

        POST /crm/v3/objects/{objectType}/search
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

        Types, metadata and the extra are those of `read_table`.

        Args:
            conditions: What the records must meet, as `search` takes it.
            properties: The names of the properties, any number of them.
            query: Words to look for in the properties that HubSpot searches by default.
            sorts: A property to sort by, as `search` takes it.
            errors: What becomes of a value that is none of its property's type, as `read_table` takes it.

        Returns:
            A pyarrow.Table with a column `id`, and one for each property.

        Raises:
            PropertyValueError: A value is none of its property's type.
            ConfigurationError: pyarrow is not installed.
            InvalidInputError, RefusedError, InvalidResponseError, TransportError: As search does.

        Example:
            table = hub.deals.search_table(where("amount") > 1000, properties=["amount", "closedate"])
        """
        return self._send(
            object_tables_plans.search_table(
                self._object_type, *conditions, properties=properties, query=query, sorts=sorts, errors=errors
            )
        )

    def stream_archive(
        self,
        inputs: Iterable[forms.RecordId],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.RecordId, bool]]:
        """Archives records, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-archive

        They can be restored in HubSpot for 90 days. Those that do not exist count as archived.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: The ids of the records. In AsyncHubApi they may come from an async iterable.
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
        from hubapi_client.api.objects import archive_objects

        return self._iterate(
            endpoints.batch(
                archive_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.RECORD_ID,
            )
        )

    def stream_create(
        self,
        inputs: Iterable[forms.NewRecord],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.NewRecord, models.SimplePublicObject]]:
        """Creates records, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it. A conflict names the record that exists, in `outcome.error.existing_id`.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: For each record a mapping of its properties by internal name, with Python's values or HubSpot's
                text; or, to associate the record too, HubSpot's own form, {"properties": {...}, "associations": [...]},
                or a SimplePublicObjectBatchInputForCreate. In AsyncHubApi the inputs may come from an async iterable.
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
        from hubapi_client.api.objects import create_objects

        return self._iterate(
            endpoints.batch(
                create_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )

    def stream_read(
        self,
        inputs: Iterable[RecordId] | AsyncIterable[RecordId],
        *,
        properties: Names | None = None,
        history: Names | None = None,
        id_property: str | None = None,
        archived: bool = False,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[RecordOutcome]:
        """Reads records like read_many, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: As read_many takes them.
            properties: As read_many takes them.
            history: As read_many takes them.
            id_property: A unique property to find the records by, such as "email".
            archived: Whether to look among the archived records instead.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As read_many does, while
                the stream is looped over.
        """
        return self._iterate(
            object_batches_plans.stream_read(
                self._object_type,
                inputs,
                properties=properties,
                history=history,
                id_property=id_property,
                archived=archived,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def stream_update(
        self,
        inputs: Iterable[forms.ChangedRecord],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.ChangedRecord, models.SimplePublicObject]]:
        """Sets properties of records, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-update

        Properties that are not named stay as they are; None clears one. Of two inputs for one record the later one is
        sent once the earlier one is answered.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: For each record (id, {property: value}), HubSpot's own form, {"id": ..., "properties": {...}} with
                perhaps "idProperty", or a SimplePublicObjectBatchInput. In AsyncHubApi the inputs may come from an
                async iterable.
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
        from hubapi_client.api.objects import update_objects

        return self._iterate(
            endpoints.batch(
                update_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.CHANGED_RECORD,
            )
        )

    def stream_upsert(
        self,
        inputs: UpsertInputs,
        *,
        key: str,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[UpsertOutcome]:
        """Updates or creates records like upsert_many, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/upsert
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-upsert

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: As upsert_many takes them.
            key: The unique property by which HubSpot finds the records, such as "email".
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As upsert_many does, while
                the stream is looped over.
        """
        return self._iterate(
            object_batches_plans.stream_upsert(
                self._object_type,
                inputs,
                key=key,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def update(
        self,
        object_id: str | int,
        properties: forms.Properties,
        *,
        id_property: str | None = None,
    ) -> models.SimplePublicObject:
        """Sets properties of a record.

        PATCH /crm/v3/objects/{objectType}/{objectId}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/patch-crm-v3-objects-objectType-objectId

        Properties that are not named stay as they are; None clears one.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            object_id: The record's id; or, with `id_property`, the value of that property.
            id_property: The unique property by whose value the record is named; its id, unless it is given.
            properties: The properties to set by internal name, with Python's values or HubSpot's text.

        Returns:
            The record after the change, with the properties that were set among others.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.contacts.update("101", {"firstname": "Ada"})
            hub.contacts.update("ada@example.com", {"firstname": "Ada"}, id_property="email")
        """
        from hubapi_client.api.objects import update_object

        return self._send(
            endpoints.call(
                update_object,
                {
                    "object_type": self._object_type,
                    "body": properties,
                    "object_id": object_id,
                    "id_property": id_property,
                },
                forms.PROPERTIES,
                "properties",
            )
        )

    def update_many(
        self,
        inputs: Iterable[forms.ChangedRecord],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.ChangedRecord, models.SimplePublicObject]:
        """Sets properties of records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-update

        Properties that are not named stay as they are; None clears one. Of two inputs for one record the later one is
        sent once the earlier one is answered.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            inputs: For each record (id, {property: value}), HubSpot's own form, {"id": ..., "properties": {...}} with
                perhaps "idProperty", or a SimplePublicObjectBatchInput. In AsyncHubApi the inputs may come from an
                async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record after the change.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            hub.contacts.update_many([("101", {"lifecyclestage": "customer"})]).raise_for_failures()
        """
        from hubapi_client.api.objects import update_objects

        return self._send(
            endpoints.whole_batch(
                update_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.CHANGED_RECORD,
            )
        )

    def upsert_many(
        self,
        inputs: UpsertInputs,
        *,
        key: str,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[UpsertedRecord, SimplePublicUpsertObject]:
        """Updates records, and creates those that do not exist, any number of them.

        POST /crm/v3/objects/{objectType}/batch/upsert
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-upsert

        Every input is sent with a trace id, so that a bad one fails alone. Of two inputs with the same key, in any case of
        letters, the later one is sent once the earlier one is answered. HubSpot says that contacts are not to be upserted
        in part by "email": give all properties that they should have, or use a unique property of your own as the key.

        Args:
            inputs: For each record a mapping of its properties by internal name, with the key among them, and with Python's
                values or HubSpot's text; HubSpot's own form, {"id": ..., "properties": {...}}; or a
                SimplePublicObjectBatchInputUpsert. In AsyncHubApi the inputs may come from an async iterable. Or a table
                of Arrow's, such as `read_table` returns, with a column for each property; null clears it, and a column
                `id` is passed over.
            key: The unique property by which HubSpot finds the records, such as "email".
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record, whose `new` says whether it was created.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = hub.contacts.upsert_many([{"email": "ada@example.com", "firstname": "Ada"}], key="email")
            print(sum(record.new for record in result.results), "are new")
        """
        return self._send(
            object_batches_plans.upsert_many(
                self._object_type, inputs, key=key, batch_size=batch_size, concurrency=concurrency, progress=progress
            )
        )

    def wait_until_found(
        self,
        *conditions: Condition,
        query: str | None = None,
        count: int = 1,
        within: float = 60.0,
        properties: Names | None = None,
    ) -> builtins.list[SimplePublicObject]:
        """Searches until HubSpot finds what was just written, and returns it.

        POST /crm/v3/objects/{objectType}/search
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

        Args:
            conditions: What the records must meet, as `search` takes it.
            query: Words to look for in the properties that HubSpot searches by default.
            count: How many records are waited for.
            within: For how many seconds at most.
            properties: The names of the properties to return; HubSpot's usual ones by default.

        Returns:
            The records that were found, as many as fit on a page.

        Raises:
            NotFoundYetError: They were not found in time.
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.contacts.create({"email": "ada@example.com"})
            (ada,) = hub.contacts.wait_until_found(where("email") == "ada@example.com")
        """
        return self._send(
            search_plans.wait_until_found(
                self._object_type, *conditions, query=query, count=count, within=within, properties=properties
            )
        )


class AsyncObjects(AsyncResource):
    """Records of an object type."""

    def __init__(self, session: Session, object_type: str) -> None:
        super().__init__(session)
        self._object_type = object_type

    async def archive(
        self,
        object_id: str | int,
    ) -> None:
        """Archives a record.

        DELETE /crm/v3/objects/{objectType}/{objectId}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/delete-crm-v3-objects-objectType-objectId

        The record can be restored in HubSpot for 90 days. Archiving it again is a success, too.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            object_id: The id of the record.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.contacts.archive(101)
        """
        from hubapi_client.api.objects import archive_object

        return await self._send(
            endpoints.call(
                archive_object,
                {
                    "object_type": self._object_type,
                    "object_id": object_id,
                },
            )
        )

    async def archive_many(
        self,
        inputs: Iterable[forms.RecordId] | AsyncIterable[forms.RecordId],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.RecordId, bool]:
        """Archives records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-archive

        They can be restored in HubSpot for 90 days. Those that do not exist count as archived.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            inputs: The ids of the records. In AsyncHubApi they may come from an async iterable.
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
            (await hub.contacts.archive_many(["101", "102"])).raise_for_failures()
        """
        from hubapi_client.api.objects import archive_objects

        return await self._send(
            endpoints.whole_batch(
                archive_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.RECORD_ID,
            )
        )

    async def create(
        self,
        properties: forms.OneNewRecord,
    ) -> models.SimplePublicObject:
        """Creates a record.

        POST /crm/v3/objects/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/post-crm-v3-objects-objectType

        Without an answer nobody knows whether the record was made, and it is not sent again; see the exception's
        `sent`.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            properties: The record's properties by internal name, with Python's values or HubSpot's text; or, to
                associate the record too, HubSpot's own form, {"properties": {...}, "associations": [...]}, or a
                SimplePublicObjectInputForCreate.

        Returns:
            The record, with its `id` and the properties that HubSpot adds.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            contact = await hub.contacts.create({"email": "ada@example.com", "firstname": "Ada"})
            print(contact.id)
        """
        from hubapi_client.api.objects import create_object

        return await self._send(
            endpoints.call(
                create_object,
                {
                    "object_type": self._object_type,
                    "body": properties,
                },
                forms.ONE_NEW_RECORD,
                "properties",
            )
        )

    async def create_many(
        self,
        inputs: Iterable[forms.NewRecord] | AsyncIterable[forms.NewRecord],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.NewRecord, models.SimplePublicObject]:
        """Creates records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it. A conflict names the record that exists, in `outcome.error.existing_id`.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            inputs: For each record a mapping of its properties by internal name, with Python's values or HubSpot's
                text; or, to associate the record too, HubSpot's own form, {"properties": {...}, "associations": [...]},
                or a SimplePublicObjectBatchInputForCreate. In AsyncHubApi the inputs may come from an async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record with its `id`.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = await hub.deals.create_many([{"dealname": "Wheels", "amount": 1200}, {"dealname": "Kilns", "amount": 9000}])
            result.raise_for_failures()
        """
        from hubapi_client.api.objects import create_objects

        return await self._send(
            endpoints.whole_batch(
                create_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )

    async def gdpr_delete(
        self,
        object_id: str | int,
        *,
        id_property: str | None = None,
    ) -> None:
        """Deletes a record for good.

        POST /crm/v3/objects/{objectType}/gdpr-delete
        https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/basic/post-crm-v3-objects-contacts-gdpr-delete

        The record and what is known of it are deleted as the GDPR demands, and nothing can be restored. With
        `idProperty` set to email, an address that no contact has is kept from being added. HubSpot documents it for
        contacts and appointments.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            object_id: The record's id; or, with `idProperty`, the value of that property.
            id_property: The unique property of which `objectId` is a value, such as email.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.contacts.gdpr_delete("101")
        """
        from hubapi_client.api.objects import gdpr_delete_object

        return await self._send(
            endpoints.call(
                gdpr_delete_object,
                {
                    "object_type": self._object_type,
                    "body": endpoints.body({"objectId": object_id, "idProperty": id_property}),
                },
            )
        )

    async def get(
        self,
        object_id: ObjectId,
        *,
        properties: Names | None = None,
        history: Names | None = None,
        associations: Names | None = None,
        id_property: str | None = None,
        archived: bool = False,
    ) -> SimplePublicObjectWithAssociations:
        """Reads a record.

        GET /crm/v3/objects/{objectType}/{objectId}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType-objectId

        Args:
            object_id: The record's id; or, with `id_property`, the value of that property.
            properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
            history: The names of the properties to return with the values that they had before.
            associations: The object types whose associated records to name, all of them: ["companies"].
            id_property: A unique property to find the record by, such as "email".
            archived: Whether to look among the archived records instead.

        Returns:
            The record. `properties` has text by name, None for a property without a value; `associations` has the ids of
            associated records by object type.

        Raises:
            NotFoundError: There is no such record.
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            ada = await hub.contacts.get("ada@example.com", id_property="email", properties=["firstname"], associations=["deals"])
            print(ada.id, ada.properties["firstname"])
        """
        return await self._send(
            objects_plans.get(
                self._object_type,
                object_id,
                properties=properties,
                history=history,
                associations=associations,
                id_property=id_property,
                archived=archived,
            )
        )

    def list(
        self,
        *,
        properties: Names | None = None,
        history: Names | None = None,
        associations: Names | None = None,
        archived: bool = False,
        after: str | None = None,
    ) -> AsyncStream[SimplePublicObjectWithAssociations]:
        """Lists all records, page after page, the oldest first.

        GET /crm/v3/objects/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType

        Args:
            properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
            history: The names of the properties to return with the values that they had before.
            associations: The object types whose associated records to name, all of them: ["companies"].
            archived: Whether to list the archived records instead.
            after: Where to go on: the `after` of a stream's `unfinished`.

        Returns:
            A stream of records. `properties` has text by name, None for a property without a value; `associations` has the
            ids of associated records by object type.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            async for contact in hub.contacts.list(properties=["email"], associations=["companies"]):
                print(contact.id, contact.properties["email"])
        """
        return self._iterate(
            objects_plans.list_records(
                self._object_type,
                properties=properties,
                history=history,
                associations=associations,
                archived=archived,
                after=after,
            )
        )

    async def list_table(self, *, properties: Names, archived: bool = False, errors: Errors = "raise") -> ArrowTable:
        """Lists all records into a table of Arrow's with a typed column for each property.

        GET /crm/v3/objects/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/get-crm-v3-objects-objectType

        Types, metadata and the extra are those of `read_table`.

        Args:
            properties: The names of the properties, any number of them.
            archived: Whether to list the archived records instead.
            errors: What becomes of a value that is none of its property's type, as `read_table` takes it.

        Returns:
            A pyarrow.Table with a column `id`, and one for each property. The oldest records come first.

        Raises:
            PropertyValueError: A value is none of its property's type.
            ConfigurationError: pyarrow is not installed.
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError, InvalidResponseError, TransportError, RepeatedCursorError: As list does.

        Example:
            table = await hub.contacts.list_table(properties=["email", "createdate"])
        """
        return await self._send(
            object_tables_plans.list_table(self._object_type, properties=properties, archived=archived, errors=errors)
        )

    async def merge(
        self,
        primary_object_id: str | int,
        object_id_to_merge: str | int,
    ) -> models.SimplePublicObject:
        """Merges a record into another one.

        POST /crm/v3/objects/{objectType}/merge
        https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/basic/post-crm-v3-objects-contacts-merge

        The primary record stays, and takes over the associations of the other one, whose id leads to it from then on.
        It cannot be undone. HubSpot documents it for companies, contacts, deals, tickets, appointments, projects and
        custom objects.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            primary_object_id: The record that stays.
            object_id_to_merge: The record that becomes part of it.

        Returns:
            The answer, a SimplePublicObject.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.contacts.merge("101", "102")
        """
        from hubapi_client.api.objects import merge_objects

        return await self._send(
            endpoints.call(
                merge_objects,
                {
                    "object_type": self._object_type,
                    "body": endpoints.body(
                        {"primaryObjectId": primary_object_id, "objectIdToMerge": object_id_to_merge}
                    ),
                },
            )
        )

    async def read_many(
        self,
        inputs: Iterable[RecordId] | AsyncIterable[RecordId],
        *,
        properties: Names | None = None,
        history: Names | None = None,
        id_property: str | None = None,
        archived: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[RecordId, SimplePublicObject]:
        """Reads records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

        Args:
            inputs: The ids of the records; or, with `id_property`, values of that property. In AsyncHubApi they may come
                from an async iterable.
            properties: The names of the properties to return, any number of them; HubSpot's usual ones by default.
            history: The names of the properties to return with the values that they had before.
            id_property: A unique property to find the records by, such as "email".
            archived: Whether to look among the archived records instead.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record. One that does not exist has failed.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was read.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            for outcome in await hub.contacts.read_many(["ada@example.com"], id_property="email", properties=["firstname"]):
                print(outcome.input, outcome.result and outcome.result.properties["firstname"])
        """
        return await self._send(
            object_batches_plans.read_many(
                self._object_type,
                inputs,
                properties=properties,
                history=history,
                id_property=id_property,
                archived=archived,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    async def read_table(
        self,
        inputs: Iterable[RecordId] | AsyncIterable[RecordId],
        *,
        properties: Names,
        id_property: str | None = None,
        archived: bool = False,
        errors: Errors = "raise",
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> ArrowTable:
        """Reads records, any number of them, into a table of Arrow's with a typed column for each property.

        POST /crm/v3/objects/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

        The types are those of the portal's own definitions, which are read once for a hub: bool, float64 for numbers, int64
        for ids, date32, timestamp in milliseconds and UTC, dictionaries for enumerations, lists for checkboxes, else text.
        No value and empty text are null. A column's metadata has the property's label, type, fieldType and hasUniqueValue.
        It needs the extra `arrow`.

        Args:
            inputs: The ids of the records; or, with `id_property`, values of that property. In AsyncHubApi they may come
                from an async iterable.
            properties: The names of the properties, any number of them.
            id_property: A unique property to find the records by, such as "email".
            archived: Whether to look among the archived records instead.
            errors: What becomes of a value that is none of its property's type: "raise" raises, "null" leaves it out and
                "keep" gives the column as text. The metadata tell how many there were, and the first of them.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A pyarrow.Table with a column `id`, and one for each property. The records come in no particular order.

        Raises:
            BatchError: Some records do not exist, or could not be read.
            PropertyValueError: A value is none of its property's type.
            ConfigurationError: pyarrow is not installed.
            InvalidInputError: There are no inputs, or something is wrong with one or an argument. Nothing was sent.
            AuthenticationError, PermissionDeniedError, InterruptedBatchError: As read_many does.

        Example:
            table = await hub.deals.read_table(["301", "302"], properties=["dealname", "amount", "closedate"])
        """
        return await self._send(
            object_tables_plans.read_table(
                self._object_type,
                inputs,
                properties=properties,
                id_property=id_property,
                archived=archived,
                errors=errors,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def search(
        self,
        *conditions: Condition,
        query: str | None = None,
        sorts: Sorts | None = None,
        properties: Names | None = None,
        after: str | None = None,
    ) -> AsyncStream[SimplePublicObject]:
        """Searches for records, and returns all that are found, in the order of their ids.

        POST /crm/v3/objects/{objectType}/search
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

        HubSpot returns the first 10,000 records of a search. Without `sorts` the stream goes on beyond them by itself. What
        was just written may not be found yet, for some moments: `wait_until_found` waits for it.

        Args:
            conditions: What the records must meet, all of it: where("email") == "ada@example.com". Conditions are joined by
                & and |. Without any, all records are found.
            query: Words to look for in the properties that HubSpot searches by default.
            sorts: A property to sort by, with "-" before it to begin with the largest: "-createdate". HubSpot then returns
                10,000 records at most.
            properties: The names of the properties to return; HubSpot's usual ones by default.
            after: Where to go on: the `after` of a stream's `unfinished`.

        Returns:
            A stream of records. `first()` gives the first one or None, `count()` how many there are; `total` is known from
            the first page on.

        Raises:
            InvalidInputError: An argument is wrong, or a sorted search has come to the last record that HubSpot returns.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.

        Example:
            ada = await hub.contacts.search(where("email") == "ada@example.com", properties=["firstname"]).first()
            async for deal in hub.deals.search((where("amount") > 1000) | (where("dealstage") == "closedwon")):
                print(deal.id)
        """
        return self._iterate(
            search_plans.search(
                self._object_type, *conditions, query=query, sorts=sorts, properties=properties, after=after
            )
        )

    async def search_table(
        self,
        *conditions: Condition,
        properties: Names,
        query: str | None = None,
        sorts: Sorts | None = None,
        errors: Errors = "raise",
    ) -> ArrowTable:
        """Searches for records, and returns all that are found in a table of Arrow's with a typed column for each property.

        POST /crm/v3/objects/{objectType}/search
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

        Types, metadata and the extra are those of `read_table`.

        Args:
            conditions: What the records must meet, as `search` takes it.
            properties: The names of the properties, any number of them.
            query: Words to look for in the properties that HubSpot searches by default.
            sorts: A property to sort by, as `search` takes it.
            errors: What becomes of a value that is none of its property's type, as `read_table` takes it.

        Returns:
            A pyarrow.Table with a column `id`, and one for each property.

        Raises:
            PropertyValueError: A value is none of its property's type.
            ConfigurationError: pyarrow is not installed.
            InvalidInputError, RefusedError, InvalidResponseError, TransportError: As search does.

        Example:
            table = await hub.deals.search_table(where("amount") > 1000, properties=["amount", "closedate"])
        """
        return await self._send(
            object_tables_plans.search_table(
                self._object_type, *conditions, properties=properties, query=query, sorts=sorts, errors=errors
            )
        )

    def stream_archive(
        self,
        inputs: Iterable[forms.RecordId] | AsyncIterable[forms.RecordId],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.RecordId, bool]]:
        """Archives records, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-archive

        They can be restored in HubSpot for 90 days. Those that do not exist count as archived.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: The ids of the records. In AsyncHubApi they may come from an async iterable.
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
        from hubapi_client.api.objects import archive_objects

        return self._iterate(
            endpoints.batch(
                archive_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.RECORD_ID,
            )
        )

    def stream_create(
        self,
        inputs: Iterable[forms.NewRecord] | AsyncIterable[forms.NewRecord],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.NewRecord, models.SimplePublicObject]]:
        """Creates records, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-create

        Every input is sent with a trace id, so that a bad one fails alone. An input whose answer is lost is `unknown`:
        to create it again may double it. A conflict names the record that exists, in `outcome.error.existing_id`.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: For each record a mapping of its properties by internal name, with Python's values or HubSpot's
                text; or, to associate the record too, HubSpot's own form, {"properties": {...}, "associations": [...]},
                or a SimplePublicObjectBatchInputForCreate. In AsyncHubApi the inputs may come from an async iterable.
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
        from hubapi_client.api.objects import create_objects

        return self._iterate(
            endpoints.batch(
                create_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.NEW_RECORD,
            )
        )

    def stream_read(
        self,
        inputs: Iterable[RecordId] | AsyncIterable[RecordId],
        *,
        properties: Names | None = None,
        history: Names | None = None,
        id_property: str | None = None,
        archived: bool = False,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[RecordOutcome]:
        """Reads records like read_many, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-read

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: As read_many takes them.
            properties: As read_many takes them.
            history: As read_many takes them.
            id_property: A unique property to find the records by, such as "email".
            archived: Whether to look among the archived records instead.
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As read_many does, while
                the stream is looped over.
        """
        return self._iterate(
            object_batches_plans.stream_read(
                self._object_type,
                inputs,
                properties=properties,
                history=history,
                id_property=id_property,
                archived=archived,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    def stream_update(
        self,
        inputs: Iterable[forms.ChangedRecord] | AsyncIterable[forms.ChangedRecord],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.ChangedRecord, models.SimplePublicObject]]:
        """Sets properties of records, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-update

        Properties that are not named stay as they are; None clears one. Of two inputs for one record the later one is
        sent once the earlier one is answered.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: For each record (id, {property: value}), HubSpot's own form, {"id": ..., "properties": {...}} with
                perhaps "idProperty", or a SimplePublicObjectBatchInput. In AsyncHubApi the inputs may come from an
                async iterable.
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
        from hubapi_client.api.objects import update_objects

        return self._iterate(
            endpoints.batch(
                update_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.CHANGED_RECORD,
            )
        )

    def stream_upsert(
        self,
        inputs: UpsertInputs,
        *,
        key: str,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[UpsertOutcome]:
        """Updates or creates records like upsert_many, and hands out each outcome as it comes.

        POST /crm/v3/objects/{objectType}/batch/upsert
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-upsert

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            inputs: As upsert_many takes them.
            key: The unique property by which HubSpot finds the records, such as "email".
            ordered: Whether the outcomes come in the order of the inputs, instead of as soon as they are known.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            A stream of outcomes, one for each input.

        Raises:
            InvalidInputError, AuthenticationError, PermissionDeniedError, InterruptedBatchError: As upsert_many does, while
                the stream is looped over.
        """
        return self._iterate(
            object_batches_plans.stream_upsert(
                self._object_type,
                inputs,
                key=key,
                ordered=ordered,
                batch_size=batch_size,
                concurrency=concurrency,
                progress=progress,
            )
        )

    async def update(
        self,
        object_id: str | int,
        properties: forms.Properties,
        *,
        id_property: str | None = None,
    ) -> models.SimplePublicObject:
        """Sets properties of a record.

        PATCH /crm/v3/objects/{objectType}/{objectId}
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/basic/patch-crm-v3-objects-objectType-objectId

        Properties that are not named stay as they are; None clears one.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            object_id: The record's id; or, with `id_property`, the value of that property.
            id_property: The unique property by whose value the record is named; its id, unless it is given.
            properties: The properties to set by internal name, with Python's values or HubSpot's text.

        Returns:
            The record after the change, with the properties that were set among others.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.contacts.update("101", {"firstname": "Ada"})
            await hub.contacts.update("ada@example.com", {"firstname": "Ada"}, id_property="email")
        """
        from hubapi_client.api.objects import update_object

        return await self._send(
            endpoints.call(
                update_object,
                {
                    "object_type": self._object_type,
                    "body": properties,
                    "object_id": object_id,
                    "id_property": id_property,
                },
                forms.PROPERTIES,
                "properties",
            )
        )

    async def update_many(
        self,
        inputs: Iterable[forms.ChangedRecord] | AsyncIterable[forms.ChangedRecord],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.ChangedRecord, models.SimplePublicObject]:
        """Sets properties of records, any number of them.

        POST /crm/v3/objects/{objectType}/batch/update
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-update

        Properties that are not named stay as they are; None clears one. Of two inputs for one record the later one is
        sent once the earlier one is answered.

        A token needs one of 77 scopes, from 2026-09 on one of 93, such as crm.objects.appointments.read.

        Args:
            inputs: For each record (id, {property: value}), HubSpot's own form, {"id": ..., "properties": {...}} with
                perhaps "idProperty", or a SimplePublicObjectBatchInput. In AsyncHubApi the inputs may come from an
                async iterable.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record after the change.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            (await hub.contacts.update_many([("101", {"lifecyclestage": "customer"})])).raise_for_failures()
        """
        from hubapi_client.api.objects import update_objects

        return await self._send(
            endpoints.whole_batch(
                update_objects,
                inputs,
                {
                    "object_type": self._object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.CHANGED_RECORD,
            )
        )

    async def upsert_many(
        self,
        inputs: UpsertInputs,
        *,
        key: str,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[UpsertedRecord, SimplePublicUpsertObject]:
        """Updates records, and creates those that do not exist, any number of them.

        POST /crm/v3/objects/{objectType}/batch/upsert
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/batch/post-crm-v3-objects-objectType-batch-upsert

        Every input is sent with a trace id, so that a bad one fails alone. Of two inputs with the same key, in any case of
        letters, the later one is sent once the earlier one is answered. HubSpot says that contacts are not to be upserted
        in part by "email": give all properties that they should have, or use a unique property of your own as the key.

        Args:
            inputs: For each record a mapping of its properties by internal name, with the key among them, and with Python's
                values or HubSpot's text; HubSpot's own form, {"id": ..., "properties": {...}}; or a
                SimplePublicObjectBatchInputUpsert. In AsyncHubApi the inputs may come from an async iterable. Or a table
                of Arrow's, such as `read_table` returns, with a column for each property; null clears it, and a column
                `id` is passed over.
            key: The unique property by which HubSpot finds the records, such as "email".
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the record, whose `new` says whether it was created.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            result = await hub.contacts.upsert_many([{"email": "ada@example.com", "firstname": "Ada"}], key="email")
            print(sum(record.new for record in result.results), "are new")
        """
        return await self._send(
            object_batches_plans.upsert_many(
                self._object_type, inputs, key=key, batch_size=batch_size, concurrency=concurrency, progress=progress
            )
        )

    async def wait_until_found(
        self,
        *conditions: Condition,
        query: str | None = None,
        count: int = 1,
        within: float = 60.0,
        properties: Names | None = None,
    ) -> builtins.list[SimplePublicObject]:
        """Searches until HubSpot finds what was just written, and returns it.

        POST /crm/v3/objects/{objectType}/search
        https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

        Args:
            conditions: What the records must meet, as `search` takes it.
            query: Words to look for in the properties that HubSpot searches by default.
            count: How many records are waited for.
            within: For how many seconds at most.
            properties: The names of the properties to return; HubSpot's usual ones by default.

        Returns:
            The records that were found, as many as fit on a page.

        Raises:
            NotFoundYetError: They were not found in time.
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.contacts.create({"email": "ada@example.com"})
            (ada,) = await hub.contacts.wait_until_found(where("email") == "ada@example.com")
        """
        return await self._send(
            search_plans.wait_until_found(
                self._object_type, *conditions, query=query, count=count, within=within, properties=properties
            )
        )

"""Lists of records, which HubSpot's app calls segments. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterable, Iterable
from typing import Any, Literal

from hubapi_client import models
from hubapi_ext import endpoints, forms
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.resources import AsyncResource, SyncResource


class Lists(SyncResource):
    """Lists of records, which HubSpot's app calls segments."""

    def add_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.MemberId, bool]:
        """Adds records to a list, any number of them.

        PUT /crm/v3/lists/{listId}/memberships/add
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-add

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is a member already counts as done; one
        that there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
            result = hub.lists.add_members(42, [101, 102])
            result.raise_for_failures()
        """
        from hubapi_client.api.lists import add_list_members

        return self._send(
            endpoints.whole_batch(
                add_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

    def archive(
        self,
        list_id: str | int,
    ) -> None:
        """Deletes a list.

        DELETE /crm/v3/lists/{listId}
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/delete-crm-v3-lists-listId

        Its records stay. For 90 days it can be restored.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.lists.archive(42)
        """
        from hubapi_client.api.lists import archive_list

        return self._send(
            endpoints.call(
                archive_list,
                {
                    "list_id": list_id,
                },
            )
        )

    def create(
        self,
        name: str,
        object_type_id: str,
        processing_type: Literal["DYNAMIC", "MANUAL", "SNAPSHOT"],
        *,
        filter_branch: dict[str, Any] | None = None,
        list_folder_id: int | None = None,
        custom_properties: dict[str, str] | None = None,
    ) -> models.PublicObjectList:
        """Creates a list.

        POST /crm/v3/lists
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/post-crm-v3-lists

        One that is kept by hand is empty at first; HubSpot fills one with filters after a while.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            name: What it is called. No other list of the object type has that name.
            object_type_id: The id of an object type, such as 0-1 for contacts or 2-3604285 for one of the account's
                own.
            processing_type: MANUAL for a list that is filled by hand; DYNAMIC for one that filters keep up to date,
                SNAPSHOT for one that filters fill once. These two need filters.
            filter_branch: The filters, as HubSpot's documentation writes them.
            list_folder_id: The folder that it stands in; the outermost unless it is given.
            custom_properties:

        Returns:
            The answer, a ListFetchResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pottery = hub.lists.create("Pottery", "0-1", "MANUAL")
            hub.lists.add_members(pottery.list_id, [101, 102]).raise_for_failures()
        """
        from hubapi_client.api.lists import create_list

        return self._send(
            endpoints.part(
                create_list,
                {
                    "body": endpoints.body(
                        {
                            "name": name,
                            "objectTypeId": object_type_id,
                            "processingType": processing_type,
                            "filterBranch": filter_branch,
                            "listFolderId": list_folder_id,
                            "customProperties": custom_properties,
                        }
                    ),
                },
                "list",
                models.PublicObjectList,
            )
        )

    def get(
        self,
        list_id: str | int,
        *,
        include_filters: bool | None = None,
    ) -> models.PublicObjectList:
        """Gets a list.

        GET /crm/v3/lists/{listId}
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/get-crm-v3-lists-listId

        By its id.

        A token needs the scope crm.lists.read.

        Args:
            list_id: The id of the list.
            include_filters: Whether the answer has the list's filters.

        Returns:
            The answer, a ListFetchResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pottery = hub.lists.get(42)
            print(pottery.name, pottery.size)
        """
        from hubapi_client.api.lists import get_list

        return self._send(
            endpoints.part(
                get_list,
                {
                    "list_id": list_id,
                    "include_filters": include_filters,
                },
                "list",
                models.PublicObjectList,
            )
        )

    def get_by_name(
        self,
        object_type_id: str,
        list_name: str,
        *,
        include_filters: bool | None = None,
    ) -> models.PublicObjectList:
        """Gets a list by its name.

        GET /crm/v3/lists/object-type-id/{objectTypeId}/name/{listName}
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/get-crm-v3-lists-object-type-id-objectTypeId-name-listName

        No two lists of an object type have one name.

        A token needs the scope crm.lists.read.

        Args:
            object_type_id: The type id of the list's records, such as 0-1 for contacts; HubSpot takes no name here.
            list_name: The name of the list.
            include_filters: Whether the answer has the list's filters.

        Returns:
            The answer, a ListFetchResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pottery = hub.lists.get_by_name("0-1", "Pottery")
        """
        from hubapi_client.api.lists import get_list_by_name

        return self._send(
            endpoints.part(
                get_list_by_name,
                {
                    "object_type_id": object_type_id,
                    "list_name": list_name,
                    "include_filters": include_filters,
                },
                "list",
                models.PublicObjectList,
            )
        )

    def members(
        self,
        list_id: str | int,
        *,
        after: str | None = None,
        limit: int | None = None,
    ) -> Stream[models.JoinTimeAndRecordId]:
        """Lists the members of a list.

        GET /crm/v3/lists/{listId}/memberships
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/get-crm-v3-lists-listId-memberships

        In the order of their ids.

        A token needs the scope crm.lists.read.

        Args:
            list_id: The id of the list.
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many members a page has at most; as many as HubSpot allows, unless it is given.

        Returns:
            A stream of JoinTimeAndRecordIds. `stream.total` is how many there are in all, from the first page on.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            for member in hub.lists.members(42):
                print(member.record_id, member.membership_timestamp)
        """
        from hubapi_client.api.lists import list_list_members

        return self._iterate(
            endpoints.pages(
                list_list_members,
                {
                    "list_id": list_id,
                    "limit": limit,
                },
                after,
            )
        )

    def memberships_of(
        self,
        object_type_id: str,
        record_id: str | int,
    ) -> builtins.list[models.RecordListMembership]:
        """Lists the lists that a record is a member of.

        GET /crm/v3/lists/records/{objectTypeId}/{recordId}/memberships
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/get-crm-v3-lists-records-objectTypeId-recordId-memberships

        Each with the times at which it was added.

        A token needs the scope crm.lists.read.

        Args:
            object_type_id: The type id of the list's records, such as 0-1 for contacts; HubSpot takes no name here.
            record_id: The id of the record.

        Returns:
            The answer, a ApiCollectionResponseRecordListMembership.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for membership in hub.lists.memberships_of("0-1", 101):
                print(membership.list_id)
        """
        from hubapi_client.api.lists import list_memberships_of_record

        return self._send(
            endpoints.field(
                list_memberships_of_record,
                {
                    "object_type_id": object_type_id,
                    "record_id": record_id,
                },
                "results",
            )
        )

    def remove_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.MemberId, bool]:
        """Takes records out of a list, any number of them.

        PUT /crm/v3/lists/{listId}/memberships/remove
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-remove

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is no member counts as done; one that
        there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
            result = hub.lists.remove_members(42, [101, 102])
            result.raise_for_failures()
        """
        from hubapi_client.api.lists import remove_list_members

        return self._send(
            endpoints.whole_batch(
                remove_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

    def rename(
        self,
        list_id: str | int,
        *,
        list_name: str,
        include_filters: bool | None = None,
    ) -> models.PublicObjectList:
        """Gives a list another name.

        PUT /crm/v3/lists/{listId}/update-list-name
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/put-crm-v3-lists-listId-update-list-name

        No other list of its object type may have it.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.
            list_name: The new name.
            include_filters: Whether the answer has the list's filters.

        Returns:
            The answer, a ListUpdateResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.lists.rename(42, list_name="Pottery in spring")
        """
        from hubapi_client.api.lists import update_list_name

        return self._send(
            endpoints.part(
                update_list_name,
                {
                    "list_id": list_id,
                    "list_name": list_name,
                    "include_filters": include_filters,
                },
                "updated_list",
                models.PublicObjectList,
            )
        )

    def restore(
        self,
        list_id: str | int,
    ) -> None:
        """Brings a deleted list back.

        PUT /crm/v3/lists/{listId}/restore
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/put-crm-v3-lists-listId-restore

        Within 90 days.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.lists.restore(42)
        """
        from hubapi_client.api.lists import restore_list

        return self._send(
            endpoints.call(
                restore_list,
                {
                    "list_id": list_id,
                },
            )
        )

    def search(
        self,
        *,
        query: str | None = None,
        object_type_id: str | None = None,
        processing_types: builtins.list[Literal["DYNAMIC", "MANUAL", "SNAPSHOT"]] | None = None,
        list_ids: builtins.list[str | int] | None = None,
        additional_properties: builtins.list[str] | None = None,
        sort: str | None = None,
        count: int | None = None,
        after: str | None = None,
    ) -> Stream[models.PublicObjectListSearchResult]:
        """Searches lists by their names.

        POST /crm/v3/lists/search
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/post-crm-v3-lists-search

        With no query it finds all lists of an account.

        A token needs the scope crm.lists.read.

        Args:
            query: Text that the name holds, in any case.
            object_type_id: The id of an object type, such as 0-1 for contacts or 2-3604285 for one of the account's
                own.
            processing_types:
            list_ids:
            additional_properties: What else to say of each list, such as hs_list_size.
            sort: By what the lists are sorted, such as HS_LIST_ID or HS_LIST_NAME.
            count: How many lists a page has at most.
            after: Where to go on: the `after` of a stream's `unfinished`.

        Returns:
            A stream of PublicObjectListSearchResults. `stream.total` is how many there are in all, from the first page
            on.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            for found in hub.lists.search(query="pottery", object_type_id="0-1"):
                print(found.list_id, found.name)
        """
        from hubapi_client.api.lists import search_lists

        return self._iterate(
            endpoints.pages(
                search_lists,
                {
                    "body": endpoints.body(
                        {
                            "query": query,
                            "objectTypeId": object_type_id,
                            "processingTypes": processing_types,
                            "listIds": list_ids,
                            "additionalProperties": additional_properties,
                            "sort": sort,
                            "count": count,
                        }
                    ),
                },
                after,
            )
        )

    def stream_add_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.MemberId, bool]]:
        """Adds records to a list, any number of them, and hands out each outcome as it comes.

        PUT /crm/v3/lists/{listId}/memberships/add
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-add

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is a member already counts as done; one
        that there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
        from hubapi_client.api.lists import add_list_members

        return self._iterate(
            endpoints.batch(
                add_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

    def stream_remove_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[forms.MemberId, bool]]:
        """Takes records out of a list, any number of them, and hands out each outcome as it comes.

        PUT /crm/v3/lists/{listId}/memberships/remove
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-remove

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is no member counts as done; one that
        there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
        from hubapi_client.api.lists import remove_list_members

        return self._iterate(
            endpoints.batch(
                remove_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )


class AsyncLists(AsyncResource):
    """Lists of records, which HubSpot's app calls segments."""

    async def add_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId] | AsyncIterable[forms.MemberId],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.MemberId, bool]:
        """Adds records to a list, any number of them.

        PUT /crm/v3/lists/{listId}/memberships/add
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-add

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is a member already counts as done; one
        that there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
            result = await hub.lists.add_members(42, [101, 102])
            result.raise_for_failures()
        """
        from hubapi_client.api.lists import add_list_members

        return await self._send(
            endpoints.whole_batch(
                add_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

    async def archive(
        self,
        list_id: str | int,
    ) -> None:
        """Deletes a list.

        DELETE /crm/v3/lists/{listId}
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/delete-crm-v3-lists-listId

        Its records stay. For 90 days it can be restored.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.lists.archive(42)
        """
        from hubapi_client.api.lists import archive_list

        return await self._send(
            endpoints.call(
                archive_list,
                {
                    "list_id": list_id,
                },
            )
        )

    async def create(
        self,
        name: str,
        object_type_id: str,
        processing_type: Literal["DYNAMIC", "MANUAL", "SNAPSHOT"],
        *,
        filter_branch: dict[str, Any] | None = None,
        list_folder_id: int | None = None,
        custom_properties: dict[str, str] | None = None,
    ) -> models.PublicObjectList:
        """Creates a list.

        POST /crm/v3/lists
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/post-crm-v3-lists

        One that is kept by hand is empty at first; HubSpot fills one with filters after a while.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            name: What it is called. No other list of the object type has that name.
            object_type_id: The id of an object type, such as 0-1 for contacts or 2-3604285 for one of the account's
                own.
            processing_type: MANUAL for a list that is filled by hand; DYNAMIC for one that filters keep up to date,
                SNAPSHOT for one that filters fill once. These two need filters.
            filter_branch: The filters, as HubSpot's documentation writes them.
            list_folder_id: The folder that it stands in; the outermost unless it is given.
            custom_properties:

        Returns:
            The answer, a ListFetchResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pottery = await hub.lists.create("Pottery", "0-1", "MANUAL")
            (await hub.lists.add_members(pottery.list_id, [101, 102])).raise_for_failures()
        """
        from hubapi_client.api.lists import create_list

        return await self._send(
            endpoints.part(
                create_list,
                {
                    "body": endpoints.body(
                        {
                            "name": name,
                            "objectTypeId": object_type_id,
                            "processingType": processing_type,
                            "filterBranch": filter_branch,
                            "listFolderId": list_folder_id,
                            "customProperties": custom_properties,
                        }
                    ),
                },
                "list",
                models.PublicObjectList,
            )
        )

    async def get(
        self,
        list_id: str | int,
        *,
        include_filters: bool | None = None,
    ) -> models.PublicObjectList:
        """Gets a list.

        GET /crm/v3/lists/{listId}
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/get-crm-v3-lists-listId

        By its id.

        A token needs the scope crm.lists.read.

        Args:
            list_id: The id of the list.
            include_filters: Whether the answer has the list's filters.

        Returns:
            The answer, a ListFetchResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pottery = await hub.lists.get(42)
            print(pottery.name, pottery.size)
        """
        from hubapi_client.api.lists import get_list

        return await self._send(
            endpoints.part(
                get_list,
                {
                    "list_id": list_id,
                    "include_filters": include_filters,
                },
                "list",
                models.PublicObjectList,
            )
        )

    async def get_by_name(
        self,
        object_type_id: str,
        list_name: str,
        *,
        include_filters: bool | None = None,
    ) -> models.PublicObjectList:
        """Gets a list by its name.

        GET /crm/v3/lists/object-type-id/{objectTypeId}/name/{listName}
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/get-crm-v3-lists-object-type-id-objectTypeId-name-listName

        No two lists of an object type have one name.

        A token needs the scope crm.lists.read.

        Args:
            object_type_id: The type id of the list's records, such as 0-1 for contacts; HubSpot takes no name here.
            list_name: The name of the list.
            include_filters: Whether the answer has the list's filters.

        Returns:
            The answer, a ListFetchResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            pottery = await hub.lists.get_by_name("0-1", "Pottery")
        """
        from hubapi_client.api.lists import get_list_by_name

        return await self._send(
            endpoints.part(
                get_list_by_name,
                {
                    "object_type_id": object_type_id,
                    "list_name": list_name,
                    "include_filters": include_filters,
                },
                "list",
                models.PublicObjectList,
            )
        )

    def members(
        self,
        list_id: str | int,
        *,
        after: str | None = None,
        limit: int | None = None,
    ) -> AsyncStream[models.JoinTimeAndRecordId]:
        """Lists the members of a list.

        GET /crm/v3/lists/{listId}/memberships
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/get-crm-v3-lists-listId-memberships

        In the order of their ids.

        A token needs the scope crm.lists.read.

        Args:
            list_id: The id of the list.
            after: The `paging.next.after` of the page before; without it the first page.
            limit: How many members a page has at most; as many as HubSpot allows, unless it is given.

        Returns:
            A stream of JoinTimeAndRecordIds. `stream.total` is how many there are in all, from the first page on.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            async for member in hub.lists.members(42):
                print(member.record_id, member.membership_timestamp)
        """
        from hubapi_client.api.lists import list_list_members

        return self._iterate(
            endpoints.pages(
                list_list_members,
                {
                    "list_id": list_id,
                    "limit": limit,
                },
                after,
            )
        )

    async def memberships_of(
        self,
        object_type_id: str,
        record_id: str | int,
    ) -> builtins.list[models.RecordListMembership]:
        """Lists the lists that a record is a member of.

        GET /crm/v3/lists/records/{objectTypeId}/{recordId}/memberships
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/get-crm-v3-lists-records-objectTypeId-recordId-memberships

        Each with the times at which it was added.

        A token needs the scope crm.lists.read.

        Args:
            object_type_id: The type id of the list's records, such as 0-1 for contacts; HubSpot takes no name here.
            record_id: The id of the record.

        Returns:
            The answer, a ApiCollectionResponseRecordListMembership.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for membership in await hub.lists.memberships_of("0-1", 101):
                print(membership.list_id)
        """
        from hubapi_client.api.lists import list_memberships_of_record

        return await self._send(
            endpoints.field(
                list_memberships_of_record,
                {
                    "object_type_id": object_type_id,
                    "record_id": record_id,
                },
                "results",
            )
        )

    async def remove_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId] | AsyncIterable[forms.MemberId],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[forms.MemberId, bool]:
        """Takes records out of a list, any number of them.

        PUT /crm/v3/lists/{listId}/memberships/remove
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-remove

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is no member counts as done; one that
        there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
            result = await hub.lists.remove_members(42, [101, 102])
            result.raise_for_failures()
        """
        from hubapi_client.api.lists import remove_list_members

        return await self._send(
            endpoints.whole_batch(
                remove_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

    async def rename(
        self,
        list_id: str | int,
        *,
        list_name: str,
        include_filters: bool | None = None,
    ) -> models.PublicObjectList:
        """Gives a list another name.

        PUT /crm/v3/lists/{listId}/update-list-name
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/put-crm-v3-lists-listId-update-list-name

        No other list of its object type may have it.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.
            list_name: The new name.
            include_filters: Whether the answer has the list's filters.

        Returns:
            The answer, a ListUpdateResponse.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.lists.rename(42, list_name="Pottery in spring")
        """
        from hubapi_client.api.lists import update_list_name

        return await self._send(
            endpoints.part(
                update_list_name,
                {
                    "list_id": list_id,
                    "list_name": list_name,
                    "include_filters": include_filters,
                },
                "updated_list",
                models.PublicObjectList,
            )
        )

    async def restore(
        self,
        list_id: str | int,
    ) -> None:
        """Brings a deleted list back.

        PUT /crm/v3/lists/{listId}/restore
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/put-crm-v3-lists-listId-restore

        Within 90 days.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Args:
            list_id: The id of the list.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.lists.restore(42)
        """
        from hubapi_client.api.lists import restore_list

        return await self._send(
            endpoints.call(
                restore_list,
                {
                    "list_id": list_id,
                },
            )
        )

    def search(
        self,
        *,
        query: str | None = None,
        object_type_id: str | None = None,
        processing_types: builtins.list[Literal["DYNAMIC", "MANUAL", "SNAPSHOT"]] | None = None,
        list_ids: builtins.list[str | int] | None = None,
        additional_properties: builtins.list[str] | None = None,
        sort: str | None = None,
        count: int | None = None,
        after: str | None = None,
    ) -> AsyncStream[models.PublicObjectListSearchResult]:
        """Searches lists by their names.

        POST /crm/v3/lists/search
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/lists/post-crm-v3-lists-search

        With no query it finds all lists of an account.

        A token needs the scope crm.lists.read.

        Args:
            query: Text that the name holds, in any case.
            object_type_id: The id of an object type, such as 0-1 for contacts or 2-3604285 for one of the account's
                own.
            processing_types:
            list_ids:
            additional_properties: What else to say of each list, such as hs_list_size.
            sort: By what the lists are sorted, such as HS_LIST_ID or HS_LIST_NAME.
            count: How many lists a page has at most.
            after: Where to go on: the `after` of a stream's `unfinished`.

        Returns:
            A stream of PublicObjectListSearchResults. `stream.total` is how many there are in all, from the first page
            on.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: An answer cannot be read.
            TransportError: No answer came.
            RepeatedCursorError: A page leads to itself.

        Example:
            async for found in hub.lists.search(query="pottery", object_type_id="0-1"):
                print(found.list_id, found.name)
        """
        from hubapi_client.api.lists import search_lists

        return self._iterate(
            endpoints.pages(
                search_lists,
                {
                    "body": endpoints.body(
                        {
                            "query": query,
                            "objectTypeId": object_type_id,
                            "processingTypes": processing_types,
                            "listIds": list_ids,
                            "additionalProperties": additional_properties,
                            "sort": sort,
                            "count": count,
                        }
                    ),
                },
                after,
            )
        )

    def stream_add_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId] | AsyncIterable[forms.MemberId],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.MemberId, bool]]:
        """Adds records to a list, any number of them, and hands out each outcome as it comes.

        PUT /crm/v3/lists/{listId}/memberships/add
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-add

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is a member already counts as done; one
        that there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
        from hubapi_client.api.lists import add_list_members

        return self._iterate(
            endpoints.batch(
                add_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

    def stream_remove_members(
        self,
        list_id: str | int,
        inputs: Iterable[forms.MemberId] | AsyncIterable[forms.MemberId],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[forms.MemberId, bool]]:
        """Takes records out of a list, any number of them, and hands out each outcome as it comes.

        PUT /crm/v3/lists/{listId}/memberships/remove
        https://developers.hubspot.com/docs/api-reference/crm-lists-v3/memberships/put-crm-v3-lists-listId-memberships-remove

        For a list whose processing type is MANUAL or SNAPSHOT. A record that is no member counts as done; one that
        there is not has failed.

        A token needs the scope cms.membership.access_groups.write or crm.lists.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            list_id: The id of the list.
            inputs: The ids of records of the list's object type.
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
        from hubapi_client.api.lists import remove_list_members

        return self._iterate(
            endpoints.batch(
                remove_list_members,
                inputs,
                {
                    "list_id": list_id,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
                forms.MEMBER_ID,
            )
        )

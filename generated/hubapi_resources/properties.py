"""The definitions of what records have, by object type. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any, Literal

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.batches.batch import CONCURRENCY, BatchOptions, ReportProgress
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.batches.outcomes import BatchResult
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.resources import AsyncResource, SyncResource


class Properties(SyncResource):
    """The definitions of what records have, by object type."""

    def archive(
        self,
        object_type: str,
        property_name: str,
    ) -> None:
        """Archives a property.

        DELETE /crm/v3/properties/{objectType}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/delete-crm-v3-properties-objectType-propertyName

        It can be brought back for 90 days. HubSpot refuses to archive its own properties, and those that a form, a list
        or a workflow uses.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            property_name: The internal name of the property.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.properties.archive("contacts", "favorite_color")
        """
        from hubapi_client.api.properties import archive_property

        return self._send(
            endpoints.call(
                archive_property,
                {
                    "object_type": object_type,
                    "property_name": property_name,
                },
            )
        )

    def archive_many(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.PropertyName | Mapping[str, Any], bool]:
        """Archives properties, any number of them.

        POST /crm/v3/properties/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-archive

        They can be brought back for 90 days. HubSpot says nothing of the single ones.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: For each property a mapping with its `name`, or the model.
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
            hub.properties.archive_many("contacts", [{"name": "planet"}, {"name": "moon"}]).raise_for_failures()
        """
        from hubapi_client.api.properties import archive_properties

        return self._send(
            endpoints.whole_batch(
                archive_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def create(
        self,
        object_type: str,
        body: models.PropertyCreate | Mapping[str, Any],
    ) -> models.Property:
        """Creates a property.

        POST /crm/v3/properties/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/post-crm-v3-properties-objectType

        The name of an archived property brings its values back, with the definition that is given.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            body: The definition: the model, or a mapping with HubSpot's names. An enumeration needs `options`.

        Returns:
            The answer, a Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.properties.create(
                "contacts",
                {
                    "name": "favorite_color",
                    "label": "Favorite color",
                    "type": "enumeration",
                    "fieldType": "select",
                    "groupName": "contactinformation",
                    "options": [{"label": "Red", "value": "red", "hidden": False}],
                },
            )
        """
        from hubapi_client.api.properties import create_property

        return self._send(
            endpoints.call(
                create_property,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    def create_many(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyCreate | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.PropertyCreate | Mapping[str, Any], models.Property]:
        """Creates properties, any number of them.

        POST /crm/v3/properties/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-create

        A property that exists already is a conflict. The names of archived properties bring them back, with the
        definitions that are given.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: The definitions: models, or mappings with HubSpot's names.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the Property.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            shape = {"type": "string", "fieldType": "text", "groupName": "contactinformation"}
            result = hub.properties.create_many(
                "contacts", [{"name": "planet", "label": "Planet", **shape}, {"name": "moon", "label": "Moon", **shape}]
            )
            result.raise_for_failures()
        """
        from hubapi_client.api.properties import create_properties

        return self._send(
            endpoints.whole_batch(
                create_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def get(
        self,
        object_type: str,
        property_name: str,
        *,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        locale: str | None = None,
        properties: str | None = None,
    ) -> models.Property:
        """Gets the definition of a property.

        GET /crm/v3/properties/{objectType}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/get-crm-v3-properties-objectType-propertyName

        What it is called, what its values are, and which options it has.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            property_name: The internal name of the property.
            archived: Whether to get a property that was archived, and none that was not.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            properties: HubSpot names this parameter and does not say what it does.

        Returns:
            The answer, a Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            definition = hub.properties.get("contacts", "lifecyclestage")
            print([option.value for option in definition.options])
        """
        from hubapi_client.api.properties import get_property

        return self._send(
            endpoints.call(
                get_property,
                {
                    "object_type": object_type,
                    "property_name": property_name,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                    "locale": locale,
                    "properties": properties,
                },
            )
        )

    def list(
        self,
        object_type: str,
        *,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        locale: str | None = None,
        properties: str | None = None,
    ) -> builtins.list[models.Property]:
        """Lists the properties of an object type.

        GET /crm/v3/properties/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/get-crm-v3-properties-objectType

        HubSpot's own and those that the account has defined, all in one answer.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            archived: Whether to list what was archived, and nothing else.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            properties: HubSpot names this parameter and does not say what it does.

        Returns:
            A list of Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for definition in hub.properties.list("contacts"):
                print(definition.name, definition.type)
        """
        from hubapi_client.api.properties import list_properties

        return self._send(
            endpoints.field(
                list_properties,
                {
                    "object_type": object_type,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                    "locale": locale,
                    "properties": properties,
                },
                "results",
            )
        )

    def read_many(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]],
        *,
        locale: str | None = None,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.PropertyName | Mapping[str, Any], models.Property]:
        """Reads the definitions of many properties.

        POST /crm/v3/properties/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-read

        Those that do not exist fail alone.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            inputs: For each property a mapping with its `name`, or the model.
            archived: Whether to read properties that were archived, and no others.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the Property.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            found = hub.properties.read_many("contacts", [{"name": "email"}, {"name": "phone"}])
            print([definition.label for definition in found.results])
        """
        from hubapi_client.api.properties import read_properties

        return self._send(
            endpoints.whole_batch(
                read_properties,
                inputs,
                {
                    "object_type": object_type,
                    "locale": locale,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def stream_archive(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[models.PropertyName | Mapping[str, Any], bool]]:
        """Archives properties, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/properties/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-archive

        They can be brought back for 90 days. HubSpot says nothing of the single ones.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: For each property a mapping with its `name`, or the model.
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
        from hubapi_client.api.properties import archive_properties

        return self._iterate(
            endpoints.batch(
                archive_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def stream_create(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyCreate | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[models.PropertyCreate | Mapping[str, Any], models.Property]]:
        """Creates properties, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/properties/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-create

        A property that exists already is a conflict. The names of archived properties bring them back, with the
        definitions that are given.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: The definitions: models, or mappings with HubSpot's names.
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
        from hubapi_client.api.properties import create_properties

        return self._iterate(
            endpoints.batch(
                create_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def stream_read(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]],
        *,
        locale: str | None = None,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> Stream[Outcome[models.PropertyName | Mapping[str, Any], models.Property]]:
        """Reads the definitions of many properties, and hands out each outcome as it comes.

        POST /crm/v3/properties/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-read

        Those that do not exist fail alone.

        A token needs one of 100 scopes, such as automation.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            object_type: The object type of the records, by name or by type id.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            inputs: For each property a mapping with its `name`, or the model.
            archived: Whether to read properties that were archived, and no others.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
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
        from hubapi_client.api.properties import read_properties

        return self._iterate(
            endpoints.batch(
                read_properties,
                inputs,
                {
                    "object_type": object_type,
                    "locale": locale,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def update(
        self,
        object_type: str,
        property_name: str,
        body: models.PropertyUpdate | Mapping[str, Any],
    ) -> models.Property:
        """Sets fields of a property.

        PATCH /crm/v3/properties/{objectType}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/patch-crm-v3-properties-objectType-propertyName

        A field that is left out keeps its value. `options` are replaced as a whole. Neither its name nor whether its
        values are unique can be changed.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            property_name: The internal name of the property.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.properties.update("contacts", "favorite_color", {"label": "Best color"})
        """
        from hubapi_client.api.properties import update_property

        return self._send(
            endpoints.call(
                update_property,
                {
                    "body": body,
                    "object_type": object_type,
                    "property_name": property_name,
                },
            )
        )


class AsyncProperties(AsyncResource):
    """The definitions of what records have, by object type."""

    async def archive(
        self,
        object_type: str,
        property_name: str,
    ) -> None:
        """Archives a property.

        DELETE /crm/v3/properties/{objectType}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/delete-crm-v3-properties-objectType-propertyName

        It can be brought back for 90 days. HubSpot refuses to archive its own properties, and those that a form, a list
        or a workflow uses.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            property_name: The internal name of the property.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.properties.archive("contacts", "favorite_color")
        """
        from hubapi_client.api.properties import archive_property

        return await self._send(
            endpoints.call(
                archive_property,
                {
                    "object_type": object_type,
                    "property_name": property_name,
                },
            )
        )

    async def archive_many(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]]
        | AsyncIterable[models.PropertyName | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.PropertyName | Mapping[str, Any], bool]:
        """Archives properties, any number of them.

        POST /crm/v3/properties/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-archive

        They can be brought back for 90 days. HubSpot says nothing of the single ones.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: For each property a mapping with its `name`, or the model.
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
            (await hub.properties.archive_many("contacts", [{"name": "planet"}, {"name": "moon"}])).raise_for_failures()
        """
        from hubapi_client.api.properties import archive_properties

        return await self._send(
            endpoints.whole_batch(
                archive_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    async def create(
        self,
        object_type: str,
        body: models.PropertyCreate | Mapping[str, Any],
    ) -> models.Property:
        """Creates a property.

        POST /crm/v3/properties/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/post-crm-v3-properties-objectType

        The name of an archived property brings its values back, with the definition that is given.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            body: The definition: the model, or a mapping with HubSpot's names. An enumeration needs `options`.

        Returns:
            The answer, a Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.properties.create(
                "contacts",
                {
                    "name": "favorite_color",
                    "label": "Favorite color",
                    "type": "enumeration",
                    "fieldType": "select",
                    "groupName": "contactinformation",
                    "options": [{"label": "Red", "value": "red", "hidden": False}],
                },
            )
        """
        from hubapi_client.api.properties import create_property

        return await self._send(
            endpoints.call(
                create_property,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    async def create_many(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyCreate | Mapping[str, Any]]
        | AsyncIterable[models.PropertyCreate | Mapping[str, Any]],
        *,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.PropertyCreate | Mapping[str, Any], models.Property]:
        """Creates properties, any number of them.

        POST /crm/v3/properties/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-create

        A property that exists already is a conflict. The names of archived properties bring them back, with the
        definitions that are given.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: The definitions: models, or mappings with HubSpot's names.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the Property.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            shape = {"type": "string", "fieldType": "text", "groupName": "contactinformation"}
            result = await hub.properties.create_many(
                "contacts", [{"name": "planet", "label": "Planet", **shape}, {"name": "moon", "label": "Moon", **shape}]
            )
            result.raise_for_failures()
        """
        from hubapi_client.api.properties import create_properties

        return await self._send(
            endpoints.whole_batch(
                create_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    async def get(
        self,
        object_type: str,
        property_name: str,
        *,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        locale: str | None = None,
        properties: str | None = None,
    ) -> models.Property:
        """Gets the definition of a property.

        GET /crm/v3/properties/{objectType}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/get-crm-v3-properties-objectType-propertyName

        What it is called, what its values are, and which options it has.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            property_name: The internal name of the property.
            archived: Whether to get a property that was archived, and none that was not.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            properties: HubSpot names this parameter and does not say what it does.

        Returns:
            The answer, a Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            definition = await hub.properties.get("contacts", "lifecyclestage")
            print([option.value for option in definition.options])
        """
        from hubapi_client.api.properties import get_property

        return await self._send(
            endpoints.call(
                get_property,
                {
                    "object_type": object_type,
                    "property_name": property_name,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                    "locale": locale,
                    "properties": properties,
                },
            )
        )

    async def list(
        self,
        object_type: str,
        *,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        locale: str | None = None,
        properties: str | None = None,
    ) -> builtins.list[models.Property]:
        """Lists the properties of an object type.

        GET /crm/v3/properties/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/get-crm-v3-properties-objectType

        HubSpot's own and those that the account has defined, all in one answer.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            archived: Whether to list what was archived, and nothing else.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            properties: HubSpot names this parameter and does not say what it does.

        Returns:
            A list of Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for definition in await hub.properties.list("contacts"):
                print(definition.name, definition.type)
        """
        from hubapi_client.api.properties import list_properties

        return await self._send(
            endpoints.field(
                list_properties,
                {
                    "object_type": object_type,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                    "locale": locale,
                    "properties": properties,
                },
                "results",
            )
        )

    async def read_many(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]]
        | AsyncIterable[models.PropertyName | Mapping[str, Any]],
        *,
        locale: str | None = None,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> BatchResult[models.PropertyName | Mapping[str, Any], models.Property]:
        """Reads the definitions of many properties.

        POST /crm/v3/properties/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-read

        Those that do not exist fail alone.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type: The object type of the records, by name or by type id.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            inputs: For each property a mapping with its `name`, or the model.
            archived: Whether to read properties that were archived, and no others.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
            batch_size: How many inputs a request has at most; as many as HubSpot takes, unless it is given.
            concurrency: How many requests are in flight at a time.
            progress: Called with a Progress after each answer.

        Returns:
            An outcome for each input, in their order; the result is the Property.

        Raises:
            InvalidInputError: There are no inputs, or one of them is wrong. Nothing was sent.
            AuthenticationError, PermissionDeniedError: Nothing was carried out.
            InterruptedBatchError: The batch ended early, for one of these reasons or because the inputs raised, after
                something was sent. It holds the outcomes so far.

        Example:
            found = await hub.properties.read_many("contacts", [{"name": "email"}, {"name": "phone"}])
            print([definition.label for definition in found.results])
        """
        from hubapi_client.api.properties import read_properties

        return await self._send(
            endpoints.whole_batch(
                read_properties,
                inputs,
                {
                    "object_type": object_type,
                    "locale": locale,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                },
                BatchOptions(
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def stream_archive(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]]
        | AsyncIterable[models.PropertyName | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[models.PropertyName | Mapping[str, Any], bool]]:
        """Archives properties, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/properties/{objectType}/batch/archive
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-archive

        They can be brought back for 90 days. HubSpot says nothing of the single ones.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: For each property a mapping with its `name`, or the model.
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
        from hubapi_client.api.properties import archive_properties

        return self._iterate(
            endpoints.batch(
                archive_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def stream_create(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyCreate | Mapping[str, Any]]
        | AsyncIterable[models.PropertyCreate | Mapping[str, Any]],
        *,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[models.PropertyCreate | Mapping[str, Any], models.Property]]:
        """Creates properties, any number of them, and hands out each outcome as it comes.

        POST /crm/v3/properties/{objectType}/batch/create
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-create

        A property that exists already is a conflict. The names of archived properties bring them back, with the
        definitions that are given.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            object_type: The object type of the records, by name or by type id.
            inputs: The definitions: models, or mappings with HubSpot's names.
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
        from hubapi_client.api.properties import create_properties

        return self._iterate(
            endpoints.batch(
                create_properties,
                inputs,
                {
                    "object_type": object_type,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    def stream_read(
        self,
        object_type: str,
        inputs: Iterable[models.PropertyName | Mapping[str, Any]]
        | AsyncIterable[models.PropertyName | Mapping[str, Any]],
        *,
        locale: str | None = None,
        archived: bool | None = None,
        data_sensitivity: Literal["non_sensitive", "sensitive", "highly_sensitive"] | None = None,
        ordered: bool = False,
        batch_size: int | None = None,
        concurrency: int = CONCURRENCY,
        progress: ReportProgress | None = None,
    ) -> AsyncStream[Outcome[models.PropertyName | Mapping[str, Any], models.Property]]:
        """Reads the definitions of many properties, and hands out each outcome as it comes.

        POST /crm/v3/properties/{objectType}/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/batch/post-crm-v3-properties-objectType-batch-read

        Those that do not exist fail alone.

        A token needs one of 100 scopes, such as automation.

        Inputs are taken only as requests leave, so ten million need no more memory than ten thousand.

        Args:
            object_type: The object type of the records, by name or by type id.
            locale: The language of labels and descriptions. HubSpot does not say which values it takes.
            inputs: For each property a mapping with its `name`, or the model.
            archived: Whether to read properties that were archived, and no others.
            data_sensitivity: Which properties are meant; those that are not sensitive, unless it is given.
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
        from hubapi_client.api.properties import read_properties

        return self._iterate(
            endpoints.batch(
                read_properties,
                inputs,
                {
                    "object_type": object_type,
                    "locale": locale,
                    "archived": archived,
                    "data_sensitivity": data_sensitivity,
                },
                BatchOptions(
                    ordered=ordered,
                    batch_size=batch_size,
                    concurrency=concurrency,
                    progress=progress,
                ),
            )
        )

    async def update(
        self,
        object_type: str,
        property_name: str,
        body: models.PropertyUpdate | Mapping[str, Any],
    ) -> models.Property:
        """Sets fields of a property.

        PATCH /crm/v3/properties/{objectType}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/crm-properties-v3/core/patch-crm-v3-properties-objectType-propertyName

        A field that is left out keeps its value. `options` are replaced as a whole. Neither its name nor whether its
        values are unique can be changed.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type: The object type of the records, by name or by type id.
            property_name: The internal name of the property.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a Property.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.properties.update("contacts", "favorite_color", {"label": "Best color"})
        """
        from hubapi_client.api.properties import update_property

        return await self._send(
            endpoints.call(
                update_property,
                {
                    "body": body,
                    "object_type": object_type,
                    "property_name": property_name,
                },
            )
        )

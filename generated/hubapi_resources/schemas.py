"""The object types that an account has defined. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class Schemas(SyncResource):
    """The object types that an account has defined."""

    def archive(
        self,
        object_type: str,
        *,
        archived: bool | None = None,
    ) -> None:
        """Archives an object type.

        DELETE /crm-object-schemas/v3/schemas/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/delete-crm-object-schemas-v3-schemas-objectType

        HubSpot refuses while there are records of it.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            archived: Whether to delete an object type for good that is archived already.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.schemas.archive("2-5001")
        """
        from hubapi_client.api.schemas import archive_schema

        return self._send(
            endpoints.call(
                archive_schema,
                {
                    "object_type": object_type,
                    "archived": archived,
                },
            )
        )

    def create(
        self,
        body: models.ObjectSchemaEgg | Mapping[str, Any],
    ) -> models.ObjectSchema:
        """Creates an object type.

        POST /crm-object-schemas/v3/schemas
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas

        HubSpot adds a group and properties of its own.

        A token needs the scope crm.schemas.custom.write.

        Args:
            body: The object type: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            schema = hub.schemas.create(
                {
                    "name": "boats",
                    "labels": {"singular": "Boat", "plural": "Boats"},
                    "primaryDisplayProperty": "boat_name",
                    "properties": [{"name": "boat_name", "label": "Name", "type": "string", "fieldType": "text"}],
                    "associatedObjects": ["CONTACT"],
                }
            )
            print(schema.object_type_id)
        """
        from hubapi_client.api.schemas import create_schema

        return self._send(
            endpoints.call(
                create_schema,
                {
                    "body": body,
                },
            )
        )

    def create_association(
        self,
        object_type: str,
        body: models.AssociationDefinitionEgg | Mapping[str, Any],
    ) -> models.AssociationDefinition:
        """Lets records of an object type be associated with those of another.

        POST /crm-object-schemas/v3/schemas/{objectType}/associations
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-objectType-associations

        The type ids of both sides are given; one of them is the object type's own.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            body: Both sides: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a AssociationDefinition.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.schemas.create_association(
                "2-5001", {"fromObjectTypeId": "2-5001", "toObjectTypeId": "0-2", "name": "boat_to_company"}
            )
        """
        from hubapi_client.api.schemas import create_schema_association

        return self._send(
            endpoints.call(
                create_schema_association,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    def get(
        self,
        object_type: str,
        *,
        include_property_definitions: bool | None = None,
        include_association_definitions: bool | None = None,
        include_audit_metadata: bool | None = None,
    ) -> models.ObjectSchema:
        """Gets an object type.

        GET /crm-object-schemas/v3/schemas/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas-objectType

        With its properties and associations. What was changed less than a minute ago may not show.

        A token needs one of 5 scopes, such as crm.schemas.custom.read.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            include_property_definitions: Whether to return the properties, too; as it is unless it is false.
            include_association_definitions: Whether to return the associations, too; as it is unless it is false.
            include_audit_metadata: Whether to return who made and changed it, too; as it is unless it is false.

        Returns:
            The answer, a ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            schema = hub.schemas.get("p1_boats")
            print([definition.name for definition in schema.properties])
        """
        from hubapi_client.api.schemas import get_schema

        return self._send(
            endpoints.call(
                get_schema,
                {
                    "object_type": object_type,
                    "include_property_definitions": include_property_definitions,
                    "include_association_definitions": include_association_definitions,
                    "include_audit_metadata": include_audit_metadata,
                },
            )
        )

    def list(
        self,
        *,
        archived: bool | None = None,
        include_property_definitions: bool | None = None,
        include_association_definitions: bool | None = None,
        include_audit_metadata: bool | None = None,
    ) -> builtins.list[models.ObjectSchema]:
        """Lists the object types that the account has defined.

        GET /crm-object-schemas/v3/schemas
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas

        All in one answer. What was changed less than a minute ago may be missing.

        A token needs the scope crm.schemas.custom.read or crm.objects.custom.read or
        crm.objects.custom.sensitive.read.v2 or crm.objects.custom.highly_sensitive.read.v2.

        Args:
            archived: Whether to list what was archived, and nothing else.
            include_property_definitions: Whether to return the properties, too; as it is unless it is false.
            include_association_definitions: Whether to return the associations, too; as it is unless it is false.
            include_audit_metadata: Whether to return who made and changed it, too; as it is unless it is false.

        Returns:
            A list of ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for schema in hub.schemas.list():
                print(schema.object_type_id, schema.name)
        """
        from hubapi_client.api.schemas import list_schemas

        return self._send(
            endpoints.field(
                list_schemas,
                {
                    "archived": archived,
                    "include_property_definitions": include_property_definitions,
                    "include_association_definitions": include_association_definitions,
                    "include_audit_metadata": include_audit_metadata,
                },
                "results",
            )
        )

    def read_many(
        self,
        body: models.ObjectSchemaBatchReadRequest | Mapping[str, Any],
    ) -> builtins.list[models.ObjectSchema]:
        """Reads several object types.

        POST /crm-object-schemas/v3/schemas/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-batch-read

        Those that do not exist are missing in the answer.

        A token needs one of 5 scopes, such as crm.schemas.custom.read.

        Args:
            body: Which object types, as `inputs`, and what to return of them: the model, or a mapping with HubSpot's
                names.

        Returns:
            A list of ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for schema in hub.schemas.read_many({"inputs": ["2-5001", "p1_boats"]}):
                print(schema.name)
        """
        from hubapi_client.api.schemas import read_schemas

        return self._send(
            endpoints.field(
                read_schemas,
                {
                    "body": body,
                },
                "results",
            )
        )

    def remove_association(
        self,
        object_type: str,
        association_identifier: str,
    ) -> None:
        """Removes an association from an object type.

        DELETE /crm-object-schemas/v3/schemas/{objectType}/associations/{associationIdentifier}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/delete-crm-object-schemas-v3-schemas-objectType-associations-associationIdentifier

        Records can no longer be associated so.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            association_identifier: The id of the association.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.schemas.remove_association("2-5001", "18")
        """
        from hubapi_client.api.schemas import archive_schema_association

        return self._send(
            endpoints.call(
                archive_schema_association,
                {
                    "object_type": object_type,
                    "association_identifier": association_identifier,
                },
            )
        )

    def update(
        self,
        object_type: str,
        body: models.ObjectTypeDefinitionPatch | Mapping[str, Any],
    ) -> models.ObjectTypeDefinition:
        """Sets fields of an object type.

        PATCH /crm-object-schemas/v3/schemas/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/patch-crm-object-schemas-v3-schemas-objectType

        Its name cannot be changed. HubSpot may set what is left out back to values that are minutes old.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a ObjectTypeDefinition.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.schemas.update("2-5001", {"labels": {"singular": "Ship", "plural": "Ships"}})
        """
        from hubapi_client.api.schemas import update_schema

        return self._send(
            endpoints.call(
                update_schema,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )


class AsyncSchemas(AsyncResource):
    """The object types that an account has defined."""

    async def archive(
        self,
        object_type: str,
        *,
        archived: bool | None = None,
    ) -> None:
        """Archives an object type.

        DELETE /crm-object-schemas/v3/schemas/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/delete-crm-object-schemas-v3-schemas-objectType

        HubSpot refuses while there are records of it.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            archived: Whether to delete an object type for good that is archived already.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.schemas.archive("2-5001")
        """
        from hubapi_client.api.schemas import archive_schema

        return await self._send(
            endpoints.call(
                archive_schema,
                {
                    "object_type": object_type,
                    "archived": archived,
                },
            )
        )

    async def create(
        self,
        body: models.ObjectSchemaEgg | Mapping[str, Any],
    ) -> models.ObjectSchema:
        """Creates an object type.

        POST /crm-object-schemas/v3/schemas
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas

        HubSpot adds a group and properties of its own.

        A token needs the scope crm.schemas.custom.write.

        Args:
            body: The object type: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            schema = await hub.schemas.create(
                {
                    "name": "boats",
                    "labels": {"singular": "Boat", "plural": "Boats"},
                    "primaryDisplayProperty": "boat_name",
                    "properties": [{"name": "boat_name", "label": "Name", "type": "string", "fieldType": "text"}],
                    "associatedObjects": ["CONTACT"],
                }
            )
            print(schema.object_type_id)
        """
        from hubapi_client.api.schemas import create_schema

        return await self._send(
            endpoints.call(
                create_schema,
                {
                    "body": body,
                },
            )
        )

    async def create_association(
        self,
        object_type: str,
        body: models.AssociationDefinitionEgg | Mapping[str, Any],
    ) -> models.AssociationDefinition:
        """Lets records of an object type be associated with those of another.

        POST /crm-object-schemas/v3/schemas/{objectType}/associations
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-objectType-associations

        The type ids of both sides are given; one of them is the object type's own.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            body: Both sides: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a AssociationDefinition.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.schemas.create_association(
                "2-5001", {"fromObjectTypeId": "2-5001", "toObjectTypeId": "0-2", "name": "boat_to_company"}
            )
        """
        from hubapi_client.api.schemas import create_schema_association

        return await self._send(
            endpoints.call(
                create_schema_association,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

    async def get(
        self,
        object_type: str,
        *,
        include_property_definitions: bool | None = None,
        include_association_definitions: bool | None = None,
        include_audit_metadata: bool | None = None,
    ) -> models.ObjectSchema:
        """Gets an object type.

        GET /crm-object-schemas/v3/schemas/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas-objectType

        With its properties and associations. What was changed less than a minute ago may not show.

        A token needs one of 5 scopes, such as crm.schemas.custom.read.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            include_property_definitions: Whether to return the properties, too; as it is unless it is false.
            include_association_definitions: Whether to return the associations, too; as it is unless it is false.
            include_audit_metadata: Whether to return who made and changed it, too; as it is unless it is false.

        Returns:
            The answer, a ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            schema = await hub.schemas.get("p1_boats")
            print([definition.name for definition in schema.properties])
        """
        from hubapi_client.api.schemas import get_schema

        return await self._send(
            endpoints.call(
                get_schema,
                {
                    "object_type": object_type,
                    "include_property_definitions": include_property_definitions,
                    "include_association_definitions": include_association_definitions,
                    "include_audit_metadata": include_audit_metadata,
                },
            )
        )

    async def list(
        self,
        *,
        archived: bool | None = None,
        include_property_definitions: bool | None = None,
        include_association_definitions: bool | None = None,
        include_audit_metadata: bool | None = None,
    ) -> builtins.list[models.ObjectSchema]:
        """Lists the object types that the account has defined.

        GET /crm-object-schemas/v3/schemas
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/get-crm-object-schemas-v3-schemas

        All in one answer. What was changed less than a minute ago may be missing.

        A token needs the scope crm.schemas.custom.read or crm.objects.custom.read or
        crm.objects.custom.sensitive.read.v2 or crm.objects.custom.highly_sensitive.read.v2.

        Args:
            archived: Whether to list what was archived, and nothing else.
            include_property_definitions: Whether to return the properties, too; as it is unless it is false.
            include_association_definitions: Whether to return the associations, too; as it is unless it is false.
            include_audit_metadata: Whether to return who made and changed it, too; as it is unless it is false.

        Returns:
            A list of ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for schema in await hub.schemas.list():
                print(schema.object_type_id, schema.name)
        """
        from hubapi_client.api.schemas import list_schemas

        return await self._send(
            endpoints.field(
                list_schemas,
                {
                    "archived": archived,
                    "include_property_definitions": include_property_definitions,
                    "include_association_definitions": include_association_definitions,
                    "include_audit_metadata": include_audit_metadata,
                },
                "results",
            )
        )

    async def read_many(
        self,
        body: models.ObjectSchemaBatchReadRequest | Mapping[str, Any],
    ) -> builtins.list[models.ObjectSchema]:
        """Reads several object types.

        POST /crm-object-schemas/v3/schemas/batch/read
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/post-crm-object-schemas-v3-schemas-batch-read

        Those that do not exist are missing in the answer.

        A token needs one of 5 scopes, such as crm.schemas.custom.read.

        Args:
            body: Which object types, as `inputs`, and what to return of them: the model, or a mapping with HubSpot's
                names.

        Returns:
            A list of ObjectSchema.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for schema in await hub.schemas.read_many({"inputs": ["2-5001", "p1_boats"]}):
                print(schema.name)
        """
        from hubapi_client.api.schemas import read_schemas

        return await self._send(
            endpoints.field(
                read_schemas,
                {
                    "body": body,
                },
                "results",
            )
        )

    async def remove_association(
        self,
        object_type: str,
        association_identifier: str,
    ) -> None:
        """Removes an association from an object type.

        DELETE /crm-object-schemas/v3/schemas/{objectType}/associations/{associationIdentifier}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/delete-crm-object-schemas-v3-schemas-objectType-associations-associationIdentifier

        Records can no longer be associated so.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            association_identifier: The id of the association.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.schemas.remove_association("2-5001", "18")
        """
        from hubapi_client.api.schemas import archive_schema_association

        return await self._send(
            endpoints.call(
                archive_schema_association,
                {
                    "object_type": object_type,
                    "association_identifier": association_identifier,
                },
            )
        )

    async def update(
        self,
        object_type: str,
        body: models.ObjectTypeDefinitionPatch | Mapping[str, Any],
    ) -> models.ObjectTypeDefinition:
        """Sets fields of an object type.

        PATCH /crm-object-schemas/v3/schemas/{objectType}
        https://developers.hubspot.com/docs/api-reference/crm-schemas-v3/core/patch-crm-object-schemas-v3-schemas-objectType

        Its name cannot be changed. HubSpot may set what is left out back to values that are minutes old.

        A token needs the scope crm.schemas.custom.write.

        Args:
            object_type: The object type, by type id, such as 2-5001, or by its full name.
            body: The fields to set: the model, or a mapping with HubSpot's names.

        Returns:
            The answer, a ObjectTypeDefinition.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.schemas.update("2-5001", {"labels": {"singular": "Ship", "plural": "Ships"}})
        """
        from hubapi_client.api.schemas import update_schema

        return await self._send(
            endpoints.call(
                update_schema,
                {
                    "body": body,
                    "object_type": object_type,
                },
            )
        )

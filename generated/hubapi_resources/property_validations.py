"""The rules that values of properties keep to. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any

from hubapi_client import models
from hubapi_ext import endpoints
from hubapi_ext.resources import AsyncResource, SyncResource


class PropertyValidations(SyncResource):
    """The rules that values of properties keep to."""

    def get(
        self,
        object_type_id: str,
        property_name: str,
        rule_type: str,
    ) -> models.PublicPropertyValidationRule:
        """Gets a rule of a property.

        GET /crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}
        https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validations-ruleType

        A property has at most one of each type.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type_id: The object type of the property, by type id or by name.
            property_name: The internal name of the property.
            rule_type: What the rule is about.

        Returns:
            The answer, a PublicPropertyValidationRule.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            rule = hub.property_validations.get("0-1", "favorite_color", "MAX_LENGTH")
            print(rule.rule_arguments)
        """
        from hubapi_client.api.property_validations import get_property_validation_rule

        return self._send(
            endpoints.call(
                get_property_validation_rule,
                {
                    "object_type_id": object_type_id,
                    "property_name": property_name,
                    "rule_type": rule_type,
                },
            )
        )

    def list(
        self,
        object_type_id: str,
    ) -> builtins.list[models.PublicPropertyValidationRuleMap]:
        """Lists the rules of an object type's properties.

        GET /crm/v3/property-validations/{objectTypeId}
        https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validations

        Properties without rules are left out.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type_id: The object type of the property, by type id or by name.

        Returns:
            A list of PublicPropertyValidationRuleMap.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for validated in hub.property_validations.list("0-1"):
                print(validated.property_name, [rule.rule_type for rule in validated.property_validation_rules])
        """
        from hubapi_client.api.property_validations import list_property_validations

        return self._send(
            endpoints.field(
                list_property_validations,
                {
                    "object_type_id": object_type_id,
                },
                "results",
            )
        )

    def list_rules(
        self,
        object_type_id: str,
        property_name: str,
    ) -> builtins.list[models.PublicPropertyValidationRule]:
        """Lists the rules of a property.

        GET /crm/v3/property-validations/{objectTypeId}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validation

        All in one answer.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type_id: The object type of the property, by type id or by name.
            property_name: The internal name of the property.

        Returns:
            A list of PublicPropertyValidationRule.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for rule in hub.property_validations.list_rules("0-1", "favorite_color"):
                print(rule.rule_type, rule.rule_arguments)
        """
        from hubapi_client.api.property_validations import list_property_validation_rules

        return self._send(
            endpoints.field(
                list_property_validation_rules,
                {
                    "object_type_id": object_type_id,
                    "property_name": property_name,
                },
                "results",
            )
        )

    def set(
        self,
        object_type_id: str,
        property_name: str,
        rule_type: str,
        body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
    ) -> None:
        """Sets a rule of a property.

        PUT /crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}
        https://developers.hubspot.com/docs/api-reference/latest/crm/property-validations/update-property-validation

        It takes the place of the one of its type, and leaves those of other types.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type_id: The object type of the property, by type id or by name.
            property_name: The internal name of the property.
            rule_type: What the rule is about.
            body: What the rule needs: the model, or a mapping with HubSpot's names.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            hub.property_validations.set("0-1", "favorite_color", "MAX_LENGTH", {"ruleArguments": ["40"]})
        """
        from hubapi_client.api.property_validations import set_property_validation_rule

        return self._send(
            endpoints.call(
                set_property_validation_rule,
                {
                    "body": body,
                    "object_type_id": object_type_id,
                    "property_name": property_name,
                    "rule_type": rule_type,
                },
            )
        )


class AsyncPropertyValidations(AsyncResource):
    """The rules that values of properties keep to."""

    async def get(
        self,
        object_type_id: str,
        property_name: str,
        rule_type: str,
    ) -> models.PublicPropertyValidationRule:
        """Gets a rule of a property.

        GET /crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}
        https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validations-ruleType

        A property has at most one of each type.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type_id: The object type of the property, by type id or by name.
            property_name: The internal name of the property.
            rule_type: What the rule is about.

        Returns:
            The answer, a PublicPropertyValidationRule.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            rule = await hub.property_validations.get("0-1", "favorite_color", "MAX_LENGTH")
            print(rule.rule_arguments)
        """
        from hubapi_client.api.property_validations import get_property_validation_rule

        return await self._send(
            endpoints.call(
                get_property_validation_rule,
                {
                    "object_type_id": object_type_id,
                    "property_name": property_name,
                    "rule_type": rule_type,
                },
            )
        )

    async def list(
        self,
        object_type_id: str,
    ) -> builtins.list[models.PublicPropertyValidationRuleMap]:
        """Lists the rules of an object type's properties.

        GET /crm/v3/property-validations/{objectTypeId}
        https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validations

        Properties without rules are left out.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type_id: The object type of the property, by type id or by name.

        Returns:
            A list of PublicPropertyValidationRuleMap.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for validated in await hub.property_validations.list("0-1"):
                print(validated.property_name, [rule.rule_type for rule in validated.property_validation_rules])
        """
        from hubapi_client.api.property_validations import list_property_validations

        return await self._send(
            endpoints.field(
                list_property_validations,
                {
                    "object_type_id": object_type_id,
                },
                "results",
            )
        )

    async def list_rules(
        self,
        object_type_id: str,
        property_name: str,
    ) -> builtins.list[models.PublicPropertyValidationRule]:
        """Lists the rules of a property.

        GET /crm/v3/property-validations/{objectTypeId}/{propertyName}
        https://developers.hubspot.com/docs/api-reference/2026-03/crm/property-validations/get-property-validation

        All in one answer.

        A token needs one of 100 scopes, such as automation.

        Args:
            object_type_id: The object type of the property, by type id or by name.
            property_name: The internal name of the property.

        Returns:
            A list of PublicPropertyValidationRule.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            for rule in await hub.property_validations.list_rules("0-1", "favorite_color"):
                print(rule.rule_type, rule.rule_arguments)
        """
        from hubapi_client.api.property_validations import list_property_validation_rules

        return await self._send(
            endpoints.field(
                list_property_validation_rules,
                {
                    "object_type_id": object_type_id,
                    "property_name": property_name,
                },
                "results",
            )
        )

    async def set(
        self,
        object_type_id: str,
        property_name: str,
        rule_type: str,
        body: models.PublicPropertyValidationRuleUpdate | Mapping[str, Any],
    ) -> None:
        """Sets a rule of a property.

        PUT /crm/v3/property-validations/{objectTypeId}/{propertyName}/rule-type/{ruleType}
        https://developers.hubspot.com/docs/api-reference/latest/crm/property-validations/update-property-validation

        It takes the place of the one of its type, and leaves those of other types.

        A token needs one of 26 scopes, such as crm.objects.carts.write.

        Args:
            object_type_id: The object type of the property, by type id or by name.
            property_name: The internal name of the property.
            rule_type: What the rule is about.
            body: What the rule needs: the model, or a mapping with HubSpot's names.

        Returns:
            None: HubSpot answers with nothing.

        Raises:
            InvalidInputError: An argument is wrong. Nothing was sent.
            RefusedError: HubSpot refused.
            InvalidResponseError: The answer cannot be read.
            TransportError: No answer came.

        Example:
            await hub.property_validations.set("0-1", "favorite_color", "MAX_LENGTH", {"ruleArguments": ["40"]})
        """
        from hubapi_client.api.property_validations import set_property_validation_rule

        return await self._send(
            endpoints.call(
                set_property_validation_rule,
                {
                    "body": body,
                    "object_type_id": object_type_id,
                    "property_name": property_name,
                    "rule_type": rule_type,
                },
            )
        )

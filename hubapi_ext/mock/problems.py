"""What HubSpot says when something is wrong, for a whole request or for one input. It decides nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from attrs import frozen

from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.timestamps import timestamp

GUESSES = (
    "the groups that a rate limit names",
    "the numbers that errors have for the categories of association types, but for HUBSPOT_DEFINED",
)
"""What the mock does here for every operation although nobody knows whether HubSpot does so, too."""

VALIDATION_ERROR = "VALIDATION_ERROR"


@frozen(kw_only=True)
class Problem:
    """Something that is wrong, in HubSpot's words. HubSpot leaves out a field that has nothing to say."""

    message: str
    category: str | None = VALIDATION_ERROR
    sub_category: str | None = None
    context: Mapping[str, list[str]] | None = None
    errors: list[dict[str, Any]] | None = None
    error_type: str | None = None
    policy_name: str | None = None
    group_name: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The problem as one of the `errors` of a batch, or as the body of a refusal."""
        fields = {
            "status": "error",
            "message": self.message,
            "category": self.category,
            "subCategory": self.sub_category,
            "context": self.context,
            "errors": self.errors,
            "errorType": self.error_type,
            "policyName": self.policy_name,
            "groupName": self.group_name,
        }
        return {name: value for name, value in fields.items() if value is not None}


class RefusedError(Exception):
    """The whole request is refused."""

    def __init__(self, status: int, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.message)
        self.status = status
        self.problem = problem
        self.headers: Mapping[str, str] = headers or {}


NO_CREDENTIALS = Problem(
    message=(
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more "
        "details at https://developers.hubspot.com/docs/methods/auth/oauth-overview"
    ),
    category="INVALID_AUTHENTICATION",
)


def expired_token(at: datetime, now: datetime) -> Problem:
    """A token that is good no more."""
    seconds = int((now - at).total_seconds())
    ago = f"{seconds // 86_400} day(s)" if seconds >= 86_400 else f"{seconds} second(s)"
    return Problem(
        message=f"The OAuth token used to make this call expired {ago} ago.",
        category="EXPIRED_AUTHENTICATION",
        context={"expire time": [timestamp(at)]},
    )


def missing_scopes(scopes: Sequence[str]) -> Problem:
    """A token without a scope that the operation needs. Any one of these would do."""
    return Problem(
        message=(
            "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: "
            "https://developers.hubspot.com/scopes."
        ),
        category="MISSING_SCOPES",
        errors=[
            {
                "message": "One or more of the following scopes are required.",
                "context": {"requiredGranularScopes": list(scopes)},
            }
        ],
    )


# What HubSpot says of a rate limit depends on the limit. The names of the groups are a guess.
TEN_SECONDLY_LIMIT_REACHED = Problem(
    message="You have reached your ten_secondly_rolling limit.",
    category=None,
    error_type="RATE_LIMIT",
    policy_name="TEN_SECONDLY_ROLLING",
    group_name="publicapi:private-app-api-calls-ten-secondly",
)
DAILY_LIMIT_REACHED = Problem(
    message="You have reached your daily limit.",
    category=None,
    error_type="RATE_LIMIT",
    policy_name="DAILY",
    group_name="publicapi:private-app-api-calls-daily",
)
SEARCH_LIMIT_REACHED = Problem(message="You have reached your secondly limit.", category="RATE_LIMITS")


def invalid_identifier(id: str | int) -> Problem:
    """An id that is not a number."""
    return Problem(
        message=f"{id} is not a valid ID",
        sub_category="crm.associations.INVALID_IDENTIFIER",
        context={"id": [str(id)]},
    )


def invalid_association_type(source: ObjectType, target: ObjectType, category: str, type_id: int) -> Problem:
    """A type that does not lead from the one object type to the other.

    Recorded for association limits. For associations it is a guess that HubSpot says the same, and names no record.
    """
    spec = f"{_CATEGORY_NUMBERS[category]}-{type_id}"
    names = source.name.upper(), target.name.upper()
    return Problem(
        message=f"{spec} is not a valid association type between {names[0]} and {names[1]}",
        sub_category="crm.associations.INVALID_ASSOCIATION_TYPE",
        context={"type": [spec], "fromObjectType": [names[0]], "toObjectType": [names[1]]},
    )


# HubSpot's internal number for HUBSPOT_DEFINED is recorded, the others are guesses.
_CATEGORY_NUMBERS = {"HUBSPOT_DEFINED": 0, "USER_DEFINED": 1, "INTEGRATOR_DEFINED": 2, "WORK": 3}


def stages_in_use(stages: Sequence[str], records: Sequence[str]) -> Problem:
    """Stages of a pipeline that records are in. HubSpot writes each list as one text."""
    stage_ids, object_ids = f"[{', '.join(stages)}]", f"[{', '.join(records)}]"
    return Problem(
        message=f"Stage IDs: {stage_ids} are being referenced by object IDs: {object_ids}",
        sub_category="PipelineError.STAGE_ID_IN_USE",
        context={"stageIds": [stage_ids], "objectIds": [object_ids]},
    )


def limit_exceeded(from_id: str, to_id: str, type: AssociationType, limit: int) -> Problem:
    """A record has as many associations of a type as it may have.

    HubSpot's answer is not known. This category, sub-category and context are a guess.
    """
    return Problem(
        message=f"Record {from_id} has reached its limit of {limit} associations of type {type.type_id}",
        sub_category="crm.associations.ASSOCIATION_LIMIT_EXCEEDED",
        context={"fromObjectId": [from_id], "toObjectId": [to_id]},
    )


def invalid_properties(reasons: Mapping[str, tuple[str, str]]) -> Problem:
    """Properties that a record cannot have, all at once: the code and the words for each, by name."""
    values = [
        {"isValid": False, "message": message, "error": code, "name": name} for name, (code, message) in reasons.items()
    ]
    return Problem(
        message=f"Property values were not valid: {msgspec.json.encode(values).decode()}",
        errors=[
            {"message": message, "code": code, "context": {"propertyName": [name]}}
            for name, (code, message) in reasons.items()
        ],
    )


def self_association(id: str) -> Problem:
    """A record that is to be associated with itself. HubSpot gives no context here."""
    return Problem(message=f"Object {id} cannot be associated to itself ({id})")


def missing_in_batch(object_type: ObjectType, id: str) -> Problem:
    """A record that does not exist, in the words of v4's batches of associations, which give no context."""
    return Problem(message=f"{object_type.name.upper()}={id} is not valid")


def missing_record(object_type: ObjectType, id: str | int) -> Problem:
    """A record that does not exist, in the words of the endpoints that take a single association."""
    name = object_type.name.upper()
    return _invalid_associations(
        {"INVALID_OBJECT_IDS": [f"{name}={id} is not valid"], "objectId": [str(id)], "objectType": [name]}
    )


def missing_type(category: str, type_id: int) -> Problem:
    """A type that leads nowhere from here, in the words of the endpoints that take a single association."""
    spec = f"{category}={type_id}"
    return _invalid_associations(
        {
            "INVALID_ASSOCIATION_TYPE_ID": [f"{spec} is not a valid association definition id"],
            "associationSpec": [spec],
        }
    )


def _invalid_associations(context: Mapping[str, list[str]]) -> Problem:
    return Problem(message="One or more associations are invalid", context=context)

"""HubSpot's CRM for Python: associations, association limits and courses, with an outcome for every input."""

from hubapi_ext.errors import (
    AuthenticationError,
    BadRequestError,
    BatchError,
    ConfigurationError,
    ConflictError,
    HubApiError,
    InvalidInputError,
    InvalidResponseError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RefusedError,
    ServerError,
    TimedOutError,
    TransportError,
    UnaccountedError,
    UnreachableError,
)
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.outcomes import BatchResult, Outcome

__all__ = [
    "AsyncHubApi",
    "AuthenticationError",
    "BadRequestError",
    "BatchError",
    "BatchResult",
    "ConfigurationError",
    "ConflictError",
    "HubApi",
    "HubApiError",
    "InvalidInputError",
    "InvalidResponseError",
    "NotFoundError",
    "Outcome",
    "PermissionDeniedError",
    "RateLimitError",
    "RefusedError",
    "ServerError",
    "TimedOutError",
    "TransportError",
    "UnaccountedError",
    "UnreachableError",
]

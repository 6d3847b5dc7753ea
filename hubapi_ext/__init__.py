"""HubSpot's CRM for Python: records of any type, searches and associations, with an outcome for every input."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hubapi_ext.errors import (
    AbandonedError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    DailyLimitError,
    ExpiredTokenError,
    HubApiError,
    InvalidInputError,
    InvalidResponseError,
    LabelLimitError,
    LimitsUnavailableError,
    LockedError,
    MigrationError,
    MissingScopesError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    RefusedError,
    RepeatedCursorError,
    ServerError,
    StreamConsumedError,
    TimedOutError,
    TokenUnavailableError,
    TransportError,
    TransportFailedError,
    UnaccountedError,
    UnreachableError,
    UntrustedCertificateError,
)
from hubapi_ext.hub import AsyncHubApi, HubApi
from hubapi_ext.rate_limit_status import RateLimitStatus
from hubapi_ext.refusal import Refusal
from hubapi_ext.transport.authentication import TokenSource
from hubapi_ext.transport.limits import Limits, MemoryLimits, NoLimits, RedisLimits, SQLiteLimits
from hubapi_ext.transport.oauth import OAuth, OAuthTokens, TokenStore
from hubapi_ext.transport.observation import Hooks, RequestEvent, ResponseEvent, RetryEvent, WaitEvent

if TYPE_CHECKING:
    from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
    from hubapi_ext.batches.outcomes import BatchError, BatchResult, InterruptedBatchError, Progress
    from hubapi_ext.batches.tasks import AsyncStream
    from hubapi_ext.batches.threads import Stream
    from hubapi_ext.conditions import Condition, where
    from hubapi_ext.search import NotFoundYetError
    from hubapi_ext.tables.rows import AssociationRows, record_batch_reader
    from hubapi_ext.tables.typed_values import PropertyValueError
    from hubapi_resources.association_types import AssociationTypes

__all__ = [
    "AbandonedError",
    "AssociationRows",
    "AssociationTypes",
    "AsyncHubApi",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "BatchError",
    "BatchResult",
    "Condition",
    "ConfigurationError",
    "ConflictError",
    "DailyLimitError",
    "ExpiredTokenError",
    "Hooks",
    "HubApi",
    "HubApiError",
    "InterruptedBatchError",
    "InvalidInputError",
    "InvalidResponseError",
    "LabelLimitError",
    "Limits",
    "LimitsUnavailableError",
    "LockedError",
    "MemoryLimits",
    "MigrationError",
    "MissingScopesError",
    "NoLimits",
    "NotFoundError",
    "NotFoundYetError",
    "OAuth",
    "OAuthTokens",
    "Outcome",
    "PermissionDeniedError",
    "Progress",
    "PropertyValueError",
    "RateLimitError",
    "RateLimitStatus",
    "RedisLimits",
    "Refusal",
    "RefusedError",
    "RepeatedCursorError",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "SQLiteLimits",
    "ServerError",
    "Stream",
    "StreamConsumedError",
    "TimedOutError",
    "TokenSource",
    "TokenStore",
    "TokenUnavailableError",
    "TransportError",
    "TransportFailedError",
    "UnaccountedError",
    "UnreachableError",
    "UntrustedCertificateError",
    "WaitEvent",
    "record_batch_reader",
    "where",
]

_LATER = {
    "AssociationRows": "hubapi_ext.tables.rows",
    "AssociationTypes": "hubapi_resources.association_types",
    "AsyncStream": "hubapi_ext.batches.tasks",
    "BatchError": "hubapi_ext.batches.outcomes",
    "BatchResult": "hubapi_ext.batches.outcomes",
    "Condition": "hubapi_ext.conditions",
    "InterruptedBatchError": "hubapi_ext.batches.outcomes",
    "NotFoundYetError": "hubapi_ext.search",
    "Outcome": "hubapi_ext.batches.outcomes",
    "Progress": "hubapi_ext.batches.outcomes",
    "PropertyValueError": "hubapi_ext.tables.typed_values",
    "Stream": "hubapi_ext.batches.threads",
    "record_batch_reader": "hubapi_ext.tables.rows",
    "where": "hubapi_ext.conditions",
}
"""What is imported when it is first used, by module: batches alone need it."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

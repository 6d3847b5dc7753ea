"""What a fault does to an answer: takes its place, changes what is in it, or hinders its way. When: see `faults`.

Each effect is data, which a rule in a file or a control names by its `kind`.
"""

from hubapi_ext.mock.effects.alterations import (
    Alteration,
    EmptyPage,
    ErrorsWithoutContext,
    ExtraFields,
    ForgottenTraceIds,
    LostResults,
    OtherSuccess,
    RepeatedCursor,
    RepeatedResults,
    UnknownEnums,
)
from hubapi_ext.mock.effects.hindrances import ConnectionReset, Hindrance, Latency, SlowBody, TruncatedBody
from hubapi_ext.mock.effects.replacements import (
    BadGateway,
    InternalError,
    Locked,
    Migrating,
    OtherAnswer,
    RateLimited,
    Replacement,
    TimedOut,
)

__all__ = [
    "Alteration",
    "BadGateway",
    "ConnectionReset",
    "Effect",
    "EmptyPage",
    "ErrorsWithoutContext",
    "ExtraFields",
    "ForgottenTraceIds",
    "Hindrance",
    "InternalError",
    "Latency",
    "Locked",
    "LostResults",
    "Migrating",
    "OtherAnswer",
    "OtherSuccess",
    "RateLimited",
    "RepeatedCursor",
    "RepeatedResults",
    "Replacement",
    "SlowBody",
    "TimedOut",
    "TruncatedBody",
    "UnknownEnums",
]

Effect = (
    OtherAnswer
    | RateLimited
    | Locked
    | Migrating
    | BadGateway
    | TimedOut
    | InternalError
    | EmptyPage
    | RepeatedCursor
    | LostResults
    | RepeatedResults
    | UnknownEnums
    | ExtraFields
    | OtherSuccess
    | ForgottenTraceIds
    | ErrorsWithoutContext
    | Latency
    | SlowBody
    | TruncatedBody
    | ConnectionReset
)

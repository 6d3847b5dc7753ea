"""Tells which exception it becomes that a request brought no answer, or none that can be read."""

from __future__ import annotations

import re
import ssl
from copy import copy
from itertools import islice

from hubapi_ext.errors import (
    ConfigurationError,
    HubApiError,
    InvalidInputError,
    InvalidResponseError,
    TimedOutError,
    TransportFailedError,
    UnreachableError,
    UntrustedCertificateError,
)
from hubapi_ext.transport import http
from hubapi_ext.transport.bodies import UnreadableBodyError
from hubapi_ext.transport.masking import Secret, mask, mask_text

_NOT_SENT = (http.ConnectError, http.ConnectTimeout, http.PoolTimeout, http.ProxyError)
"""Before there is a connection nothing can have been sent."""
_DEEPEST = 10
"""How many causes of an exception are looked at."""
_TEXT = 600
"""How much of an exception's text makes a message."""


def failure_of(name: str, error: Exception, secrets: tuple[Secret, ...] = (), *, http2: bool = False) -> HubApiError:
    """The exception for whatever came instead of an answer.

    Args:
        name: Verb and path of the request.
        error: What came of it.
        secrets: What must not be shown.
        http2: Whether it may have been sent by HTTP/2, in which httpx blames the client for what the server sends.
    """
    if isinstance(error, HubApiError):
        return error
    _mask(error, secrets)
    failure = _translated(name, error, _text(error), http2=http2)
    if isinstance(failure, TransportFailedError):
        # It is a fault in some code, which its traceback leads to.
        failure.__cause__ = error
        _forget_request(error)
    elif not isinstance(error, UnreadableBodyError):
        failure.__cause__ = _copy(error)
    return failure


def _translated(name: str, error: Exception, text: str, *, http2: bool) -> HubApiError:
    sent = not isinstance(error, _NOT_SENT)
    failure: HubApiError | None = _that_cannot_be_sent(name, error, text, http2=http2)
    if failure is not None:
        return failure
    if isinstance(error, UnreadableBodyError):
        about = f"the answer to {name} {error.text}"
        failure = InvalidResponseError(about, body=error.body, correlation_id=error.correlation_id)
    elif isinstance(error, http.DecodingError):
        failure = InvalidResponseError(f"the answer to {name} cannot be decompressed")
    elif isinstance(error, http.TimeoutException):
        failure = TimedOutError(f"no answer to {name} in time ({type(error).__name__})", sent=sent)
    elif isinstance(error, http.TransportError | OSError):
        failure = UnreachableError(f"{name} brought no answer: {text or type(error).__name__}", sent=sent)
    else:
        reason = f"{type(error).__name__}: {text}" if text else type(error).__name__
        failure = TransportFailedError(f"{name} brought no answer: {reason}")
    return failure


def _that_cannot_be_sent(name: str, error: Exception, text: str, *, http2: bool) -> HubApiError | None:
    """The exception for a request that is never going to succeed; None where that cannot be told."""
    if (untrusted := _untrusted(error)) is not None:
        return UntrustedCertificateError(
            f"{name} was not sent: the server's certificate is not trusted ({untrusted}); if it should be, give HubApi "
            "a file with the certificates to trust as ca_bundle, or set SSL_CERT_FILE to it"
        )
    if isinstance(error, http.UnsupportedProtocol):
        return ConfigurationError(f"{name} was not sent: {text}")
    if isinstance(error, http.InvalidURL) or (isinstance(error, http.LocalProtocolError) and not http2):
        return InvalidInputError("request", text, allowed=f"{name} was not sent, since HTTP has no such request")
    return None


def _untrusted(error: BaseException) -> str | None:
    """Why a certificate is not trusted, where that is what failed."""
    causes: list[BaseException] = [error]
    for cause in islice(causes, _DEEPEST):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return str(getattr(cause, "verify_message", "") or cause)
        # httpcore has what it was raised for among its arguments. A context may be anything that the caller handles.
        causes += [one for one in (cause.__cause__, *cause.args) if isinstance(one, BaseException)]
    return None


def _mask(error: Exception, secrets: tuple[Secret, ...]) -> None:
    """Takes what must not be shown out of what an exception says."""
    if isinstance(error, UnreadableBodyError):
        error.text, error.body = mask_text(error.text, secrets), mask(error.body, secrets)
    error.args = tuple(_masked(part, secrets) if isinstance(part, str) else part for part in error.args)


def _masked(text: str, secrets: tuple[Secret, ...]) -> str:
    # A value that is no header may be meant for somebody else.
    return re.sub(r"(?s)(Illegal header (?:name|value)) .*", r"\1", mask_text(text, secrets))


def _text(error: Exception) -> str:
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - it is somebody else's
        return ""
    return " ".join(text[:_TEXT].split())


def _copy(error: Exception) -> Exception | None:
    """The exception without its request, which holds the token and the body."""
    try:
        copied = copy(error)
    except Exception:  # noqa: BLE001 - not every exception can be copied
        return None
    copied.__traceback__ = copied.__context__ = copied.__cause__ = None
    _forget_request(copied)
    return copied


def _forget_request(error: Exception) -> None:
    if isinstance(error, http.HTTPError):
        error._request = None  # noqa: SLF001 - its setter takes no None
    if isinstance(error, http.HTTPStatusError):
        vars(error).pop("response", None)

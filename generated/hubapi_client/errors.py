"""What the calls raise by themselves. Written by scripts/generate from specs/; do not edit."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class InvalidRequest(ValueError):
    """The request is not one that HubSpot accepts. It was not sent."""

    def __init__(self, reason: str, *, path: str, value: object) -> None:
        super().__init__(reason, path, value)
        self.reason = reason
        self.path = path
        """Where the value stands: a path into the body such as `$.inputs[3].from.id`, or a path parameter's name."""
        self.value = value

    def __reduce__(self) -> tuple[object, ...]:
        return _invalid_request, self.args

    def __str__(self) -> str:
        return f"{self.path} is {shortened(self.value)}: {self.reason}"


def _invalid_request(reason: str, path: str, value: object) -> InvalidRequest:
    return InvalidRequest(reason, path=path, value=value)


def shortened(value: object) -> str:
    """The value as a message shows it: whole records and long texts would drown it."""
    try:
        text = repr(value)
    except Exception:
        # It is nested too deep, is a number of too many digits, or has a __repr__ that raises.
        text = _repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _repr(value: object) -> str:
    try:
        return reprlib.repr(value)
    except Exception:
        return f"<{value.__class__.__name__}>"


class InvalidResponse(ValueError):
    """HubSpot answered with success and a body that is not what its documentation promises."""

    def __init__(
        self,
        reason: str,
        content: bytes,
        headers: Mapping[str, str] = MappingProxyType({}),
        extensions: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        super().__init__(reason, content)
        self.reason = reason
        self.content = content
        self.headers = headers
        """Those of the answer. A pickled exception is without them."""
        self.extensions = extensions
        """What the transport says of the answer besides, as httpx hands it on."""

    def __reduce__(self) -> tuple[object, ...]:
        return InvalidResponse, self.args

    def __str__(self) -> str:
        return f"the answer could not be understood: {self.reason}"


class UnexpectedStatus(Exception):
    """HubSpot refused the request, with a status below 200 or above 299."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"HubSpot answered with status {self.status_code}: {self.content[:500].decode(errors='replace')}"

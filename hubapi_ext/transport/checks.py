"""Which requests are sent at all: those to HubSpot, below the base URL, that HTTP can carry."""

from __future__ import annotations

import re
from urllib.parse import unquote

from hubapi_ext.errors import InvalidInputError
from hubapi_ext.transport import http
from hubapi_ext.transport.masking import Secret

_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_IN_A_VALUE = re.compile(rb"[\x00\n\v\f\r]|\A[ \t]|[ \t]\Z")


def check_address(url: http.URL, base_url: http.URL) -> None:
    """Raises InvalidInputError for an address that the token is not for."""
    if (url.scheme, url.host, url.port) != (base_url.scheme, base_url.host, base_url.port):
        raise InvalidInputError("path", f"it leads to {url.host}", allowed=f"the token is for {base_url} alone")
    path, base = (one.raw_path.decode("ascii").partition("?")[0] for one in (url, base_url))
    if not f"{path}/".startswith(f"{base.rstrip('/')}/") or leads_upwards(path):
        raise InvalidInputError("path", f"it leads to {path[:200]}", allowed=f"it stays below {base_url}")


def leads_upwards(path: str) -> bool:
    """Whether a path has a segment "..", for HTTP or for any server that decodes more than it should."""
    if ".." not in path and "%" not in path:
        return False
    for _ in range(3):
        segments = re.split(r"[/\\]", path)
        if any(segment.partition(";")[0] == ".." for segment in segments):
            return True
        path = unquote(path)
    return False


def check_form(request: http.Request) -> None:
    """Raises InvalidInputError for a request that HTTP cannot carry, or in which a value would become a header."""
    method = request.method
    if not _NAME.fullmatch(method.encode(errors="replace")):
        raise InvalidInputError("method", f"got {method[:40]!r}", allowed="it is a verb such as GET")
    for name, value in request.headers.raw:
        if not _NAME.fullmatch(name):
            raise InvalidInputError(
                "headers", f"the name {_shown(name)} is illegal", allowed="it has no spaces or colons"
            )
        if _NOT_IN_A_VALUE.search(value):
            # It may be secret.
            allowed = "it is one line of text without a space at its ends"
            raise InvalidInputError("headers", f"the value of {_shown(name)} is illegal", allowed=allowed)
        if len(name) == _LENGTH and name.lower() == b"content-length" and value != b"%d" % len(request.content):
            allowed = f"it is {len(request.content)} here, or left out"
            raise InvalidInputError("headers", f"Content-Length is {_shown(value)}", allowed=allowed)


_LENGTH = len("content-length")


def _shown(header: bytes) -> str:
    return repr(header[:40].decode("latin-1"))


def is_token(token: object) -> bool:
    """Whether it can stand in a request as its token."""
    return isinstance(token, Secret) and re.fullmatch(r"[\x21-\x7e]+", token.reveal()) is not None

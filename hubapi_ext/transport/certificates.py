"""The certificates that connections trust unless a hub is given others. It knows no connection and no server."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from pathlib import Path

from hubapi_ext.transport import http


def trusted(*, trust_env: bool, http2: bool) -> ssl.SSLContext:
    """What httpx trusts by itself: the certificates of SSL_CERT_FILE or SSL_CERT_DIR, or else those of certifi.

    Files of certificates take longer to read than the rest of a hub takes to be made, so hubs share them. Raises
    OSError where they cannot be read.
    """
    file = os.environ.get("SSL_CERT_FILE") if trust_env else None
    if file:
        # Certificates may be renewed where they lie.
        found = Path(file).stat()
        return _read(file, (found.st_mtime_ns, found.st_size, found.st_ino), http2=http2)
    if trust_env and os.environ.get("SSL_CERT_DIR"):
        # Of a folder only what is needed is read, and what was read once stays trusted.
        return http.create_ssl_context()
    return _read(None, None, http2=http2)


# Which versions of HTTP are spoken is set in a context, too, so that hubs of two kinds cannot share one.
@lru_cache(maxsize=4)
def _read(file: str | None, _version: tuple[int, ...] | None, *, http2: bool) -> ssl.SSLContext:  # noqa: ARG001 - it tells contexts apart
    return http.create_ssl_context(trust_env=file is not None)

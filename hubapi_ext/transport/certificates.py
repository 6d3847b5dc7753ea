"""The certificates that connections trust unless a hub is given others. It knows no connection and no server."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from pathlib import Path

from hubapi_ext.transport import http


def trusted(*, trust_env: bool, http2: bool) -> ssl.SSLContext:
    """What httpx trusts by itself: the certificates of SSL_CERT_FILE or SSL_CERT_DIR, or else those of certifi.

    They take longer to read than the rest of a hub takes to be made, so hubs share them. Raises OSError where they
    cannot be read.
    """
    file = os.environ.get("SSL_CERT_FILE")
    # Certificates may be renewed where they lie.
    changed = Path(file).stat().st_mtime_ns if file and trust_env else None
    # Which versions of HTTP are spoken is set in a context, too, so that hubs of two kinds cannot share one.
    return _read(file, os.environ.get("SSL_CERT_DIR"), changed, http2, trust_env=trust_env)


@lru_cache(maxsize=4)
def _read(*_: object, trust_env: bool) -> ssl.SSLContext:
    return http.create_ssl_context(trust_env=trust_env)

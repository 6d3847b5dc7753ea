"""What the calls use of their HTTP library. Written by scripts/generate from specs/; do not edit.

No other module here imports that library, so that another can take its place.
"""

from httpx import AsyncClient, ByteStream, Client, Response, Timeout, TransportError

__all__ = ("AsyncClient", "ByteStream", "Client", "Response", "Timeout", "TransportError")

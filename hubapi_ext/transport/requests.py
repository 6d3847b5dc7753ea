"""A request with what is known about it, before it has a token and with it. What becomes of it is decided elsewhere."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from hubapi_client.operations import Operation
from hubapi_ext.transport import http
from hubapi_ext.transport.bodies import HubResponse
from hubapi_ext.transport.masking import Secret
from hubapi_ext.transport.rate_limits import Budget
from hubapi_ext.transport.retries import Replay
from hubapi_ext.transport.steps import Answer

OPERATION = "hubapi_operation"
"""The extension of a request that holds its operation. The generated calls set it."""
REPLAY = "hubapi_replay"
"""The extension that says, for a request without an operation, what sending it twice does."""
RATE_LIMIT = "hubapi_rate_limit"
"""The extension that says, for a request without an operation, which budget it draws on."""
REPLAY_OF_VERBS: dict[str, Replay] = {"GET": "read", "HEAD": "read", "OPTIONS": "read", "PUT": "set", "DELETE": "set"}
"""What sending twice does where nothing says it; with any other verb, the thing twice over."""

SHORTEST_TOKEN = 16
"""HubSpot's are longer. What is shorter is a word made up for a mock, which an answer may have for other reasons."""


@define(eq=False, kw_only=True)
class HubRequest:
    """A request with what is known about it. It never has the token."""

    method: str
    url: http.URL
    """Where it is sent, under the chosen version."""
    headers: list[tuple[bytes, bytes]] = field(repr=False)
    content: bytes = field(repr=False)
    extensions: dict[str, Any] = field(repr=False)
    path: str
    """As documented."""
    operation: Operation | None
    replay: Replay
    budget: Budget
    secrets: tuple[Secret, ...] | None = field(default=None, repr=False)
    """What the request itself holds that must never be shown, where it needs no token."""
    begun: float
    name: str = field(init=False)
    """Verb and path. The query may hold what does not belong into a message."""

    def __attrs_post_init__(self) -> None:
        self.name = f"{self.method} {path_of(self.url)}"

    def signed(self, token: Secret | None) -> http.Request:
        """What is sent: the request with the token."""
        headers = self.headers
        if token is not None:
            headers = [item for item in headers if item[0].lower() != b"authorization"]
            headers.append((b"Authorization", token.bearer))
        stream = http.ByteStream(self.content)
        signed = http.Request(self.method, self.url, headers=headers, stream=stream, extensions=self.extensions)
        # A transport of the user's own may look at it. read() would make a copy, which shows the secrets of a form.
        signed._content = self.content  # noqa: SLF001 - it has no other way
        return signed

    def secrets_with(self, token: Secret | None) -> tuple[Secret, ...]:
        """What an answer may repeat, and nobody should see."""
        if self.secrets is not None:
            return tuple(secret for secret in self.secrets if secret)
        return (token,) if token and len(token) >= SHORTEST_TOKEN else ()


def path_of(url: http.URL) -> str:
    """The path as it is sent, in which no character can end a line of a log."""
    return url.raw_path.decode("ascii").partition("?")[0]


def response_to(request: http.Request, answer: Answer) -> http.Response:
    """The answer to the request as it was before it was signed."""
    headers = [
        (name, value)
        # As bytes: HTTP does not say which text they are.
        for name, value in answer.headers.raw
        # The content is decompressed and complete by now.
        if name.lower() not in (b"content-encoding", b"content-length", b"transfer-encoding")
    ]
    return HubResponse(
        answer.status_code, headers=headers, content=answer.content, extensions=answer.extensions, request=request
    )

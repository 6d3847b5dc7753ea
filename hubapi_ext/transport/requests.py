"""A request with what is known about it: how it is made and signed. What becomes of it, the stack decides."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from attrs import define, field

from hubapi_client.operations import TOKEN_URL, Operation
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.transport import http
from hubapi_ext.transport.bodies import ACCEPT_ENCODING, HubResponse
from hubapi_ext.transport.checks import check_address, check_form, leads_upwards
from hubapi_ext.transport.masking import Secret
from hubapi_ext.transport.oauth import RefreshForm
from hubapi_ext.transport.rate_limits import EXEMPT, REPORTED_IN_HEADERS, AnyBudget, Budgets
from hubapi_ext.transport.retries import Replay
from hubapi_ext.transport.settings import Settings
from hubapi_ext.transport.steps import Answer
from hubapi_ext.transport.versions import address

OPERATION = "hubapi_operation"
"""The extension of a request that holds its operation. The generated calls set it."""
REPLAY = "hubapi_replay"
"""The extension that says, for a request without an operation, what sending it twice does."""
RATE_LIMIT = "hubapi_rate_limit"
"""The extension that says, for a request without an operation, which budget it draws on."""
REPLAY_OF_VERBS: dict[str, Replay] = {"GET": "read", "HEAD": "read", "OPTIONS": "read", "PUT": "set", "DELETE": "set"}
"""What sending twice does where nothing says it; with any other verb, the thing twice over."""

SHORTEST_TOKEN = 16
"""HubSpot's are longer. A shorter one is a word made up for a mock, which an answer may have for other reasons."""


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
    budget: AnyBudget
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


_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_WITH_CONTENT = frozenset(["POST", "PUT", "PATCH"])
"""The verbs that say how much content they have, also where it is none."""


def default_headers(user_agent: str) -> list[tuple[bytes, bytes]]:
    """What every request has, wherever it is sent."""
    return [
        (b"Accept", b"*/*"),
        (b"Accept-Encoding", ACCEPT_ENCODING.encode("ascii")),
        (b"Connection", b"keep-alive"),
        (b"User-Agent", user_agent.encode("ascii")),
    ]


# A stream sends thousands of requests to one address.
_parsed = lru_cache(http.URL)


class Requests:
    """Makes the requests of a hub: of what the generated calls want, of httpx's, of forms. It sends none."""

    def __init__(self, settings: Settings, budgets: Budgets) -> None:
        self._settings, self._budgets = settings, budgets
        self._base_url = http.URL(settings.base_url)
        self._prefix = self._base_url.raw_path.decode("ascii").rstrip("/")
        self._headers = self._headers_for(self._base_url)
        self._timeout = {"timeout": settings.timeout.as_dict()}

    def _headers_for(self, url: http.URL) -> list[tuple[bytes, bytes]]:
        return [(b"Host", url.netloc), *default_headers(self._settings.user_agent)]

    def of_call(
        self,
        *,
        method: str,
        url: str,
        extensions: dict[str, Any],
        headers: Mapping[str, str] = _NO_HEADERS,
        params: Mapping[str, Any] | None = None,
        content: bytes = b"",
    ) -> HubRequest:
        """The request of a generated call, with nothing in it that would have to be checked but its path."""
        if leads_upwards(url):
            raise InvalidInputError("path", f"it leads to {url[:200]}", allowed=f"it stays below {self._base_url}")
        text = self._settings.base_url + url
        address = http.URL(text, params=params) if params else _parsed(text)
        own = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
        if content or method in _WITH_CONTENT:
            own.append((b"Content-Length", b"%d" % len(content)))
        return self._known(method, address, [*self._headers, *own], content, {**extensions, **self._timeout})

    def of_httpx(self, request: http.Request) -> HubRequest:
        """A request of httpx's, which anybody may have made."""
        check_address(request.url, self._base_url)
        check_form(request)
        return self._known(request.method, request.url, request.headers.raw, request.content, request.extensions)

    def of_form(self, url: str | None, form: RefreshForm, begun: float) -> HubRequest:
        """The request that sends a form with secrets to HubSpot's token endpoint or another one, and needs no token.

        `begun` is when the call began that needs it.
        """
        address = http.URL(url or self._settings.base_url + http.URL(TOKEN_URL).path)
        content = form.encoded()
        own = [
            (b"Content-Type", b"application/x-www-form-urlencoded"),
            (b"Content-Length", b"%d" % len(content)),
        ]
        return HubRequest(
            method="POST",
            url=address,
            headers=[*self._headers_for(address), *own],
            content=content,
            extensions=self._timeout,
            path=path_of(address),
            operation=None,
            replay="set",
            budget=self._budgets[EXEMPT],
            secrets=form.secrets,
            begun=begun,
        )

    def _known(
        self,
        method: str,
        url: http.URL,
        headers: list[tuple[bytes, bytes]],
        content: bytes,
        extensions: MutableMapping[str, Any],
    ) -> HubRequest:
        """The request with what the fragments know about it."""
        operation: Operation | None = extensions.get(OPERATION)
        if operation is None:
            replay = extensions.get(REPLAY) or REPLAY_OF_VERBS.get(method, "create")
            budget = extensions.get(RATE_LIMIT) or REPORTED_IN_HEADERS
            path = path_of(url)
        else:
            replay, budget = operation.replay, operation.rate_limit
            version = self._settings.api_version
            url = address(url, self._prefix, operation, version)
            path = operation.dated_path.replace("{version}", version) if version else operation.path
        return HubRequest(
            method=method,
            url=url,
            headers=headers,
            content=content,
            extensions=dict(extensions),
            path=path,
            operation=operation,
            replay=replay,
            budget=self._budgets.of(budget, operation.name if operation else None),
            begun=self._settings.clock.monotonic(),
        )


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

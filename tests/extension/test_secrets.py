"""The token of a full run shows nowhere: no log record, repr, exception, pickle, span, event or journal has it."""

from __future__ import annotations

import gc
import io
import logging
import pickle
import tomllib
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from h2.connection import H2Connection
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from hubapi_ext import Hooks, HubApiError, OAuth
from hubapi_ext.mock import MockHubSpot
from hubapi_ext.transport.masking import Secret
from tests.conftest import Between, InstantClock, open_hub

COURSE = {"hs_course_name": "Pottery"}
ENROLLED = 861
SECRETS = ("pat-na1-very-secret", "client-very-secret", "refresh-very-secret", "access-very-secret")


class Everything(logging.Handler):
    """Keeps every record of every logger, in all its forms."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.text = io.StringIO()

    def emit(self, record: logging.LogRecord) -> None:
        self.text.write(f"{self.format(record)} {record.args!r} {record.__dict__!r}\n")


@pytest.fixture
def logged() -> Iterator[Everything]:
    """All that any library logs."""
    handler, root = Everything(), logging.getLogger()
    names = [None, *logging.root.manager.loggerDict]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def tell(request: httpx.Request) -> httpx.Response:
    """A refusal that repeats what it was asked with."""
    scheme, _, token = request.headers["authorization"].partition(" ")
    return httpx.Response(400, json={"message": f"bad {scheme} {token}", "context": {"token": [token]}})


def cut(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError(f"cut while sending {request!r}", request=request)


def token_endpoint(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"access_token": SECRETS[3], "expires_in": 1800, "refresh_token": SECRETS[2]})


def run(hub: Any, between: Between, portal: Any) -> list[Any]:
    """Does everything that can be done, well and badly. Returns what a caller may keep of it."""
    contact = portal.create("contacts")
    kept: list[Any] = [hub, hub.settings, hub.client, hub.rate_limits]
    courses = hub.courses.create_many([COURSE] * 150)
    pairs = [(contact, course.id, ENROLLED) for course in courses.results]
    kept += [courses, hub.associations.create_many("contacts", "0-410", pairs)]
    kept += list(hub.associations.read_many("contacts", "0-410", [contact]))
    kept += list(hub.associations.read_one("contacts", contact, "0-410"))
    kept.append(hub.association_limits.update_many("contacts", "0-410", [(ENROLLED, 500)]))
    for befalls in (
        tell,
        cut,
        *(lambda _, status=status: httpx.Response(status) for status in (401, 403, 423, 429, 477, 500, 502, 530)),
    ):
        between.before = befalls
        kept.append(attempt(hub.courses.create_many, [COURSE]))
        kept.append(attempt(hub.associations.create_default, "contacts", contact, "0-410", 1))
        kept.append(attempt(hub.request, "GET", "/x"))
    between.before = lambda _: httpx.Response(200, json={})
    kept.append(hub.request("GET", "/x"))
    return kept


def attempt(do: Any, *arguments: Any) -> Any:
    try:
        return do(*arguments)
    except HubApiError as error:
        return error


def shown(one: Any) -> Iterator[str]:
    """All that can be seen of something without looking for a secret on purpose."""
    yield repr(one)
    yield str(one)
    if isinstance(one, BaseException):
        yield repr(vars(one)) + repr(one.args)
        yield "".join(traceback.format_exception(one))
        yield traceback.TracebackException.from_exception(one).stack.__repr__()
    for part in getattr(one, "outcomes", ()):
        yield from shown(part)
        if part.error is not None:
            yield from shown(part.error)
    if isinstance(one, httpx.Response):
        yield repr(one.headers.raw) + repr(one.request.headers.raw)
    if isinstance(one, Exception | httpx.Response) or hasattr(one, "outcomes"):
        yield pickle.dumps(one).decode("latin-1")


@pytest.mark.parametrize("way", ["sync", "async"])
@pytest.mark.parametrize("kind", ["static", "oauth"])
def test_no_secret_shows_anywhere(way: str, kind: str, logged: Everything) -> None:
    mock = MockHubSpot()
    between, events = Between(mock), list[Any]()
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    token: Any = SECRETS[0]
    if kind == "oauth":
        token = OAuth(
            client_id="app", client_secret=SECRETS[1], refresh_token=SECRETS[2], token_url="https://t.invalid/"
        )
        real = between.handle_request
        between.handle_request = lambda request: (  # type: ignore[method-assign]
            token_endpoint(request) if request.url.host == "t.invalid" else real(request)
        )
    portal = mock.portal(SECRETS[0] if kind == "static" else SECRETS[3])
    options = {
        "base_url": "https://hubspot.invalid",
        "transport": between,
        "clock": InstantClock(),
        "hooks": Hooks(request=events.append, response=events.append, retry=events.append, wait=events.append),
        "tracer_provider": provider,
    }
    with open_hub(way, token, **options) as hub:
        kept = run(hub, between, portal)
        seen = [
            text for one in (*kept, *events, *portal.journal, token if kind == "oauth" else "") for text in shown(one)
        ]
    seen += [span.to_json() for span in exporter.get_finished_spans()]
    assert "POST /crm/v3/objects/0-410/batch/create" in logged.text.getvalue()
    seen.append(logged.text.getvalue())
    assert len(seen) > 300
    assert [text[:200] for text in seen for secret in SECRETS if secret in text] == []
    gc.collect()


def test_the_token_shows_in_no_log_of_a_real_connection(logged: Everything, base_url: str) -> None:
    for way, http2 in (("sync", False), ("async", False), ("async", True)):
        with open_hub(way, SECRETS[0], base_url=base_url, http2=http2) as hub:
            hub.courses.create_many([COURSE])
    assert "httpcore" in logged.text.getvalue()
    assert not [secret for secret in SECRETS if secret in logged.text.getvalue()]


def test_http2_does_not_log_the_token(logged: Everything) -> None:
    connection = H2Connection()
    connection.initiate_connection()
    headers = [(":method", "GET"), (":path", "/"), (":authority", "x"), (":scheme", "https")]
    connection.send_headers(1, [*headers, (b"authorization", Secret(SECRETS[0]).bearer)])
    assert "authorization" in logged.text.getvalue()
    assert SECRETS[0] not in logged.text.getvalue()


def test_the_extra_http2_needs_a_version_that_does_not_log_the_token() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    assert "hpack>=4.2" in project["project"]["optional-dependencies"]["http2"]

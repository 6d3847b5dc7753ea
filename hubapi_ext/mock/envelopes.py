"""The envelopes of the mock's answers: headers that all have, JSON, refusals, and pages of HTML."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import msgspec

from hubapi_ext.mock.messages import Response
from hubapi_ext.mock.problems import RefusedError


def refusal(refused: RefusedError, headers: Mapping[str, str] | None = None) -> Response:
    """HubSpot's answer to a request that is refused."""
    correlation_id = str(uuid4())
    body = {**refused.problem.as_json(), "correlationId": correlation_id}
    return json_answer(refused.status, body, {**refused.headers, **(headers or {})}, correlation_id)


def json_answer(status: int, body: Any, headers: Mapping[str, str], correlation_id: str | None = None) -> Response:
    """An answer in JSON."""
    return Response(
        status,
        {
            "Content-Type": "application/json;charset=utf-8",
            "X-HubSpot-Correlation-Id": correlation_id or str(uuid4()),
            **headers,
        },
        msgspec.json.encode(body),
    )


def empty_answer(status: int, headers: Mapping[str, str]) -> Response:
    """An answer without a body."""
    return Response(status, {"X-HubSpot-Correlation-Id": str(uuid4()), **headers}, b"")


def page(status: int, title: str, headers: Mapping[str, str]) -> Response:
    """An answer from before HubSpot's API: its web server speaks HTML."""
    text = f"<html><head><title>Error {status} {title}</title></head><body><h2>HTTP ERROR {status}</h2></body></html>\n"
    return Response(
        status,
        {"Content-Type": "text/html;charset=iso-8859-1", "X-HubSpot-Correlation-Id": str(uuid4()), **headers},
        text.encode("latin-1"),
    )

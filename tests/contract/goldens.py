"""Reads the golden answers: what HubSpot answers to a request, as recordings of it show, written down by hand.

Each file says in what state of a portal which request is answered how. It compares answers and asks nobody.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
from attrs import field, frozen

from hubapi_ext.mock import MockHubSpot


@frozen(kw_only=True)
class Golden:
    """One answer of HubSpot's."""

    name: str
    shows: str
    """What there is to see in it."""
    status: int
    answer: Any
    """The JSON body, or the text of one that is none."""
    operation: str | None = None
    """Whose success it is."""
    request: Mapping[str, Any] = field(factory=dict)
    """What is answered so. `times` says how often its single input is repeated, `token` that there is none."""
    records: Mapping[str, list[str]] = field(factory=dict)
    """The ids of the records that the portal has, by object type."""
    labels: list[dict[str, Any]] = field(factory=list)
    """The association types that the portal has defined."""
    before: list[Mapping[str, Any]] = field(factory=list)
    """Requests that have succeeded before, also such as control the mock."""
    mock: Mapping[str, Any] = field(factory=dict)
    """How the mock is set up for it."""
    headers: Mapping[str, str | None] = field(factory=dict)
    """What the answer's headers are; null for one that it does not have."""
    raises: Mapping[str, Any] | None = None
    """The exception that the client makes of it, with its attributes."""
    only_the_client: str | None = None
    """Why the mock does not answer so, where it does not."""

    @property
    def content(self) -> bytes:
        """The body as it comes."""
        text = self.answer if isinstance(self.answer, str) else json.dumps(self.answer)
        return text.encode()

    @property
    def sent_headers(self) -> dict[str, str]:
        """The headers that the answer has."""
        return {name: value for name, value in self.headers.items() if value is not None}

    def asked(self) -> tuple[MockHubSpot, httpx.Response]:
        """A mock in this state, and what it answers."""
        mock = MockHubSpot(**{"rate_limit": None, "daily_limit": None, **self.mock})
        portal = mock.portal(_TOKEN)
        for object_type, ids in self.records.items():
            for id in ids:
                portal.create(object_type, id=id)
        for label in self.labels:
            portal.define_type(
                label["from"], label["to"], **{k: v for k, v in label.items() if k not in ("from", "to")}
            )
        with httpx.Client(transport=mock.transport, base_url="https://hubspot.invalid") as client:
            for request in self.before:
                assert _send(client, request).is_success
            return mock, _send(client, self.request)


GOLDENS = [
    Golden(name=file.stem, **json.loads(file.read_text(encoding="utf-8")))
    for file in sorted((Path(__file__).parent / "golden").glob("*.json"))
]

_TOKEN = "pat-golden"


def _send(client: httpx.Client, request: Mapping[str, Any]) -> httpx.Response:
    headers = {} if request.get("token") is False else {"Authorization": f"Bearer {_TOKEN}"}
    body = request.get("body")
    if "times" in request:
        body = {"inputs": request["body"]["inputs"] * request["times"]}
    return client.request(
        request["method"], request["path"], json=body, content=request.get("content"), headers=headers
    )


def comparable(answer: Any, known: str) -> Any:
    """An answer in a form in which two are equal when they say the same.

    Lists of results, errors and associated records may be in any order. What differs from one time to the next is
    replaced by what it is: times, correlation ids, portal ids, and the ids of new records, which are those that `known`
    does not mention.
    """
    if not isinstance(answer, dict):
        return answer
    return {
        key: Counter(_text(element, known) for element in value)
        if key in ("results", "errors")
        else _text(value, known)
        for key, value in answer.items()
    }


def _text(value: Any, known: str) -> str:
    text = json.dumps(_sorted(value), sort_keys=True)
    for what, pattern in _CHANGING.items():
        text = re.sub(pattern, what, text)
    return re.sub(r"\b\d{12,}\b", _numbered(known), text)


def _numbered(known: str) -> Callable[[re.Match[str]], str]:
    """Replaces each id of a new record by its number among them, so that two that are the same remain the same."""
    seen: dict[str, str] = {}
    return lambda one: one[0] if one[0] in known else seen.setdefault(one[0], f"<new record {len(seen) + 1}>")


_CHANGING = {
    '"<time>"': r'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z"',
    '"<correlation id>"': r'"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"',
    "/contacts/<portal>/": r"/contacts/\d+/",
    # Whatever reads JSON has its own words.
    '"Invalid input JSON<where>"': r'"Invalid input JSON[^"]*"',
}


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=json.dumps)
    return value

"""Contacts with 20 properties, as they go out and as HubSpot sends them back. It imports nothing of hubapi."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

TEXTS = [f"text_{number}" for number in range(11)]
KINDS = {
    "email": "string",
    **dict.fromkeys(TEXTS, "string"),
    "age": "number",
    "amount": "number",
    "score": "number",
    "member": "bool",
    "fired": "bool",
    "seen": "datetime",
    "born": "date",
    "material": "enumeration",
}
"""The type of each property."""
NAMES = list(KINDS)
OPTIONS = ["clay", "glaze", "porcelain"]
UPSERTED, LISTED, SEARCHED, IN_TABLE = 100, 100, 200, 10_000
"""How many records a request or a table has."""
TIME = "2026-03-30T09:15:00.116Z"


def given(number: int) -> dict[str, Any]:
    """A contact as an application has it, in values of Python's."""
    texts = {name: f"The {name} of contact {number}" for name in TEXTS}
    numbers = {"age": number % 90, "amount": number * 1.25, "score": number}
    flags = {"member": number % 2 == 0, "fired": number % 3 == 0}
    others = {"seen": TIME, "born": "1990-05-17", "material": OPTIONS[number % len(OPTIONS)]}
    return {"email": f"{number}@example.com", **texts, **numbers, **flags, **others}


def text(value: Any) -> str:
    """A value as HubSpot has it."""
    return value if isinstance(value, str) else str(value).lower()


@cache
def record(number: int) -> bytes:
    """A contact as HubSpot sends it."""
    body = {
        "id": str(440_000_000_000 + number),
        "properties": {name: text(value) for name, value in given(number).items()},
        "createdAt": TIME,
        "updatedAt": TIME,
        "archived": False,
    }
    return json.dumps(body).encode()


def page(numbers: Iterable[int], following: int | None = None, total: int | None = None) -> bytes:
    """A page of contacts."""
    paging = b"" if following is None else b',"paging":{"next":{"after":"%d"}}' % following
    head = b"" if total is None else b'"total":%d,' % total
    return b"{" + head + b'"results":[' + b",".join(map(record, numbers)) + b"]" + paging + b"}"


def upserted(inputs: list[dict[str, Any]]) -> bytes:
    """The answer to an upsert, in another order than the inputs: what was sent comes back, with the trace id."""
    results = [
        {
            "id": str(440_000_000_000 + int(one["id"].partition("@")[0])),
            "properties": one["properties"],
            "createdAt": TIME,
            "updatedAt": TIME,
            "archived": False,
            "new": False,
            **({"objectWriteTraceId": one["objectWriteTraceId"]} if "objectWriteTraceId" in one else {}),
        }
        for one in reversed(inputs)
    ]
    body = {"status": "COMPLETE", "startedAt": TIME, "completedAt": TIME, "results": results}
    return json.dumps(body, separators=(",", ":")).encode()


@cache
def definitions() -> bytes:
    """The definitions of the properties."""
    fields = {"bool": "booleancheckbox", "enumeration": "select", "string": "text"}
    results = [
        {
            "name": name,
            "label": name,
            "type": kind,
            "fieldType": fields.get(kind, "text"),
            "groupName": "contactinformation",
            "description": "",
            "options": [{"label": one, "value": one, "hidden": False} for one in OPTIONS]
            if kind == "enumeration"
            else [],
        }
        for name, kind in KINDS.items()
    ]
    return json.dumps({"results": results}).encode()


def answer(path: str, query: str, body: bytes) -> bytes | None:
    """What is answered to a request about contacts; None where it is about something else.

    A list of companies has a single page, one of contacts as many as the table needs.
    """
    if path.endswith("/batch/upsert"):
        return upserted(json.loads(body)["inputs"])
    if path.endswith("/search"):
        return page(range(SEARCHED), total=SEARCHED)
    if "/properties/" in path:
        return definitions()
    if path.endswith("/companies"):
        return page(range(LISTED))
    if path.endswith("/contacts"):
        after = next((int(one[6:]) for one in query.split("&") if one.startswith("after=")), 0)
        end = after + LISTED
        return page(range(after, end), end if end < IN_TABLE else None)
    return None

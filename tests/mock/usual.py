"""A contract with usual operations that the standard one may not have, for the tests of the mock's verbs."""

import json
from pathlib import Path
from typing import Any

import msgspec

STANDARD = Path(__file__).parents[2] / "generated" / "openapi.json"
OBJECTS = "/crm/v3/objects/{objectType}"
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
ANYTHING = {"type": "object", "additionalProperties": True}
BOOLEAN = {"type": "boolean", "default": False}
RECORD_QUERY = {"archived": BOOLEAN, "properties": TEXTS, "associations": TEXTS, "idProperty": TEXT}
SEARCH = {
    "type": "object",
    "properties": {
        "filterGroups": {"type": "array", "maxItems": 5},
        "sorts": {"type": "array"},
        "query": TEXT,
        "properties": TEXTS,
        "limit": {"type": "integer", "default": 10, "maximum": 200},
        "after": TEXT,
    },
}
BOUNDS = {"most-results": 10_000, "most-filters": 18}
OWNERS = {"type": "object", "properties": {"id": TEXT, "email": TEXT}}


def limit(default: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "default": default, "minimum": 1, "maximum": most}


def operation(
    name: str,
    path: str,
    *,
    mock: dict[str, Any] | None = None,
    query: dict[str, Any] | None = None,
    body: dict[str, Any] | None = None,
    item: dict[str, Any] | None = None,
    success: int = 200,
    **facts: Any,
) -> dict[str, Any]:
    """An operation as it stands in openapi.json."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    schema = {"type": "object", "properties": {"results": {"type": "array", "items": item or ANYTHING}}}
    written: dict[str, Any] = {
        "operationId": name,
        "security": [{"oauth2": ["crm.objects.contacts.read"]}, {"oauth2": ["crm.objects.contacts.write"]}],
        "x-hubapi-dated-path": path.replace("/crm/v3/objects", "/crm/objects/{version}").replace("v3", "{version}"),
        "x-hubapi-replay": facts.pop("replay", "set"),
        "x-hubapi-rate-limit": facts.pop("rate_limit", "ten-secondly"),
        "x-hubapi-statuses": {"documented": {"success": success, **facts.pop("errors", {})}},
        "parameters": [
            *({"name": one, "in": "path", "required": True, "schema": TEXT} for one in names),
            *({"name": one, "in": "query", "schema": kind} for one, kind in (query or {}).items()),
        ],
        "responses": {
            "2XX": {
                "description": "",
                "content": {"application/json": {"schema": schema, "examples": facts.pop("examples", {})}},
            }
        },
        **{f"x-hubapi-{key}": value for key, value in facts.items()},
    }
    if mock is not None:
        written["x-hubapi-mock"] = mock
    if body is not None:
        written["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return written


def _records(verb: str) -> dict[str, Any]:
    return {"verb": verb, "of": "records"}


def _batch(verb: str, success: int = 200, *, errors: bool = True) -> dict[str, Any]:
    path = f"{OBJECTS}/batch/{verb}"
    inputs = {"type": "array", "maxItems": 100, "items": ANYTHING}
    body = {"type": "object", "required": ["inputs"], "properties": {"inputs": inputs, "idProperty": TEXT}}
    codes = {"errors": 207} if errors else {}
    made = operation(
        f"batch_{verb}", path, mock=_records(verb), body=body, success=success, query={"archived": BOOLEAN}, batch={}
    )
    made["x-hubapi-statuses"]["documented"] |= codes
    return {path: {"post": made}}


def contract(tmp_path: Path, **more: Any) -> Path:
    """Writes the standard contract with usual operations beside its own, and `more` paths, into a file."""
    paging = {"result": "paging.next.after", "input": "after", "items": "results", "size": "limit"}
    listing = {"after": TEXT, "limit": limit(10, 100)}
    one = OBJECTS + "/{objectId}"
    owner = {"of": "owners"}
    stages = {"of": "stages/{objectType}", "key": "label"}
    owners = {**listing, "limit": limit(100, 500), "archived": BOOLEAN, "email": TEXT}
    search: dict[str, Any] = {
        "body": SEARCH,
        "paging": {**paging, "total": "total"},
        "replay": "read",
        "rate_limit": "search",
    }
    paths: dict[str, Any] = {
        OBJECTS: {
            "get": operation(
                "list_objects", OBJECTS, mock=_records("list"), query={**listing, **RECORD_QUERY}, paging=paging
            ),
            "post": operation("create_object", OBJECTS, mock=_records("create"), body=ANYTHING, success=201),
        },
        one: {
            "get": operation("read_object", one, mock=_records("read"), query=RECORD_QUERY, replay="read"),
            "patch": operation(
                "update_object", one, mock=_records("update"), query={"idProperty": TEXT}, body=ANYTHING
            ),
            "delete": operation("archive_object", one, mock=_records("archive"), success=204),
        },
        f"{OBJECTS}/search": {
            "post": operation("search_objects", OBJECTS, mock=_records("search"), search=BOUNDS, **search)
        },
        f"{OBJECTS}/merge": {"post": operation("merge_objects", OBJECTS, mock=_records("merge"), body=ANYTHING)},
        "/crm/v3/owners": {
            "get": operation(
                "list_owners",
                "/crm/v3/owners",
                mock={"verb": "list", **owner},
                query=owners,
                item=OWNERS,
                paging=paging,
            )
        },
        "/crm/v3/owners/{ownerId}": {
            "get": operation("read_owner", "/crm/v3/owners/{ownerId}", mock={"verb": "read", **owner})
        },
        "/crm/v3/stages/{objectType}": {
            "get": operation("list_stages", "/crm/v3/stages/{objectType}", mock={"verb": "list", **stages}),
            "post": operation(
                "create_stage",
                "/crm/v3/stages/{objectType}",
                mock={"verb": "create", **stages},
                body=ANYTHING,
                success=201,
            ),
        },
        "/crm/v3/stages/{objectType}/{label}": {
            "patch": operation(
                "update_stage",
                "/crm/v3/stages/{objectType}/{label}",
                mock={"verb": "update", **stages},
                body=ANYTHING,
            ),
            "delete": operation(
                "archive_stage",
                "/crm/v3/stages/{objectType}/{label}",
                mock={"verb": "archive", **stages},
                success=204,
            ),
        },
        **_batch("create", 201),
        **_batch("read"),
        **_batch("update"),
        **_batch("upsert"),
        **_batch("archive", 204, errors=False),
    }
    paths[f"{OBJECTS}/search"]["post"]["x-hubapi-dated-path"] += "/search"
    paths[f"{OBJECTS}/merge"]["post"]["x-hubapi-dated-path"] += "/merge"
    document = msgspec.json.decode(STANDARD.read_bytes())
    for path, methods in (paths | more).items():
        document["paths"][path] = {**document["paths"].get(path, {}), **methods}
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file

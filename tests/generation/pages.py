"""Pages about five operations that there are fragments of, with what HubSpot's pages tell of these and no more.

Each is laid out in a way of its own: the tests of drafts are about what is told, and not about how.
"""

from __future__ import annotations

import json
from typing import Any

ASSOCIATION_TYPE = {"associationTypeId": 123, "associationCategory": "HUBSPOT_DEFINED"}
ERROR = {
    "status": "<string>",
    "category": "<string>",
    "message": "<string>",
    "id": "<string>",
    "subCategory": {},
    "context": {},
    "links": {},
    "errors": [
        {"message": "<string>", "code": "<string>", "in": "<string>", "subCategory": "<string>", "context": "{a=[b]}"}
    ],
}
"""An error, as pages show it in every answer of a batch."""
STATUSES = "CANCELED, COMPLETE, PENDING, PROCESSING"


def answered(result: dict[str, Any]) -> str:
    """The answer to a batch with this result."""
    time = "2024-02-03T04:05:06Z"
    envelope = {"status": "CANCELED", "startedAt": time, "completedAt": time, "requestedAt": time, "links": {}}
    return json.dumps({**envelope, "results": [result], "numErrors": 123, "errors": [ERROR]}, indent=2)


def curl(method: str, path: str, body: dict[str, Any] | None = None) -> str:
    """A request as pages show it."""
    lines = [
        f"curl --request {method}",
        f"--url https://api.hubapi.com{path}",
        "--header 'Authorization: Bearer <token>'",
    ]
    if body is not None:
        lines += ["--header 'Content-Type: application/json'", f"--data '\n{json.dumps(body, indent=1)}\n'"]
    return " \\\n  ".join(lines)


def pieces(method: str, path: str) -> str:
    """A request line of which each part stands in a line of its own, as a browser copies it."""
    return "\n".join([method, *(line for part in path.strip("/").split("/") for line in ("/", part))])


def update_association_limits() -> str:
    """In English, with everything twice."""
    path = "/crm/associations/v4/definitions/configurations/{fromObjectType}/{toObjectType}/batch/update"
    request = curl("POST", path, {"inputs": [{"typeId": 123, "category": "HUBSPOT_DEFINED", "maxToObjectIds": 123}]})
    answer = answered({"typeId": 123, "userEnforcedMaxToObjectIds": 123, "category": "HUBSPOT_DEFINED"})
    return f"Changes limits.\n{request}{answer}\nSupported products\n{request}\n{answer}How far it is\n{STATUSES} Show"


def create_associations() -> str:
    """In French, with the answer right behind the request."""
    pair = {"types": [ASSOCIATION_TYPE], "from": {"id": "<string>"}, "to": {"id": "<string>"}}
    request = curl("POST", "/crm/v4/associations/{fromObjectType}/{toObjectType}/batch/create", {"inputs": [pair]})
    ends = {f"{end}{of}": "<string>" for end in ("from", "to") for of in ("ObjectTypeId", "ObjectId")}
    return f"Associer des paires\n{request}{answered({**ends, 'labels': ['<string>']})}Produits\n{STATUSES} Afficher"


def read_associations() -> str:
    """In Japanese, with the body in a line."""
    path = "/crm/v4/associations/{fromObjectType}/{toObjectType}/batch/read"
    link = {"link": "<string>"}
    result = {
        "from": {"id": "<string>"},
        "paging": {"prev": {"before": "<string>", **link}, "next": {"after": "<string>", **link}},
        "to": [
            {
                "toObjectId": "<string>",
                "associationTypes": [{"label": "<string>", "typeId": 123, "category": "HUBSPOT_DEFINED"}],
            }
        ],
    }
    body = json.dumps({"inputs": [{"id": "<string>", "after": "<string>"}]})
    request = f"curl -X POST 'https://api.hubapi.com{path}' -d '{body}'"
    return f"多くのレコードの関連付けを読み取る\n{request}\n応答\n{answered(result)}\n{STATUSES} 子属性"


def create_default_association() -> str:
    """In German, with a request line in pieces, a list of scopes and one of fields."""
    path = "/crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}"
    result = {"to": {"id": "<string>"}, "from": {"id": "<string>"}, "associationSpec": ASSOCIATION_TYPE}
    rights = ("read", "write")
    sensitive = ("appointments", "companies", "contacts", "custom", "deals")
    types: tuple[str, ...] = (
        *sensitive,
        "carts",
        "commercepayments",
        "courses",
        "goals",
        "invoices",
        "leads",
        "line_items",
        "listings",
    )
    types += (
        "orders",
        "partner-clients",
        "partner-services",
        "products",
        "quotes",
        "services",
        "subscriptions",
        "users",
    )
    scopes = [f"crm.objects.{one}.{right}" for one in types for right in rights]
    scopes += [f"crm.objects.{one}.sensitive.{right}.v2" for one in sensitive for right in rights]
    scopes += [f"crm.objects.{one}.highly_sensitive.{right}.v2" for one in sensitive[1:] for right in rights]
    scopes += ["e-commerce", "media_bridge.read", "oauth", "tickets"]
    listed = "\n".join([*scopes, "tickets.highly_sensitive.v2", "tickets.sensitive.v2"])
    fields = (
        "status\nenum<string>\nerforderlich\nWerte:\nPENDING,\nPROCESSING,\nCANCELED,\nCOMPLETE\nnumErrors\ninteger"
    )
    head = f"Zum Inhalt\n{pieces('PUT', path)}\nStandardverknüpfung\n{curl('PUT', path)}\n{answered(result)}"
    head = f"{head}\nEiner dieser Bereiche ist nötig:\n{listed}"
    return f"{head}\n\nPath Parameters\n\nfromObjectType\nstring\nrequired\n{fields}"


def create_courses() -> str:
    """In Spanish, with a path parameter in the list that the path does not have."""
    path = "/crm/v3/objects/0-410/batch/create"
    link = {"to": {"id": "<string>"}, "types": [ASSOCIATION_TYPE]}
    body = {"inputs": [{"properties": {}, "objectWriteTraceId": "<string>", "associations": [link]}]}
    time = "2024-02-03T04:05:06.789Z"
    record = {"id": "7", "properties": {"name": "Barro"}, "createdAt": time, "updatedAt": time, "archived": False}
    listed = "Path Parameters\nobjectType\nstring\nrequired\n\nBody\ninputs\nobject[]\nrequired"
    head = f"{pieces('POST', path)}\nCrear cursos\n{curl('POST', path, body)}\n{answered(record)}"
    head = f"{head}\nUno de estos alcances:\ncrm.objects.courses.write"
    return f"{head}\n\n{listed}\nResponse\nstatus\nenum<string>\n{STATUSES}"


PAGES = {
    "update_association_limits": update_association_limits,
    "create_associations": create_associations,
    "read_associations": read_associations,
    "create_default_association": create_default_association,
    "create_courses": create_courses,
}

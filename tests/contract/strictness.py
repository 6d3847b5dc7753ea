"""Makes the fragments strict, for tests alone: what they leave open so as to bear anything, HubSpot's answers must not
make use of here.
"""

from __future__ import annotations

from typing import Any

from tests.contract.document import DOCUMENT


def closed(schema: Any) -> Any:
    """A schema in which nothing is allowed beside what is named, with the schemas that it refers to written in."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return closed(DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    merged = {key: closed(one) for key, one in schema.items() if key not in ("allOf", "description")}
    for base in schema.get("allOf", ()):
        # Every allOf of the fragments joins the fields of objects.
        other = closed(base)
        merged["properties"] = {**other["properties"], **merged["properties"]}
        merged["required"] = [*other.get("required", ()), *merged.get("required", ())]
    if "properties" in merged:
        merged.setdefault("additionalProperties", False)
    return merged

"""What openapi-python-client makes of the fragments with its own templates, written anew for each run."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PACKAGE = "stock_client"
ENROLLED = 861


def plain(node: Any) -> Any:
    """A part of the document without what its generator does not know: extensions, and classes of status codes."""
    if isinstance(node, list):
        return [plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {name: plain(one) for name, one in node.items() if not name.startswith("x-")}
    if "2XX" in kept:
        success = kept.pop("2XX")
        kept = {"200": success, "201": success, **kept}
    return kept


def flat(name: str, schemas: dict[str, Any]) -> Any:
    """A schema with the properties of those it builds on: with `allOf` beside properties the generator loses some."""
    schema = dict(schemas[name])
    for base in schema.pop("allOf", []):
        inherited = schemas[base["$ref"].rpartition("/")[2]]
        schema["properties"] = {**inherited["properties"], **schema["properties"]}
        schema["required"] = [*inherited.get("required", ()), *schema.get("required", ())]
    return schema


def generate(document: Path, folder: Path) -> None:
    """Writes the client into a folder."""
    content = plain(json.loads(document.read_text()))
    schemas = content["components"]["schemas"]
    content["components"]["schemas"] = {name: flat(name, schemas) for name in schemas}
    source, settings = folder / "openapi.json", folder / "settings.yaml"
    source.write_text(json.dumps(content))
    settings.write_text("post_hooks: []\n")
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning", "--meta", "none"),
        *("--path", str(source), "--config", str(settings), "--output-path", str(folder / PACKAGE)),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


class Stock:
    """It is found on the path, where `generate` has written it."""

    def __init__(self, base_url: str, token: str) -> None:
        package = importlib.import_module(PACKAGE)
        self._models = importlib.import_module(f"{PACKAGE}.models")
        self._read = importlib.import_module(f"{PACKAGE}.api.associations.read_associations")
        self._create = importlib.import_module(f"{PACKAGE}.api.associations.create_associations")
        self._client = package.AuthenticatedClient(base_url=base_url, token=token)

    def read_associations(self, contacts: Iterable[str]) -> Any:
        """One batch read."""
        models = self._models
        inputs = [models.PublicFetchAssociationsBatchRequest(id=one) for one in contacts]
        body = models.BatchInputPublicFetchAssociationsBatchRequest(inputs=inputs)
        return self._read.sync("contacts", "0-410", client=self._client, body=body).results

    def create_associations(self, pairs: Iterable[tuple[str, str]]) -> Any:
        """One batch create."""
        models = self._models
        category = models.AssociationCategory.HUBSPOT_DEFINED
        inputs = [
            models.PublicAssociationMultiPost(
                from_=models.PublicObjectId(id=contact),
                to=models.PublicObjectId(id=course),
                types=[models.AssociationSpec(association_category=category, association_type_id=ENROLLED)],
            )
            for contact, course in pairs
        ]
        body = models.BatchInputPublicAssociationMultiPost(inputs=inputs)
        return self._create.sync("contacts", "0-410", client=self._client, body=body).results

"""The fragments as one document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hubapi_generation.fragments import Document

MERGED = Path(__file__).parents[2] / "generated/openapi.json"


@pytest.fixture(scope="session")
def document() -> Document:
    """All fragments, merged. Reading what is generated is faster than merging them."""
    return Document(json.loads(MERGED.read_text(encoding="utf-8")), {})

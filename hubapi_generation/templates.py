"""The templates that are hubapi's own, which write what neither generator does."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = "hubapi"


def environment(generators: Path) -> Environment:
    """Where the templates are found."""
    found = Environment(  # noqa: S701 - it writes Python, in which HTML's escapes would be wrong
        loader=FileSystemLoader(generators / "templates" / FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["literal"] = repr
    found.filters["tuple"] = tuple
    return found

"""What answers have by their schema: objects, enums, a list of results, and where they stand. It reads no answers."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from hubapi_ext.mock.document import referenced
from hubapi_ext.mock.fields import EACH, Path


@frozen
class Shape:
    """What an answer may have."""

    objects: frozenset[Path] = frozenset()
    """Objects with fields of the contract's, unlike maps, whose keys are data."""
    enums: frozenset[Path] = frozenset()
    """Texts that are one of those that the contract knows."""
    lists: frozenset[Path] = frozenset()


def shape_of(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Shape:
    """The shape of what has this schema."""
    places = list(_places(document, schema, (), ()))
    return Shape(
        objects=frozenset(path for path, one in places if "properties" in one),
        enums=frozenset(path for path, one in places if "enum" in one),
        lists=frozenset(path for path, one in places if "items" in one),
    )


def _places(
    document: Mapping[str, Any], schema: Any, path: Path, references: tuple[str, ...]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Every schema within a schema, with its path. One that holds itself is gone into once."""
    while isinstance(schema, Mapping) and "$ref" in schema:
        if schema["$ref"] in references:
            return
        references = (*references, schema["$ref"])
        schema = referenced(document, schema["$ref"])
    # `true` is a schema, too.
    if not isinstance(schema, Mapping):
        return
    yield path, schema
    for keyword in ("allOf", "anyOf", "oneOf"):
        for one in schema.get(keyword, ()):
            yield from _places(document, one, path, references)
    for name, one in schema.get("properties", {}).items():
        yield from _places(document, one, (*path, name), references)
    for keyword in ("items", "additionalProperties"):
        yield from _places(document, schema.get(keyword), (*path, EACH), references)

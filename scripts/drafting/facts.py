"""What a page or an OpenAPI document tells of an endpoint, in one form for both. It reads neither."""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

Schema = dict[str, Any]

BATCH_ERRORS = 207
"""The code of a batch's answer in which some inputs failed."""
GROUPS = {"cms", "conversations", "crm", "marketing"}
"""The first parts of paths that name a group of APIs; any other one is an API itself, and its version follows it."""
_VERSION = re.compile(r"v\d+|\d{4}-\d{2}")


class DraftError(Exception):
    """No draft can be made of what was given. The text says where, what is wrong and what to do."""


@frozen
class Parameter:
    """A parameter of the path or of the query."""

    name: str
    place: str
    schema: Schema
    is_required: bool = False
    style: dict[str, Any] = field(factory=dict)
    """How it is written, in OpenAPI's words: `style` and `explode`, where they are not the usual ones."""


@frozen
class Message:
    """A request's body or an answer: its schema, and the values that are shown."""

    schema: Schema
    examples: tuple[Any, ...] = ()


@frozen
class Endpoint:
    """What is told of an endpoint.

    Schemas are those of JSON Schema 2020-12, with `#/components/schemas/...` leading into `schemas`. Those that were
    inferred from an example hold it as `example`.
    """

    source: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Message | None = None
    is_body_required: bool = True
    answer: Message | None = None
    scopes: tuple[str, ...] = ()
    codes: tuple[int, ...] = ()
    """The codes of success, where they are told."""
    schemas: dict[str, Schema] = field(factory=dict)
    offered_name: str | None = None
    """The operationId that the source has."""
    notes: tuple[str, ...] = ()
    """What a human should know of how it was read."""


def version_in(path: str) -> str | None:
    """The version that stands in a path, if there is one."""
    return next((part for part in path.split("/") if _VERSION.fullmatch(part)), None)


def dated_path(path: str) -> str:
    """The path with `{version}` where HubSpot's dated versions stand.

    Where a documented version comes before the API's name, a dated one comes behind it: `/crm/v3/owners` became
    `/crm/owners/2026-03`.
    """
    parts = path.strip("/").split("/")
    at = next(index for index, part in enumerate(parts) if _VERSION.fullmatch(part))
    comes_before = at == 1 and parts[at].startswith("v") and parts[0] in GROUPS and len(parts) > 2
    rest = [*parts[:at], *parts[at + 1 :]]
    place = at + 1 if comes_before else at
    return "/" + "/".join([*rest[:place], "{version}", *rest[place:]])


def without_version(path: str) -> tuple[str, ...]:
    """The parts of a path but for the version."""
    return tuple(part for part in path.strip("/").split("/") if part != "{version}" and not _VERSION.fullmatch(part))


def path_parameters(path: str) -> list[str]:
    """The names of the parameters of a path, in their order."""
    return [name for name in re.findall(r"\{(\w+)\}", path) if name != "version"]

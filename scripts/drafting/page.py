"""Reads documentation pages, copied as text, into facts. It knows how pages are laid out and no endpoint.

A page is taken by what is the same in every language and layout:

- the request line: a curl command; or a method and a path, in a line or in pieces, one in each line;
- JSON: what follows a `--data` is the body, all other is an answer, unless it is a refusal;
- scopes: lines that hold nothing else;
- fields: a name, and in the next line a type such as `string<date-time>`, perhaps with `required` and a default below;
- options: words in capitals with commas between them.

Whatever comes twice counts once. Everything up to the next other request line belongs to the request before it, so that
several pages can stand in one text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any
from urllib.parse import parse_qsl

from attrs import frozen

from .facts import DraftError, Endpoint, Message, Parameter, Schema, path_parameters, version_in
from .inference import inferred

_METHODS = "GET|PUT|POST|DELETE|PATCH"
_URL = r"(?:https?://[^\s/'\"]+)?(/[^\s'\"\\<>]*)"
_CURL = re.compile(r"\bcurl\b(?:[^\n]*\\\n)*[^\n]*")
_LINE = re.compile(rf"^[ \t]*`?({_METHODS})[ \t]+{_URL}`?[ \t]*$", re.MULTILINE)
_PIECES = re.compile(rf"^({_METHODS})\n((?:\s*/\s*\n\s*[\w{{}}.~-]+\s*\n)+)", re.MULTILINE)
_DATA = re.compile(r"(?:--data(?:-raw|-binary)?|-d|--json)[ =]?\s*['\"$]*\s*$")
_FORM = re.compile(r"(?:^|\s)(?:--form|-F|--data-urlencode)\s|multipart/form-data|application/x-www-form-urlencoded")
_BEGINS_JSON = re.compile(r"\{\s*[\"{}]|\[\s*[\"{\[]")
_SCOPE = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+")
_ENDS_SCOPE = {"read", "write", "v2", "access", "execute", "delete", "manage", "view", "send"}
_TYPE = re.compile(r"(string|integer|number|boolean|object|array|enum)(?:<([\w-]+)>)?(\[\])?(?:\s*\|\s*null)?")
_FIELD = re.compile(r"[A-Za-z_$][\w.$-]*")
_OPTIONS = re.compile(r"\b[A-Z][A-Z0-9_]+(?:,\s+[A-Z][A-Z0-9_]+)+")
_DEFAULT = re.compile(r"default:?\s*(true|false|-?\d+)", re.IGNORECASE)
_RANGE = re.compile(r"(?:(-?\d+)\s*<=?\s*)?x\s*<=\s*(\d+)")


@frozen
class _Request:
    method: str
    path: str
    query: str
    start: int
    text: str


@frozen
class _Field:
    """A field or parameter of a list of such."""

    name: str
    schema: Schema
    is_required: bool


def read_pages(text: str, name: str, known_scopes: AbstractSet[str] = frozenset()) -> list[Endpoint]:
    """The endpoints of all pages in a text. Scopes without a dot can be told from other words only by being known."""
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").replace("\u200b", "").replace("'\\''", "'")
    requests = sorted(_requests(text), key=lambda one: one.start)
    if not requests:
        raise DraftError(
            f"{name}:1: there is no request line; it is a curl command, or a method and a path such as "
            "`GET /crm/v3/owners`, in a line or in pieces"
        )
    starts: list[_Request] = []
    for request in requests:
        if not starts or (request.method, request.path) != (starts[-1].method, starts[-1].path):
            starts.append(request)
    found: dict[tuple[str, str], list[str]] = {}
    places: dict[tuple[str, str], int] = {}
    for at, request in enumerate(starts):
        key = (request.method, request.path)
        # What stands above the first request line, such as the scopes of a page, belongs to it.
        begin = request.start if at else 0
        end = starts[at + 1].start if at + 1 < len(starts) else len(text)
        found.setdefault(key, []).append(text[begin:end])
        places.setdefault(key, request.start)
    return [
        _Page(method, path, "\n".join(parts), f"{name}:{text.count(chr(10), 0, places[method, path]) + 1}").endpoint(
            [one for one in requests if (one.method, one.path) == (method, path)], known_scopes
        )
        for (method, path), parts in found.items()
    ]


def _requests(text: str) -> Iterator[_Request]:
    for found in _CURL.finditer(text):
        url = re.search(r"https?://[^\s'\"]+", found[0])
        if url is None:
            continue
        address = re.match(_URL, url[0])
        # The data may go on for many lines without a backslash.
        chosen = re.search(rf"(?:--request|-X)[ =]?\s*['\"]?({_METHODS})\b", found[0])
        method = chosen[1] if chosen else "POST" if re.search(r"\s(--data|-d|--json|--form|-F)\b", found[0]) else "GET"
        if address:
            yield _request(method, address[1], found.start(), found[0])
    for found in _LINE.finditer(text):
        yield _request(found[1], found[2], found.start(), found[0])
    for found in _PIECES.finditer(text):
        yield _request(found[1], re.sub(r"\s", "", found[2]), found.start(), found[0])


def _request(method: str, address: str, start: int, text: str) -> _Request:
    path, _, query = address.partition("?")
    return _Request(method, path.rstrip("/"), query, start, text)


@frozen
class _Page:
    """The text about one request."""

    method: str
    path: str
    text: str
    source: str

    def endpoint(self, requests: list[_Request], known_scopes: AbstractSet[str]) -> Endpoint:
        what = f"{self.source}: {self.method} {self.path}"
        if version_in(self.path) is None:
            raise DraftError(f"{what} has no version, such as v3 or 2026-03; hubapi calls versioned paths alone")
        if concrete := [part for part in self.path.split("/") if part.isdigit()]:
            raise DraftError(f"{what} has the value {concrete[0]} in its path; write a parameter there, such as {{id}}")
        if any(_FORM.search(one.text) for one in requests):
            raise DraftError(
                f"{what} takes a form; hubapi's operations send JSON alone, so there is no draft. "
                "`hub.request(method, path, files=..., data=...)` sends it"
            )
        bodies, answers = self._values(what)
        notes = []
        if self.method in ("POST", "PUT", "PATCH") and not bodies and len(answers) > 1:
            bodies, answers = answers[:1], answers[1:]
            notes.append("the first JSON of the page was taken for the request, since no curl command says which it is")
        fields = list(self._fields())
        body = self._message(bodies, fields, _names_of(answers))
        answer = self._message(answers, fields, _names_of(bodies))
        if answer is None:
            notes.append("the page shows no answer, so the draft says that there is no body")
        return Endpoint(
            source=self.source,
            method=self.method.lower(),
            path=self.path,
            parameters=tuple(self._parameters(requests, fields, _names_of(bodies) | _names_of(answers))),
            body=body,
            answer=answer,
            scopes=tuple(self._scopes(known_scopes)),
            notes=tuple(notes),
        )

    def _values(self, what: str) -> tuple[list[Any], list[Any]]:
        """The bodies and the answers that the page shows."""
        bodies: list[Any] = []
        answers: list[Any] = []
        at = 0
        while found := _BEGINS_JSON.search(self.text, at):
            try:
                value, at = json.JSONDecoder().raw_decode(self.text, found.start())
            except json.JSONDecodeError as error:
                before = self.text[: found.start()].rpartition("\n")[2]
                if not before.strip(" \t'\"$") or _DATA.search(self.text[: found.start()]):
                    raise DraftError(
                        f"{what}: the example that begins with `{_first_line(self.text[found.start() :])}` is no JSON: "
                        f"{error.msg} at `{_first_line(self.text[error.pos :])}`"
                    ) from None
                at = found.end()
                continue
            into = bodies if _DATA.search(self.text[: found.start()]) else answers
            if value not in into and not (into is answers and _is_refusal(value)):
                into.append(value)
        return bodies, answers

    def _fields(self) -> Iterator[_Field]:
        """The fields and parameters that the page lists: a name, and its type in the next line."""
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        for at in range(len(lines) - 1):
            kind = _TYPE.fullmatch(lines[at + 1])
            if kind is None or not _FIELD.fullmatch(lines[at]) or _TYPE.fullmatch(lines[at]):
                continue
            below = []
            for line, following in zip(lines[at + 2 : at + 12], [*lines[at + 3 : at + 13], ""], strict=False):
                if _TYPE.fullmatch(following) and _FIELD.fullmatch(line):
                    break
                below.append(line)
            yield _Field(lines[at], _listed_schema(kind, below), "required" in (line.lower() for line in below[:3]))

    def _parameters(
        self, requests: list[_Request], fields: list[_Field], names_in_json: AbstractSet[str]
    ) -> Iterator[Parameter]:
        listed = {one.name: one for one in reversed(fields)}
        in_path = path_parameters(self.path)
        for name in in_path:
            schema = listed[name].schema if name in listed else {"type": "string"}
            yield Parameter(name, "path", schema, is_required=True)
        shown = {name: value for one in requests for name, value in parse_qsl(one.query, keep_blank_values=True)}
        for name, value in shown.items():
            schema = listed[name].schema if name in listed else _query_schema(value)
            yield Parameter(name, "query", schema, is_required=name in listed and listed[name].is_required)
        # The header that every request has is listed, too; an object with fields comes from a body.
        others = listed.keys() - names_in_json - shown.keys() - set(in_path) - {"Authorization", "Content-Type"}
        for name in [one for one in reversed(listed) if one in others and self._is_in_query(one)]:
            yield Parameter(name, "query", listed[name].schema, is_required=listed[name].is_required)

    def _is_in_query(self, name: str) -> bool:
        """Whether a listed name stands in a section of parameters; where there are no headings, in what only reads."""
        before = re.split(rf"^\s*{re.escape(name)}\s*$", self.text, maxsplit=1, flags=re.MULTILINE)[0]
        headings = re.findall(r"^\s*(Query|Path|Header|Body|Response|Authorization)s?\b", before, re.MULTILINE)
        return headings[-1] == "Query" if headings else self.method == "GET"

    def _message(self, values: list[Any], fields: list[_Field], elsewhere: AbstractSet[str]) -> Message | None:
        """A body or an answer. A name that the other one has as well is described by neither's list."""
        if not values:
            return None
        schema = inferred(values)
        for one in fields:
            known = schema.get("properties", {}).get(one.name)
            if known is None or one.name in elsewhere:
                continue
            if one.is_required:
                schema["required"] = sorted({*schema.get("required", ()), one.name})
            for key in ("enum", "format"):
                if key in one.schema and known.get("type") == "string":
                    known[key] = one.schema[key]
        for options in _OPTIONS.findall(self.text):
            _set_options(schema, re.split(r",\s+", options))
        return Message(schema, tuple(values))

    def _scopes(self, known: AbstractSet[str]) -> list[str]:
        lines = [line.strip(" \t`*•-,;") for line in self.text.splitlines()]
        parts = [[one for one in re.split(r"[\s,;`]+", line) if one] for line in lines]
        dotted = [bool(part) and all(_is_scope(one) for one in part) for part in parts]
        found: dict[str, None] = {}
        for at, part in enumerate(parts):
            is_near = any(dotted[max(0, at - 4) : at + 5])
            if dotted[at] or (part and is_near and all(one in known or _is_scope(one) for one in part)):
                found.update(dict.fromkeys(part))
        return list(found)


def _names_of(values: list[Any]) -> set[str]:
    return {name for value in values if isinstance(value, dict) for name in value}


def _is_refusal(value: Any) -> bool:
    return isinstance(value, dict) and "message" in value and ("correlationId" in value or "category" in value)


def _is_scope(text: str) -> bool:
    return bool(_SCOPE.fullmatch(text)) and text.rpartition(".")[2] in _ENDS_SCOPE


def _first_line(text: str) -> str:
    return text.lstrip().partition("\n")[0][:60]


def _listed_schema(kind: re.Match[str], below: list[str]) -> Schema:
    """The schema of a listed field, by the words of its type and by what stands below it."""
    name, of, is_list = kind.groups()
    schema: Schema = {"type": {"enum": of or "string"}.get(name, name)}
    if name == "string" and of in ("date-time", "date"):
        schema["format"] = of
    options = [word for line in below for word in re.findall(r"\b[A-Z][A-Z0-9_]+\b(?=,|$)", line)]
    if name == "enum" and len(options) > 1:
        schema["enum"] = list(dict.fromkeys(options))
    for line in below:
        if bounds := _RANGE.fullmatch(line):
            schema |= {
                key: int(bound) for key, bound in zip(("minimum", "maximum"), bounds.groups(), strict=True) if bound
            }
        if (default := _DEFAULT.fullmatch(line)) and name in ("boolean", "integer"):
            schema["default"] = json.loads(default[1].lower())
    return {"type": "array", "items": schema} if is_list else schema


def _query_schema(value: str) -> Schema:
    if value in ("true", "false"):
        return {"type": "boolean"}
    return {"type": "integer"} if value.isdigit() else {"type": "string"}


def _set_options(schema: Schema, options: list[str]) -> None:
    """Makes the texts whose example is one of the options an enum of them."""
    if schema.get("type") == "string" and schema.get("example") in options:
        schema["enum"] = list(dict.fromkeys(options))
    for part in (*schema.get("properties", {}).values(), schema.get("items")):
        if isinstance(part, dict):
            _set_options(part, options)

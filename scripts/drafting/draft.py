"""Makes a draft fragment of the facts of an endpoint, and lists what a human has to decide about it. It has no I/O.

What the facts tell is taken as it is told. What they do not tell has the value that is usual in the family, which are
the operations whose paths begin alike, and is listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field, frozen

from hubapi_generation.models import python_name
from hubapi_generation.rules import examples_of

from . import usual
from .decisions import GUIDE, PAGE, Decision
from .examples import Examples
from .facts import DraftError, Endpoint, dated_path, version_in
from .kinds import LARGEST_BATCH, Kind, Shapes, kind_of, largest_page
from .known import ANSWER, REQUEST, Known
from .messages import example_path, messages
from .naming import documentation_page, method_name, operation_id, pascal, tag_of, verb_of
from .parameters import parameters
from .shapes import Drawer


@frozen
class Draft:
    """A draft fragment."""

    name: str
    """The operationId."""
    fragment: dict[str, Any]
    """`paths` with the operation, and `components` with what is new."""
    decisions: tuple[Decision, ...]
    tag: tuple[str, str] | None
    """A resource that is new, and its description."""
    notes: tuple[str, ...]

    @property
    def operation(self) -> dict[str, Any]:
        """The operation itself."""
        operation: dict[str, Any] = next(iter(next(iter(self.fragment["paths"].values())).values()))
        return operation


def by_operation(endpoints: Iterable[Endpoint]) -> list[list[Endpoint]]:
    """The endpoints that are versions of the same operation, the documented one of each first."""
    found: dict[tuple[str, str], list[Endpoint]] = {}
    for one in endpoints:
        found.setdefault((one.method, dated_path(one.path)), []).append(one)
    return [sorted(each, key=lambda one: not str(version_in(one.path)).startswith("v")) for each in found.values()]


def draft(versions: list[Endpoint], known: Known, chosen_name: str | None = None) -> Draft:
    """The draft of an operation, by what is told of it in its versions."""
    endpoint = versions[0]
    what = f"{endpoint.source}: {endpoint.method.upper()} {endpoint.path}"
    owner = known.owner(endpoint.method, endpoint.path)
    if owner is not None:
        raise DraftError(f"{what} is `{owner['operationId']}`, which is among the fragments already")
    for one in versions:
        if version_in(one.path) not in known.content["x-hubapi-versions"]:
            raise DraftError(
                f"{what}: the version {version_in(one.path)} is not among `x-hubapi-versions` of hubapi.yaml; add it "
                "there, with the day of its end"
            )
    return _Drafting(versions, known, chosen_name).draft()


@define
class _Drafting:
    """An operation that is being drafted."""

    _versions: list[Endpoint]
    _known: Known
    _chosen_name: str | None
    _decisions: list[Decision] = field(factory=list)

    def draft(self) -> Draft:
        endpoint, known = self._versions[0], self._known
        # Whether it is a list shows only when the shapes are drawn, for which no name of a list is needed.
        is_list = endpoint.method == "get" and endpoint.answer is not None and _has_list(endpoint)
        name, made_up = operation_id(endpoint, known, self._chosen_name, is_list=is_list)
        if made_up:
            self._decide(("operationId",), made_up, "how the family names its operations, in specs/operations/")
        drawer = Drawer(known, endpoint.schemas, verb_of(endpoint))
        shapes = self._shapes(drawer, pascal(name))
        kind = kind_of(endpoint, shapes, known)
        tag = tag_of(endpoint, known)
        if kind.name == "list":
            self._bound_size(kind, shapes, drawer)
        if kind.name == "batch":
            self._bound_batch(shapes, drawer)
        self._decisions += [*kind.decisions, *drawer.decisions]
        given = self._noted(parameters(endpoint, kind, known))
        path_values = example_path(endpoint, shapes, known)
        is_batch, is_list = kind.name == "batch", kind.name == "list"
        operation: dict[str, Any] = {
            "operationId": name,
            "tags": [tag],
            "summary": name.replace("_", " ").capitalize(),
            "description": _DESCRIPTIONS[kind.name],
            "externalDocs": {"url": documentation_page(endpoint, known)},
            "security": self._noted(usual.security(endpoint, known)),
            **usual.scopes_by_version(self._versions),
            "x-hubapi-method": {},
            **self._noted(usual.mock(endpoint, known, is_list=is_list)),
            "x-hubapi-dated-path": dated_path(endpoint.path),
            "x-hubapi-replay": self._noted(usual.replay(endpoint)),
            "x-hubapi-rate-limit": self._noted(usual.rate_limit(endpoint, known)),
            "x-hubapi-statuses": self._noted(usual.statuses(self._versions, known, is_batch=is_batch)),
            **({f"x-hubapi-{'batch' if is_batch else 'paging'}": kind.extension} if kind.extension else {}),
            **({"parameters": given} if given else {}),
            **self._noted(messages(endpoint, shapes, kind, path_values)),
        }
        operation["x-hubapi-method"] = self._method(operation, kind, shapes, path_values)
        self._decide_words()
        fragment: dict[str, Any] = {"paths": {endpoint.path: {endpoint.method: operation}}}
        if drawer.components:
            fragment["components"] = {"schemas": drawer.components}
            for new in drawer.components:
                self._decide_component(new)
        return Draft(name, fragment, tuple(self._decisions), self._new_tag(tag), endpoint.notes)

    def _decide(self, about: tuple[str, ...], text: str, look: str, *more: tuple[str, ...]) -> None:
        self._decisions.append(Decision((about, *more), text, look))

    def _noted(self, guessed: tuple[Any, Decision | list[Decision]]) -> Any:
        """What was guessed; the decisions about it are noted down."""
        value, decisions = guessed
        self._decisions += decisions if isinstance(decisions, list) else [decisions]
        return value

    def _shapes(self, drawer: Drawer, name: str) -> Shapes:
        endpoint = self._versions[0]
        body = answer = None
        media = ("content", "application/json", "schema")
        if endpoint.body is not None:
            body = drawer.draw(endpoint.body.schema, REQUEST, f"{name}Request", ("requestBody", *media))
        if endpoint.answer is not None:
            answer = drawer.draw(endpoint.answer.schema, ANSWER, f"{name}Response", ("responses", "2XX", *media))
        for other in self._versions[1:]:
            self._compare(endpoint, other)
        return Shapes({**self._known.schemas, **drawer.components}, body, answer)

    def _compare(self, one: Endpoint, other: Endpoint) -> None:
        """Lists what another version shows with other fields."""
        for part, here, there in (("requestBody", one.body, other.body), ("responses", one.answer, other.answer)):
            ours, theirs = (set((each.schema if each else {}).get("properties", {})) for each in (here, there))
            if there is not None and ours != theirs:
                fields = ", ".join(sorted(ours ^ theirs))
                self._decide((part,), f"versions: {version_in(other.path)} differs in these fields: {fields}.", PAGE)

    def _bound_batch(self, shapes: Shapes, drawer: Drawer) -> None:
        """Gives the inputs of a new batch a size."""
        reference = (shapes.body or {}).get("$ref", "").rpartition("/")[2]
        inputs = shapes.inputs()
        if inputs is None or (reference and reference not in drawer.components):
            return
        about = ("components", "schemas", reference, "properties", "inputs") if reference else ("requestBody",)
        if "maxItems" not in inputs:
            inputs |= {"minItems": 1, "maxItems": LARGEST_BATCH}
            self._decide((*about, "maxItems"), "batch size: how many inputs a request may have is not told.", GUIDE)
        if reference:
            component = drawer.components[reference]
            component["required"] = sorted({*component.get("required", ()), "inputs"})

    def _bound_size(self, kind: Kind, shapes: Shapes, drawer: Drawer) -> None:
        """Gives the size of a page a maximum, where a new body has it; without one it is no size."""
        fields = shapes.fields(shapes.body)
        if kind.extension["input"] not in fields or kind.extension.get("size") not in fields:
            return
        size = shapes.target(fields[kind.extension["size"]])
        reference = (shapes.body or {}).get("$ref", "").rpartition("/")[2]
        if "maximum" not in size and reference in drawer.components:
            size["maximum"], guess = largest_page()
            self._decisions.append(guess)
        elif "maximum" not in size:
            del kind.extension["size"]

    def _method(
        self, operation: dict[str, Any], kind: Kind, shapes: Shapes, path_values: dict[str, Any]
    ) -> dict[str, Any]:
        """How people call it. It has an example of its own where those of the fragment lack an argument."""
        endpoint, (tag,) = self._versions[0], operation["tags"]
        called, stream = method_name(endpoint, self._known, operation["operationId"], tag, kind.name)
        method: dict[str, Any] = {"resource": tag, "name": called, **({"stream": stream} if stream else {})}
        if kind.name == "one" and set(shapes.fields(shapes.answer)) == {"results"}:
            method["field"] = "results"
        given = [self._known.document.resolve(one) for one in operation.get("parameters", ())]
        required = [one for one in given if one.get("required") and one["in"] == "query"]
        has_place = "content" in operation["responses"]["2XX"] or "requestBody" in operation
        if required or (path_values and not has_place):
            examples = Examples(shapes.schemas)
            arguments = [repr(value) for value in path_values.values()]
            arguments += [repr(one["value"]) for one in examples_of(operation.get("requestBody", {}))]
            for one in required:
                arguments.append(f"{python_name(one['name'])}={examples.of(one['schema'], name=one['name'])!r}")
            method["example"] = f"hub.{tag}.{called}({', '.join(arguments)})"
        text = "method: its name, its words, perhaps a `form` of inputs or a `plan`."
        look = "`x-hubapi-method` in specs/README.md, and the family's other methods"
        self._decide(("x-hubapi-method",), text, look)
        return method

    def _decide_words(self) -> None:
        text = "words: write summary and descriptions in our own words, and check the address of the page."
        self._decide(("summary",), text, PAGE, ("description",), ("externalDocs",), ("responses", "2XX", "description"))
        text = "paths: the dated one was worked out from the other; HubSpot may answer more (`x-hubapi-other-path`)."
        self._decide(
            ("x-hubapi-dated-path",),
            text,
            "HubSpot's page of a dated version, and what HubSpot's own clients send",
            ("x-hubapi-other-path",),
        )

    def _decide_component(self, name: str) -> None:
        text = f"schema `{name}`: what is required, which ids are `ObjectId`, limits, and a description."
        self._decide(("components", "schemas", name), text, PAGE)

    def _new_tag(self, tag: str) -> tuple[str, str] | None:
        if tag in {one["name"] for one in self._known.content["tags"]}:
            return None
        types = self._known.content["x-hubapi-object-types"]
        words = tag.replace("_", " ").capitalize()
        type_id = next((id for id, one in types.items() if one["plural"] == tag), None)
        return tag, f"{words}, object type {type_id}." if type_id else f"{words}."


_DESCRIPTIONS = {
    "one": "One request, and the answer to it.",
    "list": "HubSpot answers with a page at a time.",
    "batch": "Each input has a result, or an error that names it.",
}


def _has_list(endpoint: Endpoint) -> bool:
    schema = endpoint.answer.schema if endpoint.answer else {}
    target = endpoint.schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    return bool(target.get("properties", {}).get("results", {}).get("type") == "array")

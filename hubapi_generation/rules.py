"""What a fragment must be, beyond valid OpenAPI. It only judges: what breaks a rule is named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from ruamel.yaml import YAML

from .fragments import Document, Pointer, SpecError, reference, walk

EXTENSIONS = {
    "x-hubapi-rate-limits",
    "x-hubapi-versions",
    "x-hubapi-dated-path",
    "x-hubapi-other-path",
    "x-hubapi-scopes-by-version",
    "x-hubapi-replay",
    "x-hubapi-rate-limit",
    "x-hubapi-statuses",
    "x-hubapi-batch",
    "x-hubapi-method",
    "x-hubapi-mock",
    "x-hubapi-object-types",
    "x-hubapi-association-types",
    "x-hubapi-most-labels",
    "x-hubapi-search",
    "x-hubapi-longest-query",
    "x-hubapi-bound-to",
    "x-hubapi-portal",
    "x-hubapi-paging",
    "x-hubapi-stricter",
    "x-hubapi-says",
    "x-hubapi-shortcuts",
    "x-hubapi-text",
    "x-hubapi-path",
}
SHAPE = "extensions.yaml"
ITSELF = "."
"""The path of an input that is a bare text."""

Problems = Iterator[tuple[Pointer, str]]


def check(document: Document, generators: Path, *others: Problems) -> None:
    """Raises SpecError with every rule that the document breaks. Rules of others come in the middle."""
    # The later rules rely on the shapes that the earlier ones make sure of.
    for rules in (_shapes(document, generators), *others, _openapi(document), _broken(document)):
        problems = {f"{document.place(pointer)}: {text}" for pointer, text in rules}
        if problems:
            raise SpecError(*sorted(problems))


def _openapi(document: Document) -> Problems:
    for error in OpenAPIV31SpecValidator(document.content).iter_errors():
        yield tuple(error.absolute_path), _shortened(error.message)


def _shapes(document: Document, generators: Path) -> Problems:
    shape = YAML(typ="safe").load(generators / SHAPE)
    validator = Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER)
    head = {"$ref": "#/$defs/head", "$defs": shape["$defs"]}
    for error in validator.evolve(schema=head).iter_errors(document.content):
        yield tuple(error.absolute_path), _shortened(error.message)
    for path, method, operation in document.operations():
        for error in validator.iter_errors(operation):
            yield ("paths", path, method, *error.absolute_path), _shortened(error.message)


def _shortened(message: str) -> str:
    """The message without the documents that some messages quote."""
    line = message.partition("\n")[0]
    return line if len(line) <= 300 else f"{line[:140]} ... {line[-140:]}"


def _broken(document: Document) -> Problems:
    yield from _operation_names(document)
    yield from _parameters(document)
    yield from _paths_of_two(document)
    for path, method, operation in document.operations():
        yield from _operation(document, ("paths", path, method), operation)
        yield from _paths_of_one(document, ("paths", path, method), operation)
        yield from _batch(document, ("paths", path, method), operation)
        yield from _paging(document, ("paths", path, method), operation)
        yield from _mock(document, ("paths", path, method), operation)
        yield from _methods(document, ("paths", path, method), operation)
        yield from _examples(document, ("paths", path, method), operation)
        yield from _method_examples(document, ("paths", path, method), operation)
    yield from _schema_names(document)
    yield from _inline_schemas(document)
    yield from _schema_uses(document)
    yield from _shortcuts(document)
    yield from _unknown_extensions(document)
    yield from _cut_texts(document)


def _operation_names(document: Document) -> Problems:
    seen: dict[str, Pointer] = {}
    for path, method, operation in document.operations():
        pointer = ("paths", path, method, "operationId")
        name = operation["operationId"]
        if not re.fullmatch(r"[a-z]+(_[a-z]+)+", name):
            yield pointer, f"operationId `{name}` does not read as a Python function name"
        elif name in seen:
            yield pointer, f"operationId `{name}` stands in {document.place(seen[name])} too"
        seen[name] = pointer


def _operation(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    if not operation.get("summary") or not operation.get("description"):
        yield pointer, "the operation has no summary or no description"
    # What a service adds may be its own, and be described where it likes.
    site = "https?://" if document.is_added(pointer) else "https://developers\\.hubspot\\.com/"
    if not re.match(site, str(operation["externalDocs"]["url"])):
        yield pointer, "the operation has no externalDocs.url with HubSpot's page"
    if not any(scope for one in operation["security"] for scope in one["oauth2"]):
        yield pointer, "the operation has no scopes"
    limit = operation["x-hubapi-rate-limit"]
    if limit != "exempt" and limit not in document.content["x-hubapi-rate-limits"]:
        yield (*pointer, "x-hubapi-rate-limit"), f"`{limit}` is not among `x-hubapi-rate-limits`"
    versions = document.content["x-hubapi-versions"].keys()
    for extension, documented in (("x-hubapi-statuses", {"documented"}), ("x-hubapi-scopes-by-version", set())):
        for version in sorted(operation.get(extension, {}).keys() - versions - documented):
            yield (*pointer, extension, version), f"`{version}` is not among `x-hubapi-versions`"


def _paths_of_one(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    names = set(_parameter_names(str(pointer[1])))
    if set(_parameter_names(operation["x-hubapi-dated-path"])) != names | {"version"}:
        yield (*pointer, "x-hubapi-dated-path"), "the dated path has other parameters than the documented one"
    for other in other_paths(operation):
        if set(_parameter_names(other)) - {"version"} != names:
            text = f"the other path `{other}` has other parameters than the documented one"
            yield (*pointer, "x-hubapi-other-path"), text
    if {document.resolve(one)["name"] for one in operation.get("parameters", [])} < names:
        yield pointer, "the path has a parameter that `parameters` does not list"
    versions = document.content["x-hubapi-versions"].keys()
    if not versions & set(str(pointer[1]).split("/")):
        yield pointer, "the path has no version that is among `x-hubapi-versions`"


def _parameter_names(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def _paths_of_two(document: Document) -> Problems:
    """The same request cannot mean two operations."""
    owners: dict[tuple[str, str], str] = {}
    for path, method, operation in document.operations():
        for each in {path, operation["x-hubapi-dated-path"], *other_paths(operation)}:
            request = (method, re.sub(r"\{\w+\}", "{}", each))
            owner = owners.setdefault(request, operation["operationId"])
            if owner != operation["operationId"]:
                yield ("paths", path, method), f"`{method.upper()} {each}` is a path of `{owner}`, too"


def _parameters(document: Document) -> Problems:
    for path, method, operation in document.operations():
        for at, one in enumerate(operation.get("parameters", [])):
            schema = document.resolve(document.resolve(one).get("schema", {}))
            if not {"type", "anyOf", "enum"} & schema.keys():
                yield ("paths", path, method, "parameters", at), "the parameter has no type"


def _paging(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    paging = operation.get("x-hubapi-paging")
    if paging is None:
        return
    parameters = [document.resolve(one) for one in operation.get("parameters", [])]
    query = {one["name"]: one["schema"] for one in parameters if one["in"] == "query"}
    fields = document.resolve(body_schema(document, operation)).get("properties", {})
    inputs = query if paging["input"] in query or not fields else fields
    kind = "query parameter" if inputs is query else "field of the body"
    for name in (paging["input"], *([paging["size"]] if "size" in paging else [])):
        if name not in inputs:
            yield (*pointer, "x-hubapi-paging"), f"`{name}` is no {kind}"
    if paging.get("size") in inputs and "maximum" not in document.resolve(inputs[paging["size"]]):
        yield (*pointer, "x-hubapi-paging"), f"`{paging['size']}` has no maximum, so that nobody knows the largest page"
    answer = answer_schema(operation) or {}
    for path in (paging["result"], paging["items"], *(paging[name] for name in ("more", "total") if name in paging)):
        if not _leads_somewhere(document, answer, path.split(".")):
            yield (*pointer, "x-hubapi-paging"), f"`{path}` is no field of the answer"


_OF_ITEMS = {"create", "read", "update", "replace", "set", "archive", "delete"}
# What the mock's verbs can be: for records, and for anything else in a portal.
_VERBS = {
    "one": ({"create", "read", "update", "archive", "delete", "merge"}, _OF_ITEMS),
    "list": ({"list", "search"}, {"list"}),
    "batch": ({"create", "read", "update", "upsert", "archive"}, {"create", "read", "update", "archive"}),
}


def _mock(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    mock = operation.get("x-hubapi-mock")
    if mock is None:
        return
    where = (*pointer, "x-hubapi-mock")
    verb, of_records = mock["verb"], mock["of"] == "records"
    kind = "batch" if "x-hubapi-batch" in operation else "list" if verb in ("list", "search") else "one"
    of_records_too, of_others = _VERBS[kind]
    if verb not in (of_records_too if of_records else of_others):
        yield where, f"the mock cannot {verb} `{mock['of']}` in an operation of kind {kind}"
    if verb == "search" and "x-hubapi-paging" not in operation:
        yield where, "a search has `x-hubapi-paging`"
    if (verb == "search") != ("x-hubapi-search" in operation):
        yield where, "a search, and nothing else, has `x-hubapi-search`"
    names = _parameter_names(str(pointer[1]))
    if of_records and ("objectType" in names) == ("object-type" in mock):
        yield where, "records are those of the path's `objectType`, or else of `object-type`"
    if not of_records and "object-type" in mock:
        yield where, "`object-type` is for records"
    if not set(_parameter_names(mock["of"])) <= set(names):
        yield where, f"`{mock['of']}` names a parameter that the path does not have"
    parameters = {mock["within"]["item"]} if "within" in mock else set()
    if not parameters | set(mock.get("where", {}).values()) <= set(names):
        yield where, "`within` or `where` names a parameter that the path does not have"
    if "object-type" in mock and mock["object-type"] not in document.content["x-hubapi-object-types"]:
        yield where, f"`{mock['object-type']}` is not among `x-hubapi-object-types`"


def _methods(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    tags = {tag["name"] for tag in document.content["tags"]}
    for method in methods(operation):
        if method["resource"] not in tags:
            yield (*pointer, "x-hubapi-method"), f"`{method['resource']}` is no tag of hubapi.yaml, with a description"
        if "field" in method and not _leads_somewhere(document, answer_schema(operation) or {}, [method["field"]]):
            yield (*pointer, "x-hubapi-method"), f"`{method['field']}` is no field of the answer"


def _batch(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    batch = operation.get("x-hubapi-batch")
    inputs = batch_inputs(document, operation)
    is_of_texts = inputs is not None and document.resolve(inputs["items"]).get("type") == "string"
    if (batch is None and "/batch/" in str(pointer[1]) and not is_of_texts) or (batch is not None and inputs is None):
        yield pointer, "a path with /batch/ has `x-hubapi-batch`, and a body that is a list or has `inputs`"
    if batch is not None and inputs is not None and "maxItems" not in inputs:
        yield pointer, "the batch's `inputs` have no maxItems"
    if batch is None or inputs is None:
        return
    if ("results" in batch) == ("keys" in batch):
        yield (*pointer, "x-hubapi-batch"), "a batch has `results`, or else `keys` where its inputs have no results"
    schemas = {"input": inputs["items"], "result": {}}
    if "results" in batch:
        answer = document.resolve(answer_schema(operation) or {})
        if "results" not in answer.get("properties", {}):
            yield (*pointer, "x-hubapi-batch", "results"), "the answer has no `results`"
            return
        schemas["result"] = answer["properties"]["results"]["items"]
    yield from _batch_fields(document, pointer, operation, schemas)


def _batch_fields(
    document: Document, pointer: Pointer, operation: dict[str, Any], schemas: dict[str, dict[str, Any]]
) -> Problems:
    """Which fields that the facts of a batch name there are not. `schemas` are those of an input and of a result."""
    batch, where = operation["x-hubapi-batch"], (*pointer, "x-hubapi-batch")
    if "missing" in batch and not _leads_somewhere(document, answer_schema(operation) or {}, [batch["missing"]]):
        yield where, f"`{batch['missing']}` is no field of the answer"
    for side, path in _paths(batch):
        if path == ITSELF and document.resolve(schemas[side]).get("properties"):
            yield where, f"an {side} that has fields is told apart by them"
        elif path != ITSELF and not _leads_somewhere(document, schemas[side], path.split(".")):
            yield where, f"`{path}` is no field of an {side} of this batch"


def _paths(batch: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The paths of fields that the facts of a batch name, each with the side that it belongs to."""
    yield from (("input", path) for path in (*batch.get("keys", ()), *batch.get("apart", ())))
    for pair in (*batch.get("results", ()), batch.get("otherwise", {}), batch.get("paging", {})):
        yield from ((side, pair[side]) for side in ("result", "input") if side in pair)
    for rule in batch["errors"]:
        for paths in (rule.get("inputs", ()), *rule.get("context", {}).values()):
            yield from (("input", path) for path in paths)
    if "paging" in batch:
        yield "result", batch["paging"]["items"]
    if "trace" in batch:
        yield "input", batch["trace"]


def _leads_somewhere(document: Document, schema: dict[str, Any], names: list[str]) -> bool:
    schema = document.resolve(schema)
    if not names:
        return True
    if "items" in schema:
        return _leads_somewhere(document, schema["items"], names)
    if "anyOf" in schema:
        return any(_leads_somewhere(document, one, names) for one in schema["anyOf"])
    if any(_leads_somewhere(document, one, names) for one in schema.get("allOf", ())):
        return True
    found = schema.get("properties", {}).get(names[0])
    return found is not None and _leads_somewhere(document, found, names[1:])


def _examples(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    for part in (("requestBody",), ("responses", "2XX")):
        node: Any = operation
        for key in part:
            node = node.get(key, {})
        for media_type, content in node.get("content", {}).items():
            schema = {**content["schema"], "components": document.content["components"]}
            for name, example in content.get("examples", {}).items():
                for error in Draft202012Validator(schema).iter_errors(example["value"]):
                    where = (*pointer, *part, "content", media_type, "examples", name, "value", *error.absolute_path)
                    yield where, f"the example is not what its schema says: {_shortened(error.message)}"


def _method_examples(document: Document, pointer: Pointer, operation: dict[str, Any]) -> Problems:
    """The example in the docstring of a method is made of the fragment's examples, so these must have all of it."""
    parameters = [document.resolve(one) for one in operation.get("parameters", [])]
    body = document.resolve(operation.get("requestBody", {}))
    missing = {one["name"] for one in parameters if one.get("required")} - example_path(operation).keys()
    if body.get("required") and not examples_of(body):
        missing.add("body")
    for method in methods(operation):
        if missing and "plan" not in method and "example" not in method:
            text = f"the docstring of `{method['name']}` would have an example without {', '.join(sorted(missing))}"
            advice = "write `x-hubapi-path` into an example, give an example of the request, or say `example` here"
            yield (*pointer, "x-hubapi-method"), f"{text}; {advice}"


def _schema_names(document: Document) -> Problems:
    for name in document.content["components"]["schemas"]:
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
            yield ("components", "schemas", name), f"the schema `{name}` is not in PascalCase"


def _inline_schemas(document: Document) -> Problems:
    named = {("components", "schemas", name) for name in document.content["components"]["schemas"]}
    for pointer, node in walk(document.content):
        # A property may be called `properties`; its value then is a schema and not a map of schemas.
        is_object = isinstance(node, dict) and isinstance(node.get("properties"), dict)
        is_data = "examples" in pointer or not {"x-hubapi-portal", "x-hubapi-mock"}.isdisjoint(pointer)
        if is_object and pointer not in named and pointer[-1] != "properties" and not is_data:
            yield pointer, "an object schema stands inline; give it a name under components"


def _schema_uses(document: Document) -> Problems:
    schemas = document.content["components"]["schemas"]
    requests, responses = used_schemas(document)
    for name in sorted(requests & responses):
        if schemas[name].get("type") == "object":
            text = f"`{name}` is used in requests, which are strict, and in responses, which are tolerant; make it two"
            yield ("components", "schemas", name), text
    in_parameters: set[str] = set()
    _collect(document, document.content["components"].get("parameters", {}), in_parameters)
    # What comes in too many forms for a type is only spoken of.
    texts = " ".join(str(node.get("description")) for _, node in walk(schemas) if isinstance(node, dict))
    for name in sorted(schemas.keys() - requests - responses - in_parameters):
        if f"`{name}`" not in texts:
            yield ("components", "schemas", name), f"`{name}` is used by no operation"


def _shortcuts(document: Document) -> Problems:
    for name, schema in document.content["components"]["schemas"].items():
        for shortcut, path in schema.get("x-hubapi-shortcuts", {}).items():
            if not _leads_somewhere(document, schema, path.split(".")):
                where = ("components", "schemas", name, "x-hubapi-shortcuts", shortcut)
                yield where, f"`{path}` is no field of `{name}`"


def _unknown_extensions(document: Document) -> Problems:
    for pointer, node in walk(document.content):
        for key in node if isinstance(node, dict) else ():
            if key.startswith("x-") and key not in EXTENSIONS:
                yield (*pointer, key), f"`{key}` is not an extension that specs/README.md defines"


def _cut_texts(document: Document) -> Problems:
    """Texts that YAML has cut at a comma, so that their end became a key without a value."""
    for pointer, node in walk(document.content):
        for key, value in node.items() if isinstance(node, dict) and "description" in node else ():
            if value is None and " " in key:
                yield (*pointer, key), f"`{key}` is the end of a text that a comma has cut: put the text into quotes"


def batch_inputs(document: Document, operation: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of a batch's `inputs`, or None where the operation is no batch."""
    body = document.resolve(body_schema(document, operation))
    inputs: dict[str, Any] | None = body if "items" in body else body.get("properties", {}).get("inputs")
    return inputs


def methods(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """The methods by which people call an operation."""
    found: Any = operation.get("x-hubapi-method", [])
    return found if isinstance(found, list) else [found]


def other_paths(operation: dict[str, Any]) -> list[str]:
    """The other spellings of an operation's path."""
    found: Any = operation.get("x-hubapi-other-path", [])
    return [found] if isinstance(found, str) else found


def body_schema(document: Document, operation: dict[str, Any]) -> dict[str, Any]:
    """The schema of an operation's body; an empty one where it has none."""
    content = document.resolve(operation.get("requestBody", {})).get("content", {})
    schema: dict[str, Any] = content.get("application/json", {}).get("schema", {})
    return schema


def answer_schema(operation: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of an operation's success; None where that has no body."""
    content = operation["responses"]["2XX"].get("content", {})
    schema: dict[str, Any] | None = content.get("application/json", {}).get("schema")
    return schema


def examples_of(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The examples of a request's body, or of an answer."""
    return list(message.get("content", {}).get("application/json", {}).get("examples", {}).values())


def example_path(operation: dict[str, Any]) -> dict[str, Any]:
    """The path parameters of the first example that has some."""
    examples = (*examples_of(operation.get("requestBody", {})), *examples_of(operation["responses"]["2XX"]))
    return next((one["x-hubapi-path"] for one in examples if "x-hubapi-path" in one), {})


def may_be_empty(operation: dict[str, Any]) -> bool:
    """Whether a success of an operation may have no body."""
    statuses = operation["x-hubapi-statuses"].values()
    return answer_schema(operation) is None or any(204 in version.values() for version in statuses)


def used_schemas(document: Document) -> tuple[set[str], set[str]]:
    """The names of the schemas that request bodies use, and of those that responses use."""
    used: tuple[set[str], set[str]] = (set(), set())
    for _, _, operation in document.operations():
        for names, part in zip(used, ("requestBody", "responses"), strict=True):
            _collect(document, operation.get(part, {}), names)
    return used


def _collect(document: Document, node: Any, names: set[str]) -> None:
    for _, part in walk(node):
        if not (isinstance(part, dict) and isinstance(part.get("$ref"), str)):
            continue
        name = reference(part["$ref"])[-1]
        if name not in names:
            if "/schemas/" in part["$ref"]:
                names.add(name)
            _collect(document, document.resolve(part), names)

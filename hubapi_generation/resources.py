"""Writes the methods that people call, a class for each resource, in a sync and an async face.

What a method sends stands in its operation's fragment, and so does what its docstring says. Where a fragment names a
`plan`, the method is peculiar: signature and docstring are those of a function in hubapi_ext, written by hand.
"""

from __future__ import annotations

import ast
import re
import textwrap
from pathlib import Path
from typing import Any

from . import SHARED_PACKAGE
from .calls import call_facts
from .fragments import Document
from .models import python_name
from .rules import answer_schema, batch_inputs, body_schema, example_path, examples_of, methods
from .templates import environment
from .types import annotation

PACKAGE = "hubapi_resources"
WIDTH = 112
OF_ANY_TYPE = "objects"
"""The resource that stands for an object type; those of single types, which are called like them, build on it."""
OPTIONS = {
    "ordered": ("bool", "False", "Whether the outcomes come in the order of the inputs, instead of as soon as known."),
    "batch_size": (
        "int | None",
        "None",
        "How many inputs a request has at most; as many as HubSpot takes, unless it is given.",
    ),
    "concurrency": ("int", "CONCURRENCY", "How many requests are in flight at a time."),
    "progress": ("ReportProgress | None", "None", "Called with a Progress after each answer."),
}
"""The options of a batch: type, default, and what they are."""
INTERRUPTED = (
    "The batch ended early, for one of these reasons or because the inputs raised, after something was sent. "
    "It holds the outcomes so far."
)
RAISES = {
    "one": [
        ("InvalidInputError", "An argument is wrong. Nothing was sent."),
        ("RefusedError", "HubSpot refused."),
        ("InvalidResponseError", "The answer cannot be read."),
        ("TransportError", "No answer came."),
    ],
    "list": [
        ("InvalidInputError", "An argument is wrong. Nothing was sent."),
        ("RefusedError", "HubSpot refused."),
        ("InvalidResponseError", "An answer cannot be read."),
        ("TransportError", "No answer came."),
        ("RepeatedCursorError", "A page leads to itself."),
    ],
    "batch": [
        ("InvalidInputError", "There are no inputs, or one of them is wrong. Nothing was sent."),
        ("AuthenticationError, PermissionDeniedError", "Nothing was carried out."),
        ("InterruptedBatchError", INTERRUPTED),
    ],
}


def write_resources(document: Document, generators: Path, package: Path, plans: Path) -> None:
    """Writes a module for each resource, and one with how a hub hands them out.

    Those of a service's own operations stand in the package of its calls and models.
    """
    package.mkdir(parents=True)
    templates = environment(generators)
    resources = _resources(document, plans)
    object_types = [] if document.has_additions else _object_types(document, resources)
    client, calls = ("..", "..api") if document.has_additions else (SHARED_PACKAGE, f"{SHARED_PACKAGE}.api")
    for resource in resources:
        text = templates.get_template("resource.py.jinja").render(resource=resource, client=client, calls=calls)
        (package / f"{resource['name']}.py").write_text(text, encoding="utf-8")
    for name in ("__init__.py", "hub.py"):
        text = templates.get_template(f"resources_{name}.jinja").render(resources=resources, object_types=object_types)
        (package / name).write_text(text, encoding="utf-8")
    if not document.has_additions:
        text = templates.get_template("resources_association_types.py.jinja").render(types=_association_types(document))
        (package / "association_types.py").write_text(text, encoding="utf-8")
        (package / "py.typed").touch()


def _resources(document: Document, plans: Path) -> list[dict[str, Any]]:
    tags = {tag["name"]: tag for tag in document.content["tags"]}
    plurals = {one["plural"] for one in document.content["x-hubapi-object-types"].values()}
    found: dict[str, list[dict[str, Any]]] = {}
    for path, verb, operation in document.own_operations():
        for method in methods(operation):
            bound = _bound_to(tags, plurals, method["resource"])
            made = (
                [_peculiar(method, plans, bound)]
                if "plan" in method
                else _usual(document, path, verb, operation, method, bound)
            )
            found.setdefault(method["resource"], []).extend(map(_qualified, made))
    return [
        {
            "name": name,
            "class_name": _class_name(name),
            "description": tags[name]["description"],
            "bound": _bound_to(tags, plurals, name),
            "base": _class_name(OF_ANY_TYPE) if name in plurals else None,
            "methods": sorted(found[name], key=lambda one: str(one["name"])),
            "imports": sorted({line for one in found[name] for line in one["imports"]}),
        }
        for name in sorted(found)
    ]


def _qualified(method: dict[str, Any]) -> dict[str, Any]:
    """The method with types that hold within a class that has a method `list`, too."""
    for key in ("sync_returns", "async_returns", "signature"):
        if key in method:
            method[key] = _LIST.sub("builtins.list[", method[key])
    for parameter in method.get("parameters", ()):
        parameter["type"] = _LIST.sub("builtins.list[", parameter["type"])
    return method


_LIST = re.compile(r"(?<![\w.])list\[")


def _class_name(resource: str) -> str:
    return "".join(part.capitalize() for part in resource.split("_"))


def _bound_to(tags: dict[str, Any], plurals: set[str], resource: str) -> str | None:
    """The parameter of paths for which a resource stands, so that its methods do not take it."""
    bound = tags[OF_ANY_TYPE if resource in plurals else resource].get("x-hubapi-bound-to")
    return python_name(bound) if bound else None


def _object_types(document: Document, resources: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The object types that a hub has a name for: the name, the class, and how paths spell the type."""
    names = {one["name"] for one in resources}
    return [
        {
            "name": facts["plural"],
            "module": facts["plural"] if facts["plural"] in names else OF_ANY_TYPE,
            "class_name": _class_name(facts["plural"] if facts["plural"] in names else OF_ANY_TYPE),
            "in_paths": facts.get("in-paths", facts["plural"]),
            "description": f"{facts['plural'].replace('_', ' ').capitalize()}, object type {id}.",
        }
        for id, facts in document.content["x-hubapi-object-types"].items()
    ]


def _association_types(document: Document) -> list[dict[str, Any]]:
    """HubSpot's association types in each of their directions, by names such as CONTACT_TO_COMPANY."""
    plurals = {one["name"]: one["plural"] for one in document.content["x-hubapi-object-types"].values()}
    found: dict[int, dict[str, Any]] = {}
    for one in document.content["x-hubapi-association-types"]:
        there = (one["from"], one["to"], one["type-id"], one.get("label"))
        back = (one["to"], one["from"], one["inverse-type-id"], one.get("inverse-label"))
        for (source, target, id, label), inverse in ((there, back), (back, there)):
            words = [source, "to", target, *(label or "").split()]
            facts = {"id": id, "label": label, "from": plurals[source], "to": plurals[target], "inverse": inverse[2]}
            found[id] = {"name": "_".join(words).upper(), **facts}
    return sorted(found.values(), key=lambda one: str(one["name"]))


def _usual(
    document: Document, path: str, verb: str, operation: dict[str, Any], method: dict[str, Any], bound: str | None
) -> list[dict[str, Any]]:
    facts = call_facts(document, operation)
    kind = "batch" if "x-hubapi-batch" in operation else "list" if "x-hubapi-paging" in operation else "one"
    own = method.get("arguments", {})
    described = {
        python_name(one["name"]): one.get("description", "")
        for one in map(document.resolve, operation.get("parameters", []))
    }
    parameters = [
        {
            "name": one["python_name"],
            "type": one["type"] if one["required"] else f"{one['type']} | None",
            "default": None if one["required"] else "None",
            "text": own.get(one["python_name"], described[one["python_name"]]),
            "is_keyword": one["place"] == "query",
        }
        for one in facts["parameters"]
        if one["python_name"] != bound
    ]
    arguments = [one["name"] for one in parameters]
    passed = {bound: f"self._{bound}"} if bound and bound in described else {}
    if kind == "batch":
        parameters += _inputs(document, operation, facts, method)
        arguments = [one["name"] for one in parameters if one["name"] != "inputs"]
    elif facts["body"]:
        passed |= {"body": "body"}
        if method.get("fields"):
            cursor = operation.get("x-hubapi-paging", {}).get("input")
            spread, passed["body"] = _fields(document, operation, own, cursor)
            parameters += spread
    if kind != "batch" and facts["body"] and not method.get("fields"):
        name = method.get("body", "body")
        text = own.get(name, "What to send: the model, or a mapping with HubSpot's names.")
        body_type = f"{facts['body']} | Mapping[str, Any]" if facts["body"].startswith("models.") else facts["body"]
        body_type = f"forms.{_class_name(method['form'])}" if "form" in method else body_type
        parameters.append(
            {
                "name": name,
                "type": body_type if facts["body_required"] else f"{body_type} | None",
                "default": None if facts["body_required"] else "None",
                "text": text,
                "is_keyword": False,
            }
        )
        passed["body"] = name
    passed |= {name: name for name in arguments if name not in passed}
    paging = operation.get("x-hubapi-paging", {})
    after = python_name(paging["input"]) if paging else ""
    if kind == "list" and after not in arguments:
        text = "Where to go on: the `after` of a stream's `unfinished`."
        parameters.append(_parameter("after", "str | None", "None", text))
    common = {
        "kind": kind,
        "operation": operation["operationId"],
        "tag": operation["tags"][0],
        "form": method.get("form", "").upper() or None,
        "arguments": {name: value for name, value in passed.items() if name != after or kind != "list"},
        "after": after if after in arguments else "after",
        "field": python_name(method["field"]) if "field" in method else None,
        "field_is_list": "field" in method and "items" in _field(document, operation, method["field"]),
        "is_peculiar": False,
        "imports": [],
    }
    lines = [f"{verb.upper()} {path}", operation["externalDocs"]["url"]]
    notes = [method.get("description", operation["description"]), _scopes_text(operation)]
    summary = method.get("summary", operation["summary"])
    example = method.get("example") or _example(operation, method, facts, kind, bound)
    result = facts.get("item") if kind == "list" else facts.get("result") if kind == "batch" else facts["answer"]
    returns = method.get("returns") or _returns(operation, kind, result)
    listed = annotation(document, _field(document, operation, method["field"])) if "field" in method else None
    made = []
    for name, is_stream in ((method["name"], kind == "list"), (method.get("stream"), True)):
        if name is None:
            continue
        options = list(OPTIONS) if is_stream else list(OPTIONS)[1:]
        shown = list(parameters)
        if kind == "batch":
            shown += [_parameter(one, *OPTIONS[one]) for one in options]
        is_twin = name == method.get("stream")
        documentation = _docstring(
            f"{summary}, and hands out each outcome as it comes" if is_twin else summary,
            lines,
            [*notes, "Inputs are taken only as requests leave, so ten million need no more memory than ten thousand."]
            if is_twin
            else notes,
            [(one["name"], one["text"]) for one in shown],
            "A stream of outcomes, one for each input." if is_twin else returns,
            RAISES[kind],
            example.replace(f".{method['name']}(", f".{name}(") if not is_twin else "",
        )
        made.append(
            {
                **common,
                "name": name,
                "is_stream": is_stream,
                "options": options,
                "parameters": shown,
                "sync_returns": listed or _returned(kind, facts, method, is_stream=is_stream, stream="Stream"),
                "async_returns": listed or _returned(kind, facts, method, is_stream=is_stream, stream="AsyncStream"),
                "docstring": documentation,
                "async_docstring": _awaited(documentation, is_stream=is_stream),
            }
        )
    return made


def _fields(
    document: Document, operation: dict[str, Any], own: dict[str, str], cursor: str | None
) -> tuple[list[dict[str, Any]], str]:
    """The parameters for the fields of a body, without the cursor of a list, and how the body is made of them."""
    schema = document.resolve(body_schema(document, operation))
    required = schema.get("required", ())
    found, pairs = [], []
    for name, field in sorted(schema["properties"].items(), key=lambda one: one[0] not in required):
        if name == cursor:
            continue
        text = own.get(python_name(name)) or field.get("description") or document.resolve(field).get("description", "")
        kind, is_required = annotation(document, field), name in required
        found.append(
            _parameter(
                python_name(name),
                kind if is_required else f"{kind} | None",
                None if is_required else "None",
                text,
                is_keyword=not is_required,
            )
        )
        pairs.append(f'"{name}": {python_name(name)}')
    return found, f"endpoints.body({{{', '.join(pairs)}}})"


def _parameter(name: str, type: str, default: str | None, text: str, *, is_keyword: bool = True) -> dict[str, Any]:
    return {"name": name, "type": type, "default": default, "text": text, "is_keyword": is_keyword}


def _inputs(
    document: Document, operation: dict[str, Any], facts: dict[str, Any], method: dict[str, Any]
) -> list[dict[str, Any]]:
    """The parameters for the inputs of a batch, and for what its body says besides them."""
    given = _input_type(facts, method)
    own = method.get("arguments", {})
    text = own.get("inputs", "The inputs: models, or mappings with HubSpot's names.")
    found = [
        {
            "name": "inputs",
            "type": f"Iterable[{given}]",
            "async_type": f"Iterable[{given}] | AsyncIterable[{given}]",
            "default": None,
            "text": text,
            "is_keyword": False,
        }
    ]
    inputs = batch_inputs(document, operation)
    content = document.resolve(operation["requestBody"])["content"]["application/json"]["schema"]
    for name, schema in document.resolve(content).get("properties", {}).items():
        if document.resolve(schema) is not inputs and name != "inputs":
            text = own.get(python_name(name), document.resolve(schema).get("description", ""))
            kind = annotation(document, schema)
            found.append(_parameter(python_name(name), f"{kind} | None", "None", text))
    return found


def _input_type(facts: dict[str, Any], method: dict[str, Any]) -> str:
    if "form" in method:
        return f"forms.{_class_name(method['form'])}"
    return f"{facts['input']} | Mapping[str, Any]"


def _returned(kind: str, facts: dict[str, Any], method: dict[str, Any], *, is_stream: bool, stream: str) -> str:
    if kind == "one":
        return facts["answer"] or "None"
    if kind == "list":
        return f"{stream}[{facts['item']}]"
    parts = f"{_input_type(facts, method)}, {facts['result']}"
    return f"{stream}[Outcome[{parts}]]" if is_stream else f"BatchResult[{parts}]"


def _field(document: Document, operation: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of a field of the answer."""
    schema: dict[str, Any] = document.resolve(answer_schema(operation) or {})["properties"][name]
    return schema


def _scopes_text(operation: dict[str, Any]) -> str:
    scopes = [scope for one in operation["security"] for scope in one["oauth2"]]
    later = sorted(operation.get("x-hubapi-scopes-by-version", {}).items())
    if len(scopes) > 4:
        counts = "".join(f", from {version} on one of {len(changed)}" for version, changed in later)
        always = next(scope for scope in scopes if all(scope in changed for _, changed in later))
        return f"A token needs one of {len(scopes)} scopes{counts}, such as {always}."
    changes = "".join(f", from {version} on {' or '.join(changed)}" for version, changed in later)
    return f"A token needs the scope {' or '.join(scopes)}{changes}."


def _returns(operation: dict[str, Any], kind: str, result: str | None) -> str:
    if kind == "list":
        has_total = "total" in operation["x-hubapi-paging"]
        total = " `stream.total` is how many there are in all, from the first page on." if has_total else ""
        return f"A stream of {str(result).removeprefix('models.')}s.{total}"
    if kind == "batch":
        what = "True, since HubSpot says no more" if result == "bool" else f"a {str(result).removeprefix('models.')}"
        return f"An outcome for each input, in their order; the result is {what}."
    if result is None:
        return "None: HubSpot answers with nothing."
    return f"The answer, a {result.removeprefix('models.')}." if result.startswith("models.") else "The answer."


def _example(
    operation: dict[str, Any], method: dict[str, Any], facts: dict[str, Any], kind: str, bound: str | None
) -> str:
    """A call by the fragment's own examples."""
    examples, at = examples_of(operation.get("requestBody", {})), example_path(operation)
    given = [
        repr(at[one["name"]])
        for one in facts["parameters"]
        if one["place"] == "path" and one["name"] in at and one["python_name"] != bound
    ]
    resource = at.get("objectType", "contacts") if method["resource"] == OF_ANY_TYPE else method["resource"]
    call = f"hub.{resource}.{method['name']}"
    if kind == "list":
        item = re.sub(r"(?<!^)(?=[A-Z])", "_", str(facts["item"]).removeprefix("models.")).lower().split("_")[-1]
        return f"for {item} in {call}({', '.join(given)}):\n    print({item})"
    if examples:
        value = examples[0]["value"]
        given.append(repr(value.get("inputs", value) if isinstance(value, dict) else value))
    return f"{call}({', '.join(given)})" + (".raise_for_failures()" if kind == "batch" else "")


def _docstring(
    summary: str,
    lines: list[str],
    notes: list[str],
    arguments: list[tuple[str, str]],
    returns: str,
    raises: list[tuple[str, str]],
    example: str,
) -> str:
    parts = [summary.rstrip(".") + ".", "\n".join(lines), *(textwrap.fill(note, WIDTH) for note in notes)]
    if arguments:
        parts.append("Args:\n" + "\n".join(_entry(name, text) for name, text in arguments))
    parts.append("Returns:\n" + textwrap.indent(textwrap.fill(returns, WIDTH - 4), "    "))
    parts.append("Raises:\n" + "\n".join(_entry(name, text) for name, text in raises))
    if example:
        parts.append("Example:\n" + textwrap.indent(example.rstrip(), "    "))
    return "\n\n".join(parts)


def _entry(name: str, text: str) -> str:
    return textwrap.fill(f"{name}: {text}", WIDTH, initial_indent="    ", subsequent_indent="        ")


def _awaited(documentation: str, *, is_stream: bool) -> str:
    """The same docstring for the async face: its example awaits."""
    before, section, example = documentation.partition("\nExample:\n")
    loop = r"async for \1 in hub." if is_stream else r"for \1 in await hub."
    example = re.sub(r"\bfor (\w+) in hub\.", loop, example)
    followed = r"(?m)^(    \s*(?:[\w(),]+ = )?)(hub\.[\w.]+\(.*\))(\.raise_for_failures\(\))$"
    example = re.sub(followed, r"\1(await \2)\3", example)
    example = re.sub(r"(?m)^(    \s*(?:[\w(),]+ = )?)(hub\.)", r"\1await \2", example)
    example = re.sub(r"\bprint\(hub\.", "print(await hub.", example)
    return before + section + example


# What is peculiar is a function by hand, which returns a plan.


def _peculiar(method: dict[str, Any], plans: Path, bound: str | None) -> dict[str, Any]:
    module, _, name = method["plan"].rpartition(".")
    tree = ast.parse((plans / f"{module}.py").read_text(encoding="utf-8"))
    (function,) = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == name]
    if function.returns is None or not isinstance(function.returns, ast.Subscript):
        raise TypeError(f"{method['plan']} does not say what plan it returns")
    plan, inner = ast.unparse(function.returns.value), ast.unparse(function.returns.slice).strip("()")
    is_stream = plan in ("Batch", "Pages")
    returns = {"Call": inner, "Chain": inner, "Gathered": inner, "WholeBatch": f"BatchResult[{inner}]"}
    arguments = function.args
    positional = [one.arg for one in arguments.args]
    if bound and positional[:1] == [bound]:
        del arguments.args[0]
        positional[0] = f"self._{bound}"
    if arguments.vararg is not None:
        positional.append(f"*{arguments.vararg.arg}")
    keywords = [one.arg for one in arguments.kwonlyargs]
    documentation = ast.get_docstring(function) or ""
    return {
        "name": method["name"],
        "is_peculiar": True,
        "is_stream": is_stream,
        "plan": f"{module}_plans.{name}",
        "signature": ast.unparse(arguments),
        "passed": ", ".join([*positional, *(f"{one}={one}" for one in keywords)]),
        "sync_returns": returns.get(plan, f"Stream[{inner}]"),
        "async_returns": returns.get(plan, f"AsyncStream[{inner}]"),
        "docstring": documentation,
        "async_docstring": _awaited(documentation, is_stream=is_stream),
        "imports": [f"from hubapi_ext import {module} as {module}_plans", *_imports(tree, function, module)],
    }


def _imports(tree: ast.Module, function: ast.FunctionDef, module: str) -> list[str]:
    """What a function's signature needs, from where the function's own module has it."""
    origins = {
        alias.asname or alias.name: f"from {node.module} import {alias.name}"
        + (f" as {alias.asname}" if alias.asname else "")
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    arguments = (*function.args.args, *filter(None, [function.args.vararg]), *function.args.kwonlyargs)
    parts = [*(one.annotation for one in arguments), function.returns]
    parts += function.args.kw_defaults
    names = {node.id for part in parts if part is not None for node in ast.walk(part) if isinstance(node, ast.Name)} - {
        "Batch",
        "WholeBatch",
        "Pages",
        "Call",
        "Chain",
        "Gathered",
    }
    own: set[str] = set()
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        own.update(target.id for target in targets if isinstance(target, ast.Name))
    origins = {name: f"from hubapi_ext.{module} import {name}" for name in own} | origins
    return [origins[name] for name in sorted(names) if name in origins]

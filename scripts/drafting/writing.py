"""Writes drafts as YAML in the style of the fragments, with the decisions as comments where they belong. Text only."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from .decisions import MARK, Decision
from .draft import Draft

_WIDTH = 120
_FLOW = {"x-hubapi-statuses", "x-hubapi-paging", "x-hubapi-mock", "x-hubapi-path", "tags", "required", "enum", "type"}
"""The keys whose values stand in a line, as they mostly do in the fragments."""
_BLOCK = {
    "parameters",
    "externalDocs",
    "properties",
    "schemas",
    "x-hubapi-batch",
    "requestBody",
    "responses",
    "2XX",
} | {
    *("default", "content", "application/json", "examples", "drafted", "value"),
}
"""The keys whose values never do."""
CONTINUED = "  "
"""What the later lines of a comment begin with."""
_QUOTED = re.compile(r"#/|\d{4}-\d{2}|\d[\dX]{2}$|\d+$|.*: |.*\bnull\b")


def texts(draft: Draft) -> dict[str, str]:
    """The files of a draft by their names below specs/."""
    path, methods = next(iter(draft.fragment["paths"].items()))
    method = next(iter(methods))
    operations = [one for one in draft.decisions if one.about[0][0] != "components"]
    root = _commented({"paths": draft.fragment["paths"]})
    for one in operations:
        _comment(root, ("paths", path, method), one)
    found = {f"operations/{draft.name}.yaml": _text(root)}
    if "components" in draft.fragment:
        components = _commented({"components": draft.fragment["components"]})
        for one in draft.decisions:
            if one.about[0][0] == "components":
                _comment(components, (), one)
        found[f"components/{draft.name}.yaml"] = _text(components)
    return found


def decisions_in(text: str) -> Iterator[tuple[int, str]]:
    """The decisions that are open in a fragment, with the lines in which they stand."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if line.lstrip().startswith(f"# {MARK} "):
            found = [line.partition(MARK)[2].strip()]
            for later in lines[at + 1 :]:
                if not later.lstrip().startswith(f"# {CONTINUED}"):
                    break
                found.append(later.lstrip("# "))
            yield at + 1, " ".join(found)


def with_tags(head: str, tags: list[tuple[str, str]]) -> str:
    """The text of hubapi.yaml with resources added behind the last one; everything else is left as it is."""
    if not tags:
        return head
    added = "".join(f"  - name: {name}\n    description: {description}\n" for name, description in tags)
    begin = re.search(r"^tags:\n", head, re.MULTILINE)
    if begin is None:
        return f"{head}tags:\n{added}"
    end = re.compile(r"^(?=\S)", re.MULTILINE).search(head, begin.end())
    at = end.start() if end else len(head)
    return head[:at] + added + head[at:]


def _text(root: CommentedMap) -> str:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _WIDTH * 4
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.representer.add_representer(type(None), _null)
    stream = io.StringIO()
    yaml.dump(root, stream)
    return stream.getvalue()


def _null(representer: RoundTripRepresenter, _: None) -> ScalarNode:
    """Nothing, spelled out: ruamel would leave the place empty."""
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _commented(value: Any, key: str = "") -> Any:
    """The value as ruamel writes it: short things in a line, and quotes where the fragments have them."""
    if isinstance(value, dict):
        found = CommentedMap({_scalar(name): _commented(one, name) for name, one in value.items()})
        if key in _FLOW or (key not in _BLOCK and _is_short(value)):
            found.fa.set_flow_style()
        return found
    if isinstance(value, list):
        items = CommentedSeq([_commented(one, key) for one in value])
        if key in _FLOW or all(not isinstance(one, dict | list) for one in value):
            items.fa.set_flow_style()
        return items
    return _scalar(value)


def _scalar(value: Any) -> Any:
    return DoubleQuotedScalarString(value) if isinstance(value, str) and _QUOTED.match(value) else value


def _is_short(value: dict[str, Any]) -> bool:
    """Whether a mapping is better read in a line."""
    return len(str(value)) < _WIDTH * 2 / 3


def _comment(root: CommentedMap, base: tuple[str, ...], decision: Decision) -> None:
    """Writes a decision above the part that it is about: the innermost that stands in a line of its own."""
    anchors = [_anchor(root, (*base, *about)) for about in decision.about]
    # The first part that is there in full, or else the one of which most is.
    node, key, _ = max(anchors, key=lambda one: one[2])
    depth = node.lc.col if node.lc.col else None
    indent = _depth(root, node) * 2 if depth is None else depth
    before = node.ca.items.get(key, [None, None])[1] or []
    lines = textwrap.wrap(str(decision), _WIDTH - indent - 2, subsequent_indent=CONTINUED, break_on_hyphens=False)
    text = "\n".join([*(one.value.strip().removeprefix("# ") for one in before), *lines])
    node.ca.items.pop(key, None)
    node.yaml_set_comment_before_after_key(key, before=text, indent=indent)


def _anchor(root: CommentedMap, pointer: tuple[str, ...]) -> tuple[CommentedMap, str, bool]:
    """The mapping and key to which a pointer leads, as far as these have lines of their own; and whether it is all."""
    node, key, reached = root, pointer[0], 0
    for at, name in enumerate(pointer):
        if not isinstance(node, CommentedMap) or node.fa.flow_style() or name not in node:
            break
        holder, key, reached = node, name, at + 1
        node = node[name]
    return holder, key, reached == len(pointer)


def _depth(root: Any, wanted: Any, depth: int = 0) -> int:
    """How deep a mapping stands in the one that is written."""
    if root is wanted:
        return depth
    parts = root.values() if isinstance(root, dict) else ()
    return max((_depth(one, wanted, depth + 1) for one in parts), default=-1)

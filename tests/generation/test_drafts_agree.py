"""Drafts of five pages agree with the fragments that people have written of them, but for what a human decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from drafting.__main__ import main
from drafting.draft import draft
from drafting.facts import dated_path
from drafting.known import read_known
from drafting.page import read_pages

from hubapi_generation.fragments import merge
from tests.generation.excerpts import merged, write_excerpt
from tests.generation.pages import PAGES

SPECS = Path(__file__).parents[2] / "specs"
FAMILIES = re.compile(r"tags: \[(associations|association_limits|objects|courses)\]")

DIFFERING = {
    "update_association_limits": 8,
    "create_associations": 9,
    "read_associations": 10,
    "create_default_association": 7,
    "create_courses": 7,
}
"""How many of the parts that are to be decided people have decided otherwise than the draft."""
ALIKE = [
    ("tags",),
    ("security",),
    ("x-hubapi-dated-path",),
    ("x-hubapi-rate-limit",),
    ("parameters",),
    ("requestBody", "required"),
    ("requestBody", "content", "application/json", "schema"),
    ("responses", "2XX", "content", "application/json", "schema"),
    ("responses", "default"),
    ("x-hubapi-batch", "results"),
    ("x-hubapi-batch", "trace"),
    ("x-hubapi-batch", "otherwise"),
    ("x-hubapi-batch", "max-bytes"),
    ("x-hubapi-batch", "paging", "result"),
    ("x-hubapi-batch", "paging", "input"),
    ("x-hubapi-batch", "paging", "items"),
]
"""What a draft has as people have written it."""

Pointer = tuple[str, ...]


@frozen
class Drafted:
    """An operation as people have written it, its draft, and what this lists."""

    written: dict[str, Any]
    draft: dict[str, Any]
    listed: list[Pointer]
    has_new_schemas: bool


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Drafted]:
    """The five, drafted by the fragments of their families, among which they are not."""
    folder = tmp_path_factory.mktemp("drafted")
    specs = folder / "specs"
    family = {one.stem for one in (SPECS / "operations").glob("*.yaml") if FAMILIES.search(one.read_text())}
    write_excerpt(SPECS, specs, family)
    written = {one["operationId"]: (path, method, one) for path, method, one in merged(SPECS).operations()}
    files = []
    for name, page in PAGES.items():
        (specs / f"operations/{name}.yaml").unlink()
        files.append(folder / f"{name}.txt")
        files[-1].write_text(page(), encoding="utf-8")
    known = read_known(specs)
    # The command holds them to the rules before it writes them.
    assert main([*map(str, files), "--specs", str(specs)]) == 0
    paths = merge(specs).content["paths"]
    found = {}
    for name, page in PAGES.items():
        path, method, operation = written[name]
        made = draft(read_pages(page(), name, known.scopes), known)
        listed = [about for one in made.decisions for about in one.about]
        found[name] = Drafted(operation, paths[path][method], listed, "components" in made.fragment)
    return found


def at(node: Any, pointer: Pointer) -> Any:
    for key in pointer:
        node = node.get(key) if isinstance(node, dict) else None
    return node


def differences(one: Any, other: Any, pointer: Pointer = ()) -> Iterator[Pointer]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from differences(one.get(key), other.get(key), (*pointer, key))
    elif one != other:
        yield pointer


def test_a_draft_differs_only_where_it_says_that_a_human_decides(drafted: dict[str, Drafted]) -> None:
    counts, not_listed = {}, []
    for name, one in drafted.items():
        found = set()
        for difference in differences(one.draft, one.written):
            decided = next((about for about in one.listed if difference[: len(about)] == about), None)
            if decided is None:
                not_listed.append((name, *difference))
            else:
                found.add(decided)
        counts[name] = len(found)
    assert not_listed == []
    assert counts == DIFFERING


def test_a_draft_has_what_the_page_and_the_family_tell(drafted: dict[str, Drafted]) -> None:
    for name, one in drafted.items():
        for pointer in ALIKE:
            assert at(one.draft, pointer) == at(one.written, pointer), (name, pointer)


def test_a_draft_adds_no_schema_where_there_are_shared_ones(drafted: dict[str, Drafted]) -> None:
    assert [name for name, one in drafted.items() if one.has_new_schemas] == []


def test_the_dated_path_of_every_fragment_is_the_one_that_a_draft_works_out() -> None:
    dated = {path: one["x-hubapi-dated-path"] for path, _, one in merged(SPECS).operations()}
    assert {path: dated_path(path) for path in dated} == dated

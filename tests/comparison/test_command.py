"""scripts/compare: its exit codes, what it prints for people and for machines, and which differences are accepted."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field
from comparison.__main__ import main
from ruamel.yaml import YAML

from hubapi_generation.fragments import Document, merge
from tests.comparison.upstream import Content, describe, in_3_0
from tests.generation.excerpts import write_excerpt

ROOT = Path(__file__).parents[2]
OWNERS = "/crm/v3/owners"


@pytest.fixture(scope="session")
def specs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fragments of a few operations."""
    folder = tmp_path_factory.mktemp("compare") / "specs"
    write_excerpt(ROOT / "specs", folder, {"list_owners", "get_owner", "create_list"})
    (folder / "accepted_differences.yaml").unlink()
    # Every run reads them, and nothing here needs more of them.
    for name in ("association_types", "object_types", "portal"):
        (folder / f"{name}.yaml").write_text(f"x-hubapi-{name.replace('_', '-')}: {{}}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def merged(specs: Path) -> Document:
    return merge(specs)


@define
class Run:
    """Runs the command with an upstream that a test may change."""

    specs: Path
    folder: Path
    capsys: pytest.CaptureFixture[str]
    upstream: Content
    printed: str = field(init=False, default="")
    complaint: str = field(init=False, default="")

    def __call__(self, *arguments: str, accepted: str | None = None) -> int:
        file = self.write("upstream.json", json.dumps(self.upstream))
        options = [] if accepted is None else ["--accepted", str(self.write("accepted.yaml", accepted))]
        return self.with_files(file, *arguments, *options)

    def with_files(self, *arguments: object) -> int:
        code = main([*map(str, arguments), "--specs", str(self.specs)])
        self.printed, self.complaint = self.capsys.readouterr()
        return code

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file


@pytest.fixture
def run(specs: Path, merged: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(specs, tmp_path, capsys, describe(merged))


def require_email(upstream: Content) -> None:
    (email,) = (one for one in upstream["paths"][OWNERS]["get"]["parameters"] if one["name"] == "email")
    email["required"] = True


def test_it_exits_with_0_where_there_is_no_news(run: Run) -> None:
    assert run() == 0
    assert run.printed.splitlines() == [
        "12 operations, each in a version: 12 same",
        "0 differences are news, 0 accepted, 0 notes",
        "0 operations of theirs are none of ours",
    ]


def test_it_exits_with_1_and_says_what_the_news_is(run: Run) -> None:
    require_email(run.upstream)
    assert run() == 1
    assert run.printed.splitlines()[:2] == [
        "news, request: list_owners query.email: required: ours is wider: ours optional, theirs required",
        "    list_owners query.email (documented)",
    ]


def test_a_difference_in_a_component_is_told_once_with_all_its_places(run: Run) -> None:
    for path in ("/crm/v3/owners/{ownerId}", "/crm/owners/2026-03/{ownerId}"):
        schema = run.upstream["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        schema["properties"]["userId"]["type"] = "string"
    run()
    assert run.printed.splitlines()[:2] == [
        "news, response: PublicOwner.userId: type: ours is different: ours integer, theirs string",
        "    get_owner response.userId (documented, 2026-03)",
    ]


def test_notes_are_listed_where_they_are_asked_for(run: Run) -> None:
    run.upstream["paths"][OWNERS]["get"]["deprecated"] = True
    assert run() == 0
    assert "deprecated" not in run.printed
    assert run("--notes") == 0
    assert "note, operation: list_owners deprecated: deprecated: ours is different: ours in use" in run.printed


def test_verdicts_are_listed_where_they_are_asked_for(run: Run) -> None:
    require_email(run.upstream)
    run("--verdicts")
    lines = [line.strip() for line in run.printed.splitlines()]
    assert "get_owner: same in every version" in lines
    assert "list_owners: documented wider, 2025-09 same, 2026-03 same, 2026-09 same" in lines


def test_operations_of_theirs_are_listed_where_they_are_asked_for(run: Run) -> None:
    run.upstream["paths"]["/crm/v3/boats"] = {"get": {}}
    assert run() == 0
    assert "1 operations of theirs are none of ours" in run.printed
    assert "GET /crm/v3/boats" not in run.printed
    run("--unknown")
    assert "    GET /crm/v3/boats" in run.printed.splitlines()


def test_json_has_every_operation_and_version_with_both_sides(run: Run) -> None:
    require_email(run.upstream)
    assert run("--json") == 1
    found: dict[str, Any] = json.loads(run.printed)
    (wider,) = (one for one in found["comparisons"] if one["verdict"] == "wider")
    assert (found["news"], len(found["comparisons"]), found["unused_reasons"], found["unknown_operations"]) == (
        True,
        12,
        [],
        [],
    )
    assert wider == {
        "operation": "list_owners",
        "version": "documented",
        "request": "GET /crm/v3/owners",
        "verdict": "wider",
        "differences": [
            {
                "side": "request",
                "field": "query.email",
                "kind": "required",
                "relation": "wider",
                "ours": "optional",
                "theirs": "required",
                "news": True,
                "component": None,
                "accepted": None,
            }
        ],
    }


def test_a_description_in_yaml_is_read_like_one_in_json(run: Run) -> None:
    require_email(run.upstream)
    text = StringIO()
    YAML(typ="safe").dump(in_3_0(run.upstream), text)
    # People write codes without quotes, and YAML then has numbers.
    file = run.write("upstream.yaml", text.getvalue().replace("'200':", "200:"))
    assert run.with_files(file) == 1
    assert "1 differences are news" in run.printed


def test_it_runs_as_a_command(run: Run) -> None:
    file = run.write("upstream.json", json.dumps(run.upstream))
    command = [sys.executable, "-m", "comparison", str(file), "--specs", str(run.specs)]
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/bin:/bin"}
    assert subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60).returncode == 0


ACCEPTED = """
- operation: list_owners
  field: query.email
  kind: required
  reason: The page lists it as required; it is not.
"""


def test_an_accepted_difference_is_no_news(run: Run) -> None:
    require_email(run.upstream)
    assert run(accepted=ACCEPTED) == 0
    assert "0 differences are news, 1 accepted" in run.printed


def test_json_gives_the_reason_of_an_accepted_difference(run: Run) -> None:
    require_email(run.upstream)
    run("--json", accepted=ACCEPTED)
    reasons = [each["accepted"] for one in json.loads(run.printed)["comparisons"] for each in one["differences"]]
    assert reasons == ["The page lists it as required; it is not."]


def test_a_reason_that_nothing_needs_is_an_error(run: Run) -> None:
    assert run(accepted=ACCEPTED) == 1
    assert "accepted.yaml:2: nothing differs so any more in list_owners" in run.printed


def test_a_reason_is_not_unused_where_its_operation_was_not_compared(run: Run) -> None:
    for path in (OWNERS, *(f"/crm/owners/{version}" for version in ("2025-09", "2026-03", "2026-09"))):
        del run.upstream["paths"][path]
    run(accepted=ACCEPTED)
    assert "unused reason" not in run.printed


def test_a_reason_for_one_version_is_not_unused_where_another_was_compared(run: Run) -> None:
    del run.upstream["paths"][OWNERS]
    run(accepted=f"{ACCEPTED}  versions: [documented]\n")
    assert "unused reason" not in run.printed


def test_a_reason_is_unused_in_each_version_that_it_names_and_that_is_the_same(run: Run) -> None:
    require_email(run.upstream)
    assert run(accepted=f'{ACCEPTED}  versions: [documented, "2026-09"]\n') == 1
    assert "nothing differs so any more in list_owners, 2026-09;" in run.printed


@pytest.mark.parametrize(("side", "code"), [("theirs: required", 0), ("theirs: absent", 1), ("side: response", 1)])
def test_an_entry_accepts_what_it_names_and_nothing_else(run: Run, side: str, code: int) -> None:
    require_email(run.upstream)
    assert run(accepted=f"{ACCEPTED}  {side}\n") == code


def of_component(kind: str) -> str:
    return f"[{{component: PublicOwner.userId, kind: {kind}, reason: It comes as text.}}]"


@pytest.mark.parametrize(("kind", "code"), [("type", 0), ("enum", 1)])
def test_an_entry_for_a_component_holds_wherever_that_is(run: Run, kind: str, code: int) -> None:
    for version in ("v3/owners", "owners/2025-09", "owners/2026-03", "owners/2026-09"):
        paths = run.upstream["paths"]
        one = paths[f"/crm/{version}/{{ownerId}}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        many = paths[f"/crm/{version}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for schema in (one, many["properties"]["results"]["items"]):
            schema["properties"]["userId"]["type"] = "string"
    assert run(accepted=of_component(kind)) == code


def test_a_reason_for_a_component_that_nothing_needs_is_an_error(run: Run) -> None:
    assert run(accepted=of_component("type")) == 1
    assert "accepted.yaml:1: nothing differs so any more in PublicOwner.userId" in run.printed


WRONG = {
    "a mapping": ("a: b", ":1: must be a list of entries, got CommentedMap"),
    "bad YAML": ("- [", ":1: not valid YAML: "),
    "an entry that is text": ("- a", ":1: an entry must be a mapping, got 'a'"),
    "no reason": ("- {component: A, kind: type}", ":1: an entry needs a `reason`"),
    "an empty reason": ("- {component: A, kind: type, reason: ' '}", ":1: `reason` must be text, got ' '"),
    "no kind": ("- {component: A, reason: b}", ":1: an entry needs a `kind`"),
    "an unknown key": (
        "\n- {component: A, kind: type, reason: b, because: c}",
        ":2: an entry has no `because`; it may have",
    ),
    "a number": (
        "- {component: A, kind: maxItems, theirs: 5, reason: b}",
        ":1: `theirs` must be text, got 5; a number needs",
    ),
    "an unknown operation": (
        "- {operation: list_boats, field: a, kind: type, reason: b}",
        ":1: `operation` must be one of the fragments', got 'list_boats'",
    ),
    "an unknown version": (
        "- {component: A, kind: type, reason: b, versions: v9}",
        ":1: `versions` must be one of the fragments', got 'v9'",
    ),
    "neither an operation nor a component": (
        "- {operation: get_owner, kind: type, reason: b}",
        ":1: an entry needs either `operation` and `field`, or `component`",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_bad_entry_is_refused_with_its_line(run: Run, case: str) -> None:
    text, complaint = WRONG[case]
    assert run(accepted=text) == 2
    assert f"accepted.yaml{complaint}" in run.complaint


UNREADABLE = {
    "no JSON": ("a.json", '{"openapi": "3.0.1",\n oops}', "a.json:2: not valid JSON"),
    "no YAML": ("a.yaml", "openapi: 3.0.1\npaths: [", "a.yaml:2: not valid YAML"),
    "a list": ("a.yaml", "- a", "a.yaml:1: must be a mapping with `openapi` and `paths`, got list"),
    "another version": ("a.yaml", "swagger: '2.0'\npaths: {}", "a.yaml: must be in OpenAPI 3.0 or 3.1, got '2.0'"),
    "no version": ("a.yaml", "paths: {}", "a.yaml: must be in OpenAPI 3.0 or 3.1, got None"),
    "no paths": ("a.yaml", "openapi: 3.1.0", "a.yaml: must have `paths`, a mapping"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_is_no_description_is_refused(run: Run, case: str) -> None:
    name, text, complaint = UNREADABLE[case]
    assert run.with_files(run.write(name, text)) == 2
    assert complaint in run.complaint


@pytest.mark.parametrize("option", [(), ("--accepted", "nowhere.yaml")])
def test_a_file_that_is_missing_is_named(run: Run, option: tuple[str, ...]) -> None:
    files = (run.write("upstream.json", json.dumps(run.upstream)),) if option else ("nowhere.yaml",)
    assert run.with_files(*files, *option) == 2
    assert run.complaint == "nowhere.yaml: cannot be read: No such file or directory\n"


def test_without_a_file_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "usage: scripts/compare" in capsys.readouterr().err


def test_the_accepted_differences_of_the_fragments_can_be_read(run: Run) -> None:
    empty = run.write("empty.json", '{"openapi": "3.1.0", "paths": {}}')
    assert main([str(empty), "--specs", str(ROOT / "specs")]) == 0

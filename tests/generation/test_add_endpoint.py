"""scripts/add-endpoint: from a page, or an OpenAPI document, to methods that the mock answers, and what it leaves."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from drafting.__main__ import main
from drafting.decisions import MARK

from hubapi_generation.__main__ import main as generate
from tests.generation.excerpts import write_excerpt

ROOT = Path(__file__).parents[2]
DOCUMENT = Path(__file__).with_name("boats.yaml")
CAMPAIGNS = """Pular para o conteúdo principal
Documentação > Marketing > Campanhas

GET
/
marketing
/
v3
/
campaigns
Listar as campanhas
curl --request GET \\
  --url 'https://api.hubapi.com/marketing/v3/campaigns?limit=10' \\
  --header 'Authorization: Bearer <token>'
{
  "total": 1,
  "results": [
    {
      "id": "<string>",
      "properties": {"hs_name": "Cerâmica na primavera"},
      "kind": "EMAIL",
      "assets": [{"assetId": "<string>", "clicks": 123}],
      "createdAt": "2026-02-01T10:00:00Z"
    }
  ],
  "paging": {"next": {"after": "<string>", "link": "<string>"}}
}
{"status": "error", "message": "Entrada inválida", "correlationId": "<string>", "category": "VALIDATION_ERROR"}
Um destes escopos é necessário:
marketing.campaigns.read
marketing.campaigns.write

limit
integer
default:50
kind
enum<string>
Opções:
EMAIL,
SOCIAL
"""
NEEDED = re.compile(r"tags: \[(associations|association_limits|association_labels|objects)\]|Id: list_properties")
"""The operations without which hubapi_ext cannot be imported."""
CALLS = """
import sys
from hubapi_ext import HubApi
from hubapi_ext.mock import MockHubSpot

mock = MockHubSpot(contract=sys.argv[1])
for version in ({}, {"api_version": "2026-09"}):
    with HubApi("pat-x", transport=mock.transport, **version) as hub:
        print([(one.id, one.kind, one.assets[0].clicks) for one in hub.campaigns.list()])
        boat = hub.boats.create("101", {"name": "Argo", "kind": "SAIL", "parts": [{"label": "mast"}]}, flags=["a"])
        print(boat.id, boat.length, boat.owner, boat.hull.material, boat.parts[0].parts)
        print([(one.input["id"], one.result.id) for one in hub.boats.read_many([{"id": "101"}])])
        print([one.id for one in hub.boats.list(country="PT")])
        print(hub.boats.archive(7))
print(*(exchange.path for exchange in mock.portal("pat-x").journal))
"""


def drafting(specs: Path, *arguments: str) -> int:
    return main([*arguments, "--specs", str(specs)])


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original") / "specs"
    write_excerpt(ROOT / "specs", folder, {"list_owners", "create_object", "list_objects"})
    return folder


@pytest.fixture
def specs(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path / "specs")
    return tmp_path / "specs"


@pytest.fixture
def page(tmp_path: Path) -> str:
    file = tmp_path / "campaigns.txt"
    file.write_text(CAMPAIGNS, encoding="utf-8")
    return str(file)


def content(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


def test_a_page_and_a_document_become_methods_that_the_mock_answers_from_examples(tmp_path: Path, page: str) -> None:
    specs, generated = tmp_path / "specs", tmp_path / "generated"
    needed = {one.stem for one in (ROOT / "specs/operations").glob("*.yaml") if NEEDED.search(one.read_text())}
    write_excerpt(ROOT / "specs", specs, needed)
    assert drafting(specs, page) == 0
    operations = ["/boats/v3/harbours/{harbourId}/boats", "readHarbours", "listHarbours", "x"]
    chosen = [part for one in operations for part in ("--operation", one)]
    assert drafting(specs, str(DOCUMENT), *chosen) == 0
    assert generate(["--specs", str(specs), "--generated", str(generated)]) == 0
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(generated), str(ROOT)])}
    command = [sys.executable, "-W", "ignore", "-c", CALLS, str(generated / "openapi.json")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    *printed, paths = run.stdout.splitlines()
    answers = [
        "[('101', 'EMAIL', 123)]",
        "7 12.5 None WOOD [{'label': 'boom', 'parts': []}]",
        "[('101', '101')]",
        "['101']",
        "None",
    ]
    assert printed == answers * 2
    assert paths.split() == [
        *("/marketing/v3/campaigns", "/boats/v3/harbours/101/boats", "/boats/v3/harbours/batch/read"),
        *("/boats/v3/harbours", "/boats/v3/pictures/7"),
        *("/marketing/campaigns/2026-09", "/boats/2026-09/harbours/101/boats", "/boats/2026-09/harbours/batch/read"),
        *("/boats/2026-09/harbours", "/boats/2026-09/pictures/7"),
    ]


@pytest.fixture(scope="module")
def read_from_standard_input(original: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What is there and what was printed after a page was drafted that came from standard input."""
    specs = tmp_path_factory.mktemp("drafted") / "specs"
    shutil.copytree(original, specs)
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(printed):
        patch.setattr(sys, "stdin", io.StringIO(CAMPAIGNS))
        assert drafting(specs) == 0
    return specs, printed.getvalue()


def test_every_decision_is_printed_with_the_line_of_its_mark(read_from_standard_input: tuple[Path, str]) -> None:
    specs, output = read_from_standard_input
    printed = {
        (name, int(at)): text for name, at, text in re.findall(r"^specs/(\S+):(\d+): (.*)$", output, re.MULTILINE)
    }
    marked = {
        (name, at): line.partition(f"# {MARK} ")[2]
        for name, text in content(specs).items()
        for at, line in enumerate(text.splitlines(), 1)
        if f"# {MARK} " in line
    }
    assert len(marked) > 10
    assert {place: text[: len(marked.get(place, ""))] for place, text in printed.items()} == marked
    assert all(" Look: " in text for text in printed.values())


def test_nothing_of_what_there_is_changes_but_for_the_resource_that_is_added(
    original: Path, read_from_standard_input: tuple[Path, str]
) -> None:
    before, after = content(original), content(read_from_standard_input[0])
    added = "  - name: campaigns\n    description: Campaigns.\n"
    assert added in after["hubapi.yaml"]
    assert {name: after[name].replace(added, "") for name in before} == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(specs: Path, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(specs)
    assert drafting(specs, page, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert content(specs) == before
    assert "--- /dev/null\n+++ b/operations/list_campaigns.yaml\n" in shown
    assert "+++ b/hubapi.yaml\n" in shown
    assert "+  - name: campaigns\n" in shown


def test_a_file_that_is_there_is_left_as_it_is(specs: Path, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    (specs / "components/list_campaigns.yaml").write_text("components: {}\n")
    before = content(specs)
    assert drafting(specs, page) == 1
    assert content(specs) == before
    assert (
        "list_campaigns.yaml is there already, and is left as it is; choose another name by --name"
        in capsys.readouterr().err
    )


def test_a_name_can_be_chosen(specs: Path, page: str) -> None:
    assert drafting(specs, page, "--name", "list_marketing_campaigns") == 0
    assert "operationId: list_marketing_campaigns" in (specs / "operations/list_marketing_campaigns.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--name", "a_b", "--name", "c_d"], "--name is needed once for each of 1 operations or not at all, got 2"),
        (
            ["--name", "Campaigns"],
            "--name must be words in lower case joined by _, such as list_owners, got 'Campaigns'",
        ),
        (["missing.txt"], "missing.txt: cannot be read: "),
        (["--operation", "x"], "campaigns.txt: neither JSON nor YAML: "),
    ],
)
def test_wrong_arguments_are_refused(
    specs: Path, page: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    before = content(specs)
    assert drafting(specs, page, *arguments) == 1
    assert message in capsys.readouterr().err
    assert content(specs) == before


def test_no_decision_is_open_in_the_fragments() -> None:
    open_ = [name for name, text in content(ROOT / "specs").items() if name.endswith(".yaml") and f"# {MARK}" in text]
    assert open_ == []

"""The command behind scripts/add-endpoint: reads pages or an OpenAPI document, and writes what is drafted of them."""

from __future__ import annotations

import argparse
import difflib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from hubapi_generation.fragments import HEAD, SpecError, merge
from hubapi_generation.rules import check

from .decisions import MARK
from .draft import Draft, by_operation, draft
from .facts import DraftError, Endpoint
from .known import Known, read_known
from .openapi import read_operation
from .page import read_pages
from .writing import decisions_in, texts, with_tags

ROOT = Path(__file__).resolve().parents[2]
STANDARD_INPUT = "-"


def main(given: Sequence[str] | None = None) -> int:
    """Runs the command with what is given, or else with its own arguments; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/add-endpoint",
        description="Drafts a fragment of each endpoint that HubSpot's pages, or an OpenAPI document, tell of.",
    )
    parser.add_argument(
        "sources", nargs="*", default=[STANDARD_INPUT], metavar="FILE", help="pages as text; - is standard input"
    )
    parser.add_argument(
        "--operation",
        action="append",
        default=[],
        metavar="NAME",
        help="FILE is an OpenAPI document: draft this operationId, path, or method and path; several times for several",
    )
    parser.add_argument(
        "--name", action="append", default=[], help="the operationId of the draft; once for each, in their order"
    )
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", help="the folder of the fragments")
    parser.add_argument(
        "--dry-run", action="store_true", help="write nothing, and show what would be written as a diff"
    )
    arguments = parser.parse_args(given)
    specs = arguments.specs.resolve()
    try:
        known = read_known(specs)
        drafts = _drafts(_endpoints(arguments.sources, arguments.operation, known), known, arguments.name)
        files = _files(drafts, specs)
        _check(files, specs)
        if arguments.dry_run:
            print(_diff(files, specs), end="")
        else:
            _write(files, specs)
    except (DraftError, SpecError) as error:
        print(error, file=sys.stderr)
        print("scripts/add-endpoint: nothing was written", file=sys.stderr)
        return 1
    _report(drafts, files, is_dry=arguments.dry_run)
    return 0


def _endpoints(sources: list[str], operations: list[str], known: Known) -> list[Endpoint]:
    found = []
    for source in sources:
        text = _read(source)
        name = "standard input" if source == STANDARD_INPUT else source
        if not operations:
            found += read_pages(text, name, known.scopes)
            continue
        try:
            document = YAML(typ="safe", pure=False).load(text)
        except YAMLError as error:
            raise DraftError(f"{name}: neither JSON nor YAML: {error}") from None
        found += [read_operation(document, one, name) for one in operations]
    return found


def _read(source: str) -> str:
    if source == STANDARD_INPUT:
        return sys.stdin.read()
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DraftError(f"{source}: cannot be read: {error}") from None


def _drafts(endpoints: list[Endpoint], known: Known, names: list[str]) -> list[Draft]:
    operations = by_operation(endpoints)
    if names and len(names) != len(operations):
        raise DraftError(
            f"--name is needed once for each of {len(operations)} operations or not at all, got {len(names)}"
        )
    drafts: list[Draft] = []
    for versions, name in zip_longest(operations, names):
        drafts.append(draft(versions, known, name))
        known = known.with_draft(drafts[-1].fragment)
    return drafts


def _files(drafts: list[Draft], specs: Path) -> dict[str, str]:
    """What is to be written, by the names below specs/. Of what there is, only the head may grow."""
    files: dict[str, str] = {}
    for one in drafts:
        for name, text in texts(one).items():
            if (specs / name).exists() or name in files:
                raise DraftError(
                    f"{specs / name} is there already, and is left as it is; choose another name by --name"
                )
            files[name] = text
    tags = list(dict.fromkeys(one.tag for one in drafts if one.tag is not None))
    head = (specs / HEAD).read_text(encoding="utf-8")
    return {**files, **({HEAD: with_tags(head, tags)} if tags else {})}


def _diff(files: dict[str, str], specs: Path) -> str:
    lines: list[str] = []
    for name, text in files.items():
        before = (specs / name).read_text(encoding="utf-8") if (specs / name).exists() else ""
        origin = f"a/{name}" if before else "/dev/null"
        lines += difflib.unified_diff(
            before.splitlines(keepends=True), text.splitlines(keepends=True), origin, f"b/{name}"
        )
    return "".join(lines)


def _check(files: dict[str, str], specs: Path) -> None:
    """Raises SpecError where the drafts would not merge, or break a rule."""
    with tempfile.TemporaryDirectory(prefix="hubapi-draft-") as folder:
        copy = Path(folder) / "specs"
        shutil.copytree(specs, copy)
        for name, text in files.items():
            (copy / name).write_text(text, encoding="utf-8")
        check(merge(copy), copy / "generators")


def _write(files: dict[str, str], specs: Path) -> None:
    for name, text in files.items():
        # A file that came in the meantime is not overwritten either.
        with (specs / name).open("w" if name == HEAD else "x", encoding="utf-8") as file:
            file.write(text)


def _report(drafts: list[Draft], files: dict[str, str], *, is_dry: bool) -> None:
    """Prints what was drafted, and what is to be decided, by file and line."""
    into = sys.stderr if is_dry else sys.stdout
    for one in drafts:
        for note in one.notes:
            print(f"{one.name}: {note}", file=into)
    for name, text in files.items():
        for line, decision in decisions_in(text):
            print(f"specs/{name}:{line}: {decision}", file=into)
    verb = "would write" if is_dry else "wrote"
    print(f"scripts/add-endpoint: {verb} {', '.join(files)}", file=into)
    print(f"decide what is marked {MARK}, then run scripts/generate", file=into)


if __name__ == "__main__":
    sys.exit(main())

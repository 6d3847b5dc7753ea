"""The command behind scripts/generate: writes generated/ from specs/, or says where the two differ."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import HERE, SHARED_PACKAGE, SPECS, calls, facts, models, resources
from .fragments import SpecError, merge
from .placing import differences, put, tidy
from .rules import check

ROOT = HERE.parent


def main(given: Sequence[str] | None = None) -> int:
    """Runs the command with what is given, or else with its own arguments; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/generate", description="Writes generated/ from specs/.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if generated/ is out of date")
    parser.add_argument("--specs", type=Path, default=SPECS, help="the folder of the fragments")
    parser.add_argument("--generated", type=Path, default=ROOT / "generated", help="the folder to write")
    arguments = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="hubapi-generate-") as folder:
        made = Path(folder) / "generated"
        try:
            generate(arguments.specs.resolve(), made, Path(folder))
            if not arguments.check:
                changed = put(made, arguments.generated, made, ROOT / ".mypy_cache/made")
                print(f"scripts/generate: {len(changed)} files changed")
                return 0
        except SpecError as error:
            print(error, file=sys.stderr)
            print(f"scripts/generate: {arguments.generated} was left as it is", file=sys.stderr)
            return 1
        differing = differences(made, arguments.generated)
    for name in differing:
        print(f"{arguments.generated.name}/{name} is not what specs/ produces", file=sys.stderr)
    if differing:
        print("run scripts/generate; nobody edits generated/ by hand", file=sys.stderr)
    return 1 if differing else 0


def generate(specs: Path, target: Path, workspace: Path) -> None:
    """Writes everything that the fragments in `specs` produce into `target`."""
    document = merge(specs)
    generators = specs / "generators"
    check(document, generators)
    package = target / SHARED_PACKAGE
    package.mkdir(parents=True)
    text = json.dumps(document.content, indent=2, ensure_ascii=False) + "\n"
    (target / "openapi.json").write_text(text, encoding="utf-8")
    calls.write_calls(document, generators, package, workspace)
    models.write_models(document, generators, package, workspace)
    facts.write_facts(document, generators, package)
    (package / "py.typed").touch()
    resources.write_resources(document, generators, target / resources.PACKAGE, ROOT / "hubapi_ext")
    tidy(target, generators / "ruff.toml")


if __name__ == "__main__":
    sys.exit(main())

"""The command behind scripts/generate: writes generated/ from specs/, or says where the two differ."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import calls, facts, models, resources
from .fragments import SpecError, merge
from .rules import check

PACKAGE = "hubapi_client"
ROOT = Path(__file__).resolve().parents[2]


def main(given: Sequence[str] | None = None) -> int:
    """Runs the command with what is given, or else with its own arguments; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/generate", description="Writes generated/ from specs/.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if generated/ is out of date")
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", help="the folder of the fragments")
    parser.add_argument("--generated", type=Path, default=ROOT / "generated", help="the folder to write")
    arguments = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="hubapi-generate-") as folder:
        made = Path(folder) / "generated"
        try:
            generate(arguments.specs.resolve(), made, Path(folder))
        except SpecError as error:
            print(error, file=sys.stderr)
            print(f"scripts/generate: {arguments.generated} was left as it is", file=sys.stderr)
            return 1
        differing = differences(made, arguments.generated)
        if not arguments.check:
            if differing and (problems := type_errors(made)):
                print(problems, file=sys.stderr)
                print(f"scripts/generate: {arguments.generated} was left as it is", file=sys.stderr)
                return 1
            replace(made, arguments.generated)
            print(f"scripts/generate: {len(differing)} files changed")
            return 0
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
    package = target / PACKAGE
    package.mkdir(parents=True)
    text = json.dumps(document.content, indent=2, ensure_ascii=False) + "\n"
    (target / "openapi.json").write_text(text, encoding="utf-8")
    calls.write_calls(document, generators, package, workspace)
    models.write_models(document, generators, package, workspace)
    facts.write_facts(document, generators, package)
    (package / "py.typed").touch()
    resources.write_resources(document, generators, target / resources.PACKAGE, ROOT / "hubapi_ext")
    _tidy(target, generators / "ruff.toml")


def _tidy(folder: Path, settings: Path) -> None:
    """Sorts the imports, drops the unused ones and formats."""
    ruff = [sys.executable, "-m", "ruff"]
    common = ["--config", str(settings), "--no-cache", "--quiet", str(folder)]
    for command in ([*ruff, "check", "--fix", "--output-format", "concise", *common], [*ruff, "format", *common]):
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            raise SpecError(f"ruff: {(run.stdout + run.stderr).strip()}")


def type_errors(made: Path) -> str:
    """What mypy finds wrong in what was generated; nothing where it is right."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(ROOT / ".mypy_cache/made"),
    ]
    packages = [str(one) for one in sorted(made.iterdir()) if one.is_dir()]
    environment = {**os.environ, "MYPYPATH": f"{made}{os.pathsep}{ROOT}"}
    # What is written by hand is read along, and is checked elsewhere.
    options = ["--explicit-package-bases", "--follow-imports", "silent", "--config-file", os.devnull]
    run = subprocess.run([*command, *options, *packages], env=environment, capture_output=True, text=True, check=False)
    return (run.stdout + run.stderr).strip() if run.returncode else ""


def files(folder: Path) -> dict[str, Path]:
    """Every file below the folder by its relative name, without what Python itself leaves behind."""
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def differences(made: Path, present: Path) -> list[str]:
    """The names of the files that are missing, superfluous or different in `present`."""
    wanted, found = files(made), files(present)
    return sorted(
        name
        for name in wanted.keys() | found.keys()
        if name not in wanted or name not in found or wanted[name].read_bytes() != found[name].read_bytes()
    )


def replace(made: Path, present: Path) -> None:
    """Makes `present` the same as `made`, and touches no file that is already right."""
    wanted, found = files(made), files(present)
    for name in differences(made, present):
        if name in wanted:
            (present / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(wanted[name], present / name)
        else:
            found[name].unlink()


if __name__ == "__main__":
    sys.exit(main())

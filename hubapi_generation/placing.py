"""Puts generated files in their place: tidied, checked for their types, compared with what is there.

What the files say is the business of the modules that write them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import HERE
from .fragments import SpecError


def tidy(folder: Path, settings: Path) -> None:
    """Sorts the imports, drops the unused ones and formats."""
    ruff = [sys.executable, "-m", "ruff"]
    common = ["--config", str(settings), "--no-cache", "--quiet", str(folder)]
    for command in ([*ruff, "check", "--fix", "--output-format", "concise", *common], [*ruff, "format", *common]):
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            raise SpecError(f"ruff: {(run.stdout + run.stderr).strip()}")


def type_errors(made: Path, cache: Path | str) -> str:
    """What mypy finds wrong in the packages that were generated into a folder; nothing where they are right."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(cache)]
    packages = [str(one) for one in sorted(made.iterdir()) if one.is_dir()]
    environment = {**os.environ, "MYPYPATH": f"{made}{os.pathsep}{HERE.parent}"}
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


def put(made: Path, present: Path, packages: Path, cache: Path | str) -> list[str]:
    """Puts what was made into its place, and returns the names of the files that changed.

    The packages in the folder `packages` are those that were made. Raises SpecError where their types are wrong, and
    then changes nothing.
    """
    differing = differences(made, present)
    if differing and (problems := type_errors(packages, cache)):
        raise SpecError(problems)
    _replace(made, present)
    return differing


def _replace(made: Path, present: Path) -> None:
    """Makes `present` the same as `made`, and touches no file that is already right."""
    wanted, found = files(made), files(present)
    for name in differences(made, present):
        if name in wanted:
            (present / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(wanted[name], present / name)
        else:
            found[name].unlink()

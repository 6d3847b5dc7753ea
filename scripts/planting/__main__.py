"""Plants each bug in a copy of the tree, runs the contract tests there, and says which of them caught it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from attrs import frozen

from planting.bugs import BUGS, Bug

ROOT = Path(__file__).parents[2]
COPIED = ("hubapi_ext", "hubapi_generation", "generated", "specs", "scripts", "tests", "pyproject.toml")
CONTRACT = "tests/contract"
STAGES = tuple(
    tuple(f"{CONTRACT}/test_{name}.py" for name in names)
    for names in (
        ("answers_are_golden", "client_reads_golden_answers", "mock_and_client_agree"),
        ("client_reads_examples", "routes"),
    )
)
"""What asks the most comes last, since most bugs are caught before. The suites that ask everything of every operation
are no part of it: they take minutes, and catch what a test of its own should say.
"""
WORKERS = 2
LONGEST_RUN = 300
"""The seconds after which a run counts as one that does not end."""


class UnusableError(Exception):
    """The check itself is broken."""


@frozen
class Verdict:
    """What came of the contract tests."""

    passed: bool
    caught_by: str = ""
    output: str = ""


@frozen
class Copy:
    """A copy of the tree, in which the tests are run instead of in the tree itself."""

    root: Path

    @classmethod
    def make(cls, root: Path) -> Copy:
        """A fresh copy."""
        for name in COPIED:
            source, target = ROOT / name, root / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
        copy = cls(root)
        copy.check_that_it_is_used()
        return copy

    def check_that_it_is_used(self) -> None:
        """Raises UnusableError when the tests would import something else."""
        names = "hubapi_client, hubapi_ext, tests.conftest"
        show = f"import sys, {names}; print(*(sys.modules[name].__file__ for name in {names.split(', ')}))"
        imported = self._python("-c", show).stdout.split()
        if len(imported) != 3 or not all(Path(file).is_relative_to(self.root) for file in imported):
            raise UnusableError(f"the copy in {self.root} is not what is imported: {imported}")

    @contextmanager
    def having(self, bug: Bug) -> Iterator[None]:
        """The copy with a bug in it."""
        file = self.root / bug.file
        sound = file.read_text(encoding="utf-8")
        self._write(file, bug.planted_in(sound))
        try:
            yield
        finally:
            self._write(file, sound)

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        # Python would take the bytecode of a file of the same size and second for that of this one.
        Path(importlib.util.cache_from_source(str(file))).unlink(missing_ok=True)

    def tested(self, stage: tuple[str, ...]) -> Verdict:
        """What comes of some of the contract tests."""
        try:
            run = self._python("-m", "pytest", "-x", "-q", "--tb=short", "-p", "no:cacheprovider", *stage)
        except subprocess.TimeoutExpired:
            return Verdict(passed=False, caught_by=f"the tests do not end within {LONGEST_RUN} seconds")
        if run.returncode not in (0, 1):
            raise UnusableError(f"the contract tests could not be run:\n{run.stdout}{run.stderr}")
        named = re.search(r"^(?:FAILED|ERROR) tests/contract/(\S+)", run.stdout, re.MULTILINE)
        return Verdict(run.returncode == 0, named[1] if named else "a test", run.stdout)

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join(str(self.root / part) for part in (".", "generated", "scripts"))
        # pytest starts in two thirds of the time without the plugins that happen to be installed.
        environment = {**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST_RUN
        )


def check_texts(bugs: tuple[Bug, ...]) -> None:
    """Raises UnusableError when a bug has no place any more, or more than one."""
    for bug in bugs:
        try:
            bug.planted_in((ROOT / bug.file).read_text(encoding="utf-8"))
        except ValueError as error:
            raise UnusableError(f"{bug.name}: {error}") from None


@contextmanager
def one_of(copies: SimpleQueue[Copy]) -> Iterator[Copy]:
    """A copy that nobody else uses meanwhile."""
    copy = copies.get()
    try:
        yield copy
    finally:
        copies.put(copy)


def tested_in_one(stage: tuple[str, ...], copies: SimpleQueue[Copy]) -> Verdict:
    """What comes of some of the contract tests without any bug."""
    with one_of(copies) as copy:
        return copy.tested(stage)


def check_soundness(verdicts: Iterable[Verdict]) -> None:
    """Raises UnusableError when tests fail without any bug."""
    for verdict in verdicts:
        if not verdict.passed:
            raise UnusableError(f"the contract tests fail without any bug:\n{verdict.output}")


def verdict_on(bug: Bug, copies: SimpleQueue[Copy]) -> Verdict:
    """What the contract tests say of a bug."""
    with one_of(copies) as copy, copy.having(bug):
        verdicts = (copy.tested(stage) for stage in STAGES)
        return next((one for one in verdicts if not one.passed), Verdict(passed=True))


def main() -> int:
    """Plants the bugs whose names hold the arguments; without arguments all of them."""
    bugs = tuple(bug for bug in BUGS if all(word in bug.name for word in sys.argv[1:]))
    check_texts(BUGS)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        copies: SimpleQueue[Copy] = SimpleQueue()
        made = list(pool.map(Copy.make, [Path(folder).resolve() / str(number) for number in range(WORKERS)]))
        for copy in made:
            copies.put(copy)
        sound = [pool.submit(tested_in_one, stage, copies) for stage in STAGES]
        # The bugs follow while the longest of these is still running.
        verdicts = pool.map(lambda bug: verdict_on(bug, copies), bugs)
        try:
            check_soundness(one.result() for one in sound)
        except UnusableError:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        print("Without a bug the contract tests pass.", flush=True)
        caught = 0
        for bug, verdict in zip(bugs, verdicts, strict=True):
            caught += not verdict.passed
            what = f"SURVIVED. {bug.harm}" if verdict.passed else f"caught by {verdict.caught_by}"
            print(f"{bug.name}: {what}", flush=True)
    print(f"caught {caught} / planted {len(bugs)}, in {time.monotonic() - begun:.0f} s")
    return 0 if caught == len(bugs) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UnusableError as unusable:
        sys.exit(str(unusable))

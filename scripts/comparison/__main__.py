"""The command behind scripts/compare: holds the fragments against upstream descriptions, and says what is news."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from hubapi_generation.fragments import Document, SpecError, merge
from hubapi_generation.scopes import DOCUMENTED

from .accepted import Accepted, AcceptedError, read_accepted
from .reading import read_description
from .report import as_json, as_text
from .result import DescriptionError, compare_all

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = "accepted_differences.yaml"


def main(given: Sequence[str] | None = None) -> int:
    """Runs the command with what is given, or else with its own arguments; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/compare",
        description="Holds specs/ against OpenAPI descriptions of HubSpot's API. Exits 1 when there is news.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="OPENAPI_FILE", help="JSON or YAML, OpenAPI 3.0 or 3.1")
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", help="the folder of the fragments")
    parser.add_argument(
        "--accepted", type=Path, help=f"the accepted differences; {ACCEPTED} in the folder of the fragments"
    )
    parser.add_argument("--complete", action="store_true", help="an operation that no file describes is absent")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--notes", action="store_true", help="list the differences that do no harm, too")
    parser.add_argument("--verdicts", action="store_true", help="say of each operation and version how it compares")
    parser.add_argument("--unknown", action="store_true", help="list the operations that the fragments do not have")
    arguments = parser.parse_args(given)
    try:
        document = merge(arguments.specs)
        descriptions = {str(file): read_description(file) for file in arguments.files}
        accepted = _accepted(document, arguments.specs, arguments.accepted)
        result = compare_all(document, descriptions, accepted, complete=arguments.complete)
    except (AcceptedError, DescriptionError, SpecError) as error:
        print(error, file=sys.stderr)
        return 2
    shown = {name: getattr(arguments, name) for name in ("notes", "verdicts", "unknown")}
    print(as_json(result) if arguments.json else as_text(result, **shown))
    return 1 if result.has_news() else 0


def _accepted(document: Document, specs: Path, given: Path | None) -> Accepted:
    file = given or specs / ACCEPTED
    if given is None and not file.exists():
        return Accepted()
    operations = {operation["operationId"] for _, _, operation in document.operations()}
    return read_accepted(file, operations, {DOCUMENTED, *document.content["x-hubapi-versions"]})


if __name__ == "__main__":
    sys.exit(main())

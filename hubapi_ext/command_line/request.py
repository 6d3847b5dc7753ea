"""`hubapi request`: sends one request, or follows a list to its end, and prints what HubSpot says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl

from cyclopts import App, Parameter

from hubapi_ext.command_line.common_options import DEFAULTS, WITHOUT_DEFAULT, CommonOptions
from hubapi_ext.command_line.raw_pages import Query, items, operation_of, options_of
from hubapi_ext.command_line.results import CommandError, ExitCode

EXAMPLES = """Examples:
  hubapi request GET /crm/v3/owners --all --jsonl
  hubapi request GET /crm/v3/objects/contacts --query limit=5
  hubapi request POST /crm/v3/lists/search --data '{"query": "pottery"}' --all
  hubapi request PATCH /crm/v3/objects/contacts/101 --data @contact.json

{version} in a path stands for --api-version.
A create that may have landed is not sent again."""

command: App = App(name="request", help_epilogue=EXAMPLES)

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


@command.default
def request(
    method: Method,
    path: str,
    /,
    *,
    data: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    query: Annotated[tuple[str, ...], WITHOUT_DEFAULT] = (),
    all: Annotated[bool, WITHOUT_DEFAULT] = False,
    jsonl: Annotated[bool, WITHOUT_DEFAULT] = False,
    common: CommonOptions = DEFAULTS,
) -> None:
    """Send any request to HubSpot, and print the answer as JSON.

    Retries, limits and errors are those of the library.

    Args:
        method: The verb.
        path: The path below the base URL.
        data: The body as JSON; @FILE reads it from a file, - from standard input.
        query: A parameter of the query, as NAME=VALUE. May be repeated.
        all: Follow a list to its end, and print the items of all pages.
        jsonl: Print each item of a list on a line of its own.
        common: What all commands take.
    """
    body = None if data is None else read_json(data)
    path, parameters = split_query(path, query)
    with common.hub() as hub:
        if all and jsonl:
            for item in items(hub, method, path, parameters, body):
                print(_line(item))
            return
        if all:
            answer: Any = list(items(hub, method, path, parameters, body))
        else:
            options = {"json": body} if body is not None else {}
            response = hub.request(method, path, params=parameters, **options, **options_of(operation_of(method, path)))
            if not response.content:
                return
            answer = response.json()
    if jsonl:
        listed = answer.get("results", [answer]) if isinstance(answer, dict) else answer
        print(*map(_line, listed if isinstance(listed, list) else [listed]), sep="\n")
    else:
        print(json.dumps(answer, indent=2, ensure_ascii=False))


def _line(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def read_json(data: str) -> Any:
    """The body that `--data` gives."""
    try:
        if data == "-":
            place, text = "standard input", sys.stdin.read()
        elif data.startswith("@"):
            place, text = data[1:], Path(data[1:]).read_text(encoding="utf-8")
        else:
            place, text = "--data", data
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"--data cannot be read: {error}", ExitCode.USAGE) from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise CommandError(
            f"{place}:{error.lineno}:{error.colno}: it is not JSON: {error.msg}", ExitCode.USAGE
        ) from None


def split_query(path: str, given: tuple[str, ...]) -> tuple[str, Query]:
    """The path without its query, and all parameters of the query."""
    path, _, query = path.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    for one in given:
        name, equals, value = one.partition("=")
        if not (name and equals):
            raise CommandError(f"--query must be NAME=VALUE, got {one}", ExitCode.USAGE)
        pairs.append((name, value))
    return path, pairs

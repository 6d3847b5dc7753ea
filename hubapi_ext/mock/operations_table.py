"""Tells in a table what the mock does for each operation, and what it does not. It decides nothing."""

from collections.abc import Iterable, Iterator

from hubapi_ext.mock import association_types, bodies, parameters, problems, rate_windows
from hubapi_ext.mock.contract import Contract, standard_contract
from hubapi_ext.mock.effects import replacements
from hubapi_ext.mock.operation import Operation
from hubapi_ext.mock.operations import behaviour_of

_HEAD = """\
# What the mock does

`hubapi mock --operations` prints this page. A test compares the two.

Requests are checked against the schemas of the fragments. What is said here comes on top of that, and of what holds for
every operation: tokens and scopes, rate limits, faults, spellings of object types, codes by version.

For every operation it guesses:

"""

_MACHINERY = (parameters, bodies, problems, rate_windows, association_types, replacements)


def operations_table(contract: Contract | None = None) -> Iterator[str]:
    """The lines of the page, for the contract that comes with the mock or another."""
    yield from _HEAD.splitlines()
    for module in _MACHINERY:
        yield from (f"- {guess}" for guess in module.GUESSES)
    yield ""
    yield _row(["operation", "does what HubSpot is known to do", "does by guess", "leaves out"])
    yield _row(["---"] * 4)
    for operation in sorted((contract or standard_contract()).operations, key=lambda one: one.name):
        behaviour, usual = behaviour_of(operation), operation.usual
        guesses, leaves_out = (usual.guesses, usual.leaves_out) if usual else ((), ())
        parts = (behaviour.does, (*behaviour.guesses, *guesses), (*behaviour.leaves_out, *leaves_out))
        yield _row([_named(operation), *("<br>".join(part) for part in parts)])


def _named(operation: Operation) -> str:
    codes = " ".join(
        f"{version} {statuses.success}" + (f"/{statuses.errors}" if statuses.errors != statuses.success else "")
        for version, statuses in operation.versions.items()
    )
    paths = "<br>".join(f"`{operation.method} {path}`" for path in (operation.path, *operation.other_paths))
    return f"**{operation.name}**<br>{paths}<br>{codes}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

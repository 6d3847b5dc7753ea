"""The files that a mock is started with: what its portals hold at first, and how they misbehave. It writes nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from hubapi_ext.mock.contract import read_contract
from hubapi_ext.mock.faults import Rule
from hubapi_ext.mock.object_types import standard_object_types
from hubapi_ext.mock.state import State, check_state

_T = TypeVar("_T")


class _Faults(msgspec.Struct, forbid_unknown_fields=True):
    rules: list[Rule]


def read_state(path: str | Path | None, contract: str | Path | None = None) -> State:
    """What a file says that a portal of a mock with this contract holds; nothing without a file.

    Raises ValueError where it says something else.
    """
    if path is None:
        return State()
    object_types = standard_object_types() if contract is None else read_contract(Path(contract)).object_types
    return _read(Path(path), State, partial(check_state, object_types=object_types))


def read_faults(path: str | Path | None) -> Sequence[Rule]:
    """The rules in a file; none without a file. Raises ValueError where it holds something else."""
    return () if path is None else _read(Path(path), _Faults).rules


def _read(path: Path, type: type[_T], check: Callable[[_T], None] = lambda _: None) -> _T:
    try:
        content = msgspec.json.decode(path.read_bytes(), type=type)
        check(content)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    return content

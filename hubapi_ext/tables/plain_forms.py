"""Inputs of the plainest form, kept and encoded in columns: ids, and associations as tuples. It makes no request.

What is encoded here is just what the models in `forms` would be encoded to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from attrs import field, frozen

from hubapi_client.models import PublicAssociationMultiPost, PublicFetchAssociationsBatchRequest
from hubapi_client.wire import encode, texts
from hubapi_ext.batches.chunks import attribute
from hubapi_ext.forms import association, record

_LARGEST_PLAIN_ID = 2**63 - 1
"""Any id of HubSpot's is smaller. Python takes long to write a number of any length, or refuses."""


def _plain_ids(column: Sequence[Any]) -> list[str] | None:
    """Ids as text; None where one of them is not plain by the looks of it."""
    kinds = set(map(type, column))
    if kinds == {int}:
        return texts(list(column)) if min(column) > 0 and max(column) <= _LARGEST_PLAIN_ID else None
    # A text of digits that comes before "1" in the alphabet is empty or begins with a zero.
    if kinds == {str} and min(column) >= "1" and (every := "".join(column)).isdecimal() and every.isascii():
        return list(column)
    return None


def _plain_id(given: Any) -> str | None:
    """The same for one id."""
    if given.__class__ is int:
        return f"{given}" if 0 < given <= _LARGEST_PLAIN_ID else None
    if given.__class__ is str and given.isdecimal() and given.isascii() and given[0] != "0":
        return given
    return None


@frozen(eq=False)
class PlainRecords:
    """Records that are read, given by their ids alone."""

    ids: list[str] = field(factory=list)

    def __len__(self) -> int:
        return len(self.ids)

    def add_all(self, given: Sequence[Any]) -> bool:
        """Takes ids in, unless one of them is none by the looks of it: then it takes none and says False."""
        ids = _plain_ids(given)
        if ids is None:
            return False
        self.ids.extend(ids)
        return True

    def take(self, source: Iterator[Any]) -> list[Any]:
        """Takes ids in, one by one. Whatever is none by the looks of it is left to the model."""
        add = self.ids.append
        for given in source:
            id = _plain_id(given)
            if id is None:
                return [given]
            add(id)
        return []

    def content(self) -> bytes:
        """The inputs, encoded and separated by commas."""
        before, after = _around_record_id()
        return f"{before}{f'{after},{before}'.join(self.ids)}{after}".encode()

    def sizes(self) -> list[int]:
        """The bytes that each input takes at most."""
        around = sum(map(len, _around_record_id()))
        return [around + len(id) for id in self.ids]

    def size(self) -> int:
        """The bytes that all inputs take at most."""
        return sum(map(len, _around_record_id())) * len(self) + len("".join(self.ids))

    def column(self, path: str) -> list[Any]:
        """What each input's model has at a dotted attribute."""
        return self.ids if path == "id" else [attribute(path)(self.model(at)) for at in range(len(self))]

    def model(self, position: int) -> PublicFetchAssociationsBatchRequest:
        """The model of an input."""
        return record(self.ids[position])

    def select(self, positions: Sequence[int]) -> PlainRecords:
        """Some of the inputs."""
        return PlainRecords(list(map(self.ids.__getitem__, positions)))

    def plus(self, other: PlainRecords) -> PlainRecords:
        """The inputs of both."""
        return PlainRecords(self.ids + other.ids)


@frozen(eq=False)
class PlainAssociations:
    """Associations given as (from id, to id, type)."""

    from_ids: list[str] = field(factory=list)
    to_ids: list[str] = field(factory=list)
    types: list[Any] = field(factory=list)
    _ends: dict[Any, str | None] = field(factory=dict)
    """How the input of a type ends; None where HubSpot does not accept the type."""

    def __len__(self) -> int:
        return len(self.types)

    def add_all(self, given: Sequence[Any]) -> bool:
        """Takes tuples in, unless one is not plain by the looks of it: then it takes none and says False."""
        if set(map(type, given)) != {tuple} or set(map(len, given)) != {3}:
            return False
        from_ids, to_ids = (_plain_ids(list(map(itemgetter(at), given))) for at in (0, 1))
        types = list(map(itemgetter(2), given))
        if from_ids is None or to_ids is None or not all(map(self._is_plain_type, _distinct(types))):
            return False
        self.from_ids.extend(from_ids)
        self.to_ids.extend(to_ids)
        self.types.extend(types)
        return True

    def take(self, source: Iterator[Any]) -> list[Any]:
        """Takes tuples in, one by one. Whatever is not plain by the looks of it is left to the model."""
        add_from, add_to, add_type = self.from_ids.append, self.to_ids.append, self.types.append
        ends = self._ends
        for given in source:
            if given.__class__ is not tuple or len(given) != 3:
                return [given]
            # What `_plain_id` does, without its calls: here they would take longer than all the rest.
            from_id, to_id, type = given
            if from_id.__class__ is int and 0 < from_id <= _LARGEST_PLAIN_ID:
                from_id = f"{from_id}"
            elif (from_id := _plain_id(from_id)) is None:
                return [given]
            if to_id.__class__ is int and 0 < to_id <= _LARGEST_PLAIN_ID:
                to_id = f"{to_id}"
            elif (to_id := _plain_id(to_id)) is None:
                return [given]
            if not ((type.__class__ is int and ends.get(type)) or self._is_plain_type(type)):
                return [given]
            add_from(from_id)
            add_to(to_id)
            add_type(type)
        return []

    def _is_plain_type(self, type: Any) -> bool:
        # Python takes 861, 861.0 and, if it is 1, True for one key.
        if type.__class__ is not int and not (
            type.__class__ is tuple and [part.__class__ for part in type] == [str, int]
        ):
            return False
        if type not in self._ends:
            try:
                self._ends[type] = _around_ids(association(("1", "1", type)))[2]
            except (TypeError, ValueError):
                self._ends[type] = None
        return self._ends[type] is not None

    def content(self) -> bytes:
        """The inputs, encoded and separated by commas."""
        before, between, _ = _around_association_ids()
        rows = zip(self.from_ids, self.to_ids, map(self._ends.__getitem__, self.types), strict=True)
        return ",".join([f"{before}{from_id}{between}{to_id}{end}" for from_id, to_id, end in rows]).encode()

    def sizes(self) -> list[int]:
        """The bytes that each input takes at most."""
        before, between, _ = _around_association_ids()
        around = len(before) + len(between) + self._longest_end()
        return [around + len(from_id) + len(to_id) for from_id, to_id in zip(self.from_ids, self.to_ids, strict=True)]

    def size(self) -> int:
        """The bytes that all inputs take at most."""
        before, between, _ = _around_association_ids()
        around = len(before) + len(between) + self._longest_end()
        return around * len(self) + len("".join(self.from_ids)) + len("".join(self.to_ids))

    def _longest_end(self) -> int:
        return max(len(end) for end in self._ends.values() if end is not None)

    def column(self, path: str) -> list[Any]:
        """What each input's model has at a dotted attribute."""
        if path == "from_.id":
            return self.from_ids
        return self.to_ids if path == "to.id" else [attribute(path)(self.model(at)) for at in range(len(self))]

    def model(self, position: int) -> PublicAssociationMultiPost:
        """The model of an input."""
        return association((self.from_ids[position], self.to_ids[position], self.types[position]))

    def select(self, positions: Sequence[int]) -> PlainAssociations:
        """Some of the inputs."""
        columns = [list(map(column.__getitem__, positions)) for column in (self.from_ids, self.to_ids, self.types)]
        return PlainAssociations(columns[0], columns[1], columns[2], self._ends)

    def plus(self, other: PlainAssociations) -> PlainAssociations:
        """The inputs of both."""
        from_ids, to_ids = self.from_ids + other.from_ids, self.to_ids + other.to_ids
        return PlainAssociations(from_ids, to_ids, self.types + other.types, self._ends | other._ends)


def _distinct(types: list[Any]) -> Iterable[Any]:
    """The types, each once, unless two could be taken for one that are not."""
    return set(types) if set(map(type, types)) == {int} else types


def _around_ids(model: object) -> list[str]:
    """What stands around the ids of an encoded model whose ids are all 1."""
    before, *rest = encode(model, type(model)).decode().split('"1"')
    return [f'{before}"', *(f'"{part}"' for part in rest[:-1]), f'"{rest[-1]}']


@cache
def _around_record_id() -> list[str]:
    return _around_ids(record("1"))


@cache
def _around_association_ids() -> list[str]:
    return _around_ids(association(("1", "1", 1)))

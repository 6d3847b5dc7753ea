"""The inputs of one request, in columns. It decides nothing: what becomes of a chunk is the engine's business."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, Self

import msgspec
from attrs import define, field, frozen

_encoder = msgspec.json.Encoder()


@frozen
class Envelope:
    """What a body has around its inputs, which are separated by commas."""

    before: bytes = b'{"inputs":['
    after: bytes = b"]}"

    def __len__(self) -> int:
        return len(self.before) + len(self.after)

    def around(self, inputs: bytes) -> bytes:
        """The body with these inputs."""
        return b"".join((self.before, inputs, self.after))


class Columns(Protocol):
    """What a request says of its inputs, in whatever form that is kept."""

    def __len__(self) -> int: ...

    def content(self) -> bytes:
        """The inputs, encoded and separated by commas."""
        ...

    def sizes(self) -> list[int]:
        """The bytes that each input takes at most."""
        ...

    def size(self) -> int:
        """The bytes that all inputs take at most, without the commas."""
        ...

    def column(self, path: str) -> list[Any]:
        """What each input's model has at a dotted attribute; None where a part of it is missing."""
        ...

    def model(self, position: int) -> Any:
        """The model of an input."""
        ...

    def select(self, positions: Sequence[int]) -> Self:
        """Some of the inputs."""
        ...

    def plus(self, other: Self) -> Self:
        """The inputs of both."""
        ...


@frozen(eq=False)
class _OfModels:
    """Inputs by their models, however they are encoded."""

    models: list[Any] = field(factory=list)

    def __len__(self) -> int:
        return len(self.models)

    def column(self, path: str) -> list[Any]:
        """What each model has at a dotted attribute; None where a part of it is missing."""
        try:
            return list(map(attrgetter(path), self.models))
        except (AttributeError, TypeError):
            return list(map(attribute(path), self.models))

    def model(self, position: int) -> Any:
        """The model of an input."""
        return self.models[position]


@frozen(eq=False)
class Models(_OfModels):
    """Inputs by their models, each with its encoded form."""

    contents: list[bytes] = field(factory=list)

    def add(self, model: Any, content: bytes) -> None:
        """Adds an input at the end."""
        self.models.append(model)
        self.contents.append(content)

    def content(self) -> bytes:
        """The inputs, encoded and separated by commas."""
        return b",".join(self.contents)

    def sizes(self) -> list[int]:
        """The bytes that each input takes."""
        return list(map(len, self.contents))

    def size(self) -> int:
        """The bytes that all inputs take, without the commas."""
        return sum(map(len, self.contents))

    def select(self, positions: Sequence[int]) -> Models:
        """Some of the inputs."""
        return Models(*(list(map(column.__getitem__, positions)) for column in (self.models, self.contents)))

    def plus(self, other: Models) -> Models:
        """The inputs of both."""
        return Models(self.models + other.models, self.contents + other.contents)


@frozen(eq=False)
class ModelsTogether(_OfModels):
    """Inputs by their models, at least one, encoded all at once. The size of each is found when it is asked for."""

    whole: bytes = b""
    """Their encoded form, separated by commas."""

    @classmethod
    def encoded(cls, models: list[Any]) -> ModelsTogether:
        """Encodes models of which it is known that they are what HubSpot accepts."""
        return cls(models, _encoder.encode(models)[1:-1])

    def content(self) -> bytes:
        """The inputs, encoded and separated by commas."""
        return self.whole

    def sizes(self) -> list[int]:
        """The bytes that each input takes."""
        return [len(_encoder.encode(model)) for model in self.models]

    def size(self) -> int:
        """The bytes that all inputs take, without the commas."""
        return len(self.whole) - len(self.models) + 1

    def select(self, positions: Sequence[int]) -> ModelsTogether:
        """Some of the inputs."""
        return self.encoded(list(map(self.models.__getitem__, positions)))

    def plus(self, other: ModelsTogether) -> ModelsTogether:
        """The inputs of both."""
        return ModelsTogether(self.models + other.models, b",".join((self.whole, other.whole)))


@define(eq=False, slots=False)
class Chunk:
    """The inputs of one request. Those of a part or of a next page were inputs of an earlier one too."""

    indices: Sequence[int]
    """The place of each input in what was given."""
    given: Sequence[Any]
    """The inputs as they were given."""
    columns: Columns
    key_paths: tuple[str, ...] = ()
    """The attributes that no two inputs may have in common; none where it does not matter."""
    ignores_case: bool = False
    """Whether values are the same that differ in the case of letters alone."""
    same: Mapping[int, list[tuple[int, Any]]] = field(factory=dict)
    """By index, other inputs that ask for just what an input asks for, each with its own index."""
    may_have_been_applied: bool = False
    """Whether HubSpot may have carried the inputs out when they were sent before."""
    refusal: Any = None
    """The error of the request of which this is a part."""
    verdict: Any = None
    """What the engine found to have become of the inputs. It is found once, and holds from then on."""
    progress: Any = None
    """How far the batch has come with that."""
    _positions: dict[str, dict[str, Sequence[int]]] = field(factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.indices)

    @cached_property
    def key_columns(self) -> list[list[Any]]:
        """What tells the inputs apart, a column for each attribute."""
        columns = list(map(_hashable, self.columns_of(self.key_paths)))
        return list(map(folded, columns)) if self.ignores_case else columns

    def columns_of(self, paths: Sequence[str]) -> list[list[Any]]:
        """What the inputs have at dotted attributes, a column for each."""
        return list(map(self.columns.column, paths))

    @cached_property
    def keys(self) -> list[Any]:
        """What tells the inputs apart, one key for each."""
        return rows(self.key_columns)

    @cached_property
    def key_set(self) -> set[Any]:
        """The keys, to look them up."""
        return set(self.keys)

    @cached_property
    def first_keys(self) -> set[Any]:
        """The first attribute of each key, which often suffices."""
        return set(self.key_columns[0])

    @property
    def is_distinct(self) -> bool:
        """Whether no two inputs have the same key."""
        return not self.key_paths or len(self.first_keys) == len(self) or len(self.key_set) == len(self)

    def overlaps(self, other: Chunk) -> bool:
        """Whether an input of this chunk has the key of an input of another."""
        if not self.key_paths or self.first_keys.isdisjoint(other.first_keys):
            return False
        return not self.key_set.isdisjoint(other.key_set)

    def positions(self, path: str) -> dict[str, Sequence[int]]:
        """The positions of the inputs by what they have at a dotted attribute, as text, also inside of lists."""
        if path not in self._positions:
            column = self.columns.column(path)
            found: dict[str, Any] = {
                value: (position,) for position, value in enumerate(column) if value.__class__ is str
            }
            if len(found) < len(column):
                found = {}
                for position, value in enumerate(column):
                    for text in _texts(value):
                        found.setdefault(text, []).append(position)
            self._positions[path] = found
        return self._positions[path]

    def entries(self) -> Iterator[tuple[int, Any]]:
        """All inputs with their indices, also those that are not sent since another one asks for the same."""
        return chain(zip(self.indices, self.given, strict=True), *self.same.values())

    def select(self, positions: Sequence[int]) -> Chunk:
        """A chunk of some of the inputs, with the same history."""
        indices = list(map(self.indices.__getitem__, positions))
        return Chunk(
            indices,
            list(map(self.given.__getitem__, positions)),
            self.columns.select(positions),
            self.key_paths,
            self.ignores_case,
            same={index: self.same[index] for index in indices if index in self.same} if self.same else {},
            may_have_been_applied=self.may_have_been_applied,
            refusal=self.refusal,
        )

    def halves(self) -> list[Chunk]:
        """The first and the second half."""
        middle = len(self) // 2
        return [self.select(range(middle)), self.select(range(middle, len(self)))]

    def cut(self, size: int) -> list[Chunk]:
        """Chunks of at most so many inputs."""
        return [self.select(range(at, min(at + size, len(self)))) for at in range(0, len(self), size)]


def joined(chunks: Sequence[Chunk], encode: Callable[[Any], bytes]) -> Chunk:
    """One chunk of the inputs of several, none of which was sent before in vain."""
    if len(chunks) == 1:
        return chunks[0]
    kinds = {type(chunk.columns) for chunk in chunks}
    parts = [chunk.columns if len(kinds) == 1 else _as_models(chunk.columns, encode) for chunk in chunks]
    return Chunk(
        list(chain.from_iterable(chunk.indices for chunk in chunks)),
        list(chain.from_iterable(chunk.given for chunk in chunks)),
        reduce(lambda one, other: one.plus(other), parts),
        chunks[0].key_paths,
        chunks[0].ignores_case,
        same={index: others for chunk in chunks for index, others in chunk.same.items()},
    )


def _as_models(columns: Columns, encode: Callable[[Any], bytes]) -> Columns:
    if isinstance(columns, Models):
        return columns
    models = list(map(columns.model, range(len(columns))))
    return Models(models, list(map(encode, models)))


def rows(columns: Sequence[list[Any]]) -> list[Any]:
    """Columns as one key for each row; a single column as it is."""
    return columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))


def attribute(path: str) -> Callable[[Any], Any]:
    """Reads a dotted attribute, whose last part may be a key of a mapping; None where a part is missing.

    Where the path leads through lists, it is a list of values. The path of an input that is a bare text is a dot.
    """
    if path == ".":
        return lambda value: value
    read = attrgetter(path)
    names = path.split(".")

    def get(value: Any) -> Any:
        try:
            return read(value)
        except AttributeError:
            holder = getattr(value, names[0], None)
            if len(names) > 1 and isinstance(holder, Mapping):
                return holder.get(names[1])
            return list(_each(value, names)) or None

    return get


def _each(value: Any, names: Sequence[str]) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _each(one, names)
    elif not names:
        yield value
    elif hasattr(value, names[0]):
        yield from _each(getattr(value, names[0]), names[1:])


def _hashable(column: list[Any]) -> list[Any]:
    """A column that can be part of a key: one that leads through lists has a tuple for each."""
    return list(map(tuple, column)) if column and isinstance(column[0], list) else column


def folded(column: list[Any]) -> list[Any]:
    """A column without regard to the case of letters."""
    try:
        return list(map(str.casefold, column))
    except TypeError:
        return [value.casefold() if isinstance(value, str) else value for value in column]


def _texts(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    return (str(one) for one in value if one is not None) if isinstance(value, list) else (str(value),)

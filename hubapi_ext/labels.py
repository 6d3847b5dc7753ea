"""Association types by the names of their labels: "Billing contact" in the place of a type id. It knows no transport.

Which label has which type is a portal's own affair. It is read when a name first comes by, once for two object types
and hub, and again where a name is not among the labels. The inputs of a batch are looked through as they are taken, so
that a batch without names reads no labels.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sized
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast

from attrs import evolve, frozen

from hubapi_client.errors import shortened
from hubapi_client.models import AssociationSpec
from hubapi_ext.batches.batch import Batch
from hubapi_ext.batches.tasks import AsyncStream
from hubapi_ext.batches.threads import Stream
from hubapi_ext.calls import Call, Chain, Session, Steps
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.forms import Form

T = TypeVar("T")

_PLACES = {"first": 0, "third": 2}
"""Where in a tuple an input has its types."""


@frozen(kw_only=True)
class LabelledBatch(Batch[T]):
    """A batch in whose inputs association types may be given by their labels."""

    types_in: str
    """Where an input has them: `first` or `third` in a tuple, or `itself`."""

    def iterate(self, session: Session) -> Stream[T]:
        """The stream that sends while it is looped over."""
        if self._has_none() or not isinstance(self.inputs, Iterable):
            return Batch.iterate(self, session)
        labels = _Labels.of(self.arguments, session, "inputs")
        return Batch.iterate(self._with(labels, self._watched(labels)), session)

    def iterate_async(self, session: Session) -> AsyncStream[T]:
        """The stream that sends while it is looped over with `async for`."""
        if self._has_none():
            return Batch.iterate_async(self, session)
        labels = _Labels.of(self.arguments, session, "inputs")
        return Batch.iterate_async(self._with(labels, self._watched_async(labels)), session)

    def _with(self, labels: _Labels, inputs: Iterable[Any] | AsyncIterable[Any]) -> LabelledBatch[T]:
        if isinstance(self.inputs, Sized):
            kind = _CountedLater if isinstance(inputs, AsyncIterable) else _Counted
            inputs = kind(inputs, len(self.inputs))
        return evolve(self, inputs=inputs, model=lambda given: self.model(labels.in_input(given, self.types_in)))

    def _has_none(self) -> bool:
        """Whether it is seen at once that no input has a name."""
        at = _PLACES.get(self.types_in)
        if at is None or not isinstance(self.inputs, list | tuple) or set(map(type, self.inputs)) != {tuple}:
            return False
        try:
            return set(map(type, map(itemgetter(at), self.inputs))) <= {int, tuple, AssociationSpec}
        except IndexError:
            return False

    def _watched(self, labels: _Labels) -> Iterator[Any]:
        for given in cast("Iterable[Any]", self.inputs):
            if labels.lack(names_in(given, self.types_in)):
                labels.learn(labels.request().send(labels.session))
            yield given

    async def _watched_async(self, labels: _Labels) -> AsyncIterator[Any]:
        inputs = self.inputs
        async for given in inputs if isinstance(inputs, AsyncIterable) else _each(inputs):
            if labels.lack(names_in(given, self.types_in)):
                labels.learn(await labels.request().send_async(labels.session))
            yield given


@frozen
class LabelledCall(Generic[T]):
    """A request whose association types may be given by their labels."""

    call: Call[T]
    form: Form
    given: Any

    def send(self, session: Session) -> T:
        """Reads the labels, where that is necessary, and sends the request."""
        return self._chain(session).send(session)

    async def send_async(self, session: Session) -> T:
        """The same, without blocking the event loop."""
        return await self._chain(session).send_async(session)

    def _chain(self, session: Session) -> Chain[T]:
        labels = _Labels.of(self.call.arguments, session, "types")

        def steps() -> Steps[T]:
            if labels.lack(names_in(self.given, "itself")):
                labels.learn((yield labels.request()))
            body = self.form.model(labels.in_input(self.given, "itself"))
            arguments = {**self.call.arguments, "body": body}
            return (yield Call(self.call.endpoint, arguments, self.call.conclude))  # type: ignore[no-any-return]

        return Chain(steps)


@frozen
class _Labels:
    """The types between two object types by their labels, as far as they are known."""

    session: Session
    ends: tuple[str, str]
    argument: str
    """What names the types."""

    @classmethod
    def of(cls, arguments: Mapping[str, Any], session: Session, argument: str) -> _Labels:
        """Those of the object types in a path."""
        ends = str(arguments["from_object_type"]), str(arguments["to_object_type"])
        return cls(session, ends, argument)

    @property
    def types(self) -> Mapping[str, tuple[str, AssociationSpec]]:
        """The labels as HubSpot spells them, with their types, by the labels in lower case."""
        known: Mapping[str, tuple[str, AssociationSpec]] = self.session.learnt.labels.get(self.ends, {})
        return known

    def lack(self, names: Iterable[str]) -> bool:
        """Whether one of the names is not known."""
        return any(name.casefold() not in self.types for name in names)

    def request(self) -> Call[Any]:
        """The request for all labels."""
        from hubapi_client.api.association_labels import list_association_labels  # noqa: PLC0415 - when it is used

        arguments = {"from_object_type": self.ends[0], "to_object_type": self.ends[1]}
        return Call(list_association_labels, arguments)

    def learn(self, answer: Any) -> None:
        """Takes in what the portal has now."""
        # In one step: other threads and tasks look there, too.
        self.session.learnt.labels[self.ends] = {
            one.label.casefold(): (
                one.label,
                AssociationSpec(association_category=one.category, association_type_id=one.type_id),
            )
            for one in answer.results
            if one.label
        }

    def in_input(self, given: Any, types_in: str) -> Any:
        """The input with types in the place of names. Raises InvalidInputError for a name that no label has."""
        if not names_in(given, types_in):
            return given
        if isinstance(given, Mapping):
            return {name: value for name, value in given.items() if name != "category"} | {
                "type_id": self._types(given["type_id"])
            }
        at = _PLACES.get(types_in)
        return self._types(given) if at is None else (*given[:at], self._types(given[at]), *given[at + 1 :])

    def _types(self, given: Any) -> Any:
        if isinstance(given, list):
            return [self._types(one) for one in given]
        if not _is_name(given):
            return given
        try:
            return self.types[given.casefold()][1]
        except KeyError:
            labels = ", ".join(sorted(repr(label) for label, _ in self.types.values())) or "none"
            allowed = f"the labels from {self.ends[0]} to {self.ends[1]} are {labels}"
            raise InvalidInputError(self.argument, f"the type is {shortened(given)}", allowed=allowed) from None


def names_in(given: Any, types_in: str) -> list[str]:
    """The labels that an input names."""
    if given.__class__ is tuple and types_in in _PLACES:
        at = _PLACES[types_in]
        types = given[at] if len(given) > at else None
    elif isinstance(given, Mapping):
        types = given.get("type_id")
    else:
        types = given if types_in == "itself" else None
    if types.__class__ is int:
        return []
    every: list[Any] = types if isinstance(types, list) else [types]
    return [one for one in every if _is_name(one)]


def _is_name(given: Any) -> bool:
    # The digits of a type id may be text, as all is in a CSV file.
    return isinstance(given, str) and given.strip() != "" and not given.isdecimal()


@frozen
class _Counted:
    """Inputs that come one by one, and are known to be so many."""

    inputs: Any
    count: int

    def __iter__(self) -> Iterator[Any]:
        return iter(self.inputs)

    def __len__(self) -> int:
        return self.count


@frozen
class _CountedLater:
    """The same for inputs that are waited for."""

    inputs: Any
    count: int

    def __aiter__(self) -> AsyncIterator[Any]:
        return aiter(self.inputs)

    def __len__(self) -> int:
        return self.count


async def _each(inputs: Iterable[Any]) -> AsyncIterator[Any]:
    for given in inputs:
        yield given

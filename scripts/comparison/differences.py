"""Tells how two operations differ, and by the direction of a message whether it matters. It reads and prints nothing.

A request goes from us to them, so all that our client may send must be accepted there: a difference matters where
ours is *wider* than theirs. An answer goes from them to us, so all that may come must be read here: it matters
where ours is *narrower*. The other way round it is a note, something that could be done and need not.

Some things matter by other rules. A field of an answer that we do not have is news although the client passes over
it, since nobody can read it; and so is a value of an enum that we do not name, although enums are open in answers.
A field of ours that they do not have is news in both directions. Success codes and scopes are facts, of which any
difference is news. But what is `required` of an answer is a note, because the client relies on no field, and so is
how lists are written in a query, of which upstream says nothing on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import define, field, frozen

from .matching import Pair, plain, shared_parameters
from .operations import Content, Operation, Parameter, is_json, path_names
from .schema_differences import Difference, Relation, SchemaComparison
from .shapes import Direction

Verdict = Literal["same", "narrower", "wider", "different", "absent", "not described"]


@frozen
class Comparison:
    """What came of one operation in one version."""

    operation: str
    version: str
    request: str
    verdict: Verdict
    """Ours, compared with theirs."""
    differences: tuple[Difference, ...] = ()
    components: frozenset[str] = field(default=frozenset(), repr=False)
    """The places in components of ours that were compared, such as `PublicObjectId.id`."""

    @property
    def was_compared(self) -> bool:
        """Whether upstream describes the operation."""
        return self.verdict not in ("absent", "not described")


def compare(pair: Pair) -> Comparison:
    """Compares an operation with all that describes it."""
    ours = pair.ours
    request = f"{ours.method.upper()} {ours.path}"
    if pair.theirs:
        comparers = [_OperationComparison(ours, one) for one in pair.theirs]
        found = tuple(dict.fromkeys(difference for one in comparers for difference in one.differences()))
        components = frozenset(name for one in comparers for name in one.components)
        return Comparison(ours.name, ours.version, request, _verdict(found), found, components)
    if not pair.described:
        return Comparison(ours.name, ours.version, request, "not described")
    instead = f"absent; perhaps {pair.instead}" if pair.instead else "absent"
    absent = Difference("operation", "path", "path", "absent", request, instead, news=True)
    return Comparison(ours.name, ours.version, request, "absent", (absent,))


def _verdict(differences: tuple[Difference, ...]) -> Verdict:
    relations = {one.relation for one in differences}
    return relations.pop() if len(relations) == 1 else "different" if relations else "same"


@define
class _OperationComparison:
    ours: Operation
    theirs: Operation
    components: set[str] = field(factory=set)

    def differences(self) -> Iterator[Difference]:
        """Yields how the two differ: their facts, what is sent, what comes back."""
        yield from self._facts()
        yield from self._path_parameters()
        yield from self._parameters()
        yield from self._body()
        yield from self._answer()

    def _facts(self) -> Iterator[Difference]:
        ours, theirs = self.ours, self.theirs
        if plain(ours.path) != plain(theirs.path) and plain(theirs.path) in map(plain, ours.other_paths):
            yield _fact("path", "path", "different", ours.path, theirs.path, news=False)
        if theirs.deprecated and not ours.deprecated:
            yield _fact("deprecated", "deprecated", "different", "in use", "deprecated", news=False)
        if theirs.codes:
            yield from _facts("responses", "code", ours.codes, theirs.codes)
        if theirs.scopes is not None and ours.scopes is not None:
            # Where one side speaks of a single object type, the other has the scopes of all.
            specific = len(path_names(theirs.path)) - len(path_names(ours.path))
            shared = ours.scopes & theirs.scopes
            mine, other = shared if specific < 0 else ours.scopes, shared if specific > 0 else theirs.scopes
            yield from _facts("security", "scope", mine, other)

    def _path_parameters(self) -> Iterator[Difference]:
        spellings = (self.ours.path, *self.ours.other_paths)
        path = next((one for one in spellings if plain(one) == plain(self.theirs.path)), self.ours.path)
        comparison = SchemaComparison("request", self.ours.requests, self.theirs.requests, as_text=True)
        for mine, other in shared_parameters(path, self.theirs.path):
            schemas = self.ours.path_parameters[mine], self.theirs.path_parameters[other]
            yield from comparison.compare(f"path.{mine}", *schemas)
        self.components |= comparison.components

    def _parameters(self) -> Iterator[Difference]:
        ours, theirs = self.ours.parameters, self.theirs.parameters
        for key in dict.fromkeys((*ours, *theirs)):
            mine, other = ours.get(key), theirs.get(key)
            yield from _presence(key, "parameter", _need(mine), _need(other))
            if mine and other:
                yield from self._parameter(key, mine, other)

    def _parameter(self, key: str, mine: Parameter, other: Parameter) -> Iterator[Difference]:
        schemas = self.ours.requests, self.theirs.requests
        comparison = SchemaComparison("request", *schemas, as_text=True, joined=mine.joined)
        yield from comparison.compare(key, mine.schema, other.schema)
        self.components |= comparison.components
        are_lists = "array" in schemas[0].shape(mine.schema) and "array" in schemas[1].shape(other.schema)
        if are_lists and mine.joined != other.joined:
            sides = ("with commas", "one by one") if mine.joined else ("one by one", "with commas")
            yield Difference("request", key, "style", "different", *sides, news=False)

    def _body(self) -> Iterator[Difference]:
        mine, other = self.ours.body, self.theirs.body
        yield from _presence("requestBody", "body", _need(mine), _need(other))
        if mine and other:
            yield from self._content("requestBody", "request", mine, other)

    def _answer(self) -> Iterator[Difference]:
        mine, other = self.ours.answer, self.theirs.answer
        if mine and other:
            yield from self._content("response", "response", mine, other)
        elif other:
            yield Difference("response", "response", "body", "narrower", "absent", "present", news=True)
        elif mine and self.ours.codes != {"204"}:
            yield Difference("response", "response", "body", "wider", "present", "absent", news=True)

    def _content(self, path: str, direction: Direction, mine: Content, other: Content) -> Iterator[Difference]:
        if not any(map(is_json, other.media_types)):
            ours, theirs = (", ".join(sorted(one.media_types)) for one in (mine, other))
            yield Difference(direction, path, "media type", "different", ours, theirs, news=True)
            return
        schemas = (
            (self.ours.requests, self.theirs.requests)
            if direction == "request"
            else (self.ours.answers, self.theirs.answers)
        )
        comparison = SchemaComparison(direction, *schemas)
        yield from comparison.compare(path, mine.schema, other.schema)
        self.components |= comparison.components


def _need(part: Parameter | Content | None) -> str:
    return "absent" if part is None else "required" if part.required else "optional"


def _presence(place: str, kind: str, ours: str, theirs: str) -> Iterator[Difference]:
    """How a part of a request differs that one side does not have, or does not need."""
    if ours != theirs:
        # What they need and we may leave out is as bad as what we send and they do not have.
        is_news = theirs in ("required", "absent")
        relation: Relation = "wider" if is_news else "narrower"
        yield Difference(
            "request", place, "required" if "absent" not in (ours, theirs) else kind, relation, ours, theirs, is_news
        )


def _fact(place: str, kind: str, relation: Relation, ours: str, theirs: str, *, news: bool = True) -> Difference:
    return Difference("operation", place, kind, relation, ours, theirs, news)


def _facts(place: str, kind: str, ours: frozenset[str], theirs: frozenset[str]) -> Iterator[Difference]:
    """The codes, or scopes, that one side alone has."""
    for one in sorted(ours - theirs):
        yield _fact(place, kind, "wider", one, "absent")
    for one in sorted(theirs - ours):
        yield _fact(place, kind, "narrower", "absent", one)

"""One HubSpot account: all its state, and what a test may seed and see of it. It knows no HTTP and no operation."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from random import Random
from threading import RLock
from typing import Any, TypeVar

from attrs import define, field

from hubapi_ext.mock import state
from hubapi_ext.mock.association_types import HUBSPOT_DEFINED, USER_DEFINED, AssociationType
from hubapi_ext.mock.clock import PortalClock
from hubapi_ext.mock.computed_answers import Compute, ComputedAnswers
from hubapi_ext.mock.contents import Contents, Record
from hubapi_ext.mock.effects import OtherAnswer
from hubapi_ext.mock.faults import Faults, KnownOperations, Rule
from hubapi_ext.mock.journal import Journal
from hubapi_ext.mock.messages import Exchange
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.rate_windows import RateWindows
from hubapi_ext.mock.search_oddities import SearchOddities
from hubapi_ext.mock.state import AssociationTypeState, State
from hubapi_ext.mock.timestamps import in_utc

_T = TypeVar("_T")


def _scopes(scopes: Collection[str] | None) -> frozenset[str] | None:
    if isinstance(scopes, str):
        raise TypeError(f"scopes must be a set of scopes or None, got {scopes!r}")
    return None if scopes is None else frozenset(scopes)


def _expires_at(moment: datetime | None) -> datetime | None:
    return None if moment is None else in_utc(moment, "token_expires_at")


@define(kw_only=True)
class Portal:
    """The account behind one bearer token. A request holds its lock from beginning to end."""

    number: int
    fingerprint: str = field(repr=False)
    """What the mock knows its token by."""
    known_operations: KnownOperations = field(repr=False)
    """The operations that rules may name."""
    only_defined_properties: bool
    """Whether records have the properties alone that it has defined."""
    page_size: int | None
    """How many associations of a record one batch read returns; None for as many as the contract says."""
    clock: PortalClock
    """Its time, which can be frozen and advanced."""
    rate_windows: RateWindows = field(repr=False)
    """Its windows; each can be replaced."""
    scopes: frozenset[str] | None = field(default=None, converter=_scopes)
    """What its tokens may ask for; None for anything."""
    token_expires_at: datetime | None = field(default=None, converter=_expires_at)
    """When its own token ends. Those that the token endpoint gives have ends of their own."""
    faults: Faults = field(init=False, repr=False)
    """How it misbehaves."""
    search_oddities: SearchOddities = field(factory=SearchOddities, init=False)
    """In what its searches fall short; replace it for others."""
    computed_answers: ComputedAnswers = field(factory=ComputedAnswers, init=False, repr=False)
    unanswered: list[str] = field(factory=list, init=False, repr=False)
    """The method and path of each request that the mock has no operation for. A reset does not forget them."""
    contents: Contents = field(init=False, repr=False)
    revision: int = field(default=0, init=False, repr=False)
    """Grows with every change of the contents."""
    lock: RLock = field(factory=RLock, init=False, repr=False)
    _all_journals: Journal = field(alias="all_journals", repr=False)
    _seed: int = field(alias="seed", default=0, repr=False)
    _initial_contents: Contents = field(alias="initial_contents", factory=Contents, repr=False)
    _initial_faults: Sequence[Rule] = field(alias="initial_faults", default=(), repr=False)
    _initial_windows: RateWindows = field(init=False, repr=False)
    _random: Random = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._random = Random(self._seed)  # noqa: S311 - it shuffles results, nothing depends on its secrecy
        self._initial_windows = self.rate_windows.emptied()
        self.contents = self._initial_contents.copy()
        self.faults = Faults(self.known_operations)
        self.faults.extend(self._initial_faults)

    # What tests use

    def create(
        self, object_type: str, properties: Mapping[str, str] | None = None, *, id: str | int | None = None
    ) -> str:
        """Seeds a record and returns its id, which is a new one unless it is given."""
        chosen = None if id is None else state.record_id(id)
        with self.lock:
            self.revision += 1
            return self.contents.add(self._find(object_type), properties or {}, self.now(), id=chosen).id

    def get(self, object_type: str, id: str | int) -> Record | None:
        """The record with this id, as it is now."""
        with self.lock:
            record = self.contents.records(self._find(object_type)).get(str(id))
            return record and record.copy()

    def records(self, object_type: str, *, archived: bool = False) -> list[Record]:
        """All records of an object type, the oldest first; or else those that are archived."""
        found = self.contents.archived if archived else self.contents.records
        with self.lock:
            return [record.copy() for record in found(self._find(object_type)).values()]

    def associations(
        self, from_object_type: str, from_id: str | int, to_object_type: str
    ) -> dict[str, set[AssociationType]]:
        """A record's associations: for each id on the other side, the types as seen from this record."""
        source, target = self._find(from_object_type), self._find(to_object_type)
        with self.lock:
            return {to_id: set(types) for to_id, types in self.contents.links.of(source, str(from_id), target).items()}

    def limit(
        self, from_object_type: str, to_object_type: str, *, type_id: int, category: str = HUBSPOT_DEFINED
    ) -> int | None:
        """How many associations of a type one record may have; None where no limit is set."""
        source, target = self._find(from_object_type), self._find(to_object_type)
        with self.lock:
            return self.contents.links.limit(source, target, category, type_id)

    def define_type(
        self,
        from_object_type: str,
        to_object_type: str,
        *,
        type_id: int,
        inverse_type_id: int,
        category: str = USER_DEFINED,
        label: str | None = None,
        inverse_label: str | None = None,
    ) -> None:
        """Seeds a label. Without an inverse label it reads the same from both sides."""
        defined = AssociationTypeState(
            from_object_type=from_object_type,
            to_object_type=to_object_type,
            type_id=type_id,
            inverse_type_id=inverse_type_id,
            category=category,
            label=label,
            inverse_label=inverse_label,
        )
        self.seed(State(association_types=[defined]))

    def read_state(self) -> State:
        """What the portal holds, as data."""
        with self.lock:
            return state.read(self.contents)

    def seed(self, given: State | Mapping[str, Any]) -> dict[str, list[str]]:
        """Adds to what the portal holds, all or nothing, and returns the ids of the records by object type.

        It may be a mapping, as it stands in a file of `hubapi mock --seed`. Raises ValueError where something in it is
        wrong.
        """
        with self.lock:
            return self._hold(self.contents.copy(), given)

    def load_state(self, given: State | Mapping[str, Any]) -> None:
        """Puts this in the place of what the portal holds. Raises ValueError where something in it is wrong."""
        with self.lock:
            self._hold(Contents(self.contents.object_types, self.contents.starting), given)

    @property
    def journal(self) -> list[Exchange]:
        """What the portal was asked and what it answered, the oldest first, as far as the mock's memory goes."""
        return self._all_journals.of(self.fingerprint)

    def clear_journal(self) -> None:
        """Forgets what the portal was asked."""
        self._all_journals.clear(self.fingerprint)

    def reset(self) -> None:
        """Makes the portal what it was at first: contents, windows, faults, answers, clock, scopes and journal."""
        with self.lock:
            self.contents = self._initial_contents.copy()
            self.revision += 1
            self.clock.reset()
            self.rate_windows = self._initial_windows.emptied()
            self.faults.replace(self._initial_faults)
            self.computed_answers.clear()
            self.search_oddities = SearchOddities()
            self.scopes = self.token_expires_at = None
            self.clear_journal()

    def answer_next(
        self,
        status: int,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        operation: str | None = None,
    ) -> None:
        """Answers the next request, or the next of one operation, with this and leaves the state as it is."""
        text = content.decode() if isinstance(content, bytes) else content or ""
        answer = OtherAnswer(status=status, json=json, text=text, headers=dict(headers or {}))
        with self.lock:
            self.faults.add(answer, operation=operation, times=1)

    def answers(self, path: str, function: Compute, *, method: str | None = None) -> None:
        """Computes the answers to a path that the mock has no operation for, or in the place of the one it has.

        The function takes a `Request` and returns a status and a body, which becomes JSON, or a `Response`. It may use
        the portal. In the path, `*` stands for anything. Tokens, rate limits, faults and journal are as everywhere.

        Example:
            portal.answers("/crm/v3/owners", lambda request: (200, {"results": [{"id": "7"}]}), method="GET")
        """
        with self.lock:
            self.computed_answers.add(path, function, method)

    # What the operations use; they hold the lock already

    def now(self) -> datetime:
        """The time by the portal's clock."""
        return self.clock.now()

    def shuffled(self, items: Iterable[_T]) -> list[_T]:
        """The items in another order. HubSpot's results are not in the order of the inputs."""
        mixed = list(items)
        self._random.shuffle(mixed)
        return mixed

    def remember(self, exchange: Exchange) -> None:
        """Writes into the journal."""
        self._all_journals.remember(self.fingerprint, exchange)

    @property
    def _find(self) -> Callable[[str], ObjectType]:
        return self.contents.object_types.find

    def _hold(self, contents: Contents, given: State | Mapping[str, Any]) -> dict[str, list[str]]:
        ids = state.seed(contents, given, self.now())
        self.contents = contents
        self.revision += 1
        return ids

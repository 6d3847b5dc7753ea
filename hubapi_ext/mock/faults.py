"""When a portal misbehaves: rules, which are data. The modules of `effects` say what becomes of an answer then."""

from collections.abc import Callable, Collection, Iterable
from fnmatch import fnmatchcase
from random import Random
from typing import Any

import msgspec
from attrs import define, field, frozen

from hubapi_ext.mock.effects import Alteration, ConnectionReset, Effect, Replacement
from hubapi_ext.mock.operation import Operation


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel"):
    """When a portal misbehaves, and how. A request meets a rule where all that the rule names agrees.

    Without `calls`, `every` and `probability` each request that matches is struck.
    """

    effect: Effect
    operation: str | None = None
    """An operation's id, such as `create_courses`."""
    method: str | None = None
    path: str | None = None
    """A path, in which `*` stands for anything."""
    calls: list[int] | None = None
    """Which of the matching requests are struck; the first is 1."""
    every: int | None = None
    """Every Nth matching request is struck."""
    probability: float | None = None
    """How likely it is that a matching request is struck."""
    seed: int = 0
    """What chance depends on: the same seed strikes the same requests."""
    times: int | None = None
    """How many requests are struck at the most."""
    token: str | None = None
    """Whose portal the rule is for. Only for rules that are given to a whole mock."""

    def __repr__(self) -> str:
        named = {name: getattr(self, name) for name in self.__struct_fields__ if name != "token"}
        shown = (f"{name}={value!r}" for name, value in named.items() if name == "effect" or value)
        return f"Rule({', '.join(shown)})"

    def __post_init__(self) -> None:
        if not isinstance(self.effect, Effect):
            raise TypeError(
                f"effect must be one of hubapi_ext.mock.effects, such as effects.Locked(), got {self.effect!r}"
            )
        if self.calls is not None and not isinstance(self.calls, Collection):
            raise TypeError(f"calls must be {_ALLOWED['calls']}, got {self.calls!r}")
        problems = {
            "calls": self.calls is not None and (not self.calls or min(self.calls) < 1),
            "every": self.every is not None and self.every < 1,
            "probability": self.probability is not None and not 0 <= self.probability <= 1,
            "times": self.times is not None and self.times < 1,
        }
        for name, wrong in problems.items():
            if wrong:
                raise ValueError(f"{name} must be {_ALLOWED[name]}")


_ALLOWED = {
    "calls": "a list of integers ≥ 1",
    "every": "an integer ≥ 1",
    "probability": "a number from 0 to 1",
    "times": "an integer ≥ 1",
}


@define
class _Watched:
    """A rule with what it has seen."""

    rule: Rule
    chance: Random = field(init=False)
    seen: int = 0
    struck: int = 0

    def __attrs_post_init__(self) -> None:
        self.chance = Random(self.rule.seed)  # noqa: S311 - it has to be repeatable, not secret

    def matches(self, method: str, path: str, operation: str | None) -> bool:
        rule = self.rule
        return (
            rule.operation in (None, operation)
            and (rule.method is None or rule.method.upper() == method)
            and (rule.path is None or fnmatchcase(path, rule.path))
        )

    def strikes(self) -> bool:
        """Whether a request that matches is struck. It is counted either way."""
        rule = self.rule
        self.seen += 1
        # Chance is taken in any case, so that it falls the same whatever else the rule says.
        lucky = rule.probability is not None and self.chance.random() >= rule.probability
        return not (
            lucky
            or (rule.times is not None and self.struck >= rule.times)
            or (rule.calls is not None and self.seen not in rule.calls)
            or (rule.every is not None and self.seen % rule.every)
        )


@frozen
class KnownOperations:
    """The operations that rules may name."""

    ids: frozenset[str]
    find: Callable[[str], Operation]
    """Tells all of an operation, which takes longer."""

    def check(self, rules: Iterable[Rule]) -> None:
        """Raises ValueError where a rule names another operation, or one whose answers lack what it alters."""
        for rule in rules:
            if rule.operation is None:
                continue
            if rule.operation not in self.ids:
                raise ValueError(f"operation must be one of {', '.join(sorted(self.ids))}")
            effect = rule.effect
            if isinstance(effect, Alteration) and not effect.alters(self.find(rule.operation)):
                kind = effect.__struct_config__.tag
                raise ValueError(f"operation: {kind} alters {effect.altered}, and {rule.operation} answers with none")


@define
class Faults:
    """The rules of a portal, in the order in which they were added."""

    _known: KnownOperations = field(repr=False)
    _watched: list[_Watched] = field(factory=list, init=False)

    @property
    def rules(self) -> list[Rule]:
        """The rules."""
        return [watched.rule for watched in self._watched]

    def add(self, effect: Effect, **when: Any) -> Rule:
        """Adds a rule. `when` is what `Rule` takes beside the effect."""
        rule = Rule(effect=effect, **when)
        self.extend([rule])
        return rule

    def extend(self, rules: Iterable[Rule]) -> None:
        """Adds rules, which have seen nothing so far."""
        self._watched += self._watch(rules)

    def replace(self, rules: Iterable[Rule]) -> None:
        """Puts rules, which have seen nothing so far, in the place of those that there are."""
        self._watched = self._watch(rules)

    def clear(self) -> None:
        """Takes all rules away."""
        self._watched = []

    def strike(self, method: str, path: str, operation: str | None) -> list[tuple[Effect, Random]]:
        """What a request meets with, each with the rule's chance. Only one takes the answer's place: the first."""
        effects: list[tuple[Effect, Random]] = []
        ended = False
        for watched in self._watched:
            ends = isinstance(watched.rule.effect, Replacement | ConnectionReset)
            if not watched.matches(method, path, operation) or not watched.strikes() or (ended and ends):
                continue
            watched.struck += 1
            effects.append((watched.rule.effect, watched.chance))
            ended = ended or ends
        return effects

    def _watch(self, rules: Iterable[Rule]) -> list[_Watched]:
        watched = [_Watched(rule) for rule in rules]
        self._known.check(one.rule for one in watched)
        if any(one.rule.token is not None for one in watched):
            raise ValueError("token: only for rules that are given to a whole mock; these are for one portal")
        return watched

"""Effects that change what is in an answer. Refusals stay as they are.

The contract tells where an operation's answers have what they change.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from attrs import evolve

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.effects.kinds import STATUSES_WITHOUT_BODY, Kind
from hubapi_ext.mock.fields import EACH, FIRST_PAGE, Path, changed, replaced
from hubapi_ext.mock.operation import Operation, Paging


class Alteration(Kind, frozen=True):
    """Another content of an answer. Refusals stay as they are."""

    altered: ClassVar[str] = "answers"
    """What it alters, in words."""

    def alters(self, operation: Operation) -> bool:
        """Whether the answers of an operation have what it alters."""
        return True

    def alter(self, answer: Answer, call: Call) -> Answer:
        """The answer in its place, which is the same where it lacks what is altered.

        It shares nothing with the portal's state that could be changed by it.
        """
        raise NotImplementedError


class _OfPages(Alteration, frozen=True):
    altered: ClassVar[str] = "pages"

    def alters(self, operation: Operation) -> bool:
        return operation.paging is not None


class EmptyPage(_OfPages, frozen=True):
    """Pages with nothing on them and a cursor to where they would have begun. A client that goes on misses nothing."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such pages."""
        return _with_pages(
            answer,
            call,
            lambda page, paging, begin: paging.leading_to(replaced(page, paging.items, []), begin),
        )


class RepeatedCursor(_OfPages, frozen=True):
    """Pages whose cursor leads back to themselves. Only pages that others follow have one."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such cursors."""

        def repeated(page: Mapping[str, Any], paging: Paging, begin: str) -> Mapping[str, Any]:
            return page if paging.next_of(page) is None else paging.leading_to(page, begin)

        return _with_pages(answer, call, repeated)


class _OfResults(Alteration, frozen=True):
    altered: ClassVar[str] = "results"

    def alters(self, operation: Operation) -> bool:
        return operation.results is not None

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with other results."""
        place = call.operation.results
        if place is None:
            return answer

        def picked(results: Any) -> Any:
            return self.pick(results) if isinstance(results, list) else results

        body = changed(answer.body, _path(place), picked)
        return evolve(answer, body=body, cursors=self.pick(answer.cursors))

    def pick(self, results: Sequence[Any]) -> list[Any]:
        """The other results."""
        raise NotImplementedError


class LostResults(_OfResults, frozen=True):
    """Results that are missing from an answer that says that all went well: the first of them."""

    count: int = 1

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("count must be an integer ≥ 1")

    def pick(self, results: Sequence[Any]) -> list[Any]:
        """All but the first."""
        return list(results[self.count :])


class RepeatedResults(_OfResults, frozen=True):
    """Results that an answer has twice."""

    def pick(self, results: Sequence[Any]) -> list[Any]:
        """Each of them twice."""
        return [*results, *results]


class UnknownEnums(Alteration, frozen=True):
    """Values of enums, such as categories, that HubSpot has added since its documentation was written."""

    altered: ClassVar[str] = "enums"
    value: str = "ADDED_LATER"

    def alters(self, operation: Operation) -> bool:
        """Whether its answers have enums."""
        return bool(operation.shape.enums)

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such values."""
        return _changed(answer, call.operation.shape.enums, lambda one: self.value if isinstance(one, str) else one)


class ExtraFields(Alteration, frozen=True):
    """A field that HubSpot has added since its documentation was written, in every object but maps of properties."""

    altered: ClassVar[str] = "objects"
    name: str = "addedLater"
    value: Any = "added later"

    def alters(self, operation: Operation) -> bool:
        """Whether its answers have objects."""
        return bool(operation.shape.objects)

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with this field all over it."""
        return _changed(
            answer,
            call.operation.shape.objects,
            lambda one: {**one, self.name: self.value} if isinstance(one, Mapping) else one,
        )


class OtherSuccess(Alteration, frozen=True):
    """Another code of success than the one that is documented: HubSpot has changed them without notice."""

    status: int = 200

    def __post_init__(self) -> None:
        if not 200 <= self.status <= 299 or self.status in STATUSES_WITHOUT_BODY:
            raise ValueError("status must be a number from 200 to 299, and not 204, which has no body")

    def alter(self, answer: Answer, call: Call) -> Answer:
        """The answer with this code."""
        return evolve(answer, status=self.status)


class ForgottenTraceIds(Alteration, frozen=True):
    """Results without the trace ids that the inputs had."""

    altered: ClassVar[str] = "trace ids"

    def alters(self, operation: Operation) -> bool:
        """Whether its inputs take a trace id."""
        return operation.trace is not None and operation.results is not None

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer whose results do not tell which input they belong to."""
        place = call.operation.results
        trace = call.operation.trace
        if place is None or trace is None:
            return answer
        return _changed(answer, [(*_path(place), EACH)], lambda result: _without(result, trace))


class ErrorsWithoutContext(Alteration, frozen=True):
    """Errors of a batch that say what is wrong and not with which input, as HubSpot's do at times."""

    altered: ClassVar[str] = "errors of a batch"
    _ERRORS: ClassVar[Path] = ("errors", EACH)

    def alters(self, operation: Operation) -> bool:
        """Whether its answers may have errors."""
        return operation.batch and self._ERRORS in operation.shape.objects

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer whose errors have no context."""
        return _changed(answer, [self._ERRORS], lambda error: _without(error, "context", "subCategory", "errors"))


def _path(place: str) -> Path:
    return tuple(place.split(".")) if place else ()


def _without(fields: Any, *names: str) -> Any:
    if not isinstance(fields, Mapping):
        return fields
    return {name: value for name, value in fields.items() if name not in names}


def _changed(answer: Answer, paths: Iterable[Path], change: Callable[[Any], Any]) -> Answer:
    body = answer.body
    for path in paths:
        body = changed(body, path, change)
    return evolve(answer, body=body)


def _with_pages(
    answer: Answer, call: Call, change: Callable[[Mapping[str, Any], Paging, str], Mapping[str, Any]]
) -> Answer:
    """Changes each page of an answer; `change` is told the cursor by which the page can be asked for."""
    paging = call.operation.paging
    if paging is None or not isinstance(answer.body, Mapping):
        return answer
    if not paging.of_batch:
        asked = call.body if paging.in_body else call.query
        begin = str((asked or {}).get(paging.cursor) or FIRST_PAGE)
        return evolve(answer, body=change(answer.body, paging, begin))
    cursors = iter(answer.cursors)
    return _changed(
        answer,
        [("results", EACH)],
        lambda page: change(page, paging, next(cursors, FIRST_PAGE)) if isinstance(page, Mapping) else page,
    )

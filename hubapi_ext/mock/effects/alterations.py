"""Effects that change what is in an answer. Refusals stay as they are."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.effects.kinds import STATUSES_WITHOUT_BODY, Kind
from hubapi_ext.mock.fields import FIRST_PAGE, found, replaced
from hubapi_ext.mock.operation import Paging


class Alteration(Kind, frozen=True):
    """Another content of an answer. Refusals stay as they are."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """The answer in its place. It shares nothing with the portal's state that could be changed by it."""
        raise NotImplementedError


class EmptyPage(Alteration, frozen=True):
    """Pages with nothing on them and a cursor to where they would have begun. Who goes on misses nothing."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such pages."""
        return _with_pages(
            answer,
            call,
            lambda page, paging, begin: replaced(replaced(page, paging.items, []), paging.result, begin),
        )


class RepeatedCursor(Alteration, frozen=True):
    """Pages whose cursor leads back to themselves. Only pages that others follow have one."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such cursors."""

        def repeated(page: Mapping[str, Any], paging: Paging, begin: str) -> Mapping[str, Any]:
            return page if found(page, paging.result) is None else replaced(page, paging.result, begin)

        return _with_pages(answer, call, repeated)


class LostResults(Alteration, frozen=True):
    """Results that are missing from an answer that says that all went well."""

    count: int = 1

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("count: a number from 1 on")

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer without the first of its results."""
        return _with_results(answer, call, lambda results: results[self.count :])


class RepeatedResults(Alteration, frozen=True):
    """Results that an answer has twice."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer that has each of its results twice."""
        return _with_results(answer, call, lambda results: [*results, *results])


class UnknownEnums(Alteration, frozen=True):
    """Categories that HubSpot has added since its documentation was written."""

    value: str = "ADDED_LATER"

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with such values."""
        names = ("category", "associationCategory")

        def unknown(fields: dict[str, Any]) -> dict[str, Any]:
            return {name: self.value if name in names else value for name, value in fields.items()}

        return _with_results(answer, call, lambda results: _each_object(results, unknown))


class ExtraFields(Alteration, frozen=True):
    """A field that HubSpot has added since its documentation was written, in every object but maps of properties."""

    name: str = "addedLater"
    value: Any = "added later"

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer with this field all over it."""
        return evolve(answer, body=_each_object(answer.body, lambda fields: {**fields, self.name: self.value}))


class OtherSuccess(Alteration, frozen=True):
    """Another code of success than the one that is documented: HubSpot has changed them without notice."""

    status: int = 200

    def __post_init__(self) -> None:
        if not 200 <= self.status <= 299 or self.status in STATUSES_WITHOUT_BODY:
            raise ValueError("status: a number from 200 to 299, and not 204, which has no body")

    def alter(self, answer: Answer, call: Call) -> Answer:
        """The answer with this code."""
        return evolve(answer, status=self.status)


class ForgottenTraceIds(Alteration, frozen=True):
    """Results without the trace ids that the inputs had."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer whose results do not tell which input they belong to."""

        def forgotten(result: Any) -> Any:
            if not isinstance(result, dict):
                return result
            return {name: value for name, value in result.items() if name != "objectWriteTraceId"}

        return _with_results(answer, call, lambda results: [forgotten(result) for result in results])


class ErrorsWithoutContext(Alteration, frozen=True):
    """Errors of a batch that say what is wrong and not with which input, as HubSpot's do at times."""

    def alter(self, answer: Answer, call: Call) -> Answer:
        """An answer whose errors have no context."""
        if not isinstance(answer.body, dict) or "errors" not in answer.body:
            return answer
        errors = [
            {name: value for name, value in error.items() if name not in ("context", "subCategory", "errors")}
            for error in answer.body["errors"]
        ]
        return evolve(answer, body={**answer.body, "errors": errors})


def _with_results(answer: Answer, call: Call, change: Callable[[list[Any]], list[Any]]) -> Answer:
    """Changes the results of an answer: of a batch, a list, or a bare list. An answer without any stays as it is."""
    if isinstance(answer.body, list):
        return evolve(answer, body=change(answer.body))
    paging = call.operation.paging
    place = paging.items if paging and not paging.of_batch else "results"
    results = found(answer.body, place)
    return evolve(answer, body=replaced(answer.body, place, change(results))) if isinstance(results, list) else answer


def _with_pages(
    answer: Answer, call: Call, change: Callable[[Mapping[str, Any], Paging, str], Mapping[str, Any]]
) -> Answer:
    """Changes each page of an answer; `change` is told the cursor by which the page can be asked for."""
    paging = call.operation.paging
    if paging is None or not isinstance(answer.body, dict):
        return answer
    if paging.of_batch:
        results = [change(page, paging, _begin(page, paging)) for page in answer.body["results"]]
        return evolve(answer, body={**answer.body, "results": results})
    asked = call.body if paging.in_body else call.query
    begin = str((asked or {}).get(paging.cursor) or FIRST_PAGE)
    return evolve(answer, body=change(answer.body, paging, begin))


def _begin(page: Mapping[str, Any], paging: Paging) -> str:
    """The cursor by which a page of a result can be asked for: the id that it begins with."""
    items = found(page, paging.items)
    if items:
        return str(items[0].get("toObjectId", items[0].get("id")))
    # An empty page leads on to where it led, or to the beginning of nothing.
    return str(found(page, paging.result) or FIRST_PAGE)


def _each_object(value: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """A copy in which each object is another, except for maps whose keys are data."""
    if isinstance(value, list):
        return [_each_object(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {
        name: item if name in ("properties", "context", "links") else _each_object(item, change)
        for name, item in value.items()
    }
    return change(inner)

"""Plans for any operation, by its generated module under `hubapi_client.api`. It knows no operation and sends nothing.

A plan is a call, a list or a batch that is still to be sent. The methods of the resources make theirs here, and so do
`send`, `pages`, `batch` and `stream` of a hub, for operations that have no method.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterable, Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Any, ParamSpec, Protocol, TypeVar, cast

import msgspec

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.operations import BatchOperation, ListOperation, Operation
from hubapi_ext.batches.batch import Batch, BatchOptions, Pages, WholeBatch
from hubapi_ext.batches.handing_out import HandOutOutcomes
from hubapi_ext.batches.outcomes import AnyOutcome as Outcome
from hubapi_ext.calls import Call, invalid_input
from hubapi_ext.errors import InvalidInputError, InvalidResponseError
from hubapi_ext.forms import Form, from_hubspots_form
from hubapi_ext.labels import LabelledBatch, LabelledCall, names_in

P = ParamSpec("P")
I_co = TypeVar("I_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Endpoint(Protocol[P, T_co]):
    """The module of an operation."""

    @property
    def OPERATION(self) -> Operation: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def ANSWER(self) -> type[T_co]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def request(self) -> Callable[P, dict[str, Any]]: ...  # noqa: D102


class ListEndpoint(Protocol[P, T_co]):
    """The module of an operation that answers with a page of a list."""

    @property
    def OPERATION(self) -> ListOperation: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def ANSWER(self) -> type[Any]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def ITEM(self) -> type[T_co]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def request(self) -> Callable[P, dict[str, Any]]: ...  # noqa: D102


class BatchEndpoint(Protocol[I_co, R_co]):
    """The module of an operation that takes many inputs in one request."""

    @property
    def OPERATION(self) -> BatchOperation: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def ANSWER(self) -> type[Any]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def INPUT(self) -> type[I_co]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def RESULT(self) -> type[R_co]: ...  # noqa: D102, N802 - it is a constant of the module

    @property
    def request(self) -> Callable[..., dict[str, Any]]: ...  # noqa: D102


def call(
    endpoint: Endpoint[..., T], arguments: Mapping[str, Any], form: Form | None = None, argument: str = "body"
) -> Call[T] | LabelledCall[T]:
    """One request, and the model of its answer. Its body may be given in some form of a person's, as an argument."""
    if form is not None and form.types_in is not None and names_in(arguments["body"], form.types_in):
        return LabelledCall(Call(endpoint, arguments), form, arguments["body"])
    if form is not None:
        arguments = {**arguments, "body": _formed(form, arguments["body"], argument)}
    return Call(endpoint, arguments)


def body(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A body of those fields that are given."""
    return {name: value for name, value in fields.items() if value is not None}


def _formed(form: Form, given: Any, argument: str) -> Any:
    try:
        return form.model(given)
    except InvalidRequest as error:
        raise invalid_input(error, argument) from None
    except (TypeError, ValueError, RecursionError):
        raise InvalidInputError(argument, f"got {shortened(given)}", allowed=form.words) from None


def field(endpoint: Endpoint[..., Any], arguments: Mapping[str, Any], name: str) -> Call[list[Any]]:
    """One request, and the list that a field of its answer holds."""

    def listed(answer: Any) -> list[Any]:
        return list(getattr(answer, name) or ())

    return Call(endpoint, arguments, listed)


def part(endpoint: Endpoint[..., Any], arguments: Mapping[str, Any], name: str, kind: type[T]) -> Call[T]:
    """One request, and the model that a field of its answer holds."""

    def held(answer: Any) -> T:
        value = getattr(answer, name)
        if not isinstance(value, kind):
            raise InvalidResponseError(f"the answer to {endpoint.OPERATION.name} has no {name}")
        return value

    return Call(endpoint, arguments, held)


def pages(endpoint: ListEndpoint[..., T], arguments: Mapping[str, Any], after: str | None = None) -> Pages[T]:
    """A list, page after page."""
    return Pages(operation=endpoint.OPERATION, endpoint=endpoint, arguments=arguments, after=after)


def batch(
    endpoint: BatchEndpoint[Any, T],
    inputs: Iterable[Any] | AsyncIterable[Any],
    arguments: Mapping[str, Any],
    options: BatchOptions,
    form: Form | None = None,
    facts: BatchOperation | None = None,
) -> Batch[Outcome[Any, T]]:
    """A batch of any number of inputs, with an outcome for each.

    The arguments are those of the path and the query, and what the body says besides its inputs, by their names here.
    `facts` stand in the place of the operation's own.
    """
    operation = facts or endpoint.OPERATION
    form = form or _own_form(endpoint.INPUT)
    names = _parameters(endpoint.request)
    others = {name: value for name, value in arguments.items() if name not in names and value is not None}
    fewer = [most for name, most in operation.batch.fewer.items() if arguments.get(name)]
    if fewer:
        options = {**options, "batch_size": min(options.get("batch_size") or operation.batch.max_inputs, *fewer)}
    common: dict[str, Any] = {
        "operation": operation,
        "endpoint": endpoint,
        "arguments": {name: value for name, value in arguments.items() if name in names},
        "inputs": inputs,
        "model": form.model,
        "form": form.words,
        "plain_model": form.plain,
        "fields": _encoded_names(others, endpoint.OPERATION),
        "hand_out": HandOutOutcomes(),
        **options,
    }
    return Batch(**common) if form.types_in is None else LabelledBatch(types_in=form.types_in, **common)


def whole_batch(
    endpoint: BatchEndpoint[Any, T],
    inputs: Iterable[Any] | AsyncIterable[Any],
    arguments: Mapping[str, Any],
    options: BatchOptions,
    form: Form | None = None,
    facts: BatchOperation | None = None,
) -> WholeBatch[Any, T]:
    """The same, to be sent to its end before its outcomes are returned."""
    return WholeBatch(cast("Any", batch(endpoint, inputs, arguments, options, form, facts)))


def bound(request: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Mapping[str, Any]:
    """The arguments of a request by their names."""
    return inspect.signature(request).bind(*args, **kwargs).arguments


@cache
def _parameters(request: Callable[..., Any]) -> Collection[str]:
    return inspect.signature(request).parameters.keys()


def _own_form(model: type[Any]) -> Form:
    """The model itself, or a mapping as HubSpot's documentation writes it."""

    def made(given: Any) -> Any:
        if isinstance(given, model):
            return given
        if not isinstance(given, Mapping):
            raise TypeError(given)
        return from_hubspots_form(given, model)

    return Form(made, f"an input is a {model.__name__}, or a mapping with its fields by HubSpot's names")


def _encoded_names(given: Mapping[str, Any], operation: BatchOperation) -> dict[str, Any]:
    body = operation.batch.body
    if not given:
        return {}
    known = {} if operation.batch.is_list else {one.name: one.encode_name for one in msgspec.structs.fields(body)}
    known.pop("inputs", None)
    for name, value in given.items():
        if name not in known:
            allowed = f"the body of {operation.name} has {', '.join(known) or 'no field'} besides its inputs"
            raise InvalidInputError(name, f"got {shortened(value)}", allowed=allowed)
    return {known[name]: value for name, value in given.items()}

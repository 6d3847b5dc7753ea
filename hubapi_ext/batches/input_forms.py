"""From one input, as it was given, to its model and its encoded form. It knows no request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from typing import Any, Protocol

import msgspec
from attrs import frozen

from hubapi_client.errors import InvalidRequest, shortened
from hubapi_client.wire import encode
from hubapi_ext.batches.chunks import Columns, ModelsTogether
from hubapi_ext.calls import invalid_input
from hubapi_ext.errors import InvalidInputError


class Plain(Columns, Protocol):
    """Gathers inputs of the plainest form in columns, without a model for each."""

    def add_all(self, given: Sequence[Any]) -> bool:
        """Takes inputs in, unless one of them is of another form: then it takes none and says False."""
        ...

    def take(self, source: Iterator[Any]) -> list[Any]:
        """Takes inputs in, one by one. An input of another form ends it, and is what is returned."""
        ...


_encoder = msgspec.json.Encoder()


@frozen(kw_only=True)
class Forms:
    """In what forms the inputs of one call may come, and what becomes of each."""

    model: Callable[[Any], Any]
    """Makes the model of an input. Raises TypeError or ValueError when the input has another form."""
    plain: Callable[[], Plain] | None = None
    """Gathers the inputs of one request that need no model, where there is such a form."""
    plain_model: Callable[[Any], Any] | None = None
    """Makes the model of an input that needs no check, where there is such a form; None for any other input."""
    form: str = ""
    """The form of an input, in words."""
    trace_field: str | None = None
    """The attribute that takes a name of the caller's choice for an input."""
    trace_prefix: str = ""
    """The beginning of the names that are given to inputs without one."""

    def read_all(self, given: Sequence[Any], start: int) -> Columns | None:
        """The inputs from an index on, if all are plain; None if one of them is not."""
        if self.plain is not None:
            columns = self.plain()
            return columns if columns.add_all(given) else None
        if self.plain_model is None:
            return None
        models = list(map(self.plain_model, given))
        if not all(models):
            return None
        if self.trace_field is not None:
            for model, name in zip(models, self._names(start)):  # noqa: B905 - there are more names than models
                setattr(model, self.trace_field, name)
        try:
            return ModelsTogether.encoded(models)
        except UnicodeEncodeError:
            return None

    def _names(self, start: int) -> Iterator[str]:
        """What the inputs from an index on are called, where their caller gives them no names."""
        return map(f"{self.trace_prefix}-".__add__, map(str, count(start)))

    def read(self, given: Any, index: int) -> tuple[Any, bytes]:
        """The model of an input and its encoded form.

        Raises InvalidInputError when the input has another form or is not what HubSpot accepts.
        """
        plain = self.plain_model(given) if self.plain_model is not None else None
        if plain is not None:
            if self.trace_field is not None:
                setattr(plain, self.trace_field, next(self._names(index)))
            with suppress(UnicodeEncodeError):
                return plain, _encoder.encode(plain)
        try:
            model = self.model(given)
        except InvalidInputError as error:
            raise InvalidInputError(error.argument, error.problem, allowed=error.allowed, position=index) from None
        except InvalidRequest as error:
            raise invalid_input(error, "inputs", index) from None
        except (TypeError, ValueError, RecursionError):
            raise InvalidInputError("inputs", f"got {shortened(given)}", allowed=self.form, position=index) from None
        if self.trace_field is not None and getattr(model, self.trace_field) is None:
            model = msgspec.structs.replace(model, **{self.trace_field: next(self._names(index))})
        try:
            content = encode(model, type(model))
        except InvalidRequest as error:
            raise invalid_input(error, "inputs", index) from None
        if isinstance(given, msgspec.Struct):
            # The caller may change and give the same object again.
            model = msgspec.json.decode(content, type=type(model))
        return model, content

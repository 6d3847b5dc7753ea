"""How a function of `operations` says what it does, guesses and leaves out: see `docs/mock-operations.md`."""

from collections.abc import Callable
from types import ModuleType

from attrs import frozen

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.portal import Portal


@frozen(kw_only=True)
class Behaviour:
    """How an operation is carried out."""

    answer: Callable[[Portal, Call], Answer]
    does: tuple[str, ...]
    """What it does as HubSpot is known to do it."""
    guesses: tuple[str, ...] = ()
    """What it does although nobody knows whether HubSpot does so, too."""
    leaves_out: tuple[str, ...] = ()
    """What HubSpot does beyond it."""


def behaviour(
    *, does: tuple[str, ...], guesses: tuple[str, ...] = (), leaves_out: tuple[str, ...] = ()
) -> Callable[[Callable[[Portal, Call], Answer]], Behaviour]:
    """Declares that a function carries out the operation whose id is its name."""

    def declared(answer: Callable[[Portal, Call], Answer]) -> Behaviour:
        return Behaviour(answer=answer, does=does, guesses=guesses, leaves_out=leaves_out)

    return declared


def declared_in(*modules: ModuleType) -> dict[str, Behaviour]:
    """The behaviours that modules declare, by operation."""
    return {name: value for module in modules for name, value in vars(module).items() if isinstance(value, Behaviour)}

"""Answers by the contract's example, for operations that are neither usual nor have a function of their own."""

from hubapi_ext.mock.answers import Answer, Call
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.portal import Portal


@behaviour(
    does=("checks the request, and answers with the first example of the fragment, whatever is asked for",),
    leaves_out=("everything else: it stores nothing, and reads nothing that is stored",),
)
def EXAMPLE(_: Portal, call: Call) -> Answer:  # noqa: N802 - the decorator makes it a value
    """The example, with the code of the version; nothing where that code has no body."""
    success = call.statuses.success
    return Answer(success, None if success == 204 else call.operation.example)

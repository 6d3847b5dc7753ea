"""What the mock does for each operation and what it leaves out, in code and in words: see `docs/mock-operations.md`."""

from collections.abc import Callable, Mapping

from attrs import frozen

from hubapi_ext.mock import associations, courses, limits
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


# By the operation ids of the contract.
BEHAVIOURS: Mapping[str, Behaviour] = {
    "create_associations": Behaviour(
        answer=associations.create_associations,
        does=(
            "associates in both directions, each with the type of its direction",
            "replaces the labels of a pair, and keeps the type without a label",
            "moves a primary association instead of making a second one",
            "keeps to the limits that are set",
            "takes an input without types for done, and does nothing",
            "names missing records, ids that are no numbers, and self-associations in a 207",
        ),
        guesses=(
            "missing records are named as v3 names them; v4 was seen to say only `CONTACT=101 is not valid`",
            "a pair that is named twice gets the types of both inputs",
            "the words for a limit that is exceeded, and for a type of the wrong direction",
        ),
        leaves_out=("HubSpot's own limits, which depend on the subscription",),
    ),
    "read_associations": Behaviour(
        answer=associations.read_associations,
        does=(
            "reads a page of each record, with a cursor where more follow",
            "names records without associations in a 207, in the same words as records that do not exist",
            "refuses the same page of a record twice",
        ),
        guesses=("the size of a page", "the words for a cursor that is not its own"),
    ),
    "list_associations": Behaviour(
        answer=associations.list_associations,
        does=("lists a page, of the size that is asked for",),
        guesses=("a record that does not exist has an empty list",),
    ),
    "create_default_association": Behaviour(
        answer=associations.create_default_association,
        does=(
            "answers with a result for each direction, and those of the primary association where it is the first",
            "keeps labels that the pair has",
            "refuses missing records and self-associations with 400",
        ),
        guesses=("the words for object types that cannot be associated",),
    ),
    "update_association_limits": Behaviour(
        answer=limits.update_association_limits,
        does=(
            "limits what is associated from now on, and leaves what there is",
            "names types of the wrong direction in a 207",
            "answers CANCELED where it set none",
        ),
        guesses=("how many inputs a batch may have",),
        leaves_out=("limits of labels above those of their objects, which HubSpot refuses",),
    ),
    "create_courses": Behaviour(
        answer=courses.create_courses,
        does=(
            "creates all or none without trace ids, and answers 207 where every input has one",
            "refuses properties that do not exist, and courses without a name",
            "associates new courses in the same step",
            "adds the properties that HubSpot adds, and the address of the record",
        ),
        guesses=("the words for a trace id that is used twice",),
        leaves_out=(
            "the properties of the portal: any that begins with hs_ exists, and any value is taken",
            "validation rules that an administrator has set, which HubSpot applies from 2026-09 on",
        ),
    ),
}

"""What the operations on associations do to a portal, and what HubSpot answers then. How they are kept: `links`."""

import sys
from collections.abc import Mapping, Sequence
from functools import cache, partial
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import Any

from attrs import evolve

from hubapi_ext.mock.answers import Answer, Call, as_errors, batch
from hubapi_ext.mock.association_types import AssociationType
from hubapi_ext.mock.behaviours import behaviour
from hubapi_ext.mock.fields import FIRST_PAGE
from hubapi_ext.mock.identifiers import canonical_id, numeric_order
from hubapi_ext.mock.links import LimitExceededError
from hubapi_ext.mock.object_types import ObjectType
from hubapi_ext.mock.operations.pairs import RejectedError, labels_of, object_types_of, pair_of, specs_of, types_of
from hubapi_ext.mock.portal import Portal
from hubapi_ext.mock.problems import Problem, RefusedError, invalid_identifier, limit_exceeded

_Input = Mapping[str, Any]


@behaviour(
    does=(
        "associates in both directions, each with the type of its direction",
        "replaces the labels of a pair, and keeps the type without a label",
        "moves a primary association instead of making a second one",
        "keeps to the limits that are set",
        "takes an input without types for done, and does nothing",
        "names ids that are no numbers and self-associations in a 207",
        "says of a missing record only that `CONTACT=101 is not valid`, as v4 does; v3 gave it a context",
    ),
    guesses=(
        "a pair that is named twice gets the types of both inputs",
        "the words for a limit that is exceeded, and for a type of the wrong direction",
    ),
    leaves_out=("HubSpot's own limits, which depend on the subscription",),
)
def create_associations(portal: Portal, call: Call) -> Answer:
    """Associates pairs of records; each input replaces the types that its pair has."""
    source, target = object_types_of(portal, call)
    sources, targets = portal.contents.records(source), portal.contents.records(target)
    find_types = cache(partial(types_of, portal, source, target))
    wanted: dict[tuple[str, str], tuple[AssociationType, ...]] = {}
    problems: list[Problem] = []
    for given in call.body["inputs"]:
        # HubSpot takes an input without types for done, and does nothing.
        if not given["types"]:
            continue
        try:
            pair = given["from"]["id"], given["to"]["id"]
            # Looked at closely only where something is unusual: there are batches of thousands.
            if pair[0] not in sources or pair[1] not in targets or pair[0] == pair[1]:
                pair = pair_of(portal, source, target, given)
            types = find_types(*specs_of(given["types"]))
        except RejectedError as rejected:
            problems += rejected.problems
        else:
            # What HubSpot does with a pair that is named twice is unknown. Here it gets the types of both, once.
            wanted[pair] = wanted[pair] + types if pair in wanted else types
    links = portal.contents.links
    pair_types = cache(partial(links.pair_types, source, target))
    results = []
    # Most inputs of a batch have the same types as the one before.
    for types, alike in groupby(wanted.items(), itemgetter(1)):
        both = pair_types(types)
        labels = labels_of(both.there)
        for (from_id, to_id), _ in alike:
            try:
                links.assign(source, from_id, target, to_id, both)
            except LimitExceededError as excess:
                problems.append(limit_exceeded(from_id, to_id, excess.type, excess.limit))
            else:
                results.append(
                    {
                        "fromObjectTypeId": source.id,
                        "fromObjectId": int(from_id),
                        "toObjectTypeId": target.id,
                        "toObjectId": int(to_id),
                        "labels": labels,
                    }
                )
    return batch(call, portal.now(), portal.shuffled(results), as_errors(problems))


@behaviour(
    does=(
        "reads a page of each record, with a cursor where more follow",
        "names records without associations in a 207, in the same words as records that do not exist",
        "refuses the same page of a record twice",
    ),
    guesses=("the size of a page", "the words for a cursor that is not its own"),
)
def read_associations(portal: Portal, call: Call) -> Answer:
    """A page of associations for each record."""
    source, target = object_types_of(portal, call)
    inputs = call.body["inputs"]
    _refuse_repeated(inputs)
    paging = call.operation.paging
    size = portal.page_size or (paging and paging.default_size) or sys.maxsize
    pages: list[tuple[dict[str, Any], str]] = []
    problems: list[Problem] = []
    for given in inputs:
        from_id = canonical_id(given["id"])
        if from_id is None:
            problems.append(invalid_identifier(given["id"]))
        elif portal.contents.links.of(source, from_id, target):
            after = given.get("after") or FIRST_PAGE
            pages.append((_page(portal, source, from_id, target, after, size), after))
        else:
            problems.append(_no_associations(source, from_id, target))
    pages = portal.shuffled(pages)
    answer = batch(call, portal.now(), [page for page, _ in pages], as_errors(problems))
    return evolve(answer, cursors=[after for _, after in pages])


@behaviour(
    does=("lists a page, of the size that is asked for",),
    guesses=("a record that does not exist has an empty list",),
)
def list_associations(portal: Portal, call: Call) -> Answer:
    """One page of the associations of one record. That a record which does not exist has an empty one is a guess."""
    source = portal.contents.object_types.find(call.parameters["objectType"])
    target = portal.contents.object_types.find(call.parameters["toObjectType"])
    from_id = canonical_id(call.parameters["objectId"])
    if from_id is None:
        raise RefusedError(400, invalid_identifier(call.parameters["objectId"]))
    size = min(portal.page_size or sys.maxsize, call.query["limit"])
    page = _page(portal, source, from_id, target, call.query["after"], size)
    paging = {"paging": page["paging"]} if "paging" in page else {}
    return Answer(call.statuses.success, {"results": page["to"]} | paging)


def _refuse_repeated(inputs: Sequence[_Input]) -> None:
    """Two pages of one record may be asked for together, the same page twice may not."""
    seen: set[tuple[str, str | None]] = set()
    for given in inputs:
        key = (canonical_id(given["id"]) or str(given["id"]), given.get("after"))
        if key in seen:
            message = f"Duplicate IDs found in batch input: [{key[0]}]. IDs must be unique"
            raise RefusedError(400, Problem(message=message, context={"ids": [key[0]]}))
        seen.add(key)


def _page(
    portal: Portal, source: ObjectType, from_id: str, target: ObjectType, after: str | None, size: int
) -> dict[str, Any]:
    links = portal.contents.links.of(source, from_id, target)
    # The cursor is the id that the page begins with, so it holds while associations come and go.
    start = canonical_id(after or FIRST_PAGE)
    if start is None:
        # What HubSpot answers to a cursor that is not its own is unknown; this is a guess.
        raise RefusedError(400, Problem(message=f"{after} is not a valid cursor", context={"after": [str(after)]}))
    following = (to_id for to_id in links if numeric_order(to_id) >= numeric_order(start))
    ids = nsmallest(size + 1, following, key=numeric_order)
    page: dict[str, Any] = {
        "from": {"id": from_id},
        "to": [{"toObjectId": int(to_id), "associationTypes": _with_labels(links[to_id])} for to_id in ids[:size]],
    }
    if len(ids) > size:
        page["paging"] = {"next": {"after": ids[-1]}}
    return page


def _with_labels(types: frozenset[AssociationType]) -> list[dict[str, Any]]:
    ordered = sorted(types, key=lambda one: (one.label is not None, one.type_id))
    return [{"category": one.category, "typeId": one.type_id, "label": one.label} for one in ordered]


def _no_associations(source: ObjectType, from_id: str, target: ObjectType) -> Problem:
    return Problem(
        message=f"No {target.name} is associated with {source.name} {from_id}.",
        category="OBJECT_NOT_FOUND",
        sub_category="crm.associations.NO_ASSOCIATIONS_FOUND",
        context={"fromObjectId": [from_id], "fromObjectType": [source.name], "toObjectType": [target.name]},
    )

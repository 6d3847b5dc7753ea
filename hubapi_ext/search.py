"""Searches for records of any type: however many they are, they come as one stream. It sends nothing.

Which page is asked for next is the business of `search_windows`, where the records come in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec
from attrs import frozen

from hubapi_client.errors import shortened
from hubapi_client.models import (
    Filter,
    FilterGroup,
    NextPage,
    Paging,
    PublicObjectSearchRequest,
    SimplePublicObject,
    Sort,
)
from hubapi_client.operations import SearchLimits
from hubapi_ext.batches.batch import Pages, check_integer
from hubapi_ext.batches.streams import Listing
from hubapi_ext.calls import Call, Chain, Pause, Sendable, Steps
from hubapi_ext.conditions import Condition, Sorts, filter_groups, has_room, sorts_of
from hubapi_ext.errors import HubApiError, InvalidInputError, InvalidResponseError
from hubapi_ext.objects import Names, names_of
from hubapi_ext.search_windows import LARGEST_ID, Place, Seen, TotalsError, advance

ID = "hs_object_id"
FIRST_WAIT, LARGEST_WAIT = 0.5, 5.0
"""The seconds after which a search that found too little is repeated: at first, and at last."""
LONGEST_WAIT = 3600.0


def search(
    object_type: str,
    *conditions: Condition,
    query: str | None = None,
    sorts: Sorts | None = None,
    properties: Names | None = None,
    after: str | None = None,
) -> Pages[SimplePublicObject]:
    """Searches for records, and returns all that are found, in the order of their ids.

    POST /crm/v3/objects/{objectType}/search
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

    HubSpot returns the first 10,000 records of a search. Without `sorts` the stream goes on beyond them by itself. What
    was just written may not be found yet, for some moments: `wait_until_found` waits for it.

    Args:
        conditions: What the records must meet, all of it: where("email") == "ada@example.com". Conditions are joined by
            & and |. Without any, all records are found.
        query: Words to look for in the properties that HubSpot searches by default.
        sorts: A property to sort by, with "-" before it to begin with the largest: "-createdate". HubSpot then returns
            10,000 records at most.
        properties: The names of the properties to return; HubSpot's usual ones by default.
        after: Where to go on: the `after` of a stream's `unfinished`.

    Returns:
        A stream of records. `first()` gives the first one or None, `count()` how many there are; `total` is known from
        the first page on.

    Raises:
        InvalidInputError: An argument is wrong, or a sorted search has come to the last record that HubSpot returns.
        RefusedError: HubSpot refused.
        InvalidResponseError: An answer cannot be read.
        TransportError: No answer came.

    Example:
        ada = hub.contacts.search(where("email") == "ada@example.com", properties=["firstname"]).first()
        for deal in hub.deals.search((where("amount") > 1000) | (where("dealstage") == "closedwon")):
            print(deal.id)
    """
    from hubapi_client.api.objects import search_objects  # noqa: PLC0415 - imported when it is used

    limits = search_objects.OPERATION.search
    assert limits is not None  # noqa: S101 - a rule of the fragments
    if query is not None and not isinstance(query, str):
        raise InvalidInputError("query", f"got {shortened(query)}", allowed="it is text")
    # Each page of a search without an order of its own asks for the ids beyond the last one, which takes a filter.
    return SearchPages(
        operation=search_objects.OPERATION,
        endpoint=search_objects,
        arguments={"object_type": object_type},
        after=after,
        groups=filter_groups(conditions, limits),
        query=query,
        sorts=sorts_of(sorts),
        properties=names_of("properties", properties),
        limits=limits,
    )


class NotFoundYetError(HubApiError):
    """A search has not found what was waited for."""


def wait_until_found(
    object_type: str,
    *conditions: Condition,
    query: str | None = None,
    count: int = 1,
    within: float = 60.0,
    properties: Names | None = None,
) -> Chain[list[SimplePublicObject]]:
    """Searches until HubSpot finds what was just written, and returns it.

    POST /crm/v3/objects/{objectType}/search
    https://developers.hubspot.com/docs/api-reference/crm-objects-v3/search/post-crm-v3-objects-objectType-search

    Args:
        conditions: What the records must meet, as `search` takes it.
        query: Words to look for in the properties that HubSpot searches by default.
        count: How many records are waited for.
        within: For how many seconds at most.
        properties: The names of the properties to return; HubSpot's usual ones by default.

    Returns:
        The records that were found, as many as fit on a page.

    Raises:
        NotFoundYetError: They were not found in time.
        InvalidInputError: An argument is wrong. Nothing was sent.
        RefusedError: HubSpot refused.
        InvalidResponseError: An answer cannot be read.
        TransportError: No answer came.

    Example:
        hub.contacts.create({"email": "ada@example.com"})
        (ada,) = hub.contacts.wait_until_found(where("email") == "ada@example.com")
    """
    check_integer("count", count)
    if not isinstance(within, int | float) or isinstance(within, bool) or not 0 < within <= LONGEST_WAIT:
        allowed = f"must be a number of seconds > 0 and ≤ {LONGEST_WAIT:.0f}"
        raise InvalidInputError("within", f"got {shortened(within)}", allowed=allowed)
    pages = search(object_type, *conditions, query=query, properties=properties)

    def steps() -> Steps[list[SimplePublicObject]]:
        listing, wait, waited = Listing(), FIRST_WAIT, 0.0
        while True:
            page = yield pages.call(None, listing)
            found = max(page.total if isinstance(page.total, int) else 0, len(page.results))
            if found >= count:
                return list(page.results)
            if waited >= within:
                raise NotFoundYetError(f"HubSpot finds {found} of {count} records after {within:g} seconds")
            wait = min(wait, within - waited)
            yield Pause(wait)
            waited, wait = waited + wait, min(2 * wait, LARGEST_WAIT)

    return Chain(steps)


@frozen(kw_only=True)
class SearchPages(Pages[SimplePublicObject]):
    """A search that is still to be made."""

    groups: Sequence[FilterGroup]
    query: str | None
    sorts: list[Sort] | None
    properties: list[str] | None
    limits: SearchLimits

    def _request(self, chunk: Any, listing: Listing) -> Sendable[Any]:
        after = chunk.columns.model(0).after
        is_numbered = self.sorts is not None or not has_room(self.groups, self.limits)
        if is_numbered and after is not None and int(after) >= self.limits.results:
            return Chain(partial(self._ended, listing))
        return self.call(after, listing)

    def call(self, after: str | None, listing: Listing) -> Call[Any]:
        """The request for a page."""
        if self.sorts is None and has_room(self.groups, self.limits):
            return self._in_order_of_ids(after, listing)
        return Call(self.endpoint, self._body(self.groups, self.sorts, after, listing), partial(self._counted, listing))

    def _in_order_of_ids(self, after: str | None, listing: Listing) -> Call[Any]:
        place = _place(after)
        sorts = [Sort(property_name=ID, direction="ASCENDING")]
        body = self._body(_within(self.groups, place), sorts, place.after, listing)
        return Call(self.endpoint, body, partial(self._advanced, place, listing))

    def _advanced(self, place: Place, listing: Listing, page: Any) -> Any:
        if listing.total is None and isinstance(page.total, int):
            listing.total = page.total
        following = page.paging.next.after if page.paging and page.paging.next else None
        seen = listing.seen = listing.seen or Seen()
        total = page.total if isinstance(page.total, int) else None
        try:
            step = advance(place, page.results, following, total, most=self.limits.results, seen=seen)
        except TotalsError as error:
            raise InvalidResponseError(f"the totals of the search do not add up: {error}", body=b"") from None
        paging = None if step.next is None else Paging(next=NextPage(after=step.next.encoded()))
        return self.last_if_enough(msgspec.structs.replace(page, results=step.kept, paging=paging), listing)

    def _ended(self, listing: Listing) -> Steps[Any]:
        found = f"{listing.total} records were found, and HubSpot returns {self.limits.results} of them"
        allowed = "without `sorts`, and with a filter less, all of them are returned"
        raise InvalidInputError("sorts", found, allowed=allowed)
        yield

    def _body(
        self, groups: Sequence[FilterGroup], sorts: list[Sort] | None, after: str | None, listing: Listing
    ) -> dict[str, Any]:
        body = PublicObjectSearchRequest(
            filter_groups=list(groups) or None,
            sorts=sorts,
            query=self.query,
            properties=self.properties,
            limit=listing.size or self.operation.paging.max_size,
            after=after,
        )
        return {**self.arguments, "body": body}


def _place(after: str | None) -> Place:
    try:
        return Place.read(after)
    except ValueError:
        allowed = "it is the `after` of the `unfinished` of a stream of the same search"
        raise InvalidInputError("after", f"got {shortened(after)}", allowed=allowed) from None


def _within(groups: Sequence[FilterGroup], place: Place) -> list[FilterGroup]:
    """The groups of filters for the ids of a place's window."""
    window = place.window
    if window.low == 0 and window.high == LARGEST_ID:
        return list(groups)
    if window.high == LARGEST_ID:
        part = Filter(property_name=ID, operator="GT", value=str(window.low))
    else:
        part = Filter(property_name=ID, operator="BETWEEN", value=str(window.low + 1), high_value=str(window.high))
    return [FilterGroup(filters=[*group.filters, part]) for group in groups] or [FilterGroup(filters=[part])]

"""An operation as the contract describes it: what it takes, what it draws on, how it answers. It answers nothing."""

from collections.abc import Collection, Mapping
from typing import Any, Literal
from urllib.parse import parse_qs

from attrs import field, frozen

from hubapi_ext.mock.bodies import read_body
from hubapi_ext.mock.fields import found, replaced
from hubapi_ext.mock.parameters import Parameter
from hubapi_ext.mock.shapes import Shape


@frozen
class Statuses:
    """The codes of an operation's answers."""

    success: int
    errors: int
    """Where the answer to a batch names errors."""


@frozen
class Fields:
    """The fields that an object has, or each object of a list, and theirs."""

    fields: Mapping[str, "Fields"] = field(factory=dict)
    """Nothing where it may have any."""

    def known(self, value: Any) -> Any:
        """What of a value is known. HubSpot passes over fields that it does not know."""
        if isinstance(value, list):
            return [self.known(one) for one in value]
        if not self.fields or not isinstance(value, Mapping):
            return value
        return {name: self.fields[name].known(one) for name, one in value.items() if name in self.fields}


@frozen
class Paging:
    """Where an answer has its pages, and how one is asked for. Fields of answers are dotted paths."""

    items: str
    """The list of a page."""
    result: str
    """Where a page tells the cursor of the next one."""
    of_batch: bool
    """Whether there is a page for each result of a batch, instead of one for the whole answer."""
    cursor: str
    """The parameter, or the field of the body, that takes the cursor."""
    size: str | None = None
    """The one that takes the size of a page."""
    total: str | None = None
    """Where an answer tells how many items all pages have together."""
    more: str | None = None
    """Where an answer tells whether there is a next page; None where only the cursor does."""
    in_body: bool = False
    """Whether cursor and size are fields of the body."""
    is_number: bool = False
    """Whether the cursor is a number."""
    default_size: int | None = None
    """The size of a page where none is asked for, or can be; None for all that there is."""

    def next_of(self, page: Mapping[str, Any]) -> Any:
        """The cursor of the page that follows; None where there is none."""
        return found(page, self.result) if self.more is None or found(page, self.more) else None

    def leading_to(self, page: Mapping[str, Any], cursor: str) -> dict[str, Any]:
        """A page that leads to another."""
        led = replaced(page, self.result, int(cursor) if self.is_number else cursor)
        return led if self.more is None else replaced(led, self.more, value=True)

    def last(self, page: Mapping[str, Any], count: int) -> dict[str, Any]:
        """A page that leads nowhere, after so many items."""
        return dict(page) if self.more is None else replaced(replaced(page, self.result, count), self.more, value=False)


Verb = Literal["create", "read", "update", "replace", "set", "upsert", "archive", "delete", "list", "search", "merge"]


@frozen(kw_only=True)
class New:
    """What becomes of the fields of a new item."""

    key: str = "id"
    """The field that tells the items apart."""
    given_key: str | None = None
    """The field of a request that may choose the key; None for the one of that name."""
    defaults: Mapping[str, Any] = field(factory=dict)
    """What a field is unless a request says so. `{number}` in a text stands for a number that nothing else has."""
    fields: frozenset[str] = frozenset()
    """All fields that an item has; nothing where it may have any."""


@frozen(kw_only=True)
class Part(New):
    """Items that a field of another item holds."""

    field: str
    collection: str | None = None
    """The collection that has them in truth; None where the item itself does."""


@frozen
class Holder:
    """The item of a collection that holds the items of an operation."""

    parameter: str
    """The parameter of the path that names it."""
    field: str
    """The field that holds them."""
    keys: tuple[str, ...] = ("id",)
    """The fields by which it is found."""
    is_made: bool = False
    """Whether there is one as soon as it is to hold something."""


@frozen
class Guard:
    """Keeps stages of pipelines that records are in."""

    asked_by: tuple[str, ...]
    """The query parameters one of which asks for it."""
    always_from: str
    """The version from which on nobody needs to ask."""


@frozen
class Usual:
    """What a usual operation does, and to what: the contract's `x-hubapi-mock`."""

    verb: Verb
    of: str
    """`records`, or the name of a collection, in which a parameter of the path may stand in braces."""
    object_type: str | None = None
    """The type of the records, where the path has none."""
    new: New = field(factory=New)
    """What becomes of the fields of a new item."""
    parts: tuple[Part, ...] = ()
    """Fields of an item that hold items themselves."""
    within: Holder | None = None
    """The item that holds those of the operation; None where the collection does."""
    inside: str | None = None
    """The field of the answer that holds the item; None where it is the answer."""
    unique: tuple[str, ...] = ()
    """Fields that no two items have alike."""
    aliases: tuple[str, ...] = ()
    """Fields by which an item is found, too."""
    only: str | None = None
    """The field of a body that names the items of a list; None for all of them."""
    where: Mapping[str, str] = field(factory=dict)
    """The parameters of the path that fields of the items must be equal to, in a list or of the one that is read."""
    also: Mapping[str, Any] = field(factory=dict)
    """Items that come with a new one, by the collections that hold them."""
    exists: Mapping[str, str] = field(factory=dict)
    """Fields whose values are keys of items in another collection."""
    conflict: int = 409
    """How an item is refused that there is already."""
    keeps: str | None = None
    """The field of items that are not archived."""
    guard: Guard | None = None
    audit: str | None = None
    """The collection that holds what was done."""
    guesses: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    most_results: int | None = None
    """How many results the pages of a search have together; None for any number."""
    most_filters: int | None = None
    """How many filters all groups of a search have together; None for any number."""
    most_associated: int | None = None
    """How many associated records of a type a record names by itself; None for all of them."""


@frozen
class Operation:
    """An operation as the contract describes it."""

    name: str
    method: str
    path: str
    """Its documented path."""
    other_paths: tuple[str, ...]
    replay: str
    """What sending it twice does: `read`, `set` or `create`."""
    scopes: Mapping[str, tuple[frozenset[str], ...]] = field(repr=False)
    """Sets of scopes, one of which a token must have, in each version that the contract names."""
    paging: Paging | None
    batch: bool
    """Whether it has inputs, with a result each."""
    fewer: Mapping[str, int] = field(repr=False)
    """How many inputs a request, or items a page, may have at most where something is asked for, by its name."""
    trace: str | None
    """The field of its inputs and results that takes a name of the caller's choice; None where there is none."""
    shape: Shape = field(repr=False)
    """What its answers may have."""
    usual: Usual | None
    """What it does, where that is one of the usual things."""
    example: Any = field(repr=False)
    """The contract's first example of an answer; None where there is none."""
    item_fields: frozenset[str] = field(repr=False)
    """The fields of what it answers with: of an item of a list, or of the whole answer."""
    body: Fields = field(repr=False)
    """The fields of a body, or of an input of a batch."""
    rate_limit: str
    """Which of the portal's rate windows it draws on."""
    versions: Mapping[str, Statuses] = field(repr=False)
    """The codes of its answers in each version that the contract names."""
    # jsonschema_rs is imported late, so its types cannot stand here.
    validator: Any = field(repr=False)
    takes_no_body: bool
    """Whether a request may come without a body."""
    path_parameters: Mapping[str, Parameter] = field(repr=False)
    query_parameters: Mapping[str, Parameter] = field(repr=False)

    @property
    def results(self) -> str | None:
        """Where an answer has its results; `""` where it is a bare list of them, None where it has none."""
        if self.paging and not self.paging.of_batch:
            return self.paging.items
        places = {(): "", ("results",): "results"}
        return next((place for path, place in places.items() if path in self.shape.lists), None)

    def required_scopes(self, version: str | None) -> tuple[frozenset[str], ...]:
        """Sets of scopes, one of which a token must have for a date version, or without one for a documented path."""
        return self.scopes[_latest(self.scopes, version)]

    def statuses(self, version: str | None) -> Statuses:
        """The codes of its answers in a date version, or without one on the documented path."""
        return self.versions[_latest(self.versions, version)]

    def read_path(self, written: Mapping[str, str]) -> dict[str, Any]:
        """The parameters in the path of a request that agrees with the contract."""
        read = {name: one.read({name: [written[name]]}) for name, one in self.path_parameters.items()}
        return {**written, **read}

    def read_query(self, query: str) -> dict[str, Any]:
        """The query parameters of a request that agrees with the contract, with their defaults."""
        written = parse_qs(query, keep_blank_values=True)
        return {name: one.read(written) for name, one in self.query_parameters.items()}

    def read(self, body: bytes) -> Any:
        """The decoded body of a request that agrees with the contract."""
        if self.validator is None or (self.takes_no_body and not body):
            return None
        return read_body(self.validator, body)


def _latest(known: Collection[str], version: str | None) -> str:
    """The version whose facts hold: a version that is not named answers like the last one before it."""
    # `documented` sorts behind all of them.
    return max((earlier for earlier in known if version and earlier <= version), default="documented")

"""What the figures look like: as tables, and as the README's section. It measures nothing."""

from __future__ import annotations

from collections.abc import Iterator

from .copies import COPIES
from .files import HUBAPI
from .mixed import CLEAN
from .mock_server import FIRST_ANSWER, FULL_CREATES, MEMORY_OF_PORTALS, MEMORY_WHEN_UP, SMALL_CREATES
from .speed import ROWS, Figures
from .start import GENERATE, HTTPX, OVER_HTTPX, OVER_HTTPX_WITH_MORE
from .tables import figure, spread, table
from .worker import PEERS

BEGIN, END = "<!-- written by scripts/bench -->", "<!-- until here -->"
NONE = "–"  # noqa: RUF001 - a dash
MOST_TO_FLOOR = 1.3
"""How many times what the floor takes a create with a clean answer may take."""
SPEED = """\
## A request

Full batches, one after the other: a read of 1,000 contacts with 10 associations each, and a create of 2,000
associations. `cpu` is the client's time on the processor, as median with quartiles; `x floor` is its ratio to the
floor's of the same turn. The floor is one httpx.Client and msgspec with plain Structs, and nothing else: from ids to
Structs, one request, and Structs again, whose ids stay as they came. Without gc its Structs are such as the garbage
collector need not look at, as hubapi's own are. The results come in another order than the inputs, as HubSpot's do."""
FAMILY = """\
## Records

Contacts with 20 properties: an upsert of 100, a page of 100 of a list, a page of 200 of a search, and a typed table of
10,000, which are 100 pages of a list. The floor is that of above; its table is made with pyarrow's own casts. The peers
have no tables: theirs is the time to get the records. Nothing is counted towards HubSpot's limits."""
SMALL = """\
## One small call

The default association of two records, one call after the other: the time on the processor, as a ratio to that of an
httpx client and msgspec with the same models, which take turns with hubapi in one process."""
MIXED = """\
## Mixed answers

The same batches, as HubSpot often answers them. The clean answer has a result for each input, in their order, and each
of the others differs from it in one respect. An error names a refused input in its message only; an empty record has no
associations, which is an error too. After a create the client looks which inputs failed. `x clean` is the ratio of
`cpu` to the clean answer's, in the same turn and the same process, as median with quartiles."""
GROWTH = """\
## Streams as they grow

A row is an input: an association to create, or a contact to read, which has one association here. Each size has a
process of its own, twice, and they take turns of 100,000 rows, which are ten streams, one, or a tenth of one. `x
shortest` is the ratio to what the shortest took in the same turn, as median with quartiles."""
BUDGET = """\
## The share of HubSpot's budget

190 requests in any 10 s, and 200 ms latency. At first full batch reads by one process on one core, as though HubSpot
counted them and said so; then as though it counted them although it calls them exempt, which a client has to find out.
Then small requests by processes that share their counting, of 100 requests in 10 s where they are known to be counted.
`refused later` are requests that were refused after the first window. `least` is what was answered to the process that
got least, as a part of an equal share."""
FAULTS = """\
## Under faults

Courses are created in batches of 100. Of all requests 10 % are refused with 429, 5 % are answered with 503 and 2 % are
cut off, half of these after HubSpot has done its work. What a client says is held against what HubSpot has. An
exception that leaves open what became of its courses is one without a fate."""

MOCK = """\
## The mock

`hubapi mock` in a process of its own. Requests are sent by wrk, with eight connections."""

FILES = """\
## Files

A load upserts a CSV file of 100,000 contacts with ten properties, without limits. The engine is `stream_upsert` of the
same rows by csv.DictReader; the journal is what the load does with it and nothing else. All are the time on the
processor for a row, with ratios to the engine's of the same turn. Each number of rows has a process of its own."""
FILES_BUDGET = """\
Requests of a load by a mock that takes 190 in any 10 s, with 200 ms latency."""
FILES_EXPORT = """\
100,000 contacts with 20 properties and three associated companies each, of which ten contacts have 250, from a mock
without limits, whose own time is most of the wall time. hubapi writes Parquet. hubspot-api-client has all of them in
memory, by `get_all` with `associations`, which brings the first 100 of a record. dlt's source for HubSpot is no package
of its own, so it is left out."""


def page(figures: Figures) -> str:
    """All that was measured, as a page of Markdown."""
    sections = [
        (_speed, "speed"),
        (_family, "family"),
        (_small, "small"),
        (_start, "start"),
        (_growth, "growth"),
        (_budget, "budget"),
        (_faults, "faults"),
        (_mock, "mock"),
        (_files, "files"),
    ]
    parts = [f"# Benchmarks\n\n{_machine(figures)}"]
    parts += [section(figures[name]) for section, name in sections if name in figures]
    if targets := list(_targets(figures)):
        wanted = [(what, figure(found), wanted, "yes" if met else "no") for what, found, wanted, met in targets]
        parts.append("## What is wanted\n\n" + table(["", "measured", "wanted", "met"], wanted))
    return "\n\n".join(parts) + "\n"


def readme(figures: Figures) -> str:
    """The README's section, between its marks."""
    headings = ["", "read ms", "x floor", "create ms", "x floor", "first call ms", "peak MiB", "budget"]
    rows = []
    for client, one in figures["speed"].items():
        used = figures["budget"]["one core"]
        best = max((case["share"] for name, case in used.items() if name.split(",")[0] == client), default=None)
        rows.append(
            (
                client,
                *(cell for what in ROWS for cell in _cost(one.get(what))),
                figure(one["first call ms"]["median"]),
                figure(one["peak MiB"]["median"]),
                NONE if best is None else f"{best:.0%}",
            )
        )
    parts = [
        BEGIN,
        "![How many times the floor each client takes](docs/benchmarks.svg)",
        table(headings, rows),
        _machine(figures) + "\nAll tables are in [`docs/benchmarks.md`](docs/benchmarks.md).",
        END,
    ]
    return "\n\n".join(parts)


def with_section(text: str, figures: Figures) -> str:
    """The README with its section written anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + readme(figures) + after


def _machine(figures: Figures) -> str:
    machine = figures["machine"]
    versions = ", ".join(f"{package} {version}" for package, version in machine["versions"].items())
    system = f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}"
    return f"Measured in {figures['seconds']:.0f} s on {system};\n{versions}."


def _speed(figures: Figures) -> str:
    parts = [SPEED]
    for what in ROWS:
        costs = [
            (
                client,
                spread(one[what]["cpu ms"]),
                spread(one[what]["wall ms"]),
                f"{one[what]['rows per second']:,.0f}",
                spread(one[what]["to floor"]),
            )
            for client, one in figures.items()
            if what in one
        ]
        parts.append(table([what, "cpu ms", "wall ms", "rows per second per core", "x floor"], costs))
    rows = [
        (client, spread(one["first call ms"]), figure(one["peak MiB"]["median"])) for client, one in figures.items()
    ]
    parts.append("The first call includes loading the client.\n\n" + table(["", "first call ms", "peak MiB"], rows))
    mixed = [
        (f"{request}: {answer}", spread(one["cpu ms"]), spread(one["to clean"]))
        for request, answer, one in _mixed(figures)
    ]
    if mixed:
        parts.append(f"{MIXED}\n\n" + table(["", "cpu ms", "x clean"], mixed))
    return "\n\n".join(parts)


def _mixed(figures: Figures) -> Iterator[tuple[str, str, Figures]]:
    """Client with request, answer, and what it took, for all mixed answers and the clean ones beside them."""
    for client, one in figures.items():
        for what, answers in one.get("mixed", {}).items():
            for answer, cost in answers.items():
                yield f"{client}, {what}", answer, cost


def _growth(figures: Figures) -> str:
    rows = [
        (
            stream,
            f"{size['rows']:,}",
            figure(size["cpu µs"]),
            spread(size["to the shortest"]),
            figure(size["peak MiB"]),
        )
        for stream, sizes in figures.items()
        for size in sizes
    ]
    return GROWTH + "\n\n" + table(["stream", "rows", "cpu µs per row", "x shortest", "peak MiB"], rows)


def _budget(figures: Figures) -> str:
    rows = [
        (
            case,
            f"{one['answered']:.0f}",
            f"{one['possible']:.0f}",
            f"{one['share']:.1%}",
            f"{one['refused later']}" if "refused later" in one else NONE,
            f"{one['least']:.0%}" if "least" in one else NONE,
        )
        for part in figures.values()
        for case, one in part.items()
    ]
    return BUDGET + "\n\n" + table(["", "answered", "possible", "share", "refused later", "least"], rows)


def _faults(figures: Figures) -> str:
    rows = [(client, *(f"{count:,}" for count in one.values())) for client, one in figures.items()]
    return FAULTS + "\n\n" + table(["", *next(iter(figures.values()))], rows)


def _mock(figures: Figures) -> str:
    return f"{MOCK}\n\n{_named(figures)}"


def _files(figures: Figures) -> str:
    load = [(part, spread(one["cpu µs"]), spread(one["to engine"])) for part, one in figures["load"].items()]
    memory = [(f"{one['rows']:,}", figure(one["cpu µs"]), figure(one["peak MiB"])) for one in figures["memory"]]
    used = figures["budget"]
    export = [
        (
            client,
            *(figure(one[what]) for what in ("cpu s", "wall s", "peak MiB")),
            *(f"{one[what]:,}" for what in ("requests", "records", "associations", "there are")),
        )
        for client, one in figures["export"].items()
    ]
    headings = ["", "cpu s", "wall s", "peak MiB", "requests", "records", "associations", "there are"]
    share = (f"{used['answered']:.0f}", f"{used['possible']:.0f}", f"{used['share']:.1%}")
    tables = [
        table(["", "cpu µs per row", "x engine"], load),
        table(["rows", "cpu µs per row", "peak MiB"], memory),
        f"{FILES_BUDGET}\n\n" + table(["", "answered", "possible", "share"], [("load", *share)]),
        f"{FILES_EXPORT}\n\n" + table(headings, export),
    ]
    return "\n\n".join([FILES, *tables])


def _family(figures: Figures) -> str:
    parts = [FAMILY]
    for what, clients in figures.items():
        rows = [(client, spread(one["cpu ms"]), spread(one["to floor"])) for client, one in clients.items()]
        parts.append(table([what, "cpu ms", "x floor"], rows))
    return "\n\n".join(parts)


def _small(figures: Figures) -> str:
    rows = [(what, f"{ratio:.2f}") for what, ratio in figures.items()]
    return f"{SMALL}\n\n" + table(["", "x httpx"], rows)


def _start(figures: Figures) -> str:
    return f"## The start\n\n{_named(figures)}"


def _named(figures: Figures) -> str:
    return table(["", "measured"], [(what, f"{found:,.1f}") for what, found in figures.items()])


MOST_TO_CLEAN = {
    "another order": 1.15,
    "one refused": 1.3,
    "10 % refused": 1.8,
    "all refused": 4,
    "one empty": 1.3,
    "half empty": 1.8,
    "all empty": 1.2,
}
"""By answer, how many times the clean one's time on the processor it may take."""

Target = tuple[str, float, str, bool]
"""What, how much it is, how much is wanted, and whether it is so."""


def _targets(figures: Figures) -> Iterator[Target]:
    wanted = {
        "speed": _speed_targets,
        "family": _family_targets,
        "small": lambda small: (_most(what, ratio, 1.25) for what, ratio in small.items()),
        "start": _start_targets,
        "growth": _growth_targets,
        "budget": _budget_targets,
        "faults": _faults_targets,
        "mock": _mock_targets,
        "files": _files_targets,
    }
    for part, targets in wanted.items():
        if part in figures:
            yield from targets(figures[part])


def _most(what: str, found: float, limit: float) -> Target:
    return what, found, f"at most {limit:g}", found <= limit


def _least(what: str, found: float, limit: float) -> Target:
    return what, found, f"at least {limit:g}", found >= limit


def _start_targets(figures: Figures) -> Iterator[Target]:
    yield _most("hubapi / httpx, the start", figures[OVER_HTTPX] / figures[HTTPX], 0.45)
    if OVER_HTTPX_WITH_MORE in figures:
        ratio = figures[OVER_HTTPX_WITH_MORE] / figures[HTTPX]
        yield _most(f"hubapi / httpx, the start with {COPIES} more operations", ratio, 0.45)
        yield _most(GENERATE.replace("`", ""), figures[GENERATE], 30)


def _speed_targets(figures: Figures) -> Iterator[Target]:
    def floors(client: str, what: str) -> float:
        ratio: float = figures[client][what]["to floor"]["median"]
        return ratio

    yield _most("hubapi / floor, read", floors("hubapi", "read"), 1.5)
    # Here the results come in another order than the inputs; see below for those that come in order.
    most = round(MOST_TO_FLOOR * MOST_TO_CLEAN["another order"], 2)
    yield _most("hubapi / floor, create", floors("hubapi", "create"), most)
    if "hubapi rows" in figures:
        yield _most("hubapi rows / floor, read", floors("hubapi rows", "read"), 1.2)
    for what in ROWS:
        yield _most(f"hubapi async / hubapi, {what}", floors("hubapi async", what) / floors("hubapi", what), 1.2)
    for peer, read, create in (("hubspot-sdk", 40, 15), ("hubspot-api-client", 12, 25)):
        yield _least(f"{peer} / hubapi, read", floors(peer, "read") / floors("hubapi", "read"), read)
        yield _least(f"{peer} / hubapi, create", floors(peer, "create") / floors("hubapi", "create"), create)

    for request, answer, one in _mixed(figures):
        if answer == CLEAN.name and request == "hubapi, create":
            floor = figures["floor"]["create"]["cpu ms"]["median"]
            yield _most(f"{request}: {answer} / floor", one["cpu ms"]["median"] / floor, MOST_TO_FLOOR)
        elif answer != CLEAN.name:
            yield _most(f"{request}: {answer} / clean", one["to clean"]["median"], MOST_TO_CLEAN[answer])


MOST_OF_FAMILY = {"table": 1.0}
"""By request, how many times what the floor takes it may take; else `MOST_TO_FLOOR`."""


def _family_targets(figures: Figures) -> Iterator[Target]:
    for what, clients in figures.items():
        found = clients["hubapi"]["to floor"]["median"]
        yield _most(f"hubapi / floor, {what}", found, MOST_OF_FAMILY.get(what, MOST_TO_FLOOR))


def _growth_targets(figures: Figures) -> Iterator[Target]:
    for stream, sizes in figures.items():
        change = max(abs(one["to the shortest"]["median"] - 1) for one in sizes)
        yield _most(f"{stream}: change of cpu per row", change, 0.1)
        yield _most(f"{stream}: peak, most rows / a tenth", sizes[-1]["peak MiB"] / sizes[-2]["peak MiB"], 1.1)


def _budget_targets(figures: Figures) -> Iterator[Target]:
    for part in figures.values():
        for case, one in part.items():
            if case.partition(",")[0] not in PEERS:
                yield _least(f"{case}: share of the budget", one["share"], 0.97)
            if "refused later" in one:
                yield _most(f"{case}: refused after the first window", one["refused later"], 0)
            if "least" in one:
                yield _least(f"{case}: least process's part of an equal share", one["least"], 0.8)


def _faults_targets(figures: Figures) -> Iterator[Target]:
    for what in ("lost", "doubled", "raised without a fate"):
        yield _most(f"hubapi under faults: {what}", figures["hubapi"][what], 0)


def _mock_targets(figures: Figures) -> Iterator[Target]:
    for what, limit in ((FIRST_ANSWER, 1), (MEMORY_WHEN_UP, 90), (MEMORY_OF_PORTALS, 300)):
        yield _most(f"mock: {what}", figures[what], limit)
    for what, limit in ((SMALL_CREATES, 2_500), (FULL_CREATES, 100)):
        if what in figures:
            yield _least(f"mock: {what}", figures[what], limit)


def _files_targets(figures: Figures) -> Iterator[Target]:
    yield _most("journal of a load / engine", figures["load"]["journal"]["to engine"]["median"], 0.1)
    few, many = (one["peak MiB"] for one in figures["memory"])
    yield _most("load: peak, most rows / a tenth", many / few, 1.1)
    yield _least("load: share of the budget", figures["budget"]["share"], 0.97)
    export = figures["export"][HUBAPI]
    yield _least("export: share of the associations", export["associations"] / export["there are"], 1)


def _cost(one: Figures | None) -> tuple[str, str]:
    return (NONE, NONE) if one is None else (figure(one["cpu ms"]["median"]), spread(one["to floor"]))

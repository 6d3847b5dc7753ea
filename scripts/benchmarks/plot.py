"""Draws how many times the floor each client takes. Its greys and colours can be read on white and on black."""

from __future__ import annotations

from html import escape
from math import ceil, log10

from .speed import ROWS, Figures

WIDTH, LEFT, RIGHT = 760, 180, 130
BAR, GAP, HEAD = 18, 8, 44
OURS, OTHERS, GREY = "#2f8f6b", "#c9772b", "#7a828c"
TITLES = {
    "read": "Time on the processor to read 1,000 contacts with 10 associations each",
    "create": "Time on the processor to create 2,000 associations",
}


def plot(speed: Figures) -> str:
    """An SVG with a bar for each client, on a logarithmic scale."""
    ratios = {
        what: {name: one[what]["to floor"] for name, one in speed.items() if what in one and name != "floor"}
        for what in ROWS
    }
    decades = ceil(log10(max(one["high"] for bars in ratios.values() for one in bars.values())))

    def x(ratio: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * log10(max(ratio, 1)) / decades

    parts, y = [], 0.0
    for what, bars in ratios.items():
        bottom = y + HEAD + len(bars) * (BAR + GAP)
        parts.append(_text(0, y + 20, TITLES[what], weight=600))
        for decade in range(decades + 1):
            place = x(10**decade)
            parts.append(f'<path d="M{place:.1f} {y + HEAD - 6}V{bottom}" stroke="{GREY}" stroke-opacity=".4"/>')
            label = "floor" if decade == 0 else f"{10**decade} x"
            parts.append(_text(place, bottom + 14, label, anchor="middle", size=11))
        for place, (client, ratio) in enumerate(sorted(bars.items(), key=lambda bar: bar[1]["median"])):
            top = y + HEAD + place * (BAR + GAP)
            middle, end = top + BAR / 2, x(ratio["median"])
            colour = OURS if client.startswith("hubapi") else OTHERS
            parts += [
                _text(LEFT - 10, middle + 4, client, anchor="end"),
                f'<rect x="{LEFT}" y="{top}" width="{max(end - LEFT, 1):.1f}" height="{BAR}" fill="{colour}" rx="2"/>',
                f'<path d="M{x(ratio["low"]):.1f} {middle}H{x(ratio["high"]):.1f}" stroke="{GREY}" stroke-width="2"/>',
                _text(x(ratio["high"]) + 8, middle + 4, f"{ratio['median']:.3g} x"),
            ]
        y = bottom + 34
    style = f"font-family='system-ui, sans-serif' font-size='13' fill='{GREY}'"
    title = "<title>CPU time per request, as a multiple of the floor</title>"
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {y:.0f}' {style}>\n{title}\n"
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 13, weight: int = 400) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}">'
        f"{escape(text)}</text>"
    )

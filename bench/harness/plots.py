# SPDX-License-Identifier: GPL-2.0-or-later
"""Plots as SVG: rows of bars and lines over sizes, both on logarithmic scales, which show quotients as distances."""
import math
from xml.sax.saxutils import escape

COLOURS = ("#0b5c8a", "#c8553d", "#6a994e", "#8e6c8a", "#b08900", "#5c677d", "#2a9d8f", "#9d4edd")
BAR, GAP, LEFT, WIDTH, TOP, LEGEND = 13, 12, 150, 760, 58, 20


def number(value):
    """Three digits that count: 0.042, 1.23, 456, 12300."""
    if value == 0:
        return "0"
    value = float(f"{value:.3g}") if abs(value) < 1000 else value
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:.{digits}f}"


class Canvas:
    def __init__(self, height, title):
        self.parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
                      f'font-family="sans-serif" font-size="12">', f"<title>{escape(title)}</title>",
                      '<rect width="100%" height="100%" fill="#fff"/>']
        self.text(10, 20, title, size=15)

    def text(self, x, y, words, anchor="start", size=12, colour="#222"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
                          f'fill="{colour}">{escape(str(words))}</text>')

    def line(self, x1, y1, x2, y2, colour="#ddd", width=1.0):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
                          f'stroke-width="{width}"/>')

    def bar(self, x, y, width, colour, told):
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(1, width):.1f}" height="{BAR - 2}" '
                          f'fill="{colour}"><title>{escape(told)}</title></rect>')

    def legend(self, names):
        x = 10
        for name, colour in zip(names, COLOURS):
            self.parts.append(f'<rect x="{x:.1f}" y="{TOP - 26}" width="10" height="10" fill="{colour}"/>')
            self.text(x + 14, TOP - 17, name)
            x += 28 + 6.8 * len(name)

    def end(self):
        return "\n".join([*self.parts, "</svg>"]) + "\n"


def scale(values, begin, end):
    """A logarithmic scale over all values, its ends at powers of ten; also those powers."""
    low = math.floor(math.log10(min(values)))
    high = max(low + 1, math.ceil(math.log10(max(values))))
    return (lambda value: begin + (math.log10(value) - low) / (high - low) * (end - begin),
            [10.0 ** power for power in range(low, high + 1)])


def bars(title, groups, series, unit):
    """`series`: {name: {group: value}}; a group without a value has no bar. None where there is nothing to draw."""
    values = [value for row in series.values() for value in row.values() if value > 0]
    if not values:
        return None
    counts = [sum(row.get(group, 0) > 0 for row in series.values()) for group in groups]
    height = TOP + sum(count * BAR + GAP for count in counts if count) + 30
    canvas = Canvas(height, f"{title} ({unit}, logarithmic)")
    canvas.legend(series)
    at, ticks = scale(values, LEFT, WIDTH - 60)
    for tick in ticks:
        canvas.line(at(tick), TOP - 6, at(tick), height - 24)
        canvas.text(at(tick), height - 9, number(tick), "middle", 11, "#666")
    y = TOP
    for group, count in zip(groups, counts):
        if count:
            canvas.text(LEFT - 8, y + count * BAR / 2 + 4, group, "end")
        for (name, row), colour in zip(series.items(), COLOURS):
            if row.get(group, 0) > 0:
                value = row[group]
                canvas.bar(LEFT, y, at(value) - LEFT, colour, f"{name}, {group}: {number(value)} {unit}")
                canvas.text(max(at(value), LEFT + 1) + 4, y + BAR - 3, number(value), size=10, colour="#555")
                y += BAR
        y += GAP if count else 0
    return canvas.end()


def lines(title, series, across, unit):
    """`series`: {name: [(x, y)]}, drawn over `across` (what x is)."""
    points = [point for row in series.values() for point in row]
    if not points or len({x for x, _ in points}) < 2:
        return None
    height = 380
    canvas = Canvas(height, f"{title} ({unit} over {across}, logarithmic)")
    canvas.legend(series)
    x_at, x_ticks = scale([x for x, _ in points], 60, WIDTH - 60)
    y_at, y_ticks = scale([y for _, y in points], height - 40, TOP + 6)
    for tick in x_ticks:
        canvas.line(x_at(tick), TOP, x_at(tick), height - 36)
        canvas.text(x_at(tick), height - 18, number(tick), "middle", 11, "#666")
    for tick in y_ticks:
        canvas.line(60, y_at(tick), WIDTH - 60, y_at(tick))
        canvas.text(52, y_at(tick) + 4, number(tick), "end", 11, "#666")
    for (name, row), colour in zip(series.items(), COLOURS):
        path = [(x_at(x), y_at(y)) for x, y in sorted(row)]
        for (x1, y1), (x2, y2) in zip(path, path[1:]):
            canvas.line(x1, y1, x2, y2, colour, 2)
        for (x, y), (size, value) in zip(path, sorted(row)):
            canvas.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"><title>'
                                f"{escape(name)}: {number(value)} {unit} at {number(size)} {across}</title></circle>")
    return canvas.end()

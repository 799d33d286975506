"""What a template draws with: seals, signatures, codes, devices and the waves behind the print.

Everything is SVG in the page, invented from the paper's seed. QR codes and barcodes say nothing.
"""

import math
from random import Random

from markupsafe import Markup, escape


class Brush:
    """Draws for one paper; all its choices follow from ``rng``."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def seal(
        self,
        arc: str,
        low: str = "",
        *,
        mm: float = 40,
        field: str = "",
        colour: str = "#d3151b",
        at: str = "right:20mm;bottom:30mm",
        star: bool = True,
    ) -> Markup:
        """Draw a round seal; ``field`` true marks it as the facts ``sealed`` and ``seal_text``."""
        turn = self.rng.uniform(-14, 14)
        spread, radius = min(290.0, 22.0 * len(arc)), 34.5
        along = math.radians(spread) * radius
        size = min(11.5, max(6.0, along / max(len(arc), 1) * 0.95))
        start = math.radians(270 - spread / 2)
        end = math.radians(270 + spread / 2)
        path = (
            f"M{50 + radius * math.cos(start):.2f},{50 + radius * math.sin(start):.2f} "
            f"A{radius},{radius} 0 "
            f"{int(spread > 180)} 1 "
            f"{50 + radius * math.cos(end):.2f},{50 + radius * math.sin(end):.2f}"
        )
        key = f"arc{self.rng.randrange(10**9)}"
        points = " ".join(
            f"{50 + r * math.sin(k * math.pi / 5):.2f},{50 - r * math.cos(k * math.pi / 5):.2f}"
            for k in range(10)
            for r in ((14.0 if k % 2 == 0 else 5.4),)
        )
        marks = f'data-field="sealed" data-json="true" data-seal="{escape(arc)}"' if field else ""
        inner = f'<polygon points="{points}" fill="{colour}"/>' if star else ""
        under = (
            f'<text x="50" y="80" font-size="8.5" text-anchor="middle" fill="{colour}" '
            f'textLength="{min(60, 9 * len(low))}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(low)}</text>'
            if low
            else ""
        )
        return Markup(
            f'<svg class="seal" {marks} viewBox="0 0 100 100" '
            f'style="width:{mm}mm;height:{mm}mm;{at};'
            f'transform:rotate({turn:.1f}deg);opacity:{self.rng.uniform(0.72, 0.95):.2f}">'
            f'<circle cx="50" cy="50" r="48" fill="none" stroke="{colour}" stroke-width="2.4"/>'
            f'<path id="{key}" d="{path}" fill="none"/><text font-size="{size:.1f}" '
            f'fill="{colour}" '
            f'textLength="{along * 0.98:.1f}" lengthAdjust="spacing"><textPath href="#{key}">'
            f"{escape(arc)}</textPath></text>{inner}{under}</svg>"
        )

    def chop(self, text: str, *, mm: float = 18, at: str = "") -> Markup:
        """Draw a square seal whose signs stand in columns from the right."""
        rows = math.ceil(math.sqrt(len(text)))
        cell = 88 / rows
        signs = "".join(
            f'<text x="{94 - (k // rows + 0.5) * cell:.1f}" y="{6 + (k % rows + 0.84) * cell:.1f}" '
            f'font-size="{cell * 0.92:.1f}" text-anchor="middle" '
            f'fill="#c9141a">{escape(sign)}</text>'
            for k, sign in enumerate(text)
        )
        return Markup(
            f'<svg class="seal" viewBox="0 0 100 100" '
            f'style="width:{mm}mm;height:{mm}mm;{at};opacity:.85">'
            f'<rect x="3" y="3" width="94" height="94" fill="none" stroke="#c9141a" '
            f'stroke-width="4"/>'
            f"{signs}</svg>"
        )

    def sign(self, name: str, *, field: bool = True, mm: float = 28) -> Markup:
        """Draw a handwritten signature: a scrawl for Latin names, running Kai for Chinese ones."""
        mark = 'data-field="signed" data-json="true"' if field else ""
        ink = self.rng.choice(("#10141c", "#152a6b", "#1b1b1b"))
        if any(ord(sign) > 0x2E80 for sign in name):
            return Markup(
                f'<span class="hand" {mark} '
                f'style="color:{ink};font-size:{mm * 0.24:.1f}mm">{escape(name)}</span>'
            )
        x, strokes = 4.0, ["M4,30"]
        for _ in range(max(6, len(name))):
            high = self.rng.uniform(2, 14) if self.rng.random() < 0.3 else self.rng.uniform(16, 26)
            strokes.append(
                f"C{x + 1:.1f},{high:.1f} {x + 6:.1f},{high + 2:.1f} {x + 4:.1f},"
                f"{self.rng.uniform(28, 37):.1f}"
            )
            x += self.rng.uniform(4, 8)
        strokes.append(f"Q{x + 20:.1f},40 {x + 34:.1f},{self.rng.uniform(14, 30):.1f}")
        return Markup(
            f'<svg {mark} viewBox="0 0 {x + 38:.0f} 42" '
            f'style="width:{mm * 1.4}mm;vertical-align:middle">'
            f'<path d="{" ".join(strokes)}" fill="none" stroke="{ink}" stroke-width="1.5"/></svg>'
        )

    def qr(self, mm: float = 22, style: str = "") -> Markup:
        """Draw what looks like a QR code and says nothing."""
        side = 29
        cells = []
        for y in range(side):
            for x in range(side):
                eye = _eye(x, y, side)
                if self.rng.random() < 0.48 if eye is None else eye:
                    cells.append(f"M{x},{y}h1v1h-1z")
        return Markup(
            f'<svg viewBox="-2 -2 {side + 4} {side + 4}" '
            f'style="width:{mm}mm;height:{mm}mm;{style}" '
            f'shape-rendering="crispEdges"><rect x="-2" y="-2" width="40" height="40" fill="#fff"/>'
            f'<path d="{"".join(cells)}"/></svg>'
        )

    def bars(self, mm: float = 40, high: float = 9) -> Markup:
        """Draw a barcode that says nothing."""
        x, bars = 0.0, []
        while x < 100:
            wide = self.rng.choice((0.6, 0.6, 1.2, 1.8))
            bars.append(f'<rect x="{x:.1f}" y="0" width="{wide}" height="20"/>')
            x += wide + self.rng.choice((0.6, 1.2, 1.8))
        return Markup(
            f'<svg viewBox="0 0 100 20" preserveAspectRatio="none" '
            f'style="width:{mm}mm;height:{high}mm">'
            f"{''.join(bars)}</svg>"
        )

    def device(self, mm: float = 30) -> Markup:
        """Draw a mark without words."""
        rng = self.rng
        shapes = []
        for _ in range(rng.randrange(3, 7)):
            x, y, r = rng.uniform(20, 80), rng.uniform(20, 80), rng.uniform(8, 28)
            shapes.append(
                rng.choice(
                    (
                        (
                            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" fill="none" '
                            f'stroke="#111" stroke-width="4"/>'
                        ),
                        (
                            f'<path d="M{x:.0f},{y - r:.0f} l{r:.0f},{r * 1.6:.0f} h-{2 * r:.0f} '
                            f'z" fill="#222"/>'
                        ),
                        (
                            f'<path d="M{x - r:.0f},{y:.0f} q{r:.0f},-{r * 2:.0f} {2 * r:.0f},0 '
                            f't{r:.0f},{r:.0f}" '
                            f'fill="none" stroke="#111" stroke-width="5"/>'
                        ),
                    )
                )
            )
        return Markup(
            f'<svg viewBox="0 0 100 100" style="width:{mm}mm;height:{mm}mm">{"".join(shapes)}</svg>'
        )

    def guilloche(self, colour: str, lines: int = 14) -> Markup:
        """Draw the fine waves that certificates have behind their text."""
        paths = []
        for k in range(lines):
            phase, high = k * 2 * math.pi / lines, 16
            points = " ".join(
                f"{x},{50 + high * math.sin(x / 9 + phase) + 18 * math.sin(x / 31 + phase / 2):.1f}"
                for x in range(0, 301, 3)
            )
            paths.append(
                f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width=".35"/>'
            )
        return Markup(
            '<svg class="back" viewBox="0 0 300 100" preserveAspectRatio="none">'
            + "".join(paths)
            + "</svg>"
        )


def _eye(x: int, y: int, side: int) -> bool | None:
    for left, top in ((0, 0), (side - 7, 0), (0, side - 7)):
        dx, dy = x - left, y - top
        if -1 <= dx <= 7 and -1 <= dy <= 7:
            ring = max(abs(dx - 3), abs(dy - 3))
            return ring in {0, 1, 3}
    return None

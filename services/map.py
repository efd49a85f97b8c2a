"""The map of the services, drawn from what they declare: facts as lines, questions as dashes."""

import sys
from collections.abc import Iterator, Sequence
from html import escape

from shared.registry import Ask
from shared.service import Service

WIDTH, HEIGHT = 960, 620
BOX = (230, 96)
PLACES = {
    "meetings": (365, 30),
    "workplan": (60, 270),
    "notifications": (670, 270),
    "identity": (365, 494),
}
WORDS = {
    "meetings": "sessions, agendas, drafts, deadlines",
    "workplan": "plans and milestones",
    "notifications": "inbox, reminders, mail",
    "identity": "people, delegations, roles",
}
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1a1a1a }
.name { font-weight: 600; font-size: 18px }
.small { font-size: 12px; fill: #45505c }
rect { fill: #f5f7f9; stroke: #0072bc; stroke-width: 1.5 }
path { fill: none; stroke: #0072bc; stroke-width: 1.5 }
.ask { stroke: #45505c; stroke-dasharray: 5 4 }
.ground { fill: #fff }
"""


def drawn(services: Sequence[Service]) -> str:
    """An SVG document."""
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">']
    lines.append("<title>The four services, and what flows between them</title>")
    lines.append(f"<style>{STYLE}</style>")
    for mark, colour in (("fact", "#0072bc"), ("question", "#45505c")):
        lines.append(
            f'<marker id="{mark}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"'
            f' markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" style="fill:{colour}"/>'
            "</marker>"
        )
    lines.append(f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" style="stroke:none"/>')
    for number, (owner, reader) in enumerate(facts(services)):
        lines.append(arrow(owner, reader, 12 + 2 * (number % 2), asks=False))
    for asker, owner in questions(services):
        lines.append(arrow(asker, owner, -16, asks=True))
    lines += [box(service.name) for service in services]
    lines.append(f'<text class="small" x="20" y="{HEIGHT - 34}">— facts over NATS JetStream</text>')
    lines.append(f'<text class="small" x="20" y="{HEIGHT - 14}">- - questions over NATS</text>')
    return "\n".join([*lines, "</svg>", ""])


def facts(services: Sequence[Service]) -> Iterator[tuple[str, str]]:
    """Who hears whom."""
    for service in services:
        for owner in sorted({each.event.type().split(".")[0] for each in service.reactions}):
            yield owner, service.name


def questions(services: Sequence[Service]) -> list[tuple[str, str]]:
    """Who asks whom, as their modules name the questions."""
    found = set()
    for name, module in list(sys.modules.items()):
        for service in services:
            if name.startswith(f"services.{service.name}.") and ".asks" not in name:
                for value in vars(module).values():
                    if isinstance(value, Ask) and value.subject.split(".")[1] != service.name:
                        found.add((service.name, value.subject.split(".")[1]))
    return sorted(found)


def box(name: str) -> str:
    """A service, and what it owns."""
    x, y = PLACES[name]
    middle = x + BOX[0] // 2
    return (
        f'<rect x="{x}" y="{y}" width="{BOX[0]}" height="{BOX[1]}" rx="6"/>'
        f'<text class="name" x="{middle}" y="{y + 42}" text-anchor="middle">{name}</text>'
        f'<text class="small" x="{middle}" y="{y + 66}" text-anchor="middle">'
        f"{escape(WORDS[name])}</text>"
    )


def arrow(start: str, end: str, aside: int, *, asks: bool) -> str:
    """From edge to edge, a little to the side of the straight line."""
    (x1, y1), (x2, y2) = centre(start), centre(end)
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    ox, oy = -dy * aside, dx * aside
    out1, out2 = reach(dx, dy), reach(dx, dy)
    a = (x1 + dx * out1 + ox, y1 + dy * out1 + oy)
    b = (x2 - dx * out2 + ox, y2 - dy * out2 + oy)
    kind, mark = ('class="ask" ', "question") if asks else ("", "fact")
    return (
        f'<path {kind}d="M{a[0]:.0f} {a[1]:.0f} {b[0]:.0f} {b[1]:.0f}" marker-end="url(#{mark})"/>'
    )


def centre(name: str) -> tuple[float, float]:
    """Of a service's box."""
    x, y = PLACES[name]
    return x + BOX[0] / 2, y + BOX[1] / 2


def reach(dx: float, dy: float) -> float:
    """How far from the centre a box ends in that direction, and a little more."""
    across = BOX[0] / 2 / abs(dx) if dx else float("inf")
    down = BOX[1] / 2 / abs(dy) if dy else float("inf")
    return min(across, down) + 8

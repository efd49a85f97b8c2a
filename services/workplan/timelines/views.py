"""Rows of the timeline of a plan, and the entries of its calendar."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from services.workplan.lights.model import State
from services.workplan.lights.views import MilestoneShown
from services.workplan.milestones.model import Days
from shared.formats import ics
from shared.web import timeline
from shared.web.scale import Dates

COLOURS = """
svg{background:#fff}
text{fill:#1a1a1a;font:14px system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
.soft{fill:#4d5761;font-size:13px}.title,.today-words{font-weight:600}
.axis{stroke:#d5dae0}.year{stroke:#78838e}
.today{stroke:#0072bc;stroke-width:2}.today-words{fill:#0072bc}
.mark.on_track,.mark.delivered,.bar.delivered{fill:#1b6e3c}.bar.on_track{fill:#009edb}
.at_risk{fill:#8a5300}.late{fill:#b3261e}
.baseline{fill:#78838e}.slip{stroke:#8a5300;fill:none;stroke-width:1.5}.head{fill:#8a5300}
.bar.waiting{fill:none;stroke:#78838e;stroke-dasharray:4 3}
"""
"""Of the drawing by itself: it is mailed and printed where our style is not at hand."""


def picture(milestones: Sequence[MilestoneShown], today: date, language: str) -> Markup:
    """In a page, which has the style."""
    return timeline.svg([row_of(each) for each in milestones], today, language)


def drawing(milestones: Sequence[MilestoneShown], today: date) -> bytes:
    """As a file of its own."""
    inner = str(picture(milestones, today, "en"))
    head, rest = inner.split(">", 1)
    head = head.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"{head}><style>{COLOURS}</style>{rest}".encode()


def row_of(milestone: MilestoneShown) -> timeline.Row:
    """Planned in grey, what stands above it, each move as an arrow."""
    return timeline.Row(
        title=milestone.title,
        state=milestone.state.value,
        baseline=span(milestone.planned),
        current=span(milestone.current),
        slips=tuple(slips(milestone)),
    )


def slips(milestone: MilestoneShown) -> Iterator[timeline.Slip]:
    """A date that comes after none is drawn from the last one that stood."""
    known = milestone.planned
    for move in milestone.moves:
        if known:
            after = move.now.due if move.now else None
            yield timeline.Slip(before=known.due, after=after, cause=move.in_words)
        known = move.now or known


def span(days: Days | None) -> Dates | None:
    """First and last day."""
    return (days.first, days.due) if days else None


def entries(milestones: Sequence[MilestoneShown], place: str, base: str) -> Iterator[ics.Entry]:
    """Each on its days; one that is dropped, or waits for a date, stays as cancelled."""
    for each in milestones:
        days = each.last_known
        if days is None:
            continue
        off = each.state is State.CANCELLED or each.current is None
        yield ics.Entry(
            uid=f"milestone-{each.id}@penholder",
            sequence=each.version,
            status=ics.Status.CANCELLED if off else ics.Status.CONFIRMED,
            when=ics.AllDay(first=days.first, last=days.due),
            title=each.title,
            last_modified=each.changed_at,
            stamp=each.changed_at,
            place=place,
            url=f"{base}/milestones/{each.id}",
            description="; ".join(each.topics),
        )

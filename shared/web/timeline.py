"""The timeline of a workplan as SVG: plan in grey, what stands now above it, slips as arrows.

It is one image to a screen reader, with a sentence for each row; the page puts the same rows into
a table below. Colours and sizes of type come from the style by class.
"""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup
from msgspec import Struct

from shared.web import times
from shared.web.marks import marks
from shared.web.scale import MARGIN, WIDTH, Dates, Scale, ticks
from shared.web.translations import translations

AXIS = 62
ROW = 50
SLIP = 24
TITLE_LENGTH = 60
CAUSE_LENGTH = 70
UNKNOWN = 16
"""The least width of the outline for a date that is to be announced."""


class Slip(Struct, frozen=True, kw_only=True):
    """One change of dates and why; ``after`` is None while the new date is to be announced."""

    before: date
    after: date | None
    cause: str


class Row(Struct, frozen=True, kw_only=True):
    """A milestone: what was planned, what stands now (None: to be announced), its state's name."""

    title: str
    state: str
    baseline: Dates | None
    current: Dates | None
    slips: tuple[Slip, ...] = ()


def svg(rows: Sequence[Row], today: date, language: str = "en", name: str = "timeline") -> Markup:
    """The picture; ``name`` tells the ids of several on one page apart."""
    _ = translations(language).gettext
    scale = Scale.over([*dates_of(rows), today])
    tops = positions(rows)
    height = tops[-1] + 8
    return Markup(
        '<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        ' direction="ltr" aria-labelledby="{name}-title {name}-desc">'
        '<title id="{name}-title">{title}</title><desc id="{name}-desc">{desc}</desc>{body}</svg>'
    ).format(
        width=WIDTH,
        height=height,
        name=name,
        title=_("Timeline of the workplan"),
        desc=" ".join(sentence(row, language) for row in rows),
        body=axis(scale, height, language)
        + today_line(scale, today, height, language)
        + Markup("").join(
            drawn(row, scale, top, language) for row, top in zip(rows, tops, strict=False)
        ),
    )


def dates_of(rows: Sequence[Row]) -> list[date]:
    """Every date the rows show."""
    spans = [span for row in rows for span in (row.baseline, row.current) if span]
    slips = [slip for row in rows for slip in row.slips]
    return [
        *(day for span in spans for day in span),
        *(slip.before for slip in slips),
        *(slip.after for slip in slips if slip.after),
    ]


def positions(rows: Sequence[Row]) -> list[int]:
    """Where each row begins, and last where all end."""
    tops = [AXIS]
    for row in rows:
        tops.append(tops[-1] + ROW + SLIP * len(row.slips))
    return tops


def sentence(row: Row, language: str) -> str:
    """A row in words: ``Sixth meeting: 27–29 July 2020, planned 6–8 April 2020, at risk.``"""
    _ = translations(language).gettext
    parts = [standing(row, language)]
    if row.baseline and row.baseline != row.current:
        parts.append(_("planned %(dates)s") % {"dates": times.days(*row.baseline, language)})
    parts += [marks(language)[row.state].word, *(slip.cause for slip in row.slips)]
    return f"{row.title}: {', '.join(parts)}."


def standing(row: Row, language: str) -> str:
    """The dates that stand, or that there are none."""
    if row.current is None:
        return translations(language).gettext("date to be announced")
    return times.days(*row.current, language)


def axis(scale: Scale, height: int, language: str) -> Markup:
    """Months across, each year named where it begins."""
    line = Markup('<path class="{}" d="M{} {}V{}"/>')
    words = Markup('<text class="soft" x="{}" y="{}">{}</text>')
    drawn = Markup("")
    for tick in ticks(scale, language):
        x = scale.x(tick.day)
        drawn += line.format("axis year" if tick.year else "axis", x, 40, height)
        drawn += words.format(x + 4, 52, tick.month)
        drawn += words.format(x + 4, 34, tick.year) if tick.year else Markup("")
    return drawn


def today_line(scale: Scale, today: date, height: int, language: str) -> Markup:
    """Where the world stands, with its date."""
    x = scale.x(today)
    words = f"{translations(language).gettext('Today')}, {times.short_day(today, language)}"
    return Markup(
        '<path class="today" d="M{x} 6V{height}"/>'
        '<text class="today-words" x="{at}" y="16" text-anchor="{anchor}">{words}</text>'
    ).format(x=x, height=height, words=words, **beside(x))


def drawn(row: Row, scale: Scale, top: int, language: str) -> Markup:
    """Name and dates above, the bar of now, the thin bar of the plan, then the slips."""
    body = label(row, scale, top, language) + bars(row, scale, top)
    for index, slip in enumerate(row.slips):
        body += arrow(slip, scale, top + ROW + SLIP * index - 6, language)
    return Markup("<g><title>{}</title>{}</g>").format(sentence(row, language), body)


def label(row: Row, scale: Scale, top: int, language: str) -> Markup:
    """Starts where the bar starts, so that it stays beside it when the picture is scrolled."""
    span = row.current or row.baseline
    left = scale.x(span[0]) if span else MARGIN
    late_half = left > WIDTH * 0.45
    return Markup(
        '<text x="{x}" y="{y}" text-anchor="{anchor}"><tspan class="mark {state}">{shape}</tspan>'
        ' <tspan class="title">{title}</tspan> <tspan class="soft" dx="6">{dates}</tspan></text>'
    ).format(
        x=scale.right(span[1]) if late_half and span else left,
        y=top + 16,
        anchor="end" if late_half else "start",
        state=row.state,
        shape=marks(language)[row.state].shape,
        title=shortened(row.title, TITLE_LENGTH),
        dates=standing(row, language),
    )


def bars(row: Row, scale: Scale, top: int) -> Markup:
    """A dashed outline stands for a date that is to be announced."""
    bar = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>')
    span = row.current or row.baseline
    drawn = Markup("")
    if span:
        name = f"bar {row.state}" if row.current else "bar waiting"
        width = scale.width(span) if row.current else max(UNKNOWN, scale.width(span))
        drawn += bar.format(name, scale.x(span[0]), top + 24, width, 12)
    if row.baseline:
        drawn += bar.format(
            "baseline", scale.x(row.baseline[0]), top + 38, scale.width(row.baseline), 4
        )
    return drawn


def arrow(slip: Slip, scale: Scale, top: int, language: str) -> Markup:
    """From the old date to the new one, its cause in words beside the head."""
    _ = translations(language).gettext
    start = scale.x(slip.before)
    end = scale.x(slip.after) if slip.after else min(start + 40, WIDTH - MARGIN)
    back = -6 if end >= start else 6
    after = times.day(slip.after, language) if slip.after else _("date to be announced")
    moved = _("From %(before)s to %(after)s: %(cause)s") % {
        "before": times.day(slip.before, language),
        "after": after,
        "cause": slip.cause,
    }
    return Markup(
        '<g><title>{moved}</title><path class="slip" d="M{start} {top}v10H{stop}"/>'
        '<path class="head" d="M{end} {y}l{back} -5v10z"/>'
        '<text class="soft" x="{at}" y="{text}" text-anchor="{anchor}">{cause}</text></g>'
    ).format(
        moved=moved,
        start=start,
        stop=end + back,
        end=end,
        top=top,
        y=top + 10,
        back=back,
        text=top + 14,
        cause=shortened(slip.cause, CAUSE_LENGTH),
        **beside(max(start, end), min(start, end)),
    )


def beside(right: float, left: float | None = None) -> dict[str, object]:
    """Text to the right of something, or to its left where it would run out of the picture."""
    if right < WIDTH * 0.55:
        return {"at": right + 8, "anchor": "start"}
    return {"at": (right if left is None else left) - 8, "anchor": "end"}


def shortened(words: str, length: int) -> str:
    """Whole words up to a length; the full ones are in the sentence of the row."""
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0] + " …"

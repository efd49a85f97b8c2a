"""The styles of the official form, in twentieths of a point."""

from lxml import etree

from shared.text.printing.word.markup import element, value
from shared.text.printing.word.model import Para

TEXT, FIRST, STEP, NUMBER = 1268, 474, 480, 1022
"""The indents of the text, of its first line beyond that, of each level of sub-paragraphs beyond
that; and how far the number of a resolution hangs out before its title."""

STYLES = {
    "lower": "Session",
    "committee": "Committee",
    "agenda": "AgendaItem",
    "sponsors": "Sponsors",
    "chain": "SingleText",
    "adoption": "Adoption",
    "source": "Source",
    "head": "Head",
    "title": "Title",
    "heading": "Heading1",
    "annex": "Heading1",
    "closing": "Closing",
    "note": "FootnoteText",
    "footnote": "FootnoteText",
}
"""By the kind of line; all others are text."""

_FONT = "Times New Roman"
_TABLE: tuple[tuple[str, str, int, str, tuple[int, int, int], tuple[int, int, int], str], ...] = (
    ("Masthead", "Masthead", 8, "", (0, 0, 0), (0, 0, 100), "left"),
    ("Issue", "Distribution and date", 20, "", (0, 0, 0), (0, 0, 240), "left"),
    ("Language", "Original language", 20, "", (0, 0, 0), (240, 0, 240), "left"),
    ("UnitedNations", "United Nations", 28, "", (0, 0, 0), (0, 0, 320), "left"),
    ("Symbol", "Symbol", 20, "", (0, 0, 0), (0, 0, 0), "right"),
    ("Organ", "Organ", 40, "b", (0, 0, 0), (80, 0, 440), "left"),
    ("Session", "Session block", 20, "b", (0, 5400, 0), (0, 0, 240), "left"),
    ("Committee", "Committee", 24, "b", (0, 5400, 0), (0, 0, 270), "left"),
    ("AgendaItem", "Agenda item", 20, "", (0, 5400, 0), (0, 0, 240), "left"),
    ("SingleText", "Single text", 20, "", (TEXT, TEXT, FIRST), (0, 120, 240), "both"),
    ("Sponsors", "Sponsors", 20, "b", (TEXT, TEXT, 0), (240, 240, 240), "left"),
    ("Adoption", "Adoption", 24, "b", (TEXT, 3600, 0), (240, 240, 270), "left"),
    ("Source", "Source of a resolution", 20, "i", (TEXT, TEXT, 0), (0, 200, 240), "left"),
    ("Head", "Head", 20, "", (TEXT, TEXT, 0), (120, 120, 240), "left"),
    ("Title", "Title", 24, "b", (TEXT, TEXT, 0), (120, 240, 270), "left"),
    ("Heading1", "heading 1", 20, "b", (TEXT, TEXT, 0), (240, 120, 240), "left"),
    ("Closing", "Closing of a resolution", 20, "i", (TEXT, TEXT, 0), (0, 0, 240), "right"),
    ("Rule", "End of document", 20, "", (4200, 4200, 0), (240, 0, 240), "center"),
    ("FootnoteText", "footnote text", 17, "", (TEXT, TEXT, -180), (0, 40, 210), "both"),
    ("Header", "header", 17, "b", (0, 0, 0), (320, 240, 210), "left"),
    ("Footer", "footer", 17, "b", (0, 0, 0), (0, 0, 210), "left"),
)


def indent(para: Para) -> etree._Element | None:
    """Beyond that of the style: the level of a sub-paragraph, or no first line."""
    if para.kind == "title" and any("\t" in span.text for span in para.spans):
        return element("ind", left=str(TEXT), hanging=str(NUMBER))
    if para.continued and para.level == 0:
        return element("ind", firstLine="0")
    if para.kind == "item":
        return element("ind", firstLine=str(FIRST + STEP * (max(para.level, 1) - 1)))
    return None


def styles() -> etree._Element:
    """The part with all of them."""
    fonts = element("rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT, eastAsia=_FONT)
    # The official form sets its letters a little apart and a little wide.
    apart = (value("spacing", 4), value("w", 103), value("kern", 14))
    look = element("rPr", fonts, *apart, value("sz", 20), element("lang", val="en-GB"))
    defaults = element("docDefaults", element("rPrDefault", look), element("pPrDefault"))
    normal = element("style", value("name", "Normal"), type="paragraph", default="1")
    normal.set(f"{{{normal.nsmap['w']}}}styleId", "Normal")
    mark = element(
        "style",
        value("name", "footnote reference"),
        element("rPr", value("vertAlign", "superscript")),
        type="character",
        styleId="FootnoteReference",
    )
    return element("styles", defaults, normal, *(_style(*row) for row in _TABLE), mark)


def _style(
    name: str,
    shown: str,
    size: int,
    look: str,
    indents: tuple[int, int, int],
    space: tuple[int, int, int],
    side: str,
) -> etree._Element:
    left, right, first = indents
    hangs = {"hanging": str(-first)} if first < 0 else {"firstLine": str(first)}
    before, after, leading = space
    exact = {"line": str(leading), "lineRule": "exact"} if leading else {}
    paragraph = element(
        "pPr",
        element("keepNext") if name in ("Title", "Heading1", "Sponsors") else None,
        _end_rule() if name == "Rule" else None,
        _tabs(name),
        element("spacing", before=str(before), after=str(after), **exact),
        element("ind", left=str(left), right=str(right), **hangs),
        value("jc", side),
        value("outlineLvl", 0) if name == "Heading1" else None,
    )
    run = element("rPr", *(value(letter, 1) for letter in look), value("sz", size))
    return element(
        "style",
        value("name", shown),
        value("basedOn", "Normal"),
        paragraph,
        run,
        type="paragraph",
        styleId=name,
    )


def _end_rule() -> etree._Element:
    """An inch long, under the last words."""
    line = element("bottom", val="single", sz="4", space="1", color="auto")
    return element("pBdr", line)


def _tabs(name: str) -> etree._Element | None:
    """Behind the numbers of each level, and behind the mark of a note."""
    if name == "SingleText":
        places = [("left", TEXT + FIRST + STEP * n) for n in range(1, 5)]
    elif name == "FootnoteText":
        places = [("left", TEXT)]
    else:
        return None
    return element("tabs", *(element("tab", val=side, pos=str(at)) for side, at in places))

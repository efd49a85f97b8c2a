"""What a run of a Word file says: its words, tabs and breaks, signs of other fonts, calls of notes.

A field shows its result and never its code; of two ways in which a drawing or sign is given, for
new and for old programs, one is read.
"""

from collections.abc import Iterator

from lxml import etree

from shared.text.reading.marks import OURS
from shared.text.reading.word.numbering import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
LINE, PAGE = "\n", "\f"
"""The end of a line in a paragraph, and of a page or column."""
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}cr": LINE,
}
_SYMBOL_FONT = (
    " !∀#∃%&∋()*+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    + "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
"""From 20 on. The asterisk and the hyphen are those of text: they call notes and join words."""
_SYMBOL_HIGH = {
    0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "—",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip


class Fields:
    """Where we are in the fields of one paragraph; their codes do not show."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    def take(self, mark: etree._Element) -> None:
        """The begin of a field, the end of its code, or its end."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(True)
        elif kind == "separate" and self._open:
            self._open[-1] = False
        elif kind == "end" and self._open:
            self._open.pop()

    @property
    def shown(self) -> bool:
        """Whether what comes is printed."""
        return not any(self._open)


def pieces(run: etree._Element, fields: Fields) -> Iterator[tuple[str, etree._Element | None]]:
    """Its words in order; the call of a note is told as its element."""
    for child in run:
        if child.tag == f"{W}fldChar":
            fields.take(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _alternative(child, fields)
        elif child.tag in (f"{W}ruby", f"{W}rubyBase", f"{W}r"):
            yield from pieces(child, fields)
        elif not fields.shown:
            continue
        elif child.tag in NOTES:
            yield "", child
        elif said := _said(child):
            yield said, None


def _alternative(
    element: etree._Element, fields: Fields
) -> Iterator[tuple[str, etree._Element | None]]:
    for way in element:
        if isinstance(way.tag, str) and (found := list(pieces(way, fields))):
            yield from found
            return


def _said(child: etree._Element) -> str:
    if child.tag in (f"{W}t", f"{W}delText", f"{MATHS}t"):
        return OURS.sub("", child.text or "")
    if child.tag == f"{W}br":
        return LINE if child.get(f"{W}type", "textWrapping") == "textWrapping" else PAGE
    if child.tag == f"{W}sym":
        return _sign(child.get(f"{W}font") or "", child.get(f"{W}char") or "")
    return _SIGNS.get(str(child.tag), "")


def _sign(font: str, code: str) -> str:
    """A sign of a font of signs; one that is not known stays the sign that it is."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= place < 0xFDD0 or 0x7F <= place < 0xA0:
        return ""
    low = place - 0xF000 if place >= 0xF000 else place
    if 0xF000 <= place < 0xF100 and font.lower() == "symbol":
        at = low - 0x20
        return _SYMBOL_FONT[at] if at < len(_SYMBOL_FONT) else _SYMBOL_HIGH.get(low, chr(place))
    if 0xF000 <= place < 0xF100 and not font.lower().startswith(("wingdings", "webdings")):
        return chr(low) if 0x20 <= low < 0x7F or low >= 0xA1 else chr(place)
    return chr(place) if not 0xD800 <= place < 0xE000 else ""


def printed_twice(paragraph: etree._Element) -> bool:
    """Whether it is the old way of drawing what the new way says already."""
    for above in paragraph.iterancestors(f"{MC}Fallback"):
        both = above.getparent()
        if both is not None and any(
            next(way.iter(f"{W}p"), None) is not None for way in both.iter(f"{MC}Choice")
        ):
            return True
    return False

"""The parts of a Word file, put together. The same sheet gives the same bytes."""

import io
import zipfile
from datetime import datetime

from lxml import etree

from shared.text.printing.word.markup import RELATIONS, Tracker, element, run, value
from shared.text.printing.word.model import Fate, Sheet
from shared.text.printing.word.styles import styles
from shared.text.printing.word.writer import Writer
from shared.text.printing.xml import legible, unprefixed

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""A time that the archive's format asks for, and that must not tell the hour of printing."""
_PARTS = ("styles", "settings", "footnotes", "header1", "header2", "footer1", "footer2")


def write(sheet: Sheet, *, author: str = "", at: datetime | None = None) -> bytes:
    """The file; ``author`` and ``at`` (UTC) sign its tracked changes."""
    tracked = any(s.fate is not Fate.KEPT for p in sheet.paras for s in p.spans)
    writer = Writer(sheet, Tracker(author, at))
    parts = {"document": writer.document()}
    parts |= {"footnotes": writer.footnotes(), "styles": styles(), "settings": _settings(tracked)}
    for n, side in ((1, "right"), (2, "left")):
        parts[f"header{n}"] = element("hdr", _running(sheet.running, "Header", side))
        parts[f"footer{n}"] = element("ftr", _pages(side))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "[Content_Types].xml", _content_types())
        _add(archive, "_rels/.rels", _relations())
        _add(archive, "docProps/core.xml", _core(sheet.title))
        for name, part in parts.items():
            _add(archive, f"word/{name}.xml", part)
        _add(archive, "word/_rels/document.xml.rels", _part_relations())
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, root: etree._Element) -> None:
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _settings(tracked: bool) -> etree._Element:  # noqa: FBT001
    separators = element("footnotePr", element("footnote", id="-1"), element("footnote", id="0"))
    version = element("compatSetting", name="compatibilityMode", val="15")
    version.set(f"{{{version.nsmap['w']}}}uri", "http://schemas.microsoft.com/office/word")
    return element(
        "settings",
        element("trackRevisions") if tracked else None,
        value("defaultTabStop", 475),
        element("evenAndOddHeaders"),
        separators,
        element("compat", version),
    )


def _running(symbol: str, style: str, side: str) -> etree._Element:
    border = element("bottom", val="single", sz="4", space="1", color="auto")
    properties = element("pPr", value("pStyle", style), element("pBdr", border), value("jc", side))
    return element("p", properties, run(symbol, Fate.KEPT, None))


def _pages(side: str) -> etree._Element:
    """The page, and how many there are."""
    line = element("p", element("pPr", value("pStyle", "Footer"), value("jc", side)))
    line.append(element("fldSimple", run("2", Fate.KEPT, None), instr=" PAGE "))
    line.append(run("/", Fate.KEPT, None))
    line.append(element("fldSimple", run("2", Fate.KEPT, None), instr=" NUMPAGES "))
    return line


def _content_types() -> etree._Element:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap=unprefixed(_TYPES))
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", rels), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    overrides = {"document": f"{_OFFICE}.document.main+xml"}
    overrides |= {name: f"{_OFFICE}.{name.rstrip('12')}+xml" for name in _PARTS}
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    named = {f"/word/{name}.xml": kind for name, kind in overrides.items()}
    for name, kind in (named | {"/docProps/core.xml": core}).items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return root


def _relations() -> etree._Element:
    root = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap=unprefixed(_PACKAGE))
    core = f"{_PACKAGE}/metadata/core-properties"
    _relate(root, "rId1", f"{RELATIONS}/officeDocument", "word/document.xml")
    _relate(root, "rId2", core, "docProps/core.xml")
    return root


def _part_relations() -> etree._Element:
    root = etree.Element(f"{{{_PACKAGE}}}Relationships", nsmap=unprefixed(_PACKAGE))
    for n, name in enumerate(_PARTS, 1):
        _relate(root, f"rId{n}", f"{RELATIONS}/{name.rstrip('12')}", f"{name}.xml")
    return root


def _relate(root: etree._Element, identifier: str, kind: str, target: str) -> None:
    attributes = {"Id": identifier, "Type": kind, "Target": target}
    etree.SubElement(root, f"{{{_PACKAGE}}}Relationship", attributes)


def _core(title: str) -> etree._Element:
    properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    names = {"cp": properties, "dc": dublin}
    root = etree.Element(f"{{{properties}}}coreProperties", nsmap=names)
    etree.SubElement(root, f"{{{dublin}}}title").text = legible(title)
    return root

"""The parts of a Word file, opened with limits: what a text must not carry is refused.

No bomb (sizes as declared and as read), no macros, no embedded objects, no reference that would
fetch anything from outside (a plain hyperlink fetches nothing and is let be, and so is the name of
the template on its author's disk), no entities in XML.
"""

import io
import re
import zipfile
import zlib

from lxml import etree

from shared.text.errors import NotText, Unsafe

LARGEST_FILE = 20 << 20
LARGEST_PART = 32 << 20
LARGEST_WHOLE = 96 << 20
MOST_PARTS = 2000
MOST_SIGNS = 1_500_000
"""Of "<" and of "=" in all parts together: a tree of elements takes far more room than its text."""
_MACROS = ("vbaproject.bin", "vbadata.xml", ".bin", "activex")
_PRINTER = re.compile(r"printersettings\d*\.bin")
_OWN_TEMPLATE = re.compile(r"(?:file:|[a-z]:[\\/])", re.I)
"""A template on the author's own disk: every document made from one names it."""
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"


def open_parts(data: bytes) -> dict[str, bytes]:
    """The XML parts of word/ by name. Nothing else is unpacked."""
    if len(data) > LARGEST_FILE:
        raise Unsafe("the file is larger than 20 MB; hand in the text without pictures")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        OverflowError,
        IndexError,
        KeyError,
        UnicodeError,
    ) as error:
        raise NotText("the Word file is damaged; save it again as .docx and retry") from error


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if _MAIN not in names:
        raise NotText("this is not a Word document; save the text as .docx or paste it")
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise Unsafe("the file unpacks to more than any resolution needs; save it again and retry")
    if any(_carries_code(name.lower()) for name in names):
        raise Unsafe("the file carries macros or objects; save it as a plain .docx without them")
    parts = {
        entry.filename: _read(archive, entry)
        for entry in entries
        if entry.filename.startswith("word/") and entry.filename.endswith((".xml", ".rels"))
    }
    if sum(data.count(b"<") + data.count(b"=") for data in parts.values()) > MOST_SIGNS:
        raise Unsafe("the file holds more marks than any resolution needs; save it again and retry")
    return parts


def _carries_code(name: str) -> bool:
    own = name.rpartition("/")[2]
    return (name.endswith(_MACROS) or "activex" in name) and not _PRINTER.fullmatch(own)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A declared size may lie: no more than the limit is ever unpacked."""
    if entry.flag_bits & 0x1:
        raise NotText("the file is protected by a password; hand in an open copy")
    with archive.open(entry) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise Unsafe("the file unpacks to more than any resolution needs; save it again and retry")
    return data


def xml(data: bytes) -> etree._Element:
    """The root. A document type, and with it every entity, is refused, in whatever letters."""
    declared = _ENCODING.match(data)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise NotText("the Word file is damaged; save it again as .docx and retry")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise Unsafe("the file defines entities of its own; save it again as .docx and retry")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotText("the Word file is damaged; save it again as .docx and retry") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unsafe("the file defines entities of its own; save it again as .docx and retry")
    return root


def refuse_outside(parts: dict[str, bytes]) -> None:
    """A template, picture or object that would be fetched from elsewhere."""
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        for relationship in xml(data).iter(_RELATIONSHIP):
            kind = (relationship.get("Type") or "").rsplit("/", 1)[-1]
            if relationship.get("TargetMode") != "External" or kind == "hyperlink":
                continue
            target = relationship.get("Target") or ""
            if not (kind == "attachedTemplate" and _OWN_TEMPLATE.match(target)):
                raise Unsafe(
                    f"the file refers to something outside itself ({kind}); "
                    "save a copy without links and retry"
                )

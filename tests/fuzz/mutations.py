"""Damage of many kinds, done to files so that what is left is still read to some depth.

Bytes are flipped, cut and spliced; lines of a text, elements of a Word file's XML and objects of a
PDF are doubled, dropped, moved and renamed, and their streams are packed again. The same seed does
the same damage.
"""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from tests.shared.text.sheets import pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOKENS = re.split(
    " ",
    "1. Requests, 2. (a) (i) a. * ** ¹ ² [^1] <sup>2</sup> “ ” ( ) [ ] : ; , . — Recalling also "
    "The General Assembly, Annex I. Distr.: Limited A/C.3/80/L.24/Rev.1 Original: English "
    "30 October 2025 Agenda item 71 (b) and: draft resolution OP 7 bis PP 3 replace with delete "
    "insert paragraph United Nations 25-17712 (E) 2/3 *2517712* \ufdd0 \u00ad \ufeff \u202e \t \r",
)
TAGS = re.findall(
    r"\w+",
    "p r t tab br cr sym ins del moveFrom moveTo delText instrText fldChar fldSimple hyperlink "
    "sdt sdtContent smartTag tbl tr tc tcPr vMerge gridSpan pPr rPr numPr ilvl numId pStyle i "
    "footnoteReference endnoteReference footnote noBreakHyphen softHyphen txbxContent "
    "moveFromRangeStart moveToRangeStart customXml lvl abstractNum num lvlOverride startOverride "
    "lvlText numFmt style basedOn commentReference sectPr headerReference",
)
VALUES = ("", "0", "1", "-1", "9", "99999", "4294967296", "%1.%2 bis", "(%9)", "lowerRoman", "none")
WORDS = (
    b"0 -1 1 99999999 4294967295 1e9 null true << >> [ ] ( ) /Kids /Parent /Type /Page /Pages "
    b"/Count /Contents /Font /MediaBox /Rotate /Resources /XObject Tj TJ Td Tm Tf BT ET q Q cm Do "
    b"2 0 R 3 0 R 5 0 R 6 0 R"
).split()
Mutation = Callable[[bytes, random.Random], bytes]


def mutated_bytes(data: bytes, chance: random.Random) -> bytes:
    """Flips, cuts, doubles and splices, anywhere."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(out) + 1), chance.choice((1, 1, 2, 8, 64, 1024))
        match chance.randrange(5):
            case 0:
                out[at : at + size] = chance.randbytes(min(size, len(out) - at))
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                place = chance.randrange(len(out) + 1)
                out[at:at] = out[place : place + size]
            case _:
                out[at : at + 1] = chance.choice((b"\x00", b"\xff", b"<", b">", b"&", b"/", b"\n"))
    return bytes(out[: 4 << 20])


def mutated_text(data: bytes, chance: random.Random) -> bytes:
    """Lines doubled, dropped, joined and exchanged; marks and numbers strewn in."""
    lines = data.decode("utf-8", "replace").splitlines()
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(lines) + 1)
        line = lines[at] if at < len(lines) else ""
        token = chance.choice(TOKENS)
        match chance.randrange(7):
            case 0:
                lines[at : at + chance.choice((1, 3, 20))] = []
            case 1:
                lines[at:at] = [line] * chance.choice((1, 2, 40))
            case 2:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case 3:
                lines.insert(chance.randrange(len(lines) + 1), line)
            case 4:
                lines[at : at + 1] = [line[: len(line) // 2], line[len(line) // 2 :]]
            case 5:
                lines[at : at + 1] = [
                    (token + chance.choice(("", " "))) * chance.choice((1, 2, 500))
                ]
            case _:
                place = chance.randrange(len(line) + 1)
                lines[at : at + 1] = [line[:place] + token + line[place:]]
    return "\n".join(lines)[: 1 << 20].encode("utf-8", "replace")


def mutated_word(data: bytes, chance: random.Random) -> bytes:
    """One part's XML with elements doubled, dropped, moved, nested and renamed, or raw damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
        return mutated_bytes(data, chance)
    names = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
    if not names or not chance.randrange(20):
        return mutated_bytes(data, chance)
    main = "word/document.xml"
    name = main if main in names and chance.randrange(3) else chance.choice(names)
    parts[name] = mutated_xml(parts[name], chance)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """The archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def mutated_xml(data: bytes, chance: random.Random) -> bytes:
    """Where it cannot be parsed, its bytes are damaged."""
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return mutated_bytes(data, chance)
    if not chance.randrange(12):
        return mutated_bytes(data, chance)
    for _ in range(chance.randint(1, 6)):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        _mutate(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def _mutate(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    copy = deepcopy(one)
    match chance.randrange(8):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None and len(copy) < 200:
            parent.extend([deepcopy(one) for _ in range(20)])
        case 2:
            other.append(copy)
        case 3:
            one.tag = W + chance.choice(TAGS)
        case 4:
            name = chance.choice(("val", "id", "ilvl", "type", "author", "date", "char", "styleId"))
            one.set(W + name, chance.choice(VALUES))
        case 5:
            for _ in range(chance.choice((1, 5, 120))):
                one = etree.SubElement(one, W + chance.choice(TAGS))
            one.text = "words"
        case 6:
            one.text = (chance.choice(TOKENS) + " ") * chance.choice((1, 3, 2000))
        case _:
            wrapped = etree.Element(W + chance.choice(TAGS))
            wrapped.append(copy)
            other.insert(0, wrapped)


def mutated_pdf(data: bytes, chance: random.Random) -> bytes:
    """Objects doubled, dropped and rewritten under a table of places that is right again."""
    bodies = re.findall(rb"\d+ 0 obj\s(.*?)\sendobj", data, re.S)
    if not bodies or not chance.randrange(8):
        return mutated_bytes(data, chance)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(bodies))
        match chance.randrange(6):
            case 0:
                bodies[at] = chance.choice(bodies)
            case 1:
                bodies.append(bodies[at])
            case _:
                bodies[at] = _object(bodies[at], chance)
    return pdf(bodies)


def _object(body: bytes, chance: random.Random) -> bytes:
    """Its dictionary, or what its stream unpacks to, with some words for others."""
    head, sign, rest = body.partition(b"stream\n")
    if not sign or not chance.randrange(4):
        return _reworded(head, chance) + sign + rest
    content = rest.removesuffix(b"\nendstream")
    if b"FlateDecode" not in head:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    try:
        content = zlib.decompress(content)
    except zlib.error:
        return _reworded(head, chance) + sign + rest
    made = zlib.compress(_reworded(content, chance))
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(made), head)
    return head + sign + made + b"\nendstream"


def _reworded(data: bytes, chance: random.Random) -> bytes:
    words = re.split(rb"(\s+)", data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(words))
        match chance.randrange(4 if len(words) > 1 else 2):
            case 0:
                words[at] = chance.choice(WORDS)
            case 1:
                words[at:at] = words[at : at + chance.choice((2, 12))] * chance.choice((1, 50))
            case 2:
                del words[at]
            case _:
                words[at] = mutated_bytes(words[at], chance)
    return b"".join(words)

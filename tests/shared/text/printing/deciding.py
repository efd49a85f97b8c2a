"""What Word does when a reader accepts or rejects all tracked changes, done on the file's XML."""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TURNED = {
    "ins": "del",
    "del": "ins",
    "moveTo": "moveFrom",
    "moveFrom": "moveTo",
    "delText": "t",
}


def turned(data: bytes) -> bytes:
    """What came has gone and what has gone came: to accept this is to reject the given file."""
    return rewritten(data, _turn)


def rewritten(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            part = given.read(name)
            if name in ("word/document.xml", "word/footnotes.xml"):
                root = etree.fromstring(part)
                change(root)
                part = etree.tostring(root)
            made.writestr(name, part)
    return out.getvalue()


def _turn(root: etree._Element) -> None:
    for element in list(root.iter(f"{W}*")):
        name = etree.QName(element).localname
        if name in _TURNED:
            element.tag = W + _TURNED[name]
        elif name == "rPrChange":
            _restore(element)


def _restore(change: etree._Element) -> None:
    """The look of a run before its look was changed."""
    properties = change.getparent()
    assert properties is not None
    before = list(change[0])
    for child in list(properties):
        properties.remove(child)
    properties.extend(before)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def changes(data: bytes, kind: str) -> list[str]:
    """The words of each change of a kind, such as ``ins``, in the order of the text."""
    found = part(data).iter(f"{W}{kind}")
    texts = ["".join(t.text or "" for t in each.iter(f"{W}t", f"{W}delText")) for each in found]
    return [text for text in texts if text]

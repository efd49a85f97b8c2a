"""Word files written element by element, as Word and the templates of the United Nations do."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {
    "document": "document",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "numbering": "numbering",
    "styles": "styles",
    "settings": "settings",
    "comments": "comments",
}


def word(*body: str, **parts: str) -> bytes:
    """A file with this body; a part is given without its root element."""
    made = {"word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>")}
    for name, content in parts.items():
        if name.endswith("_rels"):
            root = f'<Relationships xmlns="{RELATIONS}">{content}</Relationships>'
            made[f"word/_rels/{name.removesuffix('_rels')}.xml.rels"] = root
        else:
            kind = {"h": "hdr", "f": "ftr"}.get(name[0]) if name[:6] in ("header", "footer") else ""
            made[f"word/{name}.xml"] = part(kind or ROOTS[name], content)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return file.getvalue()


def part(root: str, content: str) -> str:
    return f"<w:{root} {NAMES}>{content}</w:{root}>"


def p(*runs: str, style: str = "", number: str = "", properties: str = "", end: str = "") -> str:
    """A paragraph; ``number`` is "list:level", ``end`` what happened to its end."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        own, _, level = number.partition(":")
        said += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{own}"/></w:numPr>'
    mark = f"<w:rPr>{end}</w:rPr>" if end else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{said}{properties}{mark}</w:pPr>{inner}</w:p>"


def r(text: str = "", look: str = "", more: str = "") -> str:
    words = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:r><w:rPr>{look}</w:rPr>{words}{more}</w:r>"


def signed(kind: str, *runs: str, by: str = "Austria", at: str = "2026-04-07T18:00:00Z") -> str:
    """A tracked change; without runs it is the mark of a paragraph's end or of a row."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    if kind in ("del", "moveFrom"):
        inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="9" w:author="{by}" w:date="{at}">{inner}</w:{kind}>'


def ins(*runs: str, by: str = "Austria") -> str:
    return signed("ins", *runs, by=by)


def gone(*runs: str, by: str = "Austria") -> str:
    return signed("del", *runs, by=by)


def note(number: int, *content: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{"".join(content)}</w:{kind}>'


def call(number: int, mark: str = "", kind: str = "footnote") -> str:
    own = 'w:customMarkFollows="1" ' if mark else ""
    reference = f'<w:{kind}Reference {own}w:id="{number}"/>'
    return r("", '<w:vertAlign w:val="superscript"/>', reference + mark)


def abstract(number: int, *levels: tuple[str, str], more: str = "") -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{made}</w:abstractNum>'


def listed(number: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def style(name: str, shown: str, content: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown}"/>{content}</w:style>'
    )


START = (
    p("A title"),
    p("The General Assembly,"),
    p("Recalling its resolution 65/230 of 21 December 2010,"),
)
OPERATIVE = (p("1. Requests States to act;"), p("2. Decides to remain seized of the matter."))

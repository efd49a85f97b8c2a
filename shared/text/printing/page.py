"""A document as a page that stands alone: no script, nothing from another host."""

from markupsafe import Markup

from shared.text.printing.fragment import fragment
from shared.text.printing.masthead import printed_head
from shared.text.structure import Document

_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 40rem; padding: 1.5rem; line-height: 1.4;
  font-family: "Times New Roman", Times, "Liberation Serif", serif; }
p { margin: 0 0 0.6rem; }
.masthead { display: grid; grid-template-columns: 1fr auto; column-gap: 2rem; }
.masthead p { margin: 0; grid-column: 1; }
.masthead .symbol, .masthead .issue { grid-column: 2; }
.masthead .name { grid-row: 1; font-size: 1.2rem; }
.masthead .symbol { grid-row: 1; text-align: end; }
.masthead .organ { grid-row: 2 / span 3; font-size: 1.6rem; font-weight: bold;
  border-block-start: 1px solid; }
.masthead .lower { grid-column: 1 / -1; font-weight: bold; }
.masthead .issue + .lower, .masthead .organ + .lower { margin-block-start: 1.5rem;
  border-block-start: 2px solid; padding-block-start: 0.75rem; }
.masthead .agenda { font-weight: normal; }
.masthead .committee { font-size: 1.2rem; }
.sponsors { font-weight: bold; margin-block-start: 1.5rem; }
.title { font-size: 1.2rem; margin: 1rem 0; }
.heading, .annex { font-size: 1rem; margin: 1.2rem 0 0.6rem; }
.adoption { font-size: 1.2rem; font-weight: bold; margin-block-start: 1.5rem; }
.source { font-style: italic; }
.formula, .preambular, .operative, .item, .annexed { text-indent: 2em; }
.level-2 { margin-inline-start: 2em; }
.level-3 { margin-inline-start: 4em; }
.continued { text-indent: 0; }
.closing { text-align: end; font-style: italic; margin: 0; }
.notes { border-block-start: 1px solid; margin-block-start: 2rem; padding-block-start: 0.5rem;
  font-size: 0.85rem; }
.label { display: inline-block; min-width: 1.6em; text-indent: 0; }
.title .label { min-width: 0; }
sup { line-height: 0; }
"""
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n{}\n</body>\n</html>\n"
)


def print_page(document: Document) -> bytes:
    """The page in UTF-8; its title is the symbol and the title of the document."""
    symbol = printed_head(document).symbol.rstrip("*")
    name = ": ".join(part for part in (symbol, document.title) if part) or "Document"
    return _PAGE.format(name, Markup(_STYLE), fragment(document)).encode()

"""Who made which text when: the FRBR levels of work, expression and manifestation."""

from lxml import etree

from shared.text import symbols
from shared.text.errors import BadSymbol
from shared.text.printing.akn.adoption import ORGANIZATION, UNKNOWN, AdoptionMeta
from shared.text.printing.akn.markup import element
from shared.text.structure import Document

_ACTORS = {
    "General Assembly": "unga",
    "Economic and Social Council": "ecosoc",
    "Security Council": "unsc",
    "Human Rights Council": "hrc",
}


def actor_of(document: Document) -> str:
    """The organ whose text it is, as the address of the work names it."""
    organ = _organ(document)
    return _ACTORS.get(organ) or "-".join(organ.lower().split()) or "un"


def _organ(document: Document) -> str:
    return document.chain[-1] if document.chain else document.masthead.organ or ""


def number_of(document: Document) -> str:
    """The symbol in the form of an address: a resolution's number, or a draft's whole symbol."""
    symbol = document.masthead.symbol or "unnumbered"
    for series in ("A/RES/", "E/RES/", "S/RES/", "A/HRC/RES/"):
        symbol = symbol.removeprefix(series)
    try:
        return symbols.parse(symbol).slug
    except BadSymbol:
        return symbol.replace("/", "-").replace(" ", "-")


def identification(document: Document, component: str = "main") -> etree._Element:
    """``/akn/un/statement/deliberation/{actor}/{date}/{number}`` and what derives from it."""
    day = document.masthead.date.isoformat() if document.masthead.date else UNKNOWN
    work = f"/akn/un/statement/deliberation/{actor_of(document)}/{day}/{number_of(document)}"
    expression = f"{work}/eng@{day}"
    return element(
        "identification",
        _work(document, work, day, component),
        element(
            "FRBRExpression",
            *_addresses(f"{expression}/!{component}", expression),
            element("FRBRdate", date=day, name="publication"),
            element("FRBRauthor", href="#organ", as_="issuer"),
            element("FRBRlanguage", language="eng"),
        ),
        element(
            "FRBRManifestation",
            *_addresses(f"{expression}/!{component}.xml", f"{expression}.xml"),
            element("FRBRdate", date=day, name="publication"),
            element("FRBRauthor", href="#source", as_="editor"),
            element("FRBRformat", value="application/akn+xml"),
        ),
        source="#source",
    )


def _work(document: Document, work: str, day: str, component: str) -> etree._Element:
    adopted = document.kind in ("resolution", "decision")
    kinds = {"resolution": "resolution", "decision": "decision", "amendment": "amendment"}
    subtype = kinds.get(document.kind, "")
    if "draft" in document.kind:
        subtype = "resolutionDraft" if "resolution" in document.kind else "decisionDraft"
    symbol = document.masthead.symbol
    return element(
        "FRBRWork",
        *_addresses(f"{work}/!{component}", work),
        element("FRBRdate", date=day, name="adoption" if adopted else "issuance"),
        element("FRBRauthor", href="#organ", as_="author"),
        element("FRBRcountry", value="un"),
        element("FRBRsubtype", value=subtype) if subtype else None,
        element("FRBRnumber", value=symbol) if symbol else None,
        element("FRBRname", value=document.kind),
    )


def _addresses(this: str, uri: str) -> tuple[etree._Element, etree._Element]:
    return element("FRBRthis", value=this), element("FRBRuri", value=uri)


def meta_of_part(document: Document, component: str) -> etree._Element:
    """The identification of an annex; what it refers to stands in that of the whole."""
    return element("meta", identification(document, component))


def meta(document: Document) -> etree._Element:
    """The identification, the adoption, and what these refer to."""
    organ = _organ(document) or "United Nations"
    adopted = AdoptionMeta(document.adoption) if document.adoption else None
    source = {"eId": "source", "href": f"{ORGANIZATION}penholder", "showAs": "Penholder"}
    acting = {"eId": "organ", "href": f"{ORGANIZATION}{actor_of(document)}", "showAs": organ}
    return element(
        "meta",
        identification(document),
        adopted.workflow if adopted else None,
        adopted.analysis if adopted else None,
        element(
            "references",
            element("TLCOrganization", **source),
            element("TLCOrganization", **acting),
            *(adopted.references if adopted else ()),
            source="#source",
        ),
    )

"""Who visits the example. All of them are invented, and so are the delegations they act for."""

import msgspec

PASSWORD = "penholder-example"
"""The same for everybody: there is nothing to protect in an example."""


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the example, and what to try first as that person."""

    email: str
    name: str
    role: str
    zone: str = "Europe/Vienna"
    delegation: str = ""
    """The code of an invented delegation; empty in the secretariat."""
    part: str = ""
    """Who one is, on the first page; empty for those who only fill the room."""
    first: str = ""
    """What to try first, in a sentence."""
    start: str = "/today"


DELEGATIONS = {
    "XKE": "Kestrel Coast",
    "XME": "Meridia",
    "XNO": "Northmark",
    "XSA": "Sarre Isles",
    "XVA": "Valdoria",
}
"""Invented; the codes are ones that ISO 3166 leaves to its users."""

PEOPLE = (
    Guest(
        email="delegate@meridia.example",
        name="Ines Corvane",
        role="delegate",
        zone="America/New_York",
        delegation="XME",
        part="A delegate",
        first="Step the clock to Friday 24 May, when a revision is issued: what changed in the"
        " draft, word by word? Then join its co-sponsors.",
        start="/drafts",
    ),
    Guest(
        email="officer@secretariat.example",
        name="Tomas Reyle",
        role="secretariat",
        part="An officer of the secretariat",
        first="Step to March 2020. Postpone the twenty-ninth session without a new date, and move"
        " the sixth Expert Group meeting to 27–29 July: whom will it tell?",
        start="/calendar",
    ),
    Guest(
        email="chair@expertgroup.example",
        name="Amara Dieng-Holt",
        role="chair",
        part="The chair",
        first="Open the workplan: what was planned, what moved and why, and what needs a decision?",
        start="/workplan",
    ),
    Guest(
        email="operator@secretariat.example",
        name="Lio Marsh",
        role="operator",
        part="An operator",
        first="End the process nats-server, watch this page, and see that nothing was lost.",
        start="/operations",
    ),
    Guest(
        email="delegate@northmark.example",
        name="Sverre Aldin",
        role="delegate",
        zone="Europe/Oslo",
        delegation="XNO",
    ),
    Guest(
        email="delegate@sarre.example",
        name="Moana Tefere",
        role="delegate",
        zone="Pacific/Auckland",
        delegation="XSA",
    ),
    Guest(
        email="delegate@valdoria.example",
        name="Petra Vukan",
        role="delegate",
        delegation="XVA",
    ),
    Guest(
        email="delegate@kestrel.example",
        name="Juno Adeyar",
        role="delegate",
        zone="Africa/Nairobi",
        delegation="XKE",
    ),
)

OFFICER = next(guest for guest in PEOPLE if guest.role == "secretariat")
"""Lets the others in."""

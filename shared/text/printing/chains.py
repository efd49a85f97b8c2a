"""The sentence that sends a text from one organ up to another."""


def recommendation(chain: tuple[str, ...]) -> str:
    """ "The A recommends to the B the approval of … for adoption by the C:"; at least two."""
    first, second, *rest = chain
    asked = "approval" if rest else "adoption"
    further = f" for adoption by the {rest[0]}" if rest else ""
    return (
        f"The {first} recommends to the {second} the {asked} of the following draft resolution"
        f"{further}:"
    )

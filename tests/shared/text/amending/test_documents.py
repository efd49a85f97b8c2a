"""Amendments as whole documents: pasted, typeset as a PDF, printed and read again."""

import pytest

from shared.text.amending.apply import apply
from shared.text.printed import printed
from shared.text.printing.work import print_document
from shared.text.reading import read, read_pdf, read_text
from shared.text.structure import Document
from tests.shared.text.amending.saying import said
from tests.shared.text.sheets import LEFT, Piece, Setter, masthead

HEAD = """A/C.3/80/L.64

Third Committee

Agenda item 67

Promotion and protection of the rights of children

{}

Rights of the child

"""
ELEVEN = [
    "1. In the third preambular paragraph, delete “and reproductive health,”.",
    "2. After the fourth preambular paragraph, insert a new preambular paragraph reading:",
    "“Recalling also article 18 of the Convention,¹",
    "“Noting it,”",
    "3. Delete operative paragraph 2 and the sixth preambular paragraph.",
    "4. In operative paragraph 3 (b), replace the words “a” with the words “b”.",
    "5. In operative paragraphs 5, 6, 10 and 13, delete “as appropriate”.",
    "6. Replace operative paragraph 7 with the following:",
    "“7. Urges States:",
    "“(a) To act;",
    "“(b) To go;”",
    "7. In operative paragraph 8, after “States”, insert “, in accordance with national laws,”.",
    "8. Operative paragraph 9 should read: “9. Requests it;”.",
    "9. In operative paragraph 11, delete the last sentence.",
    "10. Insert a new operative paragraph 12 bis, reading: “12 bis. Decides it;”.",
    "11. The title should read “The rights of the child”.",
]


@pytest.mark.parametrize(
    ("head", "amends", "sponsors"),
    [
        (
            "Austria, Chile and Norway: amendment to draft resolution A/C.3/80/L.24",
            "A/C.3/80/L.24",
            3,
        ),
        (
            "Austria: amendments to draft resolution A/C.3/78/L.35/Rev.1",
            "A/C.3/78/L.35/Rev.1",
            1,
        ),
        (
            "Austria: amendment to revised draft resolution A/C.3/80/L.20/Rev.1",
            "A/C.3/80/L.20/Rev.1",
            1,
        ),
        (
            "Austria,* Chile* : amendment to draft resolution A/HRC/58/L.7",
            "A/HRC/58/L.7",
            2,
        ),
        (
            "Austria: sub-amendment to the amendment contained in document A/C.3/80/L.60",
            "A/C.3/80/L.60",
            1,
        ),
        (
            "Austria and Chile: proposed amendments to draft resolution A/80/L.5",
            "A/80/L.5",
            2,
        ),
        ("Amendments to draft resolution A/80/L.5 submitted by Austria", "A/80/L.5", None),
    ],
)
def test_heads(head: str, amends: str, sponsors: int | None) -> None:
    document = read_text(HEAD.format(head) + "Delete operative paragraph 3.\n")

    assert (document.kind, document.amends) == ("amendment", amends)
    assert (document.title, len(document.instructions)) == ("Rights of the child", 1)
    if sponsors is not None:
        assert len(document.sponsors) == sponsors
    assert document.not_understood == ()


def eleven() -> Document:
    head = HEAD.format("Austria: amendments to draft resolution A/C.3/80/L.20")
    return read_text(head + "\n\n".join([*ELEVEN, "¹ A/80/1."]) + "\n")


def changes_of(document: Document) -> list[list[str]]:
    return [[said(change) for change in each.changes] for each in document.instructions]


def test_eleven_instructions() -> None:
    document = eleven()

    assert document.not_understood == ()
    assert [each.label for each in document.instructions] == [f"{n}." for n in range(1, 12)]
    assert document.instructions[1].notes == (("1", "A/80/1."),)


def test_nothing_of_an_amendment_is_lost() -> None:
    kept = " ".join(printed(eleven()))

    assert all(word in kept for line in ELEVEN for word in line.replace("¹", "1").split())


@pytest.mark.parametrize("form", ["txt", "docx", "akn"])
def test_printed_and_read_again(form: str) -> None:
    document = eleven()

    again = read(f"x.{form}", print_document(document, form))  # type: ignore[arg-type]

    # Where a new text calls a note, its sentence says the mark only as it is printed.
    wanted = [[each.replace("<sup>1</sup>", "1") for each in own] for own in changes_of(document)]
    assert changes_of(again) == wanted
    assert again.not_understood == ()


def test_as_a_pdf() -> None:
    setter = Setter("A/C.3/80/L.64", {})
    setter.begin(420)
    masthead(setter.sheets, "A/C.3/80/L.64")
    head = "Austria and Chile: amendments to draft resolution A/C.3/80/L.24"
    setter.sheets.put(LEFT, 502.3, head, 10, "bold")
    setter.sheets.put(LEFT, 477.1, "Rights of the child", 12, "bold")
    for line in ELEVEN:
        setter.paragraph([Piece(line.replace("¹", ""))])
    setter.end()

    document = read_pdf(setter.sheets.data())

    wanted = [[each.replace("<sup>1</sup>", "") for each in own] for own in changes_of(eleven())]
    assert changes_of(document) == wanted
    assert (document.title, document.not_understood) == ("Rights of the child", ())


def test_a_whole_draft_amended() -> None:
    numbered = "\n\n".join(
        f"{n}. Requests States to act, as appropriate, there. It is so{'.' if n == 14 else ';'}"
        for n in range(4, 15)
    )
    draft = read_text(
        "A/C.3/80/L.20\n\nThird Committee\n\nAustria: draft resolution\n\nRights\n\n"
        "The General Assembly,\n\nNoting A,\n\nNoting B,\n\n"
        "Noting sexual and reproductive health, and care,\n\nNoting D,\n\nNoting E,\n\nNoting F,"
        "\n\n1. Asks A;\n\n2. Asks B;\n\n3. Asks:\n\n(a) To go;\n\n(b) To see a friend;\n\n"
        + numbered
    )

    found = apply(draft, [("L.64", eleven().instructions)])

    assert (found.refusals, found.collisions) == ((), ())
    document = found.document
    assert [p.text for p in document.preambular] == [
        "Noting A,",
        "Noting B,",
        "Noting sexual and care,",
        "Noting D,",
        "Recalling also article 18 of the Convention,",
        "Noting it,",
        "Noting E,",
    ]
    assert document.title == "The rights of the child"
    assert [p.number for p in document.operative] == [str(n) for n in range(1, 15)]
    assert [item.text for item in document.operative[5].items] == ["To act;", "To go;"]
    assert document.operative[11].text == "Decides it;"
    assert document.footnotes[0].text == "A/80/1."

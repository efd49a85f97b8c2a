"""Texts as files, at the addresses of their pages."""

import io

import docx
from docx.oxml.ns import qn

from shared.text.reading import read
from tests.services.meetings.drafts.room import LONGER, Room

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def test_a_revision_in_every_format(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1, LONGER)
    at = f"/drafts/{draft}"

    word = await room.outsider.get(f"{at}.docx")
    older = await room.outsider.get(f"{at}.docx?revision=0")
    pdf = await room.outsider.get(f"{at}.pdf")
    xml = await room.outsider.get(f"{at}.xml")
    text = await room.outsider.get(f"{at}.txt")

    assert word.headers["content-type"] == WORD
    assert 'filename="E-CN.15-2019-L.1-Rev.1.docx"' in word.headers["content-disposition"]
    assert pdf.headers["content-type"] == "application/pdf"
    assert xml.headers["content-type"].startswith("application/xml")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    found = [read("a", each.content) for each in (word, pdf, xml, text)]
    assert [document.masthead.symbol for document in found] == ["E/CN.15/2019/L.1/Rev.1"] * 4
    assert [len(document.operative) for document in found] == [3] * 4
    assert [document.masthead.session for document in found] == [28] * 4
    assert len(read("a", older.content).operative) == 2


async def test_changes_as_a_word_file(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1, LONGER)

    made = await room.outsider.get(f"/drafts/{draft}/changes.docx")

    assert "E-CN.15-2019-L.1-to-E-CN.15-2019-L.1-Rev.1.docx" in made.headers["content-disposition"]
    assert len(read("a", made.content).operative) == 3
    root = docx.Document(io.BytesIO(made.content)).element
    signed = {change.get(qn("w:author")) for change in root.iter(qn("w:ins"), qn("w:del"))}
    assert signed == {"E/CN.15/2019/L.1/Rev.1"}


async def test_without_changes_there_is_no_file(room: Room) -> None:
    draft = await room.issued()
    assert (await room.outsider.get(f"/drafts/{draft}/changes.docx")).status_code == 404


async def test_a_text_that_waits_is_printed_for_those_who_see_it(room: Room) -> None:
    draft = await room.submitted()

    own = await room.austria.get(f"/drafts/{draft}.docx")

    assert own.status_code == 200
    assert len(read("a", own.content).operative) == 2
    for other in (room.norway, room.outsider, room.stranger):
        for suffix in ("docx", "pdf", "xml", "txt"):
            assert (await other.get(f"/drafts/{draft}.{suffix}")).status_code == 404


async def test_a_document_in_every_format(room: Room) -> None:
    asked = {"body": room.commission, "symbol": "E/RES/2019/19", "text": LONGER}
    one = await room.made(room.officer.post("/documents", json=asked))
    asked = {"body": room.commission, "symbol": "A/RES/74/173", "derives_from": "E/RES/2019/19"}
    text = LONGER.replace("good practices", "best practices")
    other = await room.made(room.officer.post("/documents", json=asked | {"text": text}))

    for suffix in ("docx", "pdf", "xml", "txt"):
        made = await room.outsider.get(f"/documents/{one}.{suffix}")
        assert read("a", made.content).masthead.symbol == "E/RES/2019/19"
    changes = await room.outsider.get(f"/documents/{other}/changes.docx")
    assert "E-RES-2019-19-to-A-RES-74-173.docx" in changes.headers["content-disposition"]
    assert "best practices" in read("a", changes.content).operative[1].text

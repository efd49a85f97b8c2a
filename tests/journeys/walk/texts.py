"""What a delegation hands in: good texts, and files that must be refused."""

import io
import zipfile

from docx import Document

TITLE = "Reading old storage media in small jurisdictions"
PASTED = f"""Commission on Crime Prevention and Criminal Justice
Twenty-ninth session
Agenda item 6

Meridia: draft resolution

{TITLE}

The Commission on Crime Prevention and Criminal Justice,

Recalling its decision to examine every year how small jurisdictions keep electronic evidence,

Mindful of the cost of equipment, training and storage,

1. Invites Member States to lend equipment for the reading of obsolete storage media;

2. Also invites Member States to share a list of the media that their authorities can still read;

3. Requests the Secretary-General to report to the Commission at its thirtieth session on the \
implementation of the present resolution.
"""
WORD_TITLE = "Contact points for the preservation of electronic evidence"
WORD = (
    "Commission on Crime Prevention and Criminal Justice",
    "Twenty-ninth session",
    "Meridia: draft resolution",
    WORD_TITLE,
    "The Commission on Crime Prevention and Criminal Justice,",
    "Recalling its decision to examine every year how small jurisdictions keep evidence,",
    "1. Invites Member States to designate a contact point by 31 December 2021;",
    "2. Decides to consider the matter again at its thirty-first session.",
)
NOTHING_TO_DECIDE = """A title alone

The Commission on Crime Prevention and Criminal Justice,

Recalling its earlier decisions,
"""
BOMB_MEGABYTES = 400


def word() -> bytes:
    """A Word file, as a delegation writes one."""
    written = Document()
    for line in WORD:
        written.add_paragraph(line)
    return saved(written)


def saved(written: object) -> bytes:
    kept = io.BytesIO()
    written.save(kept)  # type: ignore[attr-defined]
    return kept.getvalue()


def bomb() -> bytes:
    """A Word file of a few hundred kilobytes whose text would fill the memory."""
    kept = io.BytesIO(word())
    filled = io.BytesIO()
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as body:
            for _ in range(BOMB_MEGABYTES):
                body.write(b" " * (1 << 20))
    return filled.getvalue()


BINARY = bytes(range(256)) * 64

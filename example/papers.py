"""Real documents, where a folder of them is at hand: a draft, and what it became."""

import base64
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from example.desk import Desk

BESIDE = Path(__file__).parents[2] / "shared" / "documents"
"""Where a working copy may have them; PENHOLDER_DOCUMENTS names any other folder."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One document, and the text that it came from."""

    file: str
    symbol: str
    derives_from: str = ""
    """Another organ adopted it then: it is no document of the session."""


PAPERS = (
    Paper(file="E-CN.15-2019-L.6-Rev.1.txt", symbol="E/CN.15/2019/L.6/Rev.1"),
    Paper(file="E-RES-2019-19.txt", symbol="E/RES/2019/19", derives_from="E/CN.15/2019/L.6/Rev.1"),
    Paper(file="A-RES-74-173.txt", symbol="A/RES/74/173", derives_from="E/RES/2019/19"),
)
ENTERED = datetime(2019, 5, 22, 16, tzinfo=UTC)


async def file_papers(desk: Desk, body: str, session: str, folder: Path | None) -> None:
    """Those that the folder has; without one the example does without them."""
    place = folder or BESIDE
    filed: set[str] = set()
    for paper in PAPERS:
        file = place / paper.file
        if file.is_file() and (not paper.derives_from or paper.derives_from in filed):
            given = {
                "body": body,
                "session": None if paper.derives_from else session,
                "symbol": paper.symbol,
                "derives_from": paper.derives_from,
                "file": base64.b64encode(file.read_bytes()).decode(),
                "file_name": paper.file,
            }
            await desk.do("POST /documents", given, ENTERED)
            filed.add(paper.symbol)

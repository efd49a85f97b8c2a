"""In which language a page speaks: as its reader has chosen, else as their browser asks."""

from typing import Any

import msgspec
from litestar import Request, Response, post
from litestar.datastructures import Cookie
from litestar.params import JSONBody

from shared.errors import RuleBroken
from shared.http.coerced import Coerced
from shared.web.translations import SPOKEN

COOKIE = "language"
YEAR_SECONDS = 365 * 24 * 3600
VARY = "Accept, Accept-Language, Cookie"
"""What an answer depends on besides its address."""
MOST = 20
"""Languages of one header that are looked at."""


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The language that somebody reads."""

    language: str


@post("/language", status_code=200, operation_id="ChooseLanguage", middleware=[Coerced(Choice)])
async def choose_language(data: JSONBody[Choice]) -> Response[dict[str, str]]:
    """For this browser, signed in or not."""
    if data.language not in SPOKEN:
        raise RuleBroken(f"language: one of {', '.join(SPOKEN)}.")
    return Response({}, cookies=[cookie(data.language)])


def cookie(language: str) -> Cookie:
    """Says nothing of the person but this."""
    return Cookie(key=COOKIE, value=language, max_age=YEAR_SECONDS, httponly=True, samesite="lax")


def language_of(request: Request[Any, Any, Any]) -> str:
    """One that we speak."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in SPOKEN else preferred(request.headers.get("accept-language", ""))


def preferred(header: str) -> str:
    """By RFC 9110: ``fr-CH, fr;q=0.9, en;q=0.8``; English where nothing fits."""
    wanted: list[tuple[float, str]] = []
    for each in header.split(",")[:MOST]:
        tag, _, weight = each.partition(";q=")
        language = tag.strip().lower().partition("-")[0]
        if language in SPOKEN and (share := quality(weight)) > 0:
            wanted.append((share, language))
    return max(wanted, key=lambda pair: pair[0], default=(0.0, "en"))[1]


def quality(weight: str) -> float:
    """1 where none is given; what is no number counts for nothing."""
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0

"""Tokens that are known are still refused once they have ended, and others' are never known."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.access.tokens import MOST_KNOWN, Claims, Tokens
from shared.errors import NotSignedIn
from shared.ids import new_id

NOW = datetime(2019, 5, 20, 10, tzinfo=UTC)
KEY = "only for tests, thirty-two characters"


def claims(name: str = "Aiko") -> Claims:
    expires = int((NOW + timedelta(hours=1)).timestamp())
    return Claims(person=new_id(), name=name, csrf="c", expires=expires)


def test_what_was_issued_is_read_again_and_again_until_it_ends() -> None:
    tokens = Tokens(KEY)
    issued = claims()
    token = tokens.issue(issued)

    assert [tokens.read(token, NOW) for _ in range(2)] == [issued] * 2
    with pytest.raises(NotSignedIn, match="has ended"):
        tokens.read(token, NOW + timedelta(hours=2))


def test_a_changed_token_is_refused_however_often() -> None:
    tokens = Tokens(KEY)
    token = tokens.issue(claims())
    tokens.read(token, NOW)
    foreign = Tokens(KEY.upper()).issue(claims())

    for wrong in (token[:-4] + "AAAA", foreign, "", "none") * 2:
        with pytest.raises(NotSignedIn, match="not valid"):
            tokens.read(wrong, NOW)
    assert list(tokens.known) == [token]


def test_what_is_known_is_bounded() -> None:
    tokens = Tokens(KEY)
    issued = [claims(str(number)) for number in range(MOST_KNOWN + 10)]

    for each in issued:
        tokens.read(tokens.issue(each), NOW)

    assert len(tokens.known) == MOST_KNOWN
    assert tokens.read(tokens.issue(issued[0]), NOW) == issued[0]

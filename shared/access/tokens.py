"""Signed tokens: the session cookie of a browser and the bearer token of a program.

They say who somebody is, never what the person may do: roles are read anew at every request.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from shared.errors import NotSignedIn

ALGORITHM = "HS256"
COOKIE = "penholder"
SESSION = timedelta(hours=12)
MOST_KNOWN = 2000
"""Tokens whose signature is not checked again; each takes about 1 KB."""


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, and what a page shows of it without asking identity."""

    person: UUID
    name: str
    delegation: str = ""
    """The delegation's name; empty for the secretariat."""
    zone: str = "UTC"
    """The IANA zone in which the person reads times."""
    csrf: str
    """What a form sent by this person's own page carries."""
    expires: int
    """Seconds since 1970, by the real clock."""


class Tokens:
    """Issues and reads tokens with a key that all services of one system share."""

    def __init__(self, key: str) -> None:
        self.key = OctKey.import_key(key)
        self.known: OrderedDict[str, Claims] = OrderedDict()
        """Signatures that were checked: a person who reads on sends the same again and again."""

    def issue(self, claims: Claims) -> str:
        return jwt.encode({"alg": ALGORITHM}, msgspec.to_builtins(claims), self.key)

    def read(self, token: str, real: datetime) -> Claims:
        """NotSignedIn when it was not issued here, was changed, or has expired."""
        claims = self.known.get(token) or self.checked(token)
        if claims.expires < real.timestamp():
            raise NotSignedIn("Your sign-in has ended. Sign in again.")
        return claims

    def checked(self, token: str) -> Claims:
        """Kept when its signature is ours, so that nobody else can fill the memory."""
        try:
            claims = msgspec.convert(
                jwt.decode(token, self.key, algorithms=[ALGORITHM]).claims, Claims
            )
        except (JoseError, ValueError) as error:
            raise NotSignedIn("This sign-in is not valid here. Sign in again.") from error
        self.known[token] = claims
        if len(self.known) > MOST_KNOWN:
            self.known.popitem(last=False)
        return claims

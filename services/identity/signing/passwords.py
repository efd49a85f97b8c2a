"""Passwords, hashed by argon2id with the parameters that OWASP recommends for 19 MiB."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
NEVER = HASHER.hash("nobody has this password")
"""Checked when the address is unknown, so that time does not tell who has an account."""


async def hashed(password: str) -> str:
    """In a thread: it takes tens of milliseconds by design."""
    return await asyncio.to_thread(HASHER.hash, password)


async def fits(password: str, stored: str | None) -> bool:
    """Takes equally long whether there is an account or not."""
    return await asyncio.to_thread(verified, password, stored or NEVER) and stored is not None


def verified(password: str, stored: str) -> bool:
    """False for a wrong password as for a hash that is none."""
    try:
        return HASHER.verify(stored, password)
    except (Argon2Error, InvalidHashError):
        return False

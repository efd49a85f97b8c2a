"""Guessing is slow, and slows down nobody else: see ``docs/decisions/0010-sign-in-pauses.md``."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

import asyncpg

from shared.errors import RuleBroken
from shared.queries import queries

SQL = queries("services.identity.signing")
FREE = 5
"""Wrong passwords for one address from one network, before the first pause."""
FREE_ELSEWHERE = 50
"""The same for one address from all networks together from which nobody has signed in to it."""
LONGEST_PAUSE = timedelta(minutes=15)
UNKNOWN = ""


class Guesses:
    """Attempts at one address from one network."""

    def __init__(self, pool: asyncpg.Pool, email: str, host: str | None, real: datetime) -> None:
        self.pool = pool
        self.email = email
        self.network = network_of(host)
        self.real = real
        self.known = False

    async def begin(self) -> None:
        """RuleBroken while a pause lasts; a network that is known waits for no other's guesses."""
        self.known = await self.pool.fetchval(SQL["is_known_network"], self.email, self.network)
        await self.count(self.network, FREE)
        if not self.known:
            await self.count(UNKNOWN, FREE_ELSEWHERE)

    async def count(self, network: str, free: int) -> None:
        """One more."""
        limits = (self.real, free, LONGEST_PAUSE)
        if await self.pool.fetchval(SQL["begin_guess"], self.email, network, *limits):
            return
        until = await self.pool.fetchval(SQL["blocked_until"], self.email, network) or self.real
        seconds = max(1, round((until - self.real).total_seconds()))
        raise RuleBroken(f"Too many wrong passwords. Try again in {seconds} seconds.")

    async def right(self, person: object) -> None:
        """It was the person's own password: from here the network is theirs."""
        await self.pool.execute(SQL["forget_guesses"], self.email, self.network, self.known)
        await self.pool.execute(SQL["know_network"], person, self.network, self.real)


def network_of(host: str | None) -> str:
    """What one customer of a provider has: an IPv4 address, or a /64 of IPv6."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or "nowhere"
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, 64), strict=False))
    return str(address)

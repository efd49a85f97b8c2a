"""The hands of the example's officer: what is done over the API, once each."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import httpx
import msgspec

SECONDS = 60.0


class Desk:
    """One signed-in person. An act that was carried out before gets its old answer."""

    def __init__(self, http: httpx.AsyncClient, settle: Callable[[], Awaitable[None]]) -> None:
        self.http = http
        self.settle = settle
        """Wait until every service has applied what was done so far."""

    async def sign_in(self, email: str, password: str) -> None:
        answer = await self.http.post("/sign-in", json={"email": email, "password": password})
        answer.raise_for_status()
        self.http.headers["authorization"] = f"Bearer {answer.json()['token']}"

    async def do(self, route: str, body: dict[str, Any], happened: datetime | None = None) -> str:
        """Append; the id of what it concerned."""
        return await self.send(route, body, self.headers(route, body, happened))

    async def edit(
        self, route: str, body: dict[str, Any], happened: datetime | None = None, *, of: str
    ) -> str:
        """Change what stands at the address ``of``, whatever its version is now."""
        standing = await self.http.get(f"{of}.json")
        seen = {"If-Match": standing.headers["etag"]}
        return await self.send(route, body, self.headers(route, body, happened) | seen)

    def headers(
        self, route: str, body: dict[str, Any], happened: datetime | None
    ) -> dict[str, str]:
        """The key is made of what is asked, so that a second load asks nothing new."""
        key = hashlib.sha256(msgspec.json.encode([route, body, happened])).hexdigest()
        past = {"Penholder-Happened": happened.isoformat()} if happened else {}
        return {"Idempotency-Key": key, "accept": "application/json"} | past

    async def send(self, route: str, body: dict[str, Any], headers: dict[str, str]) -> str:
        """A refusal is a mistake in the example, and says which."""
        method, address = route.split(" ")
        answer = await self.http.request(
            method, address, json=body, headers=headers, timeout=SECONDS
        )
        if answer.is_error:
            raise RuntimeError(f"{route}: {answer.status_code} {answer.text}")
        return str(answer.json()["id"])

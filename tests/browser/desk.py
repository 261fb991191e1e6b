"""Somebody at a desk, without a browser where none is needed: pages and interface by HTTP."""

from typing import Any

import httpx2

MANAGER_READS = (
    "/comparison",
    "/comparison?measure=raw_total",
    "/api/v1/comparison?client={client}",
    "/api/v1/comparison?client={client}&within={within}",
    "/api/v1/exports/visits.csv",
)


def reader(port: int, token: str) -> httpx2.Client:
    """Return a client that is signed in by token and speaks English."""
    return httpx2.Client(
        base_url=f"http://127.0.0.1:{port}",
        headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"},
        timeout=30,
    )


def everything(client: httpx2.Client, addresses: list[str]) -> dict[str, tuple[int, bytes]]:
    """Fetch all addresses; status and body of each."""
    return {address: (answer.status_code, answer.content) for address in addresses for answer in [client.get(address)]}


def comparison(reader: httpx2.Client, /, **query: str) -> dict[str, Any]:
    """Return the comparison as the interface gives it."""
    answer = reader.get("/api/v1/comparison", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())

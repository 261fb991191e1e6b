"""A small HTTP/1.1 client that keeps its connections and its times, so that the server is what is measured."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What one run of requests gave: seconds for each, the whole, and the statuses met."""

    latencies: list[float]
    seconds: float
    statuses: dict[int, int]

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """Return the latency in milliseconds that `share` of the answers stayed below."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def drive(host: str, port: int, queues: Sequence[Sequence[bytes]]) -> Outcome:
    """Send each queue of ready requests over a connection of its own, all at once."""
    return asyncio.run(_drive(host, port, queues))


async def _drive(host: str, port: int, queues: Sequence[Sequence[bytes]]) -> Outcome:
    latencies: list[float] = []
    statuses: dict[int, int] = {}
    begun = time.perf_counter()
    await asyncio.gather(*(_client(host, port, queue, latencies, statuses) for queue in queues))
    return Outcome(latencies, time.perf_counter() - begun, statuses)


async def _client(
    host: str, port: int, queue: Sequence[bytes], latencies: list[float], statuses: dict[int, int]
) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    for request in queue:
        sent = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        latencies.append(time.perf_counter() - sent)
        status = int(head[9:12])
        statuses[status] = statuses.get(status, 0) + 1
    writer.close()
    await writer.wait_closed()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise ValueError("the answer does not say how long it is")


def request(method: str, path: str, token: str, body: bytes = b"") -> bytes:
    """Write one request as it goes over the wire."""
    head = f"{method} {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body

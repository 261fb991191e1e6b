"""A line between browser and server that answers for the server, loses answers or breaks them, as a test scripts it."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]
# Files whose address names their content; every phone asks for all of them.
_kept: dict[tuple[str, str, str | None], Answer] = {}
_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


@dataclass(frozen=True)
class Fault:
    """What becomes of one request: does the server get it, and what gets back after `seconds`, `kept` bytes at most."""

    status: int = 0
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    forward: bool = False
    kept: int | None = None
    seconds: float = 0


CUT = Fault()
ANSWER_LOST = Fault(forward=True, kept=0)
LATE = Fault(forward=True, seconds=2)
HALF_AN_ANSWER = Fault(forward=True, kept=20)
HOTEL = Fault(200, b"<!doctype html><title>Welcome to our hotel</title>", {"Content-Type": "text/html"})


def problem(status: int, code: str, title: str = "Not today", **headers: str) -> Fault:
    """Return a refusal as the server writes it."""
    body = json.dumps({"type": "about:blank", "title": title, "status": status, "code": code}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault(status, body, {"Content-Type": "application/problem+json", **named})


class Line:
    """Forwards requests to a server on loopback, but for those that were scripted; counts what the server answered."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.answered: Counter[tuple[str, str, int]] = Counter()
        self.met = 0
        self._faults: list[tuple[str, Fault, int]] = []
        self._lock = threading.Lock()
        line = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # a body would wait 40 ms for the browser to confirm its headers

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except OSError:
                    self.close_connection = True

            def answer(self) -> None:
                line._answer(self)

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer  # noqa: N815 - the names that the library asks for

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def origin(self) -> str:
        """The address that the browser uses."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def fail(self, request: str, fault: Fault, times: int = 1_000_000) -> None:
        """Let requests whose "METHOD /path" begins so meet a fault, so many times."""
        with self._lock:
            self._faults.append((request, fault, times))

    def mend(self) -> None:
        """Forget every fault that is still due."""
        with self._lock:
            self._faults.clear()

    def close(self) -> None:
        """Take the line down."""
        self._server.shutdown()
        self._server.server_close()

    def _due(self, request: str) -> Fault | None:
        with self._lock:
            for place, (wanted, fault, times) in enumerate(self._faults):
                if request.startswith(wanted):
                    self.met += 1
                    self._faults[place : place + 1] = [(wanted, fault, times - 1)] if times > 1 else []
                    return fault
        return None

    def _answer(self, browser: BaseHTTPRequestHandler) -> None:
        sent = browser.rfile.read(int(browser.headers.get("Content-Length") or 0))
        fault = self._due(f"{browser.command} {browser.path}")
        status, headers, body = (
            self._forward(browser, sent)
            if fault is None or fault.forward
            else (fault.status, dict(fault.headers), fault.body)
        )
        time.sleep(fault.seconds if fault else 0)
        if fault == CUT or (fault and fault.kept == 0):
            browser.close_connection = True
            return
        browser.send_response(status)
        for name, value in headers.items():
            browser.send_header(name, value)
        if status not in {204, 304}:
            browser.send_header("Content-Length", str(len(body)))
        browser.end_headers()
        if browser.command != "HEAD":
            browser.wfile.write(body if fault is None or fault.kept is None else body[: fault.kept])
        browser.close_connection |= bool(fault and fault.kept is not None)

    def _forward(self, browser: BaseHTTPRequestHandler, sent: bytes) -> Answer:
        wanted = (browser.command, browser.path, browser.headers.get("Accept-Encoding"))
        answer = _kept.get(wanted) or self._ask(browser, sent)
        status, headers, _ = answer
        if status == 200 and "immutable" in headers.get("cache-control", ""):
            _kept[wanted] = answer
        with self._lock:
            self.answered[browser.command, browser.path, status] += 1
        return answer

    def _ask(self, browser: BaseHTTPRequestHandler, sent: bytes) -> Answer:
        server = http.client.HTTPConnection("127.0.0.1", self.target, timeout=30)
        headers = {name: value for name, value in browser.headers.items() if name.lower() != "connection"}
        server.request(browser.command, browser.path, sent or None, headers)
        reply = server.getresponse()
        body = reply.read()
        server.close()
        return reply.status, {name: value for name, value in reply.getheaders() if name.lower() not in _HOP}, body

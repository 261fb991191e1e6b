"""A bad line between phone and server: some requests never arrive, some are carried out and their answers lost."""

import contextlib
import http.client
import socket
import threading
from collections import Counter, defaultdict
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Literal

Loss = Literal["", "request", "answer", "half the answer"]
API = "/api/"
VISITS = "/api/v1/visits/"
COMMITTED = {200, 201, 202}
SCRIPT = (200, [("Content-Type", "text/javascript")])
NOT_PASSED_ON = {"connection", "transfer-encoding", "content-length", "keep-alive"}


class Line:
    """Passes requests on to the server's port; `down` breaks everything; `scripts` stand in for those of the server."""

    def __init__(self, seed: int, dropped: float, scripts: Mapping[str, str] | None = None) -> None:
        self.target = 0
        self.down = False
        self.dropped = dropped
        self.scripts = {f"/js/{file}": text.encode() for file, text in (scripts or {}).items()}
        self.losses: Counter[Loss] = Counter()
        self.commits: defaultdict[str, list[int]] = defaultdict(list)
        self._dice = Random(f"line {seed}")
        self._lock = threading.Lock()
        line = self

        class Handler(_Passing):
            pass

        Handler.line = line
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign] # broken connections are the point
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        """The address that the browser uses."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def throw(self, path: str) -> Loss:
        """Decide what becomes of a request: half of what is lost never arrives."""
        with self._lock:
            lost = path.startswith(API) and self._dice.random() < self.dropped
            loss: Loss = self._dice.choice(("request", "request", "answer", "half the answer")) if lost else ""
            self.losses[loss] += path.startswith(API)
            return loss

    def committed(self, method: str, path: str, status: int) -> None:
        """Note that the server has kept a visit."""
        if method == "PUT" and path.startswith(VISITS) and status in COMMITTED:
            with self._lock:
                self.commits[path.removeprefix(VISITS)].append(status)

    @property
    def repeats(self) -> int:
        """How often a visit came again that was there: beyond once, and once more after its photos."""
        return sum(len(said) - (2 if said[0] == 202 else 1) for said in self.commits.values() if said[-1] != 202)

    @property
    def repeated(self) -> int:
        """How many visits came again."""
        return sum(len(said) > (2 if said[0] == 202 else 1) for said in self.commits.values())

    def close(self) -> None:
        """Take the line away."""
        self._server.shutdown()
        self._server.server_close()


class _Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a body would wait 40 ms for the browser to confirm its headers
    line: Line

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        loss = self.line.throw(self.path)
        if self.line.down or loss == "request":
            return self._break()
        changed = next((text for file, text in self.line.scripts.items() if self.path.endswith(file)), None)
        try:
            status, headers, answer = (*SCRIPT, changed) if changed else self._ask(body)
        except (OSError, http.client.HTTPException):
            return self._break()
        self.line.committed(self.command, self.path, status)
        if self.line.down or loss == "answer":
            return self._break()
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in NOT_PASSED_ON:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer[: len(answer) // 2] if loss else answer)
        return self._break() if loss else None

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._pass
        raise AttributeError(name)

    def _ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        server = http.client.HTTPConnection("127.0.0.1", self.line.target, timeout=30)
        with contextlib.closing(server):
            headers = {name: value for name, value in self.headers.items() if name.lower() not in NOT_PASSED_ON}
            server.request(self.command, self.path, body or None, headers)
            answer = server.getresponse()
            return answer.status, answer.getheaders(), answer.read()

    def _break(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        pass

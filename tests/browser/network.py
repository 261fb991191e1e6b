"""A network between browser and server that a test can cut, as a basement does."""

import contextlib
import socket
import threading


class Network:
    """Forwards connections to a server on loopback until it is cut; then every connection breaks."""

    def __init__(self, port: int) -> None:
        self.target = port
        self._up = True
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def origin(self) -> str:
        """The address that the browser uses."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break what is open and refuse what comes."""
        with self._lock:
            self._up = False
            broken, self._open = self._open, set()
        for connection in broken:
            _close(connection)

    def restore(self) -> None:
        """Let connections through again."""
        self._up = True

    def close(self) -> None:
        """Cut the network for good."""
        self.cut()
        _close(self._door)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            if not self._up:
                _close(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            except OSError:
                _close(client)
                continue
            server.settimeout(None)
            with self._lock:
                self._open |= {client, server}
            for source, sink in ((client, server), (server, client)):
                sink.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := source.recv(65536):
                sink.sendall(part)
        with self._lock:
            self._open -= {source, sink}
        _close(source)
        _close(sink)


def _close(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        connection.close()

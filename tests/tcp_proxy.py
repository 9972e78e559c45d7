"""A network between a client and a server that can be slow, break at a chosen moment, or fall silent."""

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

COMMIT = bytes.fromhex("0002b0120000")  # a Bolt chunk that holds the message COMMIT


@dataclass
class Proxy:
    """Passes bytes on to a port of this machine. `lose` and `stop` count the commits that are still to be spoiled."""

    to: int
    delay: float = 0.0  # seconds before each piece
    lose: int = 0  # commits that reach the server, and whose answer never comes back
    stop: int = 0  # commits that never reach the server
    seen: bytearray = field(default_factory=bytearray)  # what clients said
    _pairs: list[tuple[socket.socket, socket.socket]] = field(default_factory=list)

    def __enter__(self) -> "Proxy":
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self.cut()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Breaks every connection."""
        while self._pairs:
            for end in self._pairs.pop():
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client = self._listener.accept()[0]
                try:
                    server = socket.create_connection(("127.0.0.1", self.to))
                except OSError:
                    client.close()
                    continue
                self._pairs.append((client, server))
                silenced = threading.Event()
                threading.Thread(target=self._up, args=(client, server, silenced), daemon=True).start()
                threading.Thread(target=self._down, args=(server, client, silenced), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket, silenced: threading.Event) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                self.seen += data
                time.sleep(self.delay)
                if COMMIT in data and self.stop:
                    self.stop -= 1
                    break
                if COMMIT in data and self.lose:
                    self.lose -= 1
                    silenced.set()
                server.sendall(data)
        self._end(client, server)

    def _down(self, server: socket.socket, client: socket.socket, silenced: threading.Event) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                time.sleep(self.delay)
                if silenced.is_set():
                    break
                client.sendall(data)
        self._end(client, server)

    def _end(self, *ends: socket.socket) -> None:
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

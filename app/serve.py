"""The web page's server: Streamlit, bound to this machine alone, with every answer forbidden to call outside."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from app import wiring
from app.settings import STORE_VARIABLE
from app.terminal.output import print_text
from ontology import LutuError

HOST, PORT = "127.0.0.1", 8501
_TRIED = 10  # ports, where none is asked for
_MAIN = Path(__file__).with_name("main.py")
_UPLOAD = 10  # MB: a progress sheet of a thousand rows takes 0.1
_BLUE = {"light": "#1d4f91", "dark": "#7fb0ee"}
OPTIONS: Mapping[str, Any] = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": HOST,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "server.address": HOST,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": _UPLOAD,
    **{f"theme.{theme}.primaryColor": colour for theme, colour in _BLUE.items()},
}


class ServeError(LutuError):
    """The page can't be served."""


def serve(uri: str, port: int | None = None) -> None:
    """Serves the page of the store at `uri` on this machine until it is interrupted.

    Without a port it takes the first free one from PORT on. ServeError where the port is taken; what the store says
    where it can't be read or is empty.
    """
    wiring.asked(uri)
    at = _port(port)
    import streamlit
    from starlette.middleware import Middleware

    from app.guard import Guard

    os.environ[STORE_VARIABLE] = uri
    print_text(f"网页：http://{HOST}:{at} （只在本机提供，按 Ctrl-C 结束）\n")
    with suppress(KeyboardInterrupt):  # the usual end
        streamlit.App(_MAIN, middleware=[Middleware(Guard)]).run(config={**OPTIONS, "server.port": at})


def _port(wanted: int | None) -> int:
    tried = range(PORT, PORT + _TRIED) if wanted is None else [wanted]
    found = next((port for port in tried if _free(port)), None)
    if found is None:
        raise ServeError(f"端口 {tried[0]} 已被占用，请用 --port 换一个，如 --port {tried[-1] + 1}。")
    return found


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True

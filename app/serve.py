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
_WAITING = 2048  # connections not yet taken
_MAIN = Path(__file__).with_name("main.py")
_UPLOAD = 10  # MB: a progress sheet of a thousand rows takes 0.1
_BLUE = {"light": "#1d4f91", "dark": "#7fb0ee"}
OPTIONS: Mapping[str, Any] = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": HOST,
    "client.allowedOrigins": [],  # no other page may speak to ours, nor need each of its own words be looked at for that
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "global.disableWidgetStateDuplicationWarning": True,
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,  # it would look through the whole graph after each run
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
    with listening(port) as listener, suppress(KeyboardInterrupt):  # the usual end
        at = listener.getsockname()[1]
        os.environ[STORE_VARIABLE] = uri
        print_text(f"网页：http://{HOST}:{at} （只在本机提供，按 Ctrl-C 结束）\n")
        _run(listener, {**OPTIONS, "server.port": at})


def _run(listener: socket.socket, options: Mapping[str, Any]) -> None:
    import streamlit
    import uvicorn
    from starlette.middleware import Middleware
    from streamlit.web.bootstrap import load_config_options

    from app.guard import Guard
    from app.page.ready import make_ready

    load_config_options(dict(options))
    make_ready()
    app = streamlit.App(_MAIN, middleware=[Middleware(Guard)])
    config = uvicorn.Config(app, ws_per_message_deflate=False, log_level="warning")
    uvicorn.Server(config).run([listener])


def listening(wanted: int | None) -> socket.socket:
    """A socket that listens at the wanted port; ServeError where it is taken."""
    tried = range(PORT, PORT + _TRIED) if wanted is None else [wanted]
    for port in tried:
        with suppress(OSError):
            return _bound(port)
    raise ServeError(f"端口 {tried[0]} 已被占用，请用 --port 换一个，如 --port {tried[-1] + 1}。")


def _bound(port: int) -> socket.socket:
    # Told that it is TCP, asyncio sends each piece at once; else each answer waits 40 ms for the browser's word.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_WAITING)
    except OSError:
        listener.close()
        raise
    return listener

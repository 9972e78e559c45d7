"""What stands between a browser and the page: which names it answers to, and what the page may load."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.page.address import VIEWS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?")
_OWN = "'self' blob: data:"
# Vega and Arrow compile what they draw; scripts of components come as blobs.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob: 'unsafe-eval' 'unsafe-inline'",
        f"style-src {_OWN} 'unsafe-inline'",
        f"img-src {_OWN}",
        f"font-src {_OWN}",
        "connect-src 'self' blob: data:",
        f"worker-src {_OWN}",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


_PATHS = frozenset(f"/{view.path}" for view in VIEWS)
# Told where the server's root is, the browser need not try each view's path for it, which fails and is told as an error.
_ROOT = "<script>window.__streamlit = { BACKEND_BASE_URL: location.origin + '/' };</script>"


@cache
def front() -> str:
    """Streamlit's own front page, in Chinese and with the server's root."""
    import streamlit

    text = Path(streamlit.__file__).with_name("static").joinpath("index.html").read_text(encoding="utf-8")
    return (
        text.replace('<html lang="en">', '<html lang="zh-CN">')
        .replace("<title>Streamlit</title>", "<title>路图</title>")
        .replace("<head>", f"<head>{_ROOT}", 1)
    )


class Guard:
    """ASGI middleware: answers under this machine's own names alone, so that no foreign page can be led here by name."""

    def __init__(self, inner: "ASGIApp") -> None:
        self._inner = inner

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Refuses a foreign name; else passes on, at the root's address and with the policy."""
        if scope["type"] not in ("http", "websocket"):
            await self._inner(scope, receive, send)
            return
        from starlette.responses import HTMLResponse, PlainTextResponse

        async def marked(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        inner = self._inner
        if not _NAMES.fullmatch(host):
            inner = PlainTextResponse("只在本机的 127.0.0.1 提供。", 400)
        elif scope["type"] == "http" and scope["path"] in _PATHS:
            inner = HTMLResponse(front(), headers={"cache-control": "no-cache"})
        await inner(scope, receive, marked)

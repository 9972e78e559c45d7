"""What stands between a browser and the page: which names it answers to, and what the page may load."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from app.page.address import VIEWS
from app.page.front import SCRIPT

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


_HTML = b"text/html"
_PATHS = frozenset(f"/{view.path}" for view in VIEWS)
# Told where the server's root is, the browser need not try each view's path for it, which fails and is told as an error.
_ROOT = "<script>window.__streamlit = { BACKEND_BASE_URL: location.origin + '/' };</script>"


@cache
def front() -> str:
    """Streamlit's own front page, in Chinese, with its own words and with the server's root."""
    import streamlit

    text = Path(streamlit.__file__).with_name("static").joinpath("index.html").read_text(encoding="utf-8")
    return (
        text.replace('<html lang="en">', '<html lang="zh-CN">')
        .replace("<title>Streamlit</title>", "<title>路图</title>")
        .replace("<head>", f"<head>{_ROOT}<script>{SCRIPT}</script>", 1)
    )


def elsewhere(path: str, query: str) -> str | None:
    """Where an address that was copied or typed means to go: a view without its last slash, an id's own page."""
    bare = path.rstrip("/") or "/"
    if bare == "/" and list(parse_qs(query)) == ["id"]:
        return f"/entity?{query}"
    if path != bare and bare in _PATHS:
        return f"{bare}?{query}" if query else bare
    return None


def lost() -> str:
    """The page of an address that leads nowhere: one sentence, and where to go on."""
    ways = "".join(
        f'<li><a href="/{view.path}">{view.title}</a>：{view.told}</li>' for view in VIEWS if not view.hidden
    )
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>没有这个页面 · 路图</title>'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="/favicon.png"><style>'
        ":root{color-scheme:light dark}body{font:1.1rem/1.7 sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}"
        "a{color:light-dark(#0b6e99,#6cc6ee)}</style></head><body><h1>没有这个页面</h1>"
        f"<p>网址可能写错了或已经改了，请从下面进去，或用搜索找。</p><ul>{ways}</ul></body></html>"
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

        async def marked(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        await self._answering(scope)(scope, receive, marked)

    def _answering(self, scope: "Scope") -> "ASGIApp":
        from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse

        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        if not _NAMES.fullmatch(host):
            return PlainTextResponse("只在本机的 127.0.0.1 提供。", 400)
        if scope["type"] == "websocket":
            return self._inner
        if there := elsewhere(scope["path"], scope["query_string"].decode("latin-1")):
            return RedirectResponse(there)
        if scope["path"] in _PATHS:
            return HTMLResponse(front(), headers={"cache-control": "no-cache"})
        return self._known

    async def _known(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Streamlit answers a path that it does not know with its front page; a page that says so stands in for it."""
        from starlette.responses import HTMLResponse

        unknown = False

        async def told(message: "Message") -> None:
            nonlocal unknown
            if message["type"] == "http.response.start":
                unknown = _HTML in dict(message.get("headers", ())).get(b"content-type", b"")
                if unknown:
                    await HTMLResponse(lost(), 404)(scope, receive, send)
            if not unknown:
                await send(message)

        await self._inner(scope, receive, told)

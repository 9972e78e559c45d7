"""Words of documents and people in places that read Markdown, and sentences of refusal as the page tells them."""

import re

from markupsafe import Markup

from app.page.address import address

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")
_COMMAND = re.compile(r"[，；](?:请|可|或)[^，；。“”]*(lutu(?: [a-z]+)+)[^，；。“”]*")
# What the page has in the place of a command that a sentence names.
_INSTEAD = {"lutu search": "，请到搜索里找到它再试", "lutu progress template": "，可用本页的“下载填报模板”得到一张空表"}


def unmarked(words: str) -> str:
    """The words with a backslash before every sign that Markdown would read, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))


def on_page(sentence: str) -> str:
    """A sentence without the commands that it tells to use: the page's own way instead, or nothing."""
    return _COMMAND.sub(lambda found: _INSTEAD.get(found[1], ""), sentence)


def refusal(sentence: str, said: str = "") -> Markup:
    """A sentence of refusal as a piece of HTML, with a link to the search where that is the way on."""
    told = on_page(sentence)
    more = Markup(" <a href='{}' target='_self'>去搜索</a>").format(address("find", words=said))
    return Markup("<p role='alert'>{}{}</p>").format(told, more if "搜索" in told else "")

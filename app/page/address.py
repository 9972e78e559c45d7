"""Addresses within the page: every view and every entity has one, and all of a view's state stands in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode

_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+")


@dataclass(frozen=True, slots=True)
class View:
    """A page: the file in app/views, the path it is served at, its title and what it is for."""

    name: str
    path: str
    title: str
    told: str
    hidden: bool = False


VIEWS = (
    View("ask", "", "问一问", "用一句话问方案：谁负责、依赖什么、哪里没达标"),
    View("duty", "duty", "责任", "哪个单位在哪个行动里负责什么，谁牵头，谁没有人管"),
    View("progress", "progress", "进展", "每个行动和单位的红黄绿灯，到期、未填报和变化"),
    View("links", "links", "依赖", "一件事周围有什么，滞后会影响什么"),
    View("find", "find", "搜索", "按词找任务、指标、单位、人员和原文"),
    View("checkup", "checkup", "体检", "方案里的矛盾、存疑的读法和缺口"),
    View("entity", "entity", "详情", "一个任务、指标、单位或人员的全部内容和原文", hidden=True),
)


def address(view: str, **state: str | None) -> str:
    """The address of a view in this state; what is None or empty is left out."""
    path = next(each.path for each in VIEWS if each.name == view)
    query = urlencode({key: value for key, value in state.items() if value})
    return f"/{path}" + (f"?{query}" if query else "")


def entity_address(ref: str) -> str:
    """The address of the entity of this id."""
    return address("entity", id=ref)


def with_state(view: str, state: Mapping[str, str], **changed: str | None) -> str:
    """The address of a view in its present state, changed in some places."""
    return address(view, **{**state, **changed})


def readable(href: str) -> str:
    """The address with Chinese words as themselves; signs stay encoded, so that it is whole wherever it is pasted."""
    return _ENCODED.sub(lambda part: "".join(c if c.isalnum() else quote(c) for c in unquote(part[0])), href)

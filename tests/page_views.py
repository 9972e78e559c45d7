"""The views that a browser test walks: each with an address that draws what it has to show; and what is English on one."""

import re

VIEWS = {
    "home": "/",
    "answer": "/?q=区科技局负责哪些任务？",
    "proof": "/?q=任务9由谁负责",
    "bars": "/?q=哪个单位负责的任务最多？",
    "no match": "/?q=区公安局负责哪些任务",
    "puzzled": "/?q=火星",
    "duty": "/duty",
    "board": "/progress",
    "list": "/progress?show=清单",
    "bullets": "/progress?show=指标",
    "due": "/progress?show=到期",
    "missing": "/progress?show=未填报",
    "changes": "/progress?show=变化",
    "upload": "/progress?show=填报",
    "dependencies": "/links",
    "around": "/links?id=任务9",
    "impact": "/links?id=任务1&see=impact",
    "way": "/links?id=任务9&see=way&to=区科技局",
    "search": "/find",
    "hits": "/find?words=科技",
    "findings": "/checkup",
    "task": "/entity?id=任务9",
    "unit": "/entity?id=区科技局",
    "person": "/entity?id=徐雨薇",
    "indicator": "/entity?id=国家高新技术企业数量",
    "unknown": "/entity?id=没有这个",
}

# Two English words, or a whole name of English: not R&D, GDP, PCT, XLSX, the name of a file or of the query language.
_ENGLISH = re.compile(r"[A-Za-z]{2,}[\s,.:]+[A-Za-z]{2,}|^\W*[A-Za-z][a-z]+\W*$")
_KNOWN = re.compile(r"[\w-]+\.(?:txt|csv|xlsx)|Cypher|CSV, XLSX|\d+(?:\.\d+)?\s?[KM]?B\b")
_UNREAD = {"InlineTextBox", "LineBreak"}


def english(tab) -> set[tuple[str, str]]:
    """The roles and words of what a screen reader would say in English."""
    reader = tab.page.context.new_cdp_session(tab.page)
    told = set()
    for node in reader.send("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value")
        described = [each["value"] for each in node.get("properties", []) if each["name"] == "roledescription"]
        for said in (node.get("name", {}), node.get("description", {}), *described):
            words = _KNOWN.sub("", str(said.get("value") or ""))
            if not node.get("ignored") and role not in _UNREAD and _ENGLISH.search(words):
                told.add((role, words))
    reader.detach()
    return told

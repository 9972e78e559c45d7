"""A folded text as typed tokens: names of the graph, general words, years, dates, numbers and free words."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from graph import Is, folded
from ontology import number
from search.folding import Folded
from search.grammar.chart import Token
from search.grammar.meaning import Thing
from search.grammar.said import Year
from search.grammar.things import named
from search.grammar.ways import PLACES, ROWS
from search.lexicon import lexicon
from search.linking.linker import mentions
from search.linking.mention import Mention
from search.linking.names import Names
from search.tokens.asides import asides, just
from search.tokens.brackets import bracket_tokens
from search.tokens.everyday import everyday_tokens
from search.tokens.figures import WORD, figure_tokens
from search.tokens.graph_words import COST, OF_GRAPH
from search.tokens.leadins import leadins
from search.tokens.orders import order_tokens, shortened
from search.tokens.own_nouns import done_before, own_nouns
from search.tokens.phrases import one_sided, phrase_tokens
from search.tokens.repeats import repeats

_PARTICLE, _FREE, _KNOWN, _QUOTE = 0.3, 1.0, 0.6, 0.5
_ALSO_MOST = ("最多", "最少")  # 最多3个 compares, 任务最多 picks
_AMOUNT = re.compile(r"\d|[一两二三四五六七八九十百]+[个项家条名件位]")
_SURNAME = re.compile("姓(?![谁啥什])([\u4e00-\u9fff])(?=的|人|[,.?!。]|$)")
_A_NOT_A = re.compile("((?![有是能可])[\u4e00-\u9fff]{1,2}?)[不没]\\1")
_COUNTED = {"行动": "Action", "专项行动": "Action", "任务": "Task"}
_SO_MANY = re.compile("(?P<n>[一二三四五六七八九十]{1,3}|\\d+)[大个项条](?P<what>(?:专项)?行动|任务)")
_OF_PLAN = frozenset("方案 里 中".split())
_TITLES = ("TITLE", "GROUPROLE")  # these words mean themselves
_STARS = frozenset("★☆")
_SILENT = frozenset("的,.;:?!。…()[]{}、/*-")
ASKING = frozenset({"WHICH", "WHO", "HOWMANY", "NEG", "OR", "ONLY", "EXC", "STATUS", "YEAR"})
_PRONOUNS = frozenset("it them he she they this that 它 它们 他 他们 她 这个 那个".split())
_WITH_TEXT = frozenset({"Task", "Indicator", "Project", "Indicator,Project"})
DONE = frozenset({*ROWS, *PLACES})
_FREE_END = frozenset({"ABOUTEND", "KIND", "FIGURE", "ROLENOUN"})
_TRAILING = re.compile("(?:来着|[呢啊呀嘛吧吗哈~…])+$")
_CLAUSES = re.compile("[,;?!。].")  # words of a text that are looked for stand in one clause
_CHAT = re.compile(
    "一?[个首段支则篇曲点][^的,和]{0,4}?(?:笑话|段子|故事|诗|诗歌|歌|歌曲|歌儿|曲子|小曲|谜语|相声|绕口令|情话|童话)"
)
_WHOLE = re.compile(
    "(?:的|一词|字样|字眼|二字)(?:[那这][些几]?[项个条]?$|[那这]?[些几]?[项个条]?(?:任务|指标|项目|事项|工作))"
)  # 人才的任务 is no word
_MODAL = frozenset("要得须应需会能该")
_TURNS = frozenset("又且并但而却")
_SHORTEST_FREE, _LONGEST_FREE = 2, 16
_SPOKEN_OF = re.compile(
    "^(?P<said>[^,.?。!;的]{2,16}?)(?:的?(?:问题|事|要求|说法|提法|内容)|这[句个]话?|这件?事|一[词事])?"
    "(?=都?(?:[写提说列记讲]到?|规定|出现)?(?:在|进了?)(?:方案)?(?:的?哪|第几|几[项条个]|多少[项条个])|是(?:在)?(?:哪|第几)|(?:是)?第?几[条项])"
)


def tokens(text: Folded, names: Names, as_of: date | None) -> tuple[list[Token], list[Token]]:
    """The tokens of a question, and those that may be skipped. `as_of` is the day of the statuses at hand."""
    found = [*_names(text, names), *_headed(text.text, names)]
    solid = [(each.start, each.end) for each in found if each.cost < COST["part"]]
    words, skips = list(_a_not_a(text.text, solid)), list[Token]()
    asked = {token.end - 1 for token in words}
    stressed, placed = just(text.text), one_sided(text.text)
    when = {start for start, _, entry in lexicon().words(text.text) if entry.type == "WHEN"}
    for start, end, entry in lexicon().words(text.text):
        if not any(low <= start and end <= high for low, high in solid):
            if entry.type == "CMP" and entry.word in _ALSO_MOST and not _AMOUNT.match(text.text, end):
                continue
            if entry.type == "CMPAFTER" and text.text[start - 1 : start + 1] == "一起":
                continue  # together, and no number
            if entry.type == "ONLY" and (end <= stressed.get(start, 0) or start in placed):
                continue  # 光 of 光牵头就有多少项 leaves nobody out
            if entry.type in OF_GRAPH:
                words += OF_GRAPH[entry.type](start, end, entry, names)
                continue
            asks = entry.type in ("NOHAVE", "NEG", "CMP") and text.text[max(0, start - 1) : start + 2] == "有没有"
            aside = asks or entry.type in ("DOING", "ZERO", "NOWADAYS", "ALREADY")
            if aside or start in asked or (entry.type == "WHICH" and start in when):
                continue  # 什么时候 is no 什么
            skip = entry.type in ("PART", "FILL")
            value = entry.word if skip or entry.type in _TITLES else entry.meaning or entry.type.lower()
            cost = 0.01 if entry.word in _SILENT else _PARTICLE if skip else WORD
            (skips if skip else words).append(Token(start, end, entry.type, value, cost))
    words += [*_surnames(text.text, names, solid), *bracket_tokens(text.text, found, names)]
    skips += asides(text.text)
    skips += [*_place(text.text, names, solid), *_all_of_them(text.text, names), *done_about(text, found)]
    skips += [*own_nouns(text.text, found, names), *done_before(text.text, found, names)]
    skips += repeats(text, solid)
    words += _shared_titles(text.text, found)
    words += _end_of_plan(text.text, names, as_of)
    words += phrase_tokens(text.text, names, solid)
    words += order_tokens(text.text, names, solid, words)
    free = [*_free(text.text, [*found, *words], names), *_quoted(text), *_spoken_of(text.text, found, names)]
    free += shortened(free, names)
    figured = [*figure_tokens(text.text, solid, as_of)]
    words += everyday_tokens(text.text, names, as_of, figured)
    skips += leadins(text.text, names, [*found, *(each for each in figured if each.type in ("NUM", "YEAR", "DAY"))])
    return [*found, *words, *figured, *free], [*skips, *_blanks(text.text)]


def _a_not_a(text: str, solid: list[tuple[int, int]]) -> Iterator[Token]:
    """管不管, 牵没牵头: a word said twice with 不 or 没 between asks whether; what is asked stands behind."""
    for match in _A_NOT_A.finditer(text):
        if not any(low < match.end() and match.start() < high for low, high in solid):
            yield Token(match.start(), match.end(1) + 1, "YNMID", "ynmid", WORD)


def done_about(text: Folded, found: list[Token]) -> Iterator[Token]:
    """What is done about a row or place, which behind its name adds nothing: 高企培育由谁负责."""
    ends = {each.end for each in found if isinstance(each.value, Thing) and set(each.value.kinds) <= DONE}
    for start, end, entry in lexicon().words(text.text):
        if entry.type == "DOING" and (start in ends or (text.text[start - 1] == "的" and start - 1 in ends)):
            yield Token(start, end, "FILL", entry.word, _PARTICLE)


def _surnames(text: str, names: Names, solid: list[tuple[int, int]]) -> Iterator[Token]:
    """姓罗, and 罗 before a title where someone is called so: 罗区长."""
    for match in _SURNAME.finditer(text):
        yield Token(match.start(), match.end(), "SURNAME", match[1], WORD)
    for start, _, entry in lexicon().words(text):
        before = text[start - 1 : start]
        if entry.type == "TITLE" and before in names.surnames and not any(a < start <= b for a, b in solid):
            yield Token(start - 1, start, "SURNAME", before, _PARTICLE)


def _shared_titles(text: str, found: list[Token]) -> Iterator[Token]:
    """长 of 科技局长: the title begins with the character that the unit's name ends with."""
    titles = {entry.word for _, _, entry in lexicon().words(text) if entry.type == "TITLE"}
    for each in found:
        title = text[each.end - 1 : each.end + 1]
        if title in titles and isinstance(each.value, Thing) and each.value.kinds == ("Unit",):
            yield Token(each.end, each.end + 1, "TITLE", title, WORD)


def _place(text: str, names: Names, solid: list[tuple[int, int]]) -> Iterator[Token]:
    """The plan's own district narrows nothing: 某某区有多少任务."""
    for match in re.finditer(re.escape(names.place), text) if names.place else ():
        if not any(low < match.end() and match.start() < high for low, high in solid):
            yield Token(match.start(), match.end(), "FILL", names.place, _PARTICLE)


def _all_of_them(text: str, names: Names) -> Iterator[Token]:
    """六 of 六大行动, where there are just so many: it narrows nothing."""
    for match in _SO_MANY.finditer(text):
        if number(match["n"]) == len(names.graph.of(_COUNTED[match["what"]])):
            yield Token(match.start(), match.start("what"), "FILL", match[0], _PARTICLE)


def _end_of_plan(text: str, names: Names, as_of: date | None) -> Iterator[Token]:
    """规划期末: the last year of the one plan there is."""
    ends = {plan.get("period_end") for plan in names.graph.of("Plan")}
    year = next(iter(ends), None)
    if len(ends) == 1 and isinstance(year, int):
        for start, end, entry in lexicon().words(text):
            if entry.type == "PLANEND":
                yield Token(start, end, "YEAR", Year(year, bool(as_of and as_of.year == year)), WORD)


def _headed(text: str, names: Names) -> Iterator[Token]:
    """六倍增: the rows that stand under the word in the plan's table of main aims."""
    for heading, ids in names.groups.items():
        for match in re.finditer(re.escape(heading) + "类?", text):
            kinds = tuple(sorted({names.graph.nodes[ref].kind for ref in ids}))
            yield Token(match.start(), match.end(), "NAME", Thing(kinds, (Is(ids),)), COST["name"])


def _blanks(text: str) -> Iterator[Token]:
    for at, char in enumerate(text):
        if unicodedata.category(char)[0] in "ZPSC" and char not in _STARS:
            kind = "FILL" if unicodedata.category(char) in ("So", "Cn", "Co") else "PART"
            yield Token(at, at + 1, kind, char, 0.01)


def _names(text: Folded, names: Names) -> Iterator[Token]:
    parts: dict[tuple[int, int], list[Mention]] = {}
    for each in mentions(text.text, names):
        if each.how == "part":
            parts.setdefault((each.start, each.end), []).append(each)
        elif each.kind.startswith("to "):
            yield Token(each.start, each.end, "TO", named((each.kind[3:],), each.ids, each.words, each.how), WORD)
        else:
            yield name_token(text, each, names)
    for (start, end), found in parts.items():
        thing = named(tuple(sorted(each.kind for each in found)), (), found[0].words, "part")
        yield Token(start, end, "NAME", thing, COST["part"])


def name_token(text: Folded, mention: Mention, names: Names) -> Token:
    """What a mention stands for, as a token."""
    thing = named((mention.kind,), mention.ids, mention.words, mention.how)
    return Token(mention.start, mention.end, "NAME", thing, COST[mention.how], _note(text, mention, names))


def _note(text: Folded, mention: Mention, names: Names) -> str:
    """What the reading has to tell of a name: that it was misspelt, or that several things bear it."""
    said = text.original(mention.start, mention.end)
    called = [names.graph.nodes[ref].name for ref in mention.ids]
    if mention.how == "object":
        return f"“{said}”按任务{names.graph.nodes[mention.ids[0]].get('no') or ''}“{called[0]}”理解"
    if mention.how in ("slip", "near", "former"):
        return f"“{said}”按{'、'.join(f'“{name}”' for name in dict.fromkeys(called))}理解"
    if mention.kind == "Unit" and len(called) > 1:
        places = "、".join(
            f"{names.graph.nodes[ref].get('jurisdiction')}的{names.graph.nodes[ref].name}" for ref in mention.ids
        )
        return f"“{said}”可指{places}"
    return ""


def _quoted(text: Folded) -> Iterator[Token]:
    """What stands in quotes may be words of the plan's text, whatever they say."""
    for start, end in text.quoted():
        if end - start >= _SHORTEST_FREE:
            for type_ in ("FREE", "QUOTED"):
                yield Token(start, end, type_, folded(text.text[start:end]), _QUOTE)


def _only_fillers(words: str) -> bool:
    """Whether words are nothing but words without an effect: 请问 of 请问跟旅游有关的任务."""
    left = [True] * len(words)
    for start, end, entry in lexicon().words(words):
        if entry.type in ("PART", "FILL") or entry.word in _OF_PLAN:
            left[start:end] = [False] * (end - start)
    return not any(left)


def _is_unit(token: Token) -> bool:
    """Whether it surely names a unit, which is never meant as a mere word of the text."""
    named = isinstance(token.value, Thing) and token.value.kinds == ("Unit",) and token.value.named
    return token.type == "NAME" and named and token.cost < COST["part"]


def _spoken_of(text: str, found: list[Token], names: Names) -> Iterator[Token]:
    """卡脖子问题 of 卡脖子问题在哪一条里写着: words of the plan's text, before the question where they stand."""
    match = _SPOKEN_OF.match(text)
    taken = (token for token in found if token.type == "NAME" and token.cost != COST["object"])
    if match and not any(token.start <= match.start("said") < token.end for token in taken):
        for end in (match.end(), match.end("said")):
            words = folded(text[:end])
            if names.told(words):
                yield Token(0, match.end(), "SPEECH", words, _KNOWN)
                return


def _free(text: str, found: list[Token], names: Names) -> Iterator[Token]:
    """Free words: behind 关于 or 和 up to what closes them, and before a kind where some task or row holds them."""
    ends = {token.start for token in found if token.type in _FREE_END} | {len(text)}
    ends |= {at for at, char in enumerate(text) if char in "的,?。？!"}
    asked = {
        token.start
        for token in found
        if token.type in ASKING or (token.type == "ABOUT" and token.end - token.start > 1)
    }
    ends |= {token.start for token in found if token.type == "AND" and text[token.start] in _TURNS}
    asked |= {token.start for token in found if token.type == "MOST"}
    closed = {token.start for token in found if token.type == "ABOUTEND"}
    begun = (re.search(r"[^的,.?。?!;]*$", text[:end]) for end in closed)
    opens = {token.start: token.end for token in found if token.type in ("AND", "ABOUT")}
    for match in filter(None, begun):
        spoken = next((at for at in sorted(opens) if match.start() < at < match.end()), match.start())
        first = spoken if _only_fillers(text[match.start() : spoken]) else match.start()
        start, end = opens.get(first, first), match.end()
        words = text[start:end]
        asks = any(start <= at < end for at in asked) or words.endswith(("有没", "是不"))
        if _SHORTEST_FREE <= len(words) <= _LONGEST_FREE and not asks:
            yield Token(start, end, "FREE", folded(words), _FREE + 0.01 * len(words))
    units = [(each.start, each.end) for each in found if _is_unit(each)]
    for opened in (token for token in found if token.type in ("ABOUT", "AND", "HOLDS")):
        for end in sorted(end for end in ends if opened.end < end <= opened.end + _LONGEST_FREE):
            words = _TRAILING.sub("", text[opened.end : end].lstrip("了过着到").strip(" ,.?!;"))
            words = words[1:] if words[:1] in _MODAL and not names.told(words) and names.told(words[1:]) else words
            if (
                len(words) >= _SHORTEST_FREE
                and "," not in words
                and words not in _PRONOUNS
                and not _CHAT.match(text, opened.end)
                and not _CLAUSES.search(words)
                and not _WHOLE.search(words)
                and not words.startswith("的")
                and not any(opened.end <= low and high <= end for low, high in units)
                and not any(opened.end <= at < end for at in asked)
            ):
                yield Token(opened.end, end, "FREE", folded(words), _FREE + 0.01 * len(words))
    surely = (token for token in found if token.cost < COST["part"])
    taken = {at for token in surely for at in range(token.start, token.end)}
    for token in (token for token in found if token.type == "KIND" and token.value in _WITH_TEXT):
        start = token.start - (text[token.start - 1 : token.start] in ("的", "类"))
        low = start
        while low > 0 and low - 1 not in taken and "\u4e00" <= text[low - 1] <= "\u9fff" and text[low - 1] != "的":
            low -= 1
        words = folded(text[low:start])
        if len(words) >= _SHORTEST_FREE and names.told(words):
            yield Token(low, token.start, "KNOWN", words, _KNOWN)

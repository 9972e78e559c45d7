"""The commands of full-text search."""

from app import settings
from app.terminal import options
from app.terminal.output import print_json, show

_LIMIT = 10


def search(
    words: options.Words,
    kind: options.Kind = None,
    limit: options.Limit = _LIMIT,
    synonyms: options.Synonyms = None,
    as_json: options.Json = False,
    store: options.Store = "",
) -> None:
    """全文检索；可用 单位:、行动:、种类:、状态: 筛选，滞后、未达标的任务 这样的词也是筛选；引号里的词原样找。"""
    from app import wiring

    found = wiring.search(store, " ".join(words), kind, limit, synonyms, settings.today())
    if as_json:
        print_json(found)
        return
    from app.terminal.render_search import hit_parts

    show(*hit_parts(found))


def words(
    words: options.Words, synonyms: options.Synonyms = None, as_json: options.Json = False, store: options.Store = ""
) -> None:
    """看检索把词切成什么，又各按哪些同义词、别名去找。"""
    from app import wiring
    from app.terminal.render_search import expansion_parts

    found = wiring.expansions(store, " ".join(words), synonyms)
    print_json(found) if as_json else show(*expansion_parts(found))


def suggest(
    words: options.Words, limit: options.Limit = _LIMIT, as_json: options.Json = False, store: options.Store = ""
) -> None:
    """看打出头几个字或拼音首字母时会提示什么，如 kjj。"""
    from app import wiring
    from app.terminal.render_search import suggestion_parts

    found = wiring.suggestions(store, " ".join(words), limit)
    print_json(found) if as_json else show(*suggestion_parts(" ".join(words), found))

"""The prompt of `lutu ask`: questions one after the other, with history, completion of names and follow-ups."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.talk import Talk
from app.terminal.output import show
from ontology import LutuError

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from search import Suggestion

HISTORY = "history"
_ENDS = frozenset("退出 再见 exit quit q :q".split())
_HELPS = frozenset("帮助 help ? ？ h".split())
_MARK = "问> "
_WORD = re.compile(r"[A-Za-z]+$|[\u4e00-\u9fffA-Za-z0-9&（）()·*]{1,16}$")
_SHORTEST, _MOST = 2, 8
_HELP = (
    "直接打问题，如：区科技局负责哪些任务？",
    "可以接着上一问：那区经信局呢？其中带星的有哪些？那2025年呢？它们的牵头单位是谁？换成别的名称。",
    "打头几个字或拼音首字母（如 kjj）会提示名称，Tab 选用；↑ ↓ 翻看问过的。",
    "退出：打“退出”，或按 Ctrl-D。",
)
Suggest = Callable[[str, int], "list[Suggestion]"]


def talk(
    own: Talk, uri: str, explain: bool = False, *, come: "Input | None" = None, out: "Output | None" = None
) -> None:
    """Answers until the person leaves; `come` and `out` stand for the terminal where it is none."""
    from rich.text import Text

    from app import wiring

    samples = wiring.shows_samples(own.graph)
    session = prompt_session(uri, suggester(own, uri), come, out)
    show(Text("打问题；“帮助”看用法，“退出”或 Ctrl-D 离开。"))
    for question in questions(session):
        try:
            answer_shown(own, question, samples, explain)
        except LutuError as error:
            show(Text(str(error)))


def questions(session: "PromptSession[str]") -> Iterator[str]:
    """What the person asks, line by line; help is told here, an interrupted line is dropped."""
    from rich.text import Text

    while True:
        try:
            said = session.prompt(_MARK).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if said.lower() in _ENDS:
            return
        if said.lower() in _HELPS:
            show(*map(Text, _HELP))
        elif said:
            yield said


def answer_shown(own: Talk, question: str, samples: bool, explain: bool) -> Mapping[str, Any]:
    """Shows an answer as `lutu ask` prints it, with how it was understood where that is wanted."""
    from app.terminal.render_answer import answer_parts

    before, found = own.previous, own.found
    answer = own.ask(question)
    show(*answer_parts(answer, own.graph, samples))
    if explain:
        from app.terminal.render_explain import explanation_parts
        from search import explained, follow_up, names_of

        names, day = names_of(own.graph), own.day()
        show(*explanation_parts(explained(question, follow_up(question, before, names, day, found), names, day)))
    return answer


def prompt_session(
    uri: str, suggest: Suggest, come: "Input | None" = None, out: "Output | None" = None
) -> "PromptSession[str]":
    """A line editor with this store's history and the names of its graph."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    path = history_file(uri)
    history = FileHistory(str(path)) if path else InMemoryHistory()
    return PromptSession(
        history=history,
        completer=completer(suggest),
        complete_while_typing=True,
        complete_in_thread=True,
        input=come,
        output=out,
    )


def history_file(uri: str) -> Path | None:
    """Where questions are kept, for their owner alone: in the store's folder, of a server in the home folder.

    None where nothing can be written.
    """
    home = Path.home() / ".local" / "state" / "lutu" if "://" in uri else Path(uri).expanduser()
    path = home / HISTORY
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError:
        return None
    return path


def suggester(own: Talk, uri: str) -> Suggest:
    """What may be meant by what was typed; the full-text index is opened at the first letter."""
    from functools import cache

    @cache
    def index() -> Any:
        from app import wiring

        return wiring.index_of(uri, own.store, None, None)

    return lambda typed, limit: index().suggest(typed, limit)


def completer(suggest: Suggest) -> "Completer":
    """Completes the name that the cursor stands behind, by its first characters or the initials of its pinyin."""
    from prompt_toolkit.completion import Completer, Completion

    class Names(Completer):
        def get_completions(self, document: "Document", complete_event: "CompleteEvent") -> "Iterator[Completion]":
            for text, begun in endings(document.text_before_cursor, suggest):
                yield Completion(text, start_position=-begun)

    return Names()


def endings(typed: str, suggest: Suggest) -> Iterator[tuple[str, int]]:
    """Names that the end of a line may become, each with how many characters of it they take the place of."""
    match = _WORD.search(typed)
    word = match[0] if match else ""
    for start in range(len(word) - _SHORTEST + 1):
        begun = word[start:]
        told = [each for each in suggest(begun, _MOST) if each.id and (begun.isascii() or each.text.startswith(begun))]
        if told:
            yield from ((each.text, len(begun)) for each in told if each.text != begun)
            return

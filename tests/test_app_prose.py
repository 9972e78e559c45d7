import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from app.terminal.prose import Prose

CONSOLE = Console(width=80)


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in Prose(text).wrap(CONSOLE, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("区科技局牵头", 8, ["区科技局", "牵头"]),
        ("区科技局，区财政局", 8, ["区科技", "局，区财", "政局"]),
        ("见“附表”一", 4, ["见", "“附", "表”", "一"]),
        ("新增R&D投入", 8, ["新增R&D", "投入"]),
        ("达到2.6%", 6, ["达到", "2.6%"]),
        ("and so on", 6, ["and so", "on"]),
        ("11331004755906206U", 6, ["113310", "047559", "06206U"]),
        ("", 8, [""]),
        ("一\n二", 8, ["一", "二"]),
    ],
    ids=["han", "comma", "quotes", "latin", "percent", "english", "long word", "nothing", "lines"],
)
def test_lines_break_as_chinese_is_set(text, width, expected):
    assert lines(text, width) == expected


@given(st.text(alphabet="区科技局，。（）“”abc 12%", max_size=60), st.integers(2, 30))
def test_no_line_is_too_wide_and_no_sign_is_lost(text, width):
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_styles_stay_with_their_words():
    text = Prose.assemble(("未达标", "red"), "的任务")
    assert [[span.style for span in line.spans] for line in text.wrap(CONSOLE, 4)] == [["red"], ["red"], []]

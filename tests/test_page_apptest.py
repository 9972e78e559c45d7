"""The page's script without a browser: what a run draws for an address."""

import pytest
from streamlit.testing.v1 import AppTest

from app import settings
from app.settings import STORE_VARIABLE

MAIN = str(settings.DATA.parent / "app" / "main.py")


def drawn(store: str, monkeypatch, **state: str) -> AppTest:
    monkeypatch.setenv(STORE_VARIABLE, store)
    run = AppTest.from_file(MAIN, default_timeout=60)
    for key, value in state.items():
        run.query_params[key] = value
    run.run()
    assert not run.exception
    return run


def words(run: AppTest) -> str:
    return "\n".join(each.proto.body for each in run.get("html"))


def test_an_empty_store_says_what_to_do(tmp_path, monkeypatch):
    run = drawn(str(tmp_path / "none"), monkeypatch)
    assert "lutu ingest" in run.info[0].value


ASKED = {
    "a list": ("区教育局负责哪些任务", "任务63"),
    "no match": ("区公安局负责哪些任务", "区公安局"),
    "not understood": ("今天天气如何", "没能理解"),
    "nothing asked": ("", "示例填报"),
}


@pytest.mark.parametrize(("question", "told"), ASKED.values(), ids=ASKED)
def test_a_question_in_the_address_is_answered(demo_store, monkeypatch, question, told):
    assert told in words(drawn(demo_store, monkeypatch, q=question))


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:1)"])
def test_what_the_address_brings_is_text(demo_store, monkeypatch, attack):
    shown = words(drawn(demo_store, monkeypatch, q=attack, after=attack, c1=attack, at=attack))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert 'href="javascript' not in shown

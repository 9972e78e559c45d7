"""The page's server: where it listens, what it answers to, and what it refuses."""

import asyncio
import signal
import socket
import urllib.error
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

import pytest
from pages import free_port

from app import cli, serve
from app.guard import elsewhere, front, lost
from app.page.address import VIEWS, address, entity_address


def answer(url: str, **headers: str) -> tuple[int, dict[str, str], str]:
    try:
        with urlopen(Request(url, headers=headers), timeout=10) as reply:
            return reply.status, {key.lower(): value for key, value in reply.headers.items()}, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, {}, error.read().decode()


@pytest.fixture(scope="module")
def address_of_page(demo_store):
    from pages import served

    with served(demo_store) as url:
        yield url


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_view_has_its_address(address_of_page, view):
    status, headers, text = answer(f"{address_of_page}/{view.path}")
    assert status == 200
    assert text == front()
    assert "connect-src 'self'" in headers["content-security-policy"]


def test_an_unknown_path_is_told_with_ways_on(address_of_page):
    status, _, text = answer(f"{address_of_page}/nosuchpage")
    assert (status, text) == (404, lost())
    assert "没有这个页面" in text
    assert all(f'href="/{view.path}"' in text for view in VIEWS if not view.hidden)


@pytest.mark.parametrize(
    ("path", "query", "there"),
    [
        ("/", "id=a%2Fb", "/entity?id=a%2Fb"),
        ("/", "id=a&q=b", None),
        ("/", "", None),
        ("/links", "id=a", None),
        ("/duty/", "a=1", "/duty?a=1"),
        ("/nosuch/", "", None),
    ],
    ids=["id alone", "a question", "root", "another view", "last slash", "unknown"],
)
def test_addresses_that_mean_another(path, query, there):
    assert elsewhere(path, query) == there


def test_a_foreign_name_is_refused(address_of_page):
    assert answer(address_of_page, Host="evil.example")[0] == 400
    assert answer(address_of_page, Host="127.0.0.1.evil.example")[0] == 400
    assert answer(address_of_page, Host="localhost")[0] == 200


def test_only_the_loopback_address_is_bound(address_of_page):
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", int(address_of_page.rpartition(":")[2]))) != 0


def test_an_interrupt_is_the_usual_end(demo_store):
    from pages import start

    process = start(demo_store, free_port())
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


def test_a_taken_port_is_one_sentence(demo_store, capsys):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        assert cli.run(["app", "--store", demo_store, "--port", str(port)]) == 1
    assert capsys.readouterr().err.strip() == f"端口 {port} 已被占用，请用 --port 换一个，如 --port {port + 1}。"


@pytest.mark.parametrize("port", ["0", "80", "70000", "abc", "８５０１"])
def test_what_is_no_port_is_wrong_usage(demo_store, port, capsys):
    assert cli.run(["app", "--store", demo_store, "--port", port]) == 2
    assert port in capsys.readouterr().err


def test_an_empty_store_is_not_served(tmp_path, capsys):
    assert cli.run(["app", "--store", str(tmp_path / "none")]) == 1
    assert "还没有方案" in capsys.readouterr().err


def test_addresses_leave_out_what_is_not_set():
    assert address("ask") == "/"
    assert address("find", q="高企 a&b", kind=None, unit="") == "/find?q=%E9%AB%98%E4%BC%81+a%26b"
    assert entity_address("a/任务 1?") == "/entity?id=a%2F%E4%BB%BB%E5%8A%A1+1%3F"


def test_every_option_is_one_of_streamlits():
    from streamlit import config

    assert [name for name in serve.OPTIONS if name not in config.get_config_options()] == []


def test_what_is_sent_is_not_held_back():
    async def sent_at_once() -> bool:
        taken = asyncio.get_running_loop().create_future()
        with serve.listening(free_port()) as listener:
            async with await asyncio.start_server(lambda _, out: taken.set_result(out), sock=listener):
                _, visitor = await asyncio.open_connection(*listener.getsockname())
                out = await taken
                found = out.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
                for each in (visitor, out):
                    each.close()
        return bool(found)

    with ThreadPoolExecutor(1) as aside:  # in a thread without an event loop of its own yet
        assert aside.submit(asyncio.run, sent_at_once()).result()


def test_without_a_port_the_first_free_one_is_taken(monkeypatch):
    with serve.listening(free_port()) as holder:
        taken = holder.getsockname()[1]
        monkeypatch.setattr(serve, "PORT", taken)
        with serve.listening(None) as listener:
            assert taken < listener.getsockname()[1] < taken + 10

"""What the README says is there, is there."""

import re
import subprocess
from pathlib import Path

import pytest

from app.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf8")
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")


def test_every_command_is_shown():
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"lutu {name}" in README or name == "demo", name
    assert "make demo" in README


def test_every_stage_of_reading_is_named():
    stages = README.split("`ingest/` by stage")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", stages))
    assert named == {path.parent.name for path in (ROOT / "ingest").glob("*/__init__.py")}


def test_links_lead_somewhere():
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).is_file(), link


def test_every_bench_is_named():
    for path in (ROOT / "bench").glob("*.py"):
        assert f"bench/{path.name}" in README, path.name


@pytest.mark.skipif(not any(TRACKED), reason="not a git checkout: the list of files is git's")
def test_no_file_names_a_registry():
    for name in filter(None, TRACKED):
        path = ROOT / name
        if path.suffix in (".txt", ".toml", ".lock", ".cfg") and path.is_file() and "plans" not in name:
            text = path.read_text(encoding="utf8")
            assert "pypi.org" not in text, name
            assert "index-url" not in text, name

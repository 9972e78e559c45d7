"""Which package may import which: one direction, and only public names across packages."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "ontology": set(),
    "ingest": {"ontology"},
    "graph": {"ontology"},
    "search": {"ontology", "graph"},
    "app": {"ontology", "ingest", "graph", "search"},
}
# The stages of reading a plan and a question; each may use those before it.
STAGES = {
    "ingest": (
        "text",
        "people",
        "units",
        "front",
        "tables",
        "structure",
        "claims",
        "tabled",
        "provisions",
        "places",
        "dependencies",
        "findings",
        "reports",
    ),
    "search": ("linking", "grammar", "tokens", "telling"),
}
ALL_STAGES = {stage for stages in STAGES.values() for stage in stages}
MODULES = sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py"))


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    for module in imports(path):
        other = module.split(".")[0]
        if other in ALLOWED and other != package:
            assert other in ALLOWED[package], f"{package} may not import {module}"
            assert "." not in module, f"{module}: other packages import public names only"


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name in ALL_STAGES], ids=name)
def test_a_stage_of_reading_uses_those_before_it(path):
    package, stage = path.relative_to(ROOT).parts[:2]
    later = STAGES[package][STAGES[package].index(stage) + 1 :]
    for module in imports(path):
        parts = module.split(".")
        assert parts[0] != package or not {*parts[1:2]} & {*later}, f"{stage} may not import {module}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short(path):
    assert len(path.read_text(encoding="utf8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{node.name} is too long"


def test_no_package_hides_another():
    names = {path.stem for path in (ROOT / "app").glob("*.py")}
    assert not names & set(ALLOWED), "a module of app named like a package replaces it under `streamlit run`"

"""The house rules that a program can check: sizes, words, and that the documents say what the code does."""

import ast
import re
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE

ROOT = PACKAGE.parent
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tools").rglob("*.py")])
MOST_FILE_LINES, MOST_FUNCTION_LINES = 300, 25
LONGER = {
    "dfnet_gui/gui/window/crew.py:of": "a table",
    "dfnet_gui/gui/window/mask_menu.py:mask_menu": "a table",
    "dfnet_gui/gui/window/menus.py:_file_menu": "a table",
    "dfnet_gui/gui/window/menus.py:_complete_menu": "a table",
    "dfnet_gui/gui/window/menus.py:_view_menu": "a table",
    "dfnet_gui/gui/window/model_menu.py:model_menu": "a table",
    "dfnet_gui/gui/window/tool_menu.py:tool_menu": "a table",
}
"""Functions that may be longer, and why."""
SMALLER = {"dfnet_gui/gui/window/main_window.py": 200, "dfnet_gui/gui/session/session.py": 250}
"""Where such programs rot: these stay smaller still."""
AVOIDED = {
    "inspect": "look, or map",
    "inspection": "look, or map",
    "inference": "completion",
    "prefill": "start",
    "checkerboard": "surround",
    "utils": "a noun of the field",
    "helper": "a noun of the field",
}
"""Words of docs/CONTEXT.md's right-hand column that names in the code must not have, and what to say instead."""


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _lines(function: ast.FunctionDef) -> int:
    """From the first statement to the last, docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=_place)
def test_files_and_functions_are_small(path: Path) -> None:
    count = len(path.read_text(encoding="utf-8").splitlines())
    assert count < SMALLER.get(_place(path), MOST_FILE_LINES)
    long = {f"{_place(path)}:{f.name}": _lines(f) for f in _functions(path) if _lines(f) > MOST_FUNCTION_LINES}
    assert long.keys() <= LONGER.keys(), f"split them, or say why in LONGER: {long}"


def test_every_exception_is_needed() -> None:
    long = {f"{_place(p)}:{f.name}" for p in SOURCES for f in _functions(p) if _lines(f) > MOST_FUNCTION_LINES}
    assert LONGER.keys() == long


def _names(path: Path) -> set[str]:
    """Of modules, classes, functions, arguments and variables."""
    found = {path.stem}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.id if isinstance(node, ast.Name) else node.attr)
    return found


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=_place)
def test_names_keep_to_the_glossary(path: Path) -> None:
    wrong = {name: AVOIDED[word] for name in _names(path) for word in _words(name) if word in AVOIDED}
    assert not wrong, "see docs/CONTEXT.md"


def test_the_check_of_words_sees_them(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("class MapInspection:\n    def run(self, helper):\n        inferenceTime = 1\n")
    words = {word for name in _names(path) for word in _words(name)}
    assert {"inspection", "helper", "inference"} <= words


def _modules() -> list[str]:
    """Rooms: the packages of the program."""
    return sorted(_place(path.parent) for path in PACKAGE.rglob("__init__.py") if path.parent != PACKAGE)


def test_the_map_has_a_line_for_each_room_and_no_other() -> None:
    text = (ROOT / "docs" / "MAP.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w/]+)/` \|", text, re.MULTILINE)
    assert sorted(f"dfnet_gui/{room}" for room in listed) == _modules()


@pytest.mark.parametrize("page", sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]), ids=_place)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda path: path.name[:4])
def test_a_decision_has_a_status_and_a_date(page: Path) -> None:
    line = page.read_text(encoding="utf-8").splitlines()[2]
    found = re.fullmatch(r"(Accepted|Superseded by \[ADR \d+\]\(([\w.-]+)\)), \d{4}-\d\d-\d\d\.", line)
    assert found, line
    assert found[2] is None or (page.parent / found[2]).is_file()


def test_the_pages_name_no_file_that_is_gone() -> None:
    for page in sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]):
        if page.name == "CHANGELOG.md":
            continue
        for name in re.findall(
            r"`((?:dfnet_gui|tools|tests|resources|models|docs)/[\w./-]+)`", page.read_text("utf-8")
        ):
            assert "NAME" in name or list(ROOT.glob(name.rstrip("/"))), f"{page.name}: {name}"

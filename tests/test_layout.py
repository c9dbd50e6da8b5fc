"""Tests lie where what they test lies, and touch what is public alone."""

import ast
import re
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE

TESTS = Path(__file__).parent
NEEDS_NO_TEST = {
    "errors": "classes without a line of their own; each is raised and caught in its module's tests",
    "engine/authors": "two addresses",
    "imaging/arrays": "names of types",
}
"""Modules that hold nothing which could fail, and why."""
TESTED_ELSEWHERE = {
    "__main__": "cli/test_main.py",
    "cli/common": "cli/test_complete.py",
    "cli/evaluate": "evaluation/test_evaluate_command.py",
    "cli/train": "training/test_train_command.py",
    "cli/training_log": "training/test_train_command.py",
    "engine/backends/torch/backend": "engine/backends/test_registry.py",
    "engine/backends/torch/steps": "engine/backends/boxed/test_forward.py",
    "archive/layers": "archive/test_openraster.py",
    "benchmark/children": "benchmark/test_main.py",
    "benchmark/ui_driver": "benchmark/test_main.py",
    "benchmark/window": "benchmark/test_main.py",
    "gui/base/ending": "../trust/test_ends.py",
    "gui/photos/left_work": "gui/photos/test_recovery.py",
    "gui/window/crew": "gui/window/test_menus.py",
    "self_test/qt": "self_test/test_main.py",
    "training/data": "training/test_batches.py",
}
"""Modules that are tested through what uses them, and where."""
OF_NO_MODULE = {
    "evaluation/test_evaluate_command.py",
    "training/test_train_command.py",
    "test_without_qt.py",
    "tools/test_audit.py",
    "tools/test_batch_simulation.py",
    "tools/test_bundle_tools.py",
    "tools/test_deb.py",
    "tools/test_environment.py",
    "tools/test_flatpak.py",
    "tools/test_locks.py",
    "tools/test_make_press_profile.py",
    "tools/test_python_choice.py",
    "tools/test_release.py",
    "tools/test_sbom.py",
    "tools/test_system_setup.py",
}
"""Files of tests under tests/unit that are of commands, of tools/."""
ALLOWED = {
    ("unit/tools/test_bundle_tools.py", "_joined"),
    ("unit/tools/test_bundle_tools.py", "_give_back_library_path"),
}
"""(file under tests, name): private names that tests touch on lines marked `# private: …`, for want of a public one."""
OF_OTHERS = {"_replace", "_fields", "_asdict", "_make", "_exit"}
"""Public, whatever they look like: those of named tuples, and os._exit."""


def _modules() -> list[str]:
    names = (path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py"))
    return sorted(name for name in names if not name.endswith("__init__"))


@pytest.mark.parametrize("name", _modules())
def test_each_module_has_its_tests_in_the_same_place(name: str) -> None:
    folder, _slash, module = name.rpartition("/")
    has_tests = (TESTS / "unit" / folder / f"test_{module}.py").is_file()
    if name in TESTED_ELSEWHERE:
        assert (TESTS / "unit" / TESTED_ELSEWHERE[name]).is_file()
    assert has_tests != (name in {*NEEDS_NO_TEST, *TESTED_ELSEWHERE})


def test_each_file_of_tests_has_its_module() -> None:
    modules = set(_modules())
    strays = []
    for path in (TESTS / "unit").rglob("test_*.py"):
        place = path.relative_to(TESTS / "unit")
        words = path.stem.removeprefix("test_").split("_")
        names = {(place.parent / "_".join(words[: count + 1])).as_posix() for count in range(len(words))}
        if not names & modules and place.as_posix() not in OF_NO_MODULE:
            strays.append(place.as_posix())
    assert strays == [], "a file is called test_MODULE.py or test_MODULE_SUBJECT.py"


def test_exceptions_are_modules() -> None:
    listed = {*NEEDS_NO_TEST, *TESTED_ELSEWHERE}
    assert listed <= set(_modules())


def _is_private(name: str) -> bool:
    return re.fullmatch(r"_[A-Za-z]\w*", name) is not None and name not in OF_OTHERS


def _touched(node: ast.AST) -> list[str]:
    """Private names that a node touches, of anything but `self` and `cls`."""
    if isinstance(node, ast.Attribute):
        is_own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        return [node.attr] if _is_private(node.attr) and not is_own else []
    if isinstance(node, ast.ImportFrom):
        return [alias.name for alias in node.names if _is_private(alias.name)]
    is_patch = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    if is_patch and node.func.attr in ("setattr", "delattr"):  # type: ignore[attr-defined]
        texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]  # type: ignore[attr-defined]
        names = [text.rpartition(".")[2] for text in texts if isinstance(text, str)]
        return [name for name in names if _is_private(name) and name != "_MEIPASS"]
    return []


def _private(source: str) -> list[tuple[int, str]]:
    return [(node.lineno, name) for node in ast.walk(ast.parse(source)) for name in _touched(node)]  # type: ignore[attr-defined]


def test_tests_touch_what_is_public_alone() -> None:
    marked, unmarked = set(), []
    for path in sorted(TESTS.rglob("*.py")):
        place, source = path.relative_to(TESTS).as_posix(), path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for number, name in _private(source):
            if "# private: " in lines[number - 1]:
                marked.add((place, name))
            else:
                unmarked.append(f"{place}:{number} {name}")
    assert unmarked == []
    assert marked == ALLOWED, "each exception is listed, and none that is not needed any more"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a._b", ["_b"]),
        ("self._b\ncls._b", []),
        ("self.a._b = 1", ["_b"]),
        ("a.__class__", []),
        ("crop._replace(x=1)", []),
        ("monkeypatch.setattr(a, '_b', 1)", ["_b"]),
        ("monkeypatch.setattr('a.b._c', 1)", ["_c"]),
        ("monkeypatch.setattr(a, 'b', '_c')", []),
        ("from a import _b, c", ["_b"]),
    ],
)
def test_the_check_sees_what_is_private(source: str, found: list[str]) -> None:
    assert [name for _line, name in _private(source)] == found

"""No key means two things, whatever was chosen; what can't be understood is left alone and written again."""

import json

import pytest

from dfnet_gui.gui.menus.keymap import FIXED, KeyMap, why_fixed
from dfnet_gui.paths import PACKAGE

USUAL = {"open": ("Ctrl+O",), "redo": ("Ctrl+Y", "Ctrl+Shift+Z"), "brush": ("B",), "cancel": ("Esc",), "about": ()}
README = PACKAGE.parent / "README.md"


def test_without_changes_all_is_as_usual_and_nothing_is_written() -> None:
    assert KeyMap(USUAL).keys == USUAL
    assert KeyMap(USUAL).written() == ""


def test_a_changed_key_comes_back() -> None:
    changed = KeyMap(USUAL).with_keys("brush", ("P", "Ctrl+B")).with_keys("open", ())
    again = KeyMap.read(changed.written(), USUAL)
    assert again.keys == {**USUAL, "brush": ("P", "Ctrl+B"), "open": ()}


def test_a_key_that_is_taken_is_gone_elsewhere_until_it_is_given_back() -> None:
    taken = KeyMap(USUAL).with_keys("brush", ("Ctrl+Y",))
    assert taken.keys["redo"] == ("Ctrl+Shift+Z",)
    assert KeyMap.read(taken.written(), USUAL).keys == taken.keys
    assert taken.with_keys("brush", USUAL["brush"]).keys == USUAL


def test_a_key_is_taken_from_a_command_that_was_given_it() -> None:
    twice = KeyMap(USUAL).with_keys("brush", ("P", "Q")).with_keys("open", ("P",))
    assert (twice.keys["brush"], twice.keys["open"]) == (("Q",), ("P",))
    assert list(twice.owners(("P", "Ctrl+Y"), "about")) == ["open", "redo"]
    assert list(twice.owners(("P",), "open")) == []


def test_one_press_with_two_names_is_one_key() -> None:
    """With an English layout Shift and [ give {."""
    brushes = KeyMap({"softer": ("Shift+[",), "open": ("Ctrl+O",)}).with_keys("open", ("{",))
    assert list(KeyMap(brushes.usual).owners(("{",), "open")) == ["softer"]
    assert brushes.keys == {"softer": (), "open": ("{",)}
    assert brushes.with_keys("softer", ("Shift+[",)).keys == {"softer": ("Shift+[",), "open": ()}


def test_a_usual_key_is_taken_back_from_where_it_went() -> None:
    away = KeyMap(USUAL).with_keys("about", ("B",))
    assert away.keys["brush"] == ()
    back = away.with_keys("brush", ("B",))
    assert (back.keys["brush"], back.keys["about"]) == (("B",), ())


def test_everything_is_as_usual_again() -> None:
    text = json.dumps({"brush": ["P"], "spade": ["Y"]})
    usual = KeyMap.read(text, USUAL).with_usual()
    assert usual.keys == USUAL
    assert json.loads(usual.written()) == {"spade": ["Y"]}


@pytest.mark.parametrize("text", ["{", "[]", "7", "null", '"a"', "[" * 100_000], ids=lambda text: text[:6])
def test_a_damaged_text_counts_as_none(text: str) -> None:
    assert KeyMap.read(text, USUAL).keys == USUAL


def test_what_is_no_use_is_left_alone_and_kept() -> None:
    entries = {"spade": ["Y"], "open": "Ctrl+P", "redo": [7], "about": ["no key"], "cancel": ["X"], "brush": ["P"]}
    read = KeyMap.read(json.dumps(entries), USUAL, lambda key: "" if key == "no key" else key)
    assert read.keys == {**USUAL, "brush": ("P",)}
    assert json.loads(read.written()) == entries
    assert json.loads(read.with_keys("open", ("Ctrl+P",)).written())["open"] == ["Ctrl+P"]


def test_two_who_want_the_same_in_a_text_do_not_both_get_it() -> None:
    read = KeyMap.read(json.dumps({"brush": ["P"], "open": ["P", "Q"], "redo": ["B"]}), USUAL)
    assert read.keys == {**USUAL, "brush": ("P",), "open": ("Q",), "redo": ("B",)}


def test_fixed_keys_are_nobody_elses() -> None:
    read = KeyMap.read(json.dumps({"brush": ["Space", "P"], "open": ["Esc"], "about": ["Alt+F"]}), USUAL)
    assert read.keys == {**USUAL, "brush": ("P",)}, "where none can be had, the usual ones stay"
    assert json.loads(read.written())["open"] == ["Esc"], "a later version may let it have that"
    assert read.keys["cancel"] == ("Esc",), "it has it as its own"


@pytest.mark.parametrize("key", ["Alt+F", "Alt+Shift+P", "Alt+1", "Shift+Left", "Space", "Tab", "Home"])
def test_what_is_fixed_says_why(key: str) -> None:
    assert why_fixed(key).format(key=key).startswith(f"{key} ")
    assert why_fixed(key).endswith("choose another key.")


@pytest.mark.parametrize("key", ["F", "Ctrl+Alt+F", "Alt+F5", "Shift+Space", "Alt++", "Y"])
def test_others_are_free(key: str) -> None:
    assert why_fixed(key) == ""


def test_the_readme_tells_of_what_is_fixed_on_the_photo() -> None:
    table = README.read_text(encoding="utf-8").split("## Keys", 1)[1].split("\n## ", 1)[0]
    names = {"Left": "←", "Right": "→", "Up": "arrows", "Down": "arrows"}
    for key in ("Space", "O", "Esc", "Home", "End", "Left", "Right", "Up", "Down"):
        assert key in FIXED
        assert names.get(key, key) in table

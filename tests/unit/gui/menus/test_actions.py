"""Commands become actions that are connected, enabled, tinted, and in step with the settings."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dfnet_gui.gui.base.settings import CHANGED_KEYS, REDUCED_MOTION, VIEW, Settings
from dfnet_gui.gui.base.theme import DARK, LIGHT
from dfnet_gui.gui.menus.actions import SEPARATOR, Actions, Command, Menu, spelt


def test_an_action_runs_its_command(parent: QWidget, settings: Settings) -> None:
    ran: list[tuple[object, ...]] = []
    actions = Actions(parent, settings, [Command("go", "&Go…", lambda *given: ran.append(given), ("Ctrl+G", "F5"))])
    actions["go"].trigger()
    assert ran == [()], "and gives it nothing"
    assert [each.toString() for each in actions["go"].shortcuts()] == ["Ctrl+G", "F5"]
    assert actions["go"].toolTip() == "Go (Ctrl+G)"
    assert actions["go"].objectName() == "go"


def test_a_toggle_shows_its_setting_and_sets_it(parent: QWidget, settings: Settings) -> None:
    settings.set(REDUCED_MOTION, True)
    action = Actions(parent, settings, [Command("still", "Still", toggles=REDUCED_MOTION)])["still"]
    assert action.isChecked()
    action.trigger()
    assert not settings.get(REDUCED_MOTION)
    settings.set(REDUCED_MOTION, True)
    assert action.isChecked()


def _views(parent: QWidget, settings: Settings, **more: object) -> Actions:
    commands = [Command(name, name, chooses=(VIEW, name), **more) for name in ("single", "split", "side")]  # type: ignore[arg-type]
    return Actions(parent, settings, commands)


def test_of_several_choices_one_is_checked(parent: QWidget, settings: Settings) -> None:
    actions = _views(parent, settings)
    assert [name for name in actions.by_name if actions[name].isChecked()] == ["single"]
    actions["side"].trigger()
    assert settings.get(VIEW) == "side"
    settings.set(VIEW, "split")
    assert [name for name in actions.by_name if actions[name].isChecked()] == ["split"]


def test_a_choice_that_may_fail_holds_only_once_it_is_done(parent: QWidget, settings: Settings) -> None:
    asked: list[str] = []
    actions = _views(parent, settings, run=lambda: asked.append("asked"))
    actions["side"].trigger()
    assert asked == ["asked"]
    assert settings.get(VIEW) == "single", "whoever was asked sets it"
    assert [name for name in actions.by_name if actions[name].isChecked()] == ["single"]


def test_what_needs_a_photo_is_there_with_one(parent: QWidget, settings: Settings) -> None:
    nothing = [].clear
    actions = Actions(
        parent,
        settings,
        [
            Command("always", "A", nothing),
            Command("with", "W", nothing, needs_photo=True),
            Command("never", "N", nothing, needs_photo=True, why_not=lambda: "there is no such thing"),
        ],
    )
    for is_open in (False, True):
        actions.set_photo_open(is_open=is_open)
        enabled = [actions[name].isEnabled() for name in ("always", "with", "never")]
        assert enabled == [True, is_open, False]
    assert actions["never"].text() == "N (there is no such thing)"
    assert actions["never"].toolTip() == "There is no such thing."


def test_each_command_says_why_it_is_off(parent: QWidget, settings: Settings) -> None:
    nothing = [].clear
    commands = (
        Command("on", "On", nothing),
        Command("undo", "Undo", nothing),
        Command("odd", "Odd", nothing),
        Command("with", "With", nothing, needs_photo=True),
        Command("never", "Never", nothing, needs_photo=True, why_not=lambda: "there is no such thing"),
    )
    actions = Actions(parent, settings, commands)
    actions.set_photo_open(is_open=False)
    actions.set_possible("undo", is_possible=False, missing="There is no step to take back.")
    actions["odd"].setEnabled(False)
    assert {name: actions.why_off(name) for name in actions.by_name} == {
        "on": "",
        "undo": "There is no step to take back.",
        "odd": "There is nothing that it could be done to just now.",
        "with": "Open a photo first.",
        "never": "There is no such thing.",
    }
    actions.set_photo_open(is_open=True)
    actions.set_possible("undo", is_possible=True, missing="There is no step to take back.")
    assert [actions.why_off(name) for name in ("with", "undo")] == ["", ""]


def test_icons_are_tinted(parent: QWidget, settings: Settings) -> None:
    actions = Actions(parent, settings, [Command("open", "Open", [].clear, icon="open"), Command("b", "B", [].clear)])
    assert actions["open"].icon().isNull()
    actions.set_theme(LIGHT)
    light = actions["open"].icon().pixmap(20, 20).toImage()
    actions.set_theme(DARK)
    assert actions["open"].icon().pixmap(20, 20).toImage() != light
    assert actions["b"].icon().isNull()


def test_names_are_unique(parent: QWidget, settings: Settings) -> None:
    with pytest.raises(ValueError, match="two commands are called a"):
        Actions(parent, settings, [Command("a", "A", [].clear), Command("a", "B", [].clear)])


def test_a_command_does_one_thing() -> None:
    with pytest.raises(ValueError, match="a must run"):
        Command("a", "A")
    with pytest.raises(ValueError, match="only one"):
        Command("a", "A", [].clear, toggles=REDUCED_MOTION)


def test_a_menu_knows_its_commands(parent: QWidget) -> None:
    first, second = Command("a", "A", [].clear), Command("b", "&B…", [].clear)
    assert Menu("&File", (first, SEPARATOR, second)).commands == (first, second)
    assert second.plain_text == "B"


def _two(parent: QWidget, settings: Settings) -> Actions:
    never = Command("never", "N", [].clear, ("N",), why_not=lambda: "there is no such thing")
    commands = (Command("open", "&Open…", [].clear, ("Ctrl+O", "F2")), Command("about", "About", [].clear), never)
    return Actions(parent, settings, commands)


def _keys(actions: Actions, name: str) -> list[str]:
    return [each.toString() for each in actions[name].shortcuts()]


def test_changed_keys_are_there_at_once_and_after_the_next_start(parent: QWidget, settings: Settings) -> None:
    actions = _two(parent, settings)
    actions.change_keys(actions.key_map.with_keys("about", ("F2",)))
    for each in (actions, _two(parent, settings)):
        assert (_keys(each, "open"), _keys(each, "about")) == (["Ctrl+O"], ["F2"])
        assert (each["open"].toolTip(), each["about"].toolTip()) == ("Open (Ctrl+O)", "About (F2)")
        assert each.commands["about"].keys == ("F2",)
        assert each.key_of("about") == "F2"
    actions.change_keys(actions.key_map.with_usual())
    assert settings.get(CHANGED_KEYS) == ""
    assert (_keys(actions, "open"), _keys(actions, "about")) == (["Ctrl+O", "F2"], [])
    assert actions.key_of("about") == ""
    assert actions["about"].toolTip() == "About"


def test_what_can_never_be_had_goes_on_saying_why(parent: QWidget, settings: Settings) -> None:
    actions = _two(parent, settings)
    actions.set_keys({"never": ("Y",)})
    assert actions["never"].toolTip() == "There is no such thing."


@pytest.mark.parametrize(
    ("key", "one"), [("ctrl+o", "Ctrl+O"), ("Delete", "Del"), ("Ctrl+,", "Ctrl+,"), ("A, B", ""), ("Foo", ""), ("", "")]
)
def test_a_key_has_one_spelling(key: str, one: str) -> None:
    assert spelt(key) == one


def test_a_mac_puts_some_elsewhere(parent: QWidget, settings: Settings) -> None:
    role = QAction.MenuRole.PreferencesRole
    assert Actions(parent, settings, [Command("a", "A", [].clear, role=role)])["a"].menuRole() == role


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("Backtab", "Shift+Tab"), ("Shift+Backtab", "Shift+Tab"), ("Ctrl+Shift+Backtab", "Ctrl+Shift+Tab")),
        *(("Tab", "Tab"), ("ctrl+shift+e", "Ctrl+Shift+E"), ("A, B", ""), ("", "")),
    ],
)
def test_tab_with_shift_has_one_name_whatever_qt_calls_it(key: str, text: str) -> None:
    assert spelt(key) == text

"""Texts beside the menus that name keys, kept in step with the keys that commands have. GUI thread."""

from PySide6.QtWidgets import QPushButton

from dfnet_gui.gui.base.settings import CHANGED_KEYS, Settings
from dfnet_gui.gui.menus.actions import Actions
from dfnet_gui.gui.window.crew import Crew
from dfnet_gui.gui.window.pages import Pages
from dfnet_gui.gui.window.presenter import Presenter
from dfnet_gui.wording import tr

_ENTER_SIGN = "⏎"


class KeyTexts:
    """Tells all who name a key whenever keys are changed."""

    def __init__(
        self,
        actions: Actions,
        settings: Settings,
        crew: Crew,
        pages: Pages,
        presenter: Presenter,
        complete_button: QPushButton,
    ) -> None:
        self._actions, self._pages, self._presenter = actions, pages, presenter
        self._complete_button = complete_button
        crew.opening.complete_key = lambda: actions.key_of("complete")
        crew.view.has_key = lambda command, key: key in actions.commands[command].keys
        settings.watch(CHANGED_KEYS, lambda _text: self._show())

    def _show(self) -> None:
        actions, pages = self._actions, self._pages
        key = actions.key_of("complete")
        sign = _ENTER_SIGN if key == tr("Enter") else key
        self._complete_button.setText(tr("Complete {key}", key=sign) if key else tr("Complete"))
        self._presenter.show_photo_state()
        pages.welcome.show_key(key)
        pages.tool_options.on_release.setToolTip(actions["on_release"].toolTip())
        pages.candidates.again_button.setToolTip(actions["try_again"].toolTip())
        pages.tool_options.show_keys(self._keys_of("smaller", "larger"), self._keys_of("softer", "harder"))

    def _keys_of(self, *names: str) -> list[str]:
        return [key for key in map(self._actions.key_of, names) if key]

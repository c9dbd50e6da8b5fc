"""The line at the bottom: the photo, what runs, and where it is computed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.widgets import ElidedLabel
from dfnet_gui.gui.session.worker import ModelInfo

_MESSAGE_MS = 12_000


_STARTS = {"smooth": "a smooth fill", "exemplar": "pieces of the photo", "zeros": "an empty hole"}


def where_from(completion: Completion) -> str:
    """One sentence that says how much the network drew, and over what."""
    drawn = round(100 * completion.drawn)
    return f"{completion.detail.capitalize()} fill: {drawn} % drawn, {100 - drawn} % {_STARTS[completion.start]}."


class StatusLine(QStatusBar):
    """Left: size, zoom, hole. Middle: messages and progress. Right: device, model, time."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self._photo, self._message, self._engine = QLabel(), ElidedLabel(), QLabel()
        for text in (self._photo, self._message, self._engine):
            text.setTextFormat(Qt.TextFormat.PlainText)  # file names may look like markup
        self._photo.setAccessibleName("Photo")
        self._message.setAccessibleName("Message")
        self._engine.setAccessibleName("Model and device")
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(180)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._bar.setAccessibleName("Progress")
        self._photo.setContentsMargins(0, 0, 16, 0)
        self.addWidget(self._photo)
        self.addWidget(self._message, 1)
        self.addWidget(self._bar)
        self.addPermanentWidget(self._engine)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MESSAGE_MS)
        self._timer.timeout.connect(self._message.forget)
        self._model: ModelInfo | None = None
        self._running_text = ""

    @property
    def message(self) -> str:
        """The sentence that is shown, all of it where there is no room."""
        return self._message.full_text

    @property
    def engine_text(self) -> str:
        """What is said of device, model and time."""
        return self._engine.text()

    def say(self, sentence: str, *, lasting: bool = False) -> None:
        """Show a sentence for a while, or until the next one."""
        self._message.say(sentence)
        self._message.setToolTip(sentence)
        self._timer.stop()
        if not lasting and sentence:
            self._timer.start()

    def show_photo(self, text: str) -> None:
        """Size, zoom and hole."""
        self._photo.setText(text)

    def show_model(self, info: ModelInfo) -> None:
        """The loaded model and its device; the reason for the device as a tip."""
        self._model = info
        self._engine.setText(" · ".join(filter(None, (info.device, info.backend, info.name))))
        self._engine.setToolTip(info.reason and f"{info.reason[0].upper()}{info.reason[1:]}.")

    def show_loading(self) -> None:
        """A model is being loaded."""
        self._engine.setText("Loading the model…")

    def show_no_new_model(self) -> None:
        """Loading failed: the model in use, if there is one, stays."""
        if self._model is not None:
            self.show_model(self._model)
        else:
            self._engine.setText("No model: see Model › Built-in model")

    def show_completion(self, completion: Completion) -> None:
        """Where a completion was computed and how long it took."""
        where = (completion.device, completion.backend, completion.model, completion.detail)
        self._engine.setText(" · ".join([*filter(None, where), f"{completion.seconds:.2f} s"]))

    def show_running(self, *, running: bool, text: str = "Completing… (Esc cancels)") -> None:
        """Show or hide the progress bar."""
        self._bar.setVisible(running)
        self._bar.setRange(0, 0)
        if running:
            self._running_text = text
            self.say(text, lasting=True)
        elif self.message == self._running_text:
            self.say("")

    def show_progress(self, done: int, total: int) -> None:
        """Regions done; one region has no steps to count, so the bar just moves."""
        if total > 1:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

"""The line at the bottom: the photo, what runs, and where it is computed. GUI thread."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from dfnet_gui.engine.request import Completion
from dfnet_gui.gui.base.naming import said_within
from dfnet_gui.gui.base.widgets import ElidedLabel
from dfnet_gui.gui.session.worker import ModelInfo
from dfnet_gui.wording import tr

_MESSAGE_MS = 12_000
_BAR_WIDTH_PX = 180


class StatusLine(QStatusBar):
    """Left: size, zoom, mask. Middle: messages and progress. Right: device, model, time."""

    said = Signal(str)
    """A sentence that is shown from now on; empty for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self._photo, self._message, self._engine = QLabel(), ElidedLabel(), ElidedLabel(keeps_room=True)
        for text in (self._photo, self._message, self._engine):
            text.setTextFormat(Qt.TextFormat.PlainText)  # file names may look like markup
        self.progress_bar = QProgressBar()
        self.progress_bar.setMaximumWidth(_BAR_WIDTH_PX)
        self.progress_bar.setTextVisible(False)
        self.progress_bar.hide()
        self.progress_bar.setAccessibleName(tr("Progress"))
        self._photo.setContentsMargins(0, 0, 16, 0)
        self.addWidget(self._photo)
        self.addWidget(self._message, 1)
        self.addWidget(self.progress_bar)
        self.addPermanentWidget(self._engine)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MESSAGE_MS)
        self._timer.timeout.connect(self._forget_message)
        self._model: ModelInfo | None = None
        self._running_text = ""
        self.show_photo("")
        self._forget_message()
        self._say_engine("")

    @property
    def message(self) -> str:
        """The sentence that is shown, all of it where there is no room."""
        return self._message.full_text

    @property
    def photo_text(self) -> str:
        """What is said of the photo."""
        return self._photo.text()

    @property
    def engine_text(self) -> str:
        """What is said of device, model and time."""
        return self._engine.full_text

    def say(self, sentence: str, *, lasting: bool = False) -> None:
        """Show a sentence for a while, or until the next one."""
        self._message.say(sentence)
        self._message.setToolTip(sentence)
        self._message.setAccessibleName(
            tr("Message: {sentence}", sentence=sentence) if sentence else tr("Message: none")
        )
        self._timer.stop()
        if not lasting and sentence:
            self._timer.start()
        self.said.emit(sentence)

    def _forget_message(self) -> None:
        self.say("")

    def show_photo(self, text: str) -> None:
        """Size, zoom and mask."""
        self._photo.setText(text)
        self._photo.setAccessibleName(tr("Photo: {text}", text=text or tr("none")))

    def show_model(self, info: ModelInfo) -> None:
        """The loaded model and its device; the reason for the device as a tip."""
        self._model = info
        self._say_engine(" · ".join(filter(None, (info.device, info.backend, info.name))))
        self._engine.setToolTip(info.reason and f"{info.reason[0].upper()}{info.reason[1:]}.")

    def forget_completion(self) -> None:
        """Another photo is open: say what computes, and not how the last one's fill went."""
        if self._model is not None:
            self.show_model(self._model)

    def show_loading(self) -> None:
        """A model is being loaded."""
        self._say_engine(tr("Loading the model…"))

    def show_no_new_model(self) -> None:
        """Loading failed: the model in use, if there is one, stays."""
        if self._model is not None:
            self.show_model(self._model)
        else:
            self._say_engine(tr("No model: see Model › Built-in model"))

    def show_completion(self, completion: Completion) -> None:
        """Where a completion was computed and how long it took."""
        where = (completion.device, completion.backend, completion.model, said_within(completion.detail))
        self._say_engine(" · ".join([*filter(None, where), tr("{seconds:.2f} s", seconds=completion.seconds)]))

    def _say_engine(self, text: str) -> None:
        self._engine.say(text)
        self._engine.setAccessibleName(tr("Model and device: {text}", text=text or tr("none")))

    def show_running(self, *, running: bool, text: str = "") -> None:
        """Show or hide the progress bar."""
        self.progress_bar.setVisible(running)
        self.progress_bar.setRange(0, 0)
        if running:
            self._running_text = text or tr("Completing… (Esc cancels)")
            self.say(self._running_text, lasting=True)
        elif self.message == self._running_text:
            self.say("")

    def show_progress(self, done: int, total: int) -> None:
        """Regions done; one region has no steps to count, so the bar just moves."""
        if total > 1:
            self.progress_bar.setRange(0, total)
            self.progress_bar.setValue(done)

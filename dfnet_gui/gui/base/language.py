"""The language that the program speaks. GUI thread; what it set is used in any."""

from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dfnet_gui.gui.base.settings import Setting, one_of
from dfnet_gui.paths import resources_dir
from dfnet_gui.wording import set_translation

SYSTEM, ENGLISH = "system", "en"
LANGUAGES: MappingProxyType[str, str] = MappingProxyType({ENGLISH: "English", "de": "Deutsch", "zh_CN": "简体中文"})
"""By their codes in file names, what they call themselves."""
LANGUAGE = Setting("window/language", SYSTEM, one_of(SYSTEM, *LANGUAGES))
_spoken = ENGLISH
_TRADITIONAL = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO")


def language_of(wanted: str) -> str:
    """A language that is spoken here: `wanted`, or of the system's the first that is; English if none is."""
    if wanted in LANGUAGES:
        return wanted
    for tag in QLocale.system().uiLanguages():
        if tag.startswith(_TRADITIONAL):
            return ENGLISH
        if found := next((code for code in LANGUAGES if tag.split("-")[0] == code.split("_")[0]), None):
            return found
    return ENGLISH


def speak(app: QCoreApplication, wanted: str) -> str:
    """Have every text that is made from now on in that language, Qt's own included; the code of what is spoken.

    What stands on the screen already stays as it is. A file that is missing or damaged leaves English.
    """
    global _spoken
    code = language_of(wanted)
    _spoken = ENGLISH
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    set_translation(str)
    QLocale.setDefault(QLocale.system())
    if code == ENGLISH:
        return code
    own = QTranslator(app)
    if not own.load(f"dfnet-gui_{code}", str(resources_dir() / "languages")):
        return ENGLISH
    of_qt = QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
    app.installTranslator(own)
    QLocale.setDefault(_locale_of(code))
    marks = QLocale()
    set_translation(
        lambda text: own.translate("", text) or text, decimal=marks.decimalPoint(), thousands=marks.groupSeparator()
    )
    _spoken = code
    return code


def _locale_of(code: str) -> QLocale:
    """The system's, where it is of that language: the Swiss write numbers otherwise than the Germans."""
    return QLocale.system() if QLocale.system().language() == QLocale(code).language() else QLocale(code)


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _spoken

"""Keeps the translations in step with the code: `python -m tools.languages`, after a text was changed.

It takes up what the code says into resources/languages/*.ts, where people translate it (Qt Linguist reads them),
and makes of each the .qm that the program loads. What the code does not say any more goes.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "languages"
ENGLISH_ALONE = ("benchmark", "cli", "evaluation", "notebook", "self_test", "training")
"""Rooms of the package whose texts stand in a terminal or beside code, which speak English."""


def sources() -> list[Path]:
    """The modules whose texts are translated."""
    package = ROOT / "dfnet_gui"
    return [path for path in sorted(package.rglob("*.py")) if path.relative_to(package).parts[0] not in ENGLISH_ALONE]


def take_up(translation: Path) -> None:
    """Bring a .ts file up to what the code says now; CalledProcessError where Qt's lupdate can't."""
    names = [str(path.relative_to(ROOT)) for path in sources()]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext"]
    alias = ["-tr-function-alias", "tr+=tr_later"]
    _run("lupdate", *options, *alias, *names, "-ts", str(translation))


def release(translation: Path, target: Path) -> None:
    """Make a .qm of a .ts."""
    _run("lrelease", "-silent", str(translation), "-qm", str(target))


def texts(translation: Path) -> dict[str, str]:
    """Of a .ts, each English text and what it is in that language; empty where nobody translated it yet."""
    found = {}
    for message in ElementTree.parse(translation).getroot().iter("message"):
        said = message.find("translation")
        assert said is not None
        found[message.findtext("source", "")] = "" if said.get("type") == "unfinished" else said.text or ""
    return found


def _run(tool: str, *words: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(program), *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Take up, make, and say what is still to be translated."""
    for translation in sorted(FOLDER.glob("*.ts")):
        take_up(translation)
        release(translation, translation.with_suffix(".qm"))
        missing = [text for text, said in texts(translation).items() if not said]
        print(f"{translation.name}: {len(missing)} to translate", *missing, sep="\n    ")


if __name__ == "__main__":
    main()

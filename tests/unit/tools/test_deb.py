"""The package for Debian: fields, manual, whose its parts are, and that it is the same each time."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from dfnet_gui.cli import SUB_COMMANDS
from dfnet_gui.cli.main import main as cli_main
from dfnet_gui.needs import needs_of
from dfnet_gui.paths import PACKAGE
from tools.bundle.archive import version
from tools.deb import changelog, common_licences, control, copyright, search_paths
from tools.deb.__main__ import build
from tools.deb.staging import manual_page, staged

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a package of Linux")

ROOT = PACKAGE.parent
QUICKLY = ("-Zgzip", "-z1")
CHANGES = """# Changelog

## [0.2.0] – 2026-02-03

### New

- **A brush** for `complete`, as
  [asked](docs/x.md).
- Another.

Free words.

## [0.1.0] – unreleased, 2026-01-31

- The first.
"""
MIT = (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as `make bundle-folder` leaves it, with next to nothing in it."""
    folder = tmp_path / "dist" / "dfnet-gui"
    inside = folder / "_internal"
    for name in ("numpy/core.so", "numpy/data.txt", "libxcb-cursor.so.0", "models/dfnet-compact.json"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(name, encoding="utf-8")
    shutil.copytree(ROOT / "resources" / "samples", inside / "resources" / "samples")
    (inside / "libcore.so").symlink_to("numpy/core.so")
    (folder / "dfnet-gui").write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / "dfnet-gui").chmod(0o700)
    for name in ("applications/dfnet-gui.desktop", "icons/hicolor/scalable/apps/dfnet-gui.svg"):
        (folder / "share" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "share" / name).touch()
    numpy = "=== PART: numpy 2.0\n\nCopyright (c) 2005-2025, NumPy Developers.\n\nUse it.\n"
    other = "=== PART: small-part 1.0\n\nThe same text as of numpy 2.0.\n"
    (folder / "LICENCES.txt").write_text(f"=== PART: DFNet GUI\n\n{MIT}\n{numpy}\n{other}", encoding="utf-8")
    (folder / "README.txt").touch()
    (folder / "sbom.cdx.json").write_text("{}", encoding="utf-8")
    return folder


def _fields(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w-]+): (.*)$", text, re.MULTILINE))


def test_the_control_file_says_what_dpkg_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBEMAIL", "me@home.org")
    monkeypatch.setenv("DEBFULLNAME", "Me")
    text = control.fields("dfnet-gui", "1.2.3", "amd64", ["libc6 (>= 2.36)", "zlib1g"], 17)
    found = _fields(text)
    assert found["Package"] == "dfnet-gui"
    assert (found["Version"], found["Architecture"]) == ("1.2.3", "amd64")
    assert found["Maintainer"] == "Me <me@home.org>"
    assert (found["Depends"], found["Installed-Size"]) == ("libc6 (>= 2.36), zlib1g", "17")
    assert found["Conflicts"] == "dfnet-gui-slim"
    assert not found["Description"].lower().startswith(("a ", "the ", "dfnet"))
    described = text.partition("Description:")[2].splitlines()[1:]
    assert all(line.startswith(" ") and len(line) <= 80 for line in described)
    assert " ." in described
    assert "PyTorch" in described[-1] + described[-2]


def test_the_project_has_no_address_that_could_be_somebodys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEBEMAIL", raising=False)
    monkeypatch.delenv("DEBFULLNAME", raising=False)
    assert control.maintainer().endswith(".invalid>")


def test_it_depends_on_what_the_bundle_leaves_to_the_system(bundle: Path) -> None:
    found = control.depends(bundle / "_internal")
    table = {need.name: need.apt for need in needs_of("qt", "x", "wayland")}
    assert table["libxcb-cursor.so.0"] not in found
    left = {package for name, package in table.items() if name != "libxcb-cursor.so.0"}
    assert left <= set(found)
    (library,) = [each for each in found if each.startswith("libc6 ")]
    assert re.fullmatch(r"libc6 \(>= \d+\.\d+\)", library)
    assert found == sorted(set(found))


def test_sizes_are_counted_as_the_policy_says(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, size in (("none", 0), ("one", 1), ("two", 1025)):
        (tmp_path / name).write_bytes(bytes(size))
    (tmp_path / "link").symlink_to("two")
    assert control.installed_size(tmp_path.iterdir()) == 1 + 0 + 1 + 2 + 1


def test_the_changelog_has_debians_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    text = changelog.in_debians_form(CHANGES, "dfnet-gui", "Me <me@home.org>")
    assert text.splitlines()[0] == "dfnet-gui (0.2.0) unstable; urgency=medium"
    assert "  [ New ]" in text
    assert "  * A brush for complete, as asked.\n" in text
    assert text.count("\n -- Me <me@home.org>  ") == 2
    assert "-- Me <me@home.org>  Tue, 03 Feb 2026 00:00:00 +0000\n" in text
    assert changelog.moment_of(changelog.epoch(CHANGES)).isoformat() == "2026-02-03T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert changelog.epoch(CHANGES) == 86400


def test_the_projects_own_changelog_is_understood() -> None:
    text = changelog.in_debians_form((ROOT / "CHANGELOG.md").read_text("utf-8"), "dfnet-gui", "Me <me@home.org>")
    assert text.startswith(f"dfnet-gui ({version()}) unstable")
    assert "**" not in text
    assert all(len(line) <= 80 for line in text.splitlines())


def _options(capsys: pytest.CaptureFixture[str], *words: str) -> Iterator[str]:
    """Those that --help of a sub-command names in the standalone program."""
    assert cli_main([*words, "--help"]) == 0
    for line in re.findall(r"^  +((?:-\w[ ,].*)?--[\w-]+)", capsys.readouterr().out, re.MULTILINE):
        yield line.split()[-1]


def test_the_manual_names_every_sub_command_option_and_variable(capsys: pytest.CaptureFixture[str]) -> None:
    page = manual_page(0).replace("\\-", "-")
    assert '"1970-01-01"' in page
    assert version() in page
    for name in (*SUB_COMMANDS, "bench"):
        assert re.search(rf"^\.S[SH] .*\b{name}\b", page, re.MULTILINE), name
    for words in (("complete",), ("test",), ("models", "list"), ("models", "verify"), ("models", "import")):
        found = set(_options(capsys, *words))
        assert {"--help"} < found or words[0] == "models"
        assert [option for option in found if option not in page] == []
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "OMP_NUM_THREADS", "LANG", "XDG_CACHE_HOME"):
        assert re.search(rf"^\.B.*\b{variable}\b", page.partition(".SH ENVIRONMENT")[2], re.MULTILINE), variable
    assert not re.search(r"@\w+@", page)


def _stanzas(text: str) -> list[dict[str, str]]:
    stanzas = []
    for block in text.strip().split("\n\n"):
        fields = re.findall(r"^([\w-]+): ?((?:.*)(?:\n .*)*)", block, re.MULTILINE)
        assert sum(len(f"{name}: {value}\n") for name, value in fields) in (len(block) + 1, len(block) + 2)
        stanzas.append(dict(fields))
    return stanzas


def test_the_copyright_file_can_be_read_by_programs(bundle: Path) -> None:
    head, *rest = _stanzas(copyright.made(bundle))
    assert head["Format"] == "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    files = {pattern: each for each in rest if "Files" in each for pattern in each["Files"].split()}
    assert all(each["Copyright"].strip() and each["License"] for each in files.values())
    assert files["*"]["License"] == "Expat"
    assert "The DFNet GUI developers" in files["*"]["Copyright"]
    assert files["usr/lib/dfnet-gui/_internal/numpy/*"]["Copyright"] == "2005-2025, NumPy Developers."
    assert files["usr/lib/dfnet-gui/_internal/resources/samples/dune.jpg"]["License"] == "CC0-1.0"
    assert "small-part 1.0" in files["usr/lib/dfnet-gui/dfnet-gui"]["Comment"]
    texts = {each["License"].partition("\n")[0]: each["License"] for each in rest if "Files" not in each}
    asked = {name for each in files.values() for name in each["License"].split(" and ")}
    assert asked == set(texts)
    assert "Use it." in texts["numpy-2.0-licence"]
    assert "\n .\n" in texts["Expat"]


def test_a_folder_without_licences_is_refused(bundle: Path) -> None:
    (bundle / "LICENCES.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(SystemExit, match="does not begin with the program's own licence"):
        copyright.made(bundle)


@pytest.mark.skipif(not (common_licences.FOLDER / "GPL-3").is_file(), reason="has no /usr/share/common-licenses")
def test_what_every_debian_has_is_not_repeated() -> None:
    text = (common_licences.FOLDER / "GPL-3").read_text(encoding="utf-8")
    narrow = re.sub(r"\s+", "\n", text.strip().replace("http://", "https://"))
    left = common_licences.without_common(f"Before.\n{narrow}\nAfter.")
    assert left.startswith("Before.\nOn Debian systems, the full text of GPL-3 is in /usr/share/common-licenses/GPL-3.")
    assert "13.\nUse\nwith" not in left
    assert left.endswith("After.")
    other = " ".join(text.split()[:40]) + " and then END OF TERMS AND CONDITIONS"
    assert common_licences.without_common(other) == other, "only the title is the same"


def _needs(*programs: str) -> None:
    for name in programs:
        if shutil.which(name) is None:
            pytest.skip(f"needs {name}")


def test_the_files_lie_where_debian_wants_them(bundle: Path, tmp_path: Path) -> None:
    _needs("readelf")
    root = tmp_path / "root"
    moment = staged(bundle, root, "dfnet-gui")
    names = {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir() or path.is_symlink()}
    assert {f"usr/share/{name}" for name in ("applications/dfnet-gui.desktop", "man/man1/dfnet-gui.1.gz")} <= names
    assert {f"usr/share/doc/dfnet-gui/{name}" for name in ("copyright", "changelog.gz")} <= names
    assert (root / "usr/bin/dfnet-gui").resolve() == root.resolve() / "usr/lib/dfnet-gui/dfnet-gui"
    assert not {name for name in names if name.endswith(("LICENCES.txt", "README.txt"))}
    assert "usr/lib/dfnet-gui/sbom.cdx.json" in names
    assert oct((root / "usr/lib/dfnet-gui/dfnet-gui").stat().st_mode & 0o777) == "0o755"
    assert oct((root / "usr/lib/dfnet-gui/_internal/numpy/core.so").stat().st_mode & 0o777) == "0o644"
    assert {int(path.lstat().st_mtime) for path in root.rglob("*")} == {moment}
    listed = (root / "usr/lib/dfnet-gui/_internal/program-files.json").read_text(encoding="utf-8")
    assert "numpy/core.so" in listed
    assert "share" not in listed


def test_the_same_folder_gives_the_same_package(bundle: Path, tmp_path: Path) -> None:
    _needs("dpkg-deb", "readelf")
    first = build(bundle, tmp_path / "one", QUICKLY)
    digest = hashlib.sha256(first.read_bytes()).hexdigest()
    for path in bundle.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    umask = os.umask(0o077)
    try:
        second = build(bundle, tmp_path / "two", QUICKLY)
    finally:
        os.umask(umask)
    assert hashlib.sha256(second.read_bytes()).hexdigest() == digest
    assert second.name.startswith(f"dfnet-gui_{version()}_")
    said = subprocess.run(["dpkg-deb", "--info", second], capture_output=True, text=True, check=True).stdout
    assert " Package: dfnet-gui\n" in said


@pytest.mark.parametrize("name", ["dfnet-gui", "something"])
def test_where_there_is_no_bundle_it_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(SystemExit, match="make bundle-folder first"):
        build(tmp_path / name, tmp_path / "work")


def test_places_of_the_builder_are_taken_out_of_libraries(tmp_path: Path) -> None:
    _needs("cc", "chrpath", "readelf")
    (tmp_path / "empty.c").write_text("int one(void) { return 1; }\n", encoding="utf-8")
    for name, place in (("mine.so", "/home/me/lib"), ("both.so", "$ORIGIN:/home/me/lib"), ("good.so", "$ORIGIN")):
        words = ["cc", "-shared", f"-Wl,-rpath,{place}", "-o", name, "empty.c"]
        subprocess.run(words, cwd=tmp_path, check=True)
    (tmp_path / "text.so").write_text("/home/me/lib", encoding="utf-8")
    (tmp_path / "link.so").symlink_to("mine.so")
    assert [path.name for path in search_paths.cleared(tmp_path)] == ["both.so", "mine.so"]
    assert search_paths.cleared(tmp_path) == []
    assert np.fromfile(tmp_path / "good.so", np.uint8).tobytes().count(b"$ORIGIN") == 1

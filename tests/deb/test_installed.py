"""The package for Debian in a bare one: apt installs it, it works for a user, and nothing of it is left in the end."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import bare_root
from tests.bundle.tried import Bundle, check_self_test, job
from tests.robot import use_window

pytestmark = [pytest.mark.deb, pytest.mark.bare_root, pytest.mark.timeout(bare_root.MAKING_S + 900)]

PLACE = Path("/packages")
"""Of the package in it."""
_PROXIES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
_NOTES = ("/var/log/", "/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/etc/ld.so.cache", "/packages")
"""Places where apt, dpkg and the loader keep their own notes."""


@dataclass(frozen=True)
class Debian:
    """It with the package in it."""

    root: Path
    package: Path
    before: frozenset[str]
    """All files that were there before."""

    @property
    def name(self) -> str:
        """The package's."""
        return self.package.name.partition("_")[0]

    def as_root(self, *words: str) -> str:
        """What a command with the rights of root says; it has a network."""
        kept = {name: os.environ[name] for name in _PROXIES if name in os.environ}
        entering = bare_root.entering(self.root, user=bare_root.ROOT, shown={PLACE: self.package.parent}, network=True)
        done = subprocess.run(
            [*entering, *words],
            env={**kept, "PATH": bare_root.PATH, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


def _files(root: Path) -> frozenset[str]:
    found = (f"/{path.relative_to(root)}" for path in root.rglob("*") if path.is_symlink() or not path.is_dir())
    return frozenset(name for name in found if not name.startswith(_NOTES))


@pytest.fixture(scope="session")
def debian(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """A Debian with nothing but dpkg and apt in it, and then the package with what it depends on."""
    root = tmp_path_factory.mktemp("debian")
    bare_root.make(root, ())
    made = Debian(root, package, _files(root))
    made.as_root("apt-get", "update")
    made.as_root("apt-get", "install", "--yes", "--no-install-recommends", str(PLACE / package.name))
    yield made
    if str(root) not in Path("/proc/mounts").read_text(encoding="utf-8"):
        shutil.rmtree(root)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder that is the same inside and outside."""
    folder = tmp_path / "work"
    (folder / "home").mkdir(parents=True)
    return folder


@pytest.fixture
def environment(work: Path) -> dict[str, str]:
    """A user's."""
    return {"HOME": str(work / "home"), "PATH": bare_root.PATH, "LANG": "C.UTF-8"}


@pytest.fixture
def program(environment: dict[str, str]) -> Bundle:
    """It where users find it."""
    return Bundle(Path("/usr/bin"), environment)


def _entering(debian: Debian, work: Path) -> list[str]:
    return bare_root.entering(debian.root, work=work)


def test_a_user_asks_for_its_version(debian: Debian, program: Bundle, work: Path) -> None:
    done = program.run("--version", before=_entering(debian, work))
    version = debian.package.name.split("_")[1]
    assert (done.code, done.out, done.err) == (0, f"dfnet-gui {version}\n", "")


def test_it_passes_its_own_test(debian: Debian, program: Bundle, work: Path) -> None:
    done = program.run("--self-test", before=_entering(debian, work), QT_QPA_PLATFORM="offscreen")
    check_self_test(done, is_full=not debian.name.endswith("slim"))


def test_it_completes_a_photo(debian: Debian, program: Bundle, work: Path, sample_path: Path) -> None:
    given = job(sample_path, work / "photos")
    done = program.run(*given.arguments, before=_entering(debian, work))
    assert done.code == 0, done.err
    given.check()


def test_its_window_is_used(
    debian: Debian, environment: dict[str, str], work: Path, screen: str, sample_path: Path
) -> None:
    words = [*_entering(debian, work), "/usr/bin/dfnet-gui"]
    use_window(words, screen, environment, work, sample_path)


def test_dpkg_finds_it_whole_and_removed_it_leaves_nothing(debian: Debian) -> None:
    assert debian.as_root("dpkg", "--verify", debian.name) == ""
    listed = debian.as_root("dpkg", "--listfiles", debian.name).splitlines()
    assert "/usr/bin/dfnet-gui" in listed
    debian.as_root("apt-get", "remove", "--yes", debian.name)
    debian.as_root("apt-get", "autoremove", "--yes")
    left = _files(debian.root) - debian.before
    assert sorted(name for name in left if "dfnet" in name or name in listed) == []
    assert not (debian.root / "usr/lib/dfnet-gui").exists()
    status = debian.as_root("/bin/sh", "-c", f"dpkg --status {debian.name} 2>&1 || true")
    assert "is not installed" in status

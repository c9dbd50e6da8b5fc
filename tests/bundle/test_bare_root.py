"""The standalone program in a bare Debian: no Python, no desktop, no network, only what README.md says it needs."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle import bare_root
from tests.bundle.tried import Bundle, check_self_test
from tests.robot import use_window

pytestmark = [pytest.mark.bare_root, pytest.mark.timeout(bare_root.MAKING_S + 300)]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Its folder."""
    folder = tmp_path_factory.mktemp("debian")
    bare_root.make(folder)
    yield folder
    if str(folder) not in Path("/proc/mounts").read_text(encoding="utf-8"):
        shutil.rmtree(folder)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder that is the same inside and outside."""
    folder = tmp_path / "work"
    (folder / "home").mkdir(parents=True)
    return folder


@pytest.fixture
def environment(work: Path) -> dict[str, str]:
    """What there is inside."""
    return {"HOME": str(work / "home"), "PATH": bare_root.PATH, "LANG": "C.UTF-8"}


def test_there_is_nothing_of_the_program_in_it(root: Path) -> None:
    names = ("python3*", "libpython*", "libQt*", "libopenvino*", "libtorch*", "libopencv*")
    assert [str(path) for name in names for path in (root / "usr").rglob(name)] == []
    assert (root / "usr/bin/dpkg").exists()


def test_it_is_bare(root: Path, bundle: Bundle, work: Path, environment: dict[str, str]) -> None:
    words = bare_root.entering(root, bundle.folder, work)
    reached = subprocess.run(
        [*words, "/bin/sh", "-c", f"id -u; cat /proc/net/dev; touch {bare_root.PLACE}/x"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    user, *devices = reached.stdout.splitlines()
    assert user == "1000"
    assert [line.split(":")[0].strip() for line in devices[2:]] in ([], ["lo"])
    assert "Read-only file system" in reached.stderr


def test_it_passes_its_own_test(root: Path, bundle: Bundle, work: Path, environment: dict[str, str]) -> None:
    inside = Bundle(bare_root.PLACE, environment)
    done = inside.run("--self-test", before=bare_root.entering(root, bundle.folder, work))
    check_self_test(done, is_full=bundle.is_full)


def test_its_window_is_used(
    root: Path, bundle: Bundle, work: Path, environment: dict[str, str], screen: str, sample_path: Path
) -> None:
    words = [*bare_root.entering(root, bundle.folder, work), str(bare_root.PLACE / "dfnet-gui")]
    use_window(words, screen, environment, work, sample_path)

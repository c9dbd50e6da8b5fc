"""The standalone program does its work: anywhere, twice at once, and without leaving a trace in its folder."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dfnet_gui.cli.main import not_in_bundle
from dfnet_gui.paths import PACKAGE
from tests.bundle.tried import Bundle, check_self_test, ended, families, job
from tests.robot import require

pytestmark = pytest.mark.bundle

NETWORK = {"AF_INET", "AF_INET6", "AF_NETLINK"}
NO_HOME = "/proc/nonexistent"
"""Not even root can make a folder there."""
PLACE = "Größe – 写真/a folder's copy"


def test_it_passes_its_own_test(bundle: Bundle) -> None:
    assert shutil.which("python3", path=bundle.environment["PATH"]) is None
    done = bundle.run("--self-test")
    check_self_test(done, is_full=bundle.is_full)
    assert done.err == ""


def test_version(bundle: Bundle) -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    done = bundle.run("--version")
    assert (done.code, done.out, done.err) == (0, f"dfnet-gui {project['version']}\n", "")


@pytest.mark.parametrize("name", ["train", "evaluate", "bench"])
def test_what_is_left_out_is_said(bundle: Bundle, name: str) -> None:
    done = bundle.run(name, "--help")
    assert (done.code, done.out, done.err) == (2, "", f"dfnet-gui: {not_in_bundle(name)}\n")


def test_without_a_display_it_says_so(bundle: Bundle, samples: list[Path]) -> None:
    done = bundle.run(samples[0])
    assert done.code == 1
    assert "there is no display" in done.err
    assert len(done.err.splitlines()) == 1


def test_it_completes_from_any_place(bundle: Bundle, samples: list[Path], tmp_path: Path) -> None:
    moved = bundle.copied(tmp_path / PLACE / "dfnet-gui")
    work = job(samples[0], tmp_path / PLACE / "photos")
    done = moved.run(*work.arguments)
    assert done.code == 0, done.err
    work.check()
    check_self_test(moved.run("--self-test"), is_full=bundle.is_full)


def test_it_starts_by_a_link(bundle: Bundle, tmp_path: Path) -> None:
    link = tmp_path / "program"
    link.symlink_to(bundle.program)
    done = subprocess.run([link, "--version"], env=bundle.environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dfnet-gui ")


def _check_home(bundle: Bundle, samples: list[Path], folder: Path, home: str) -> None:
    check_self_test(bundle.run("--self-test", HOME=home), is_full=bundle.is_full)
    work = job(samples[0], folder)
    done = bundle.run(*work.arguments, HOME=home)
    assert done.code == 0, done.err
    work.check()


def test_it_writes_nothing_into_its_folder(bundle: Bundle, samples: list[Path], tmp_path: Path) -> None:
    before = bundle.state()
    _check_home(bundle, samples, tmp_path / "photos", bundle.environment["HOME"])
    _check_home(bundle, samples, tmp_path / "photos", NO_HOME)
    assert bundle.state() == before


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write into a read-only folder")
def test_it_needs_no_home_to_write_to(bundle: Bundle, samples: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "read-only"
    home.mkdir(mode=0o555)
    _check_home(bundle, samples, tmp_path / "photos", str(home))


def test_two_test_themselves_at_once(bundle: Bundle) -> None:
    for process in [bundle.start("--self-test") for _ in range(2)]:
        check_self_test(ended(process), is_full=bundle.is_full)


def test_two_complete_at_once(bundle: Bundle, samples: list[Path], tmp_path: Path) -> None:
    works = [job(sample, tmp_path / "photos") for sample in samples[:2]]
    assert len(works) == 2
    processes = [bundle.start(*work.arguments) for work in works]
    for process, work in zip(processes, works, strict=True):
        done = ended(process)
        assert done.code == 0, done.err
        work.check()


@pytest.fixture
def strace(tmp_path: Path) -> list[str]:
    """What is put before a command to have its sockets written to `trace` in the test's folder."""
    require("strace")
    program = shutil.which("strace")
    assert program is not None
    trace = tmp_path / "trace"
    words = [program, "-f", "-e", "trace=network", "-o", str(trace)]
    opens_one = "import socket; socket.socket(); socket.socket(socket.AF_INET6)"
    subprocess.run([*words, sys.executable, "-c", opens_one], check=True)
    assert families(trace.read_text()) == {"AF_INET", "AF_INET6"}, "strace does not see sockets here"
    return words


def test_it_opens_no_socket(bundle: Bundle, samples: list[Path], strace: list[str], tmp_path: Path) -> None:
    work = job(samples[0], tmp_path)
    for arguments in (("--self-test",), work.arguments):
        done = bundle.run(*arguments, before=strace)
        assert done.code == 0, done.out + done.err
        trace = (tmp_path / "trace").read_text()
        assert "+++ exited with 0 +++" in trace
        assert not families(trace) & NETWORK

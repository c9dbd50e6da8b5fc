"""pipx and uv install the wheel for a user of a bare machine, without make and without the source."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bare_root import MAKING_S, ROOT, USER
from tests.setup.conftest import LIMIT_S, PROJECT, Machine

pytestmark = [pytest.mark.bare_root, pytest.mark.timeout(MAKING_S + 3 * LIMIT_S)]

PROGRAM = "/home/user/.local/bin/dfnet-gui"
OF_PIP = {"PIP_FIND_LINKS": "UV_FIND_LINKS", "PIP_EXTRA_INDEX_URL": "UV_EXTRA_INDEX_URL", "PIP_CERT": "SSL_CERT_FILE"}
"""Settings of pip on this machine that uv has by other names."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder)]
    done = subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture
def ready(machine: Machine, wheel: Path) -> str:
    """The machine with pipx and what a window needs; gives what is to be installed."""
    done("apt-get update && apt-get install --yes --no-install-recommends pipx", machine, ROOT)
    done("python3 -m tools.system_setup window", machine, ROOT)
    target = machine.root / PROJECT[1:] / wheel.name
    target.write_bytes(wheel.read_bytes())
    target.chmod(0o644)
    return f"{PROJECT}/{wheel.name}[openvino]"


def done(command: str, machine: Machine, user: int, **environment: str) -> str:
    """What a command said that went well."""
    code, said = machine.run(command, user, DEBIAN_FRONTEND="noninteractive", **environment)
    assert code == 0, said
    return said


def _check_program(machine: Machine) -> None:
    programs = machine.root / "home/user/.local/bin"
    assert [path.name for path in programs.iterdir() if path.name.startswith("dfnet")] == ["dfnet-gui"]
    assert done(f"cd / && {PROGRAM} --version", machine, USER).startswith("dfnet-gui ")
    said = done(f"cd / && {PROGRAM} --self-test", machine, USER, QT_QPA_PLATFORM="offscreen")
    assert said.splitlines()[-1].endswith(" checks hold.")
    assert "Completion: cpu, openvino-fp32" in said


def test_pipx_installs_it_and_takes_it_away(machine: Machine, ready: str) -> None:
    done(f"pipx install '{ready}' --pip-args='-c {PROJECT}/constraints.txt'", machine, USER)
    _check_program(machine)
    done("pipx uninstall dfnet-gui", machine, USER)
    assert not (machine.root / PROGRAM[1:]).is_symlink()


def test_uv_installs_it_and_takes_it_away(machine: Machine, ready: str) -> None:
    done("pipx install uv", machine, USER)
    uv = "/home/user/.local/bin/uv"
    settings = {uvs: machine.environment[pips] for pips, uvs in OF_PIP.items() if pips in machine.environment}
    settings["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip looks through several indexes
    done(f"{uv} tool install '{ready}' --constraints {PROJECT}/constraints.txt", machine, USER, **settings)
    _check_program(machine)
    done(f"{uv} tool uninstall dfnet-gui", machine, USER)
    assert not (machine.root / PROGRAM[1:]).is_symlink()

"""The locks are whole: all that pyproject.toml asks for, at versions that it allows, each with its hashes; no more."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools.locks import resolution
from tools.locks.__main__ import main, write
from tools.locks.constraints import constraints
from tools.locks.cpu_wheels import for_a_cpu
from tools.locks.pins import PROJECT, Pin, chosen, extras, name_of, normal, read, requirements, written
from tools.locks.resolution import fits, resolved
from tools.locks.targets import LOCKS, ROOT, TARGETS, Target

FILES = sorted(LOCKS.glob("*.txt"))
LINUX, MACOS, WINDOWS = (each for each in TARGETS if each.minor == 11)
MOST_BYTES = 500_000
MARKERS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64", "os_name": "posix"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64", "os_name": "nt"},
}
NEVER = ("pyside6-essentials", "6.12.0")
"""It ends Python 3.11."""


def _all(target: Target) -> list[Pin]:
    """With PyTorch as PyPI has it."""
    return [*read(target.path), *(read(target.cuda_path) if target.system.name == "linux" else [])]


def _asked(target: Target) -> list[Requirement]:
    told = {**MARKERS[target.system.name], "python_version": target.python}
    asked = [Requirement(line) for line in requirements(extras())]
    return [each for each in asked if each.marker is None or each.marker.evaluate(told)]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_all_that_is_asked_for_is_in_it_and_allowed(target: Target) -> None:
    versions = {pin.name: pin.version for pin in _all(target)}
    told = {str(each): each.specifier.contains(versions.get(normal(each.name), "0")) for each in _asked(target)}
    assert [line for line, is_allowed in told.items() if not is_allowed] == []
    assert NEVER not in versions.items()


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_nothing_is_in_it_that_nobody_needs(target: Target) -> None:
    pins = _all(target)
    assert chosen(pins, [each.name for each in _asked(target)]) == pins
    assert len({pin.name for pin in pins}) == len(pins)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_is_a_version_with_hashes_and_tells_nobodys_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.fullmatch(
        r"# Made by python -m tools\.locks [^\n/]*\n"
        r"([a-z0-9-]+==[\w.+]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n    # via [a-z0-9, -]+\n)+",
        text,
    )
    assert written(read(path), text.partition("\n")[0].removeprefix("# ")) == text


def test_there_is_one_for_each_python_and_system_and_no_other() -> None:
    wanted = {target.path for target in TARGETS}
    wanted |= {path for each in TARGETS if each.system.name == "linux" for path in (each.cpu_path, each.cuda_path)}
    assert set(FILES) == wanted
    assert sum(path.stat().st_size for path in FILES) < MOST_BYTES


def test_linux_has_two_pytorches_of_one_version() -> None:
    for target in TARGETS[:4]:
        (for_cpu,) = read(target.cpu_path)
        for_cuda = {pin.name: pin for pin in read(target.cuda_path)}
        assert for_cpu.version == f"{for_cuda['torch'].version}+cpu"
        assert not {*for_cpu.hashes} & {*for_cuda["torch"].hashes}
        assert {"triton", "nvidia-cublas"} <= for_cuda.keys()
        assert "torch" not in {pin.name for pin in read(target.path)}


def test_constraints_are_those_of_the_locks() -> None:
    assert (ROOT / "constraints.txt").read_text(encoding="utf-8") == constraints({each: _all(each) for each in TARGETS})


def test_constraints_say_of_which_python_a_version_is() -> None:
    old, new = Pin("one", "1.0", ("a",), ()), Pin("one", "2.0", ("b",), ())
    same = Pin("two", "3.0", ("c",), ())
    lines = constraints({LINUX: [old, same], MACOS: [new, same]}).splitlines()
    assert lines[1:] == [
        "one==1.0 ; (python_version == '3.11' and sys_platform == 'linux')",
        "one==2.0 ; (python_version == '3.11' and sys_platform == 'darwin')",
        "two==3.0",
    ]


def test_an_extra_brings_what_it_needs_and_nothing_else() -> None:
    names = {pin.name for pin in chosen(read(LINUX.path), map(name_of, requirements(["openvino"])))}
    assert {"openvino", "openvino-telemetry", "numpy", "hatchling", "editables", "sympy"} <= names
    assert not {"ray", "pytest", "matplotlib", "pyinstaller"} & names


@pytest.mark.parametrize(
    ("wheel", "where"),
    [
        ("a-1-py3-none-any.whl", {"linux", "macos", "windows"}),
        ("a-1-py2.py3-none-any.whl", {"linux", "macos", "windows"}),
        ("a-1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", {"linux"}),
        ("a-1-cp39-abi3-manylinux_2_28_x86_64.whl", {"linux"}),
        ("a-1-py3-none-manylinux_2_31_x86_64.whl", {"linux"}),
        ("a-1-cp311-cp311-musllinux_1_2_x86_64.whl", set()),
        ("a-1-cp311-cp311-manylinux_2_28_aarch64.whl", set()),
        ("a-1-cp312-cp312-manylinux_2_28_x86_64.whl", set()),
        ("a-1-cp312-abi3-win_amd64.whl", set()),
        ("a-1-cp311-cp311-win_amd64.whl", {"windows"}),
        ("a-1-cp311-cp311-win_arm64.whl", set()),
        ("a-1-cp311-cp311-macosx_11_0_arm64.whl", {"macos"}),
        ("a-1-cp311-cp311-macosx_10_9_universal2.whl", {"macos"}),
        ("a-1-cp311-cp311-macosx_10_9_x86_64.whl", set()),
    ],
)
def test_which_wheels_fit(wheel: str, where: set[str]) -> None:
    assert {each.system.name for each in (LINUX, MACOS, WINDOWS) if fits(wheel, each)} == where


def _put_wheel(folder: Path, name: str, needs: str = "") -> str:
    """A wheel with nothing in it; gives its hash."""
    package, version = name.split("-")[:2]
    place = f"{package}-{version}.dist-info"
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {package}",
        f"Version: {version}",
        *([f"Requires-Dist: {needs}"] * bool(needs)),
    ]
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr(f"{place}/METADATA", "\n".join(lines) + "\n")
        archive.writestr(f"{place}/WHEEL", f"Wheel-Version: 1.0\nTag: {name[:-4].split('-', 2)[2]}\n")
        archive.writestr(f"{place}/RECORD", "")
    return hashlib.sha256((folder / name).read_bytes()).hexdigest()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels, the only place where uv looks; asked for is one package, which needs another."""
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(resolution, "requirements", lambda _extras: ["first>=1"])
    return tmp_path


def test_versions_stay_unless_they_are_to_be_renewed(shelf: Path) -> None:
    _put_wheel(shelf, "first-1.1-py3-none-any.whl", "second")
    hashes = [_put_wheel(shelf, f"first-1.{minor}-py3-none-any.whl", "second") for minor in (2, 3)]
    linux = _put_wheel(shelf, "second-2.0-cp311-cp311-manylinux_2_28_x86_64.whl")
    _put_wheel(shelf, "second-2.0-cp312-cp312-manylinux_2_28_x86_64.whl")
    _put_wheel(shelf, "second-2.0-cp311-cp311-win_amd64.whl")
    second = Pin("second", "2.0", (linux,), ("first",))
    known = [Pin("first", "1.2", (), ())]
    assert resolved(LINUX, known, []) == [Pin("first", "1.2", (hashes[0],), (PROJECT,)), second]
    renewed = resolved(LINUX, known, ["--upgrade-package=first"])
    assert renewed == [Pin("first", "1.3", (hashes[1],), (PROJECT,)), second]


def test_what_has_no_wheel_is_an_error(shelf: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _put_wheel(shelf, "first-1.1-cp311-cp311-win_amd64.whl")
    with pytest.raises(SystemExit, match=r"linux-3\.11: uv found no versions that fit together; locks/ is as it was"):
        resolved(LINUX, [], [])
    assert "first" in capfd.readouterr().err


def test_an_unknown_name_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["numpy", "nunpy"]) == 2
    assert capsys.readouterr().err == "No package of locks/ is called nunpy.\n"


def test_pytorch_is_written_apart_for_linux_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.locks.targets.LOCKS", tmp_path)
    digest = "a" * 64
    pins = [Pin(name, version, (digest,), (PROJECT,)) for name, version in (("numpy", "1.0"), ("torch", "2.13.0"))]
    for target in (LINUX, WINDOWS):
        write(target, pins)
    assert read(WINDOWS.path) == pins
    assert read(LINUX.path) == pins[:1]
    assert read(LINUX.cuda_path) == pins[1:]
    assert [pin.version for pin in read(LINUX.cpu_path)] == ["2.13.0+cpu"]


def test_a_pytorch_without_a_listed_hash_says_where_to_look() -> None:
    with pytest.raises(
        SystemExit, match=r"torch 9\.0 for Python 3\.11: the hash .* add what https://download\.pytorch"
    ):
        for_a_cpu(Pin("torch", "9.0", (), ()), 11)

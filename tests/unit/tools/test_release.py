"""The steps of a release: in order, signed where there is something to sign with, and nothing else in the workflow."""

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dfnet_gui.paths import PACKAGE
from tools.release import signing, steps
from tools.release.__main__ import main
from tools.release.places import Places

ROOT = PACKAGE.parent
WORKFLOWS = ROOT / ".github" / "workflows"
WORKFLOW = (WORKFLOWS / "release.yml").read_text(encoding="utf-8")
MAC = {
    "SIGNING_CERTIFICATE": "cGZ4",
    "SIGNING_PASSWORD": "word",
    "SIGNING_IDENTITY": "Developer ID Application: Me (1)",
    "NOTARY_APPLE_ID": "me@home.org",
    "NOTARY_PASSWORD": "other",
    "NOTARY_TEAM": "1",
}


class Machine:
    """A machine of a test's making, on which nothing is really run."""

    def __init__(self) -> None:
        self.ran: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        self.code = 0

    def run(self, words: list[Any], **options: Any) -> "subprocess.CompletedProcess[bytes]":
        """It only takes note."""
        self.ran.append([str(word) for word in words])
        self.environments.append(options.get("env") or {})
        return subprocess.CompletedProcess(words, self.code)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """Without a certificate, whose dist/ is an empty folder."""
    made = Machine()
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.setattr("tools.release.places.DIST", tmp_path / "dist")
    monkeypatch.setattr(steps, "DIST", tmp_path / "dist")
    for name in MAC:
        monkeypatch.delenv(name, raising=False)
    return made


def test_the_workflow_runs_the_steps_in_order_and_nothing_else() -> None:
    bundle, draft = WORKFLOW.split("\n  draft:\n")
    ran = re.findall(r"^ +run: (.*)$", bundle, re.MULTILINE)
    asked = [line for line in ran if "SOURCE_DATE_EPOCH" not in line]
    wanted = [f"python -m tools.release {step.name} ${{{{ matrix.flavour }}}}" for step in steps.STEPS]
    assert asked == wanted
    assert len(re.findall(r"^ +run: ", draft, re.MULTILINE)) == 1


@pytest.mark.parametrize(("name", "count"), [("release", 4), ("audit", 2)])
def test_the_workflows_take_no_action_that_can_change(name: str, count: int) -> None:
    text = WORKFLOWS.joinpath(f"{name}.yml").read_text(encoding="utf-8")
    used = re.findall(r"^ +- uses: (.*)$", text, re.MULTILINE)
    assert len(used) == count
    assert [line for line in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
    assert len(re.findall(r"uses:", text)) == len(used)


def test_the_workflow_gives_each_step_no_more_than_it_needs() -> None:
    assert re.search(r"^permissions:\n  contents: read$", WORKFLOW, re.MULTILINE)
    assert WORKFLOW.count("contents: write") == 1
    for block in re.split(r"\n      - ", WORKFLOW):
        names = set(re.findall(r"^ +((?:SIGNING|NOTARY)_\w+):", block, re.MULTILINE))
        step = re.search(r"tools\.release ([\w-]+)", block)
        wanted = {"build": set(MAC), "pack": set(MAC), "finish": set(signing.NEEDED["win32"])}
        assert names == (wanted.get(step[1], set()) if step else set())


@pytest.mark.parametrize("arguments", [[], ["frobnicate"], ["build", "large"], ["build", "full", "now"]])
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("usage: python -m tools.release STEP [full|slim]\n  install ")


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_without_a_certificate_it_says_so_and_goes_on(system: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not signing.can_sign(system, {})
    assert capsys.readouterr().out.startswith("Not signed: ")


def test_half_a_certificate_is_an_error() -> None:
    with pytest.raises(SystemExit, match="To sign, SIGNING_PASSWORD must be set, too"):
        signing.can_sign("win32", {"SIGNING_CERTIFICATE": "cGZ4"})
    assert signing.can_sign("darwin", MAC)
    assert not signing.can_sign("linux", MAC)


def test_windows_programs_are_signed_before_their_sizes_are_listed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNING_CERTIFICATE", base64.b64encode(b"pfx").decode())
    monkeypatch.setenv("SIGNING_PASSWORD", "word")
    monkeypatch.setattr(signing, "signtool", lambda: Path("signtool.exe"))
    monkeypatch.setattr("tools.bundle.archive.finish", lambda folder: machine.ran.append(["list", folder.name]))
    steps.finish(Places("win32", "slim"))
    (signed, listed) = machine.ran
    assert signed[:2] == ["signtool.exe", "sign"]
    assert [Path(word).name for word in signed[-2:]] == ["dfnet-gui-cli.exe", "dfnet-gui.exe"]
    assert not Path(signed[signed.index("/f") + 1]).exists(), "the certificate is left lying about"
    assert listed == ["list", "dfnet-gui-slim"]


def test_no_message_has_a_password_in_it(machine: Machine) -> None:
    machine.code = 1
    with pytest.raises(SystemExit) as stopped:
        signing.run(signing.windows_words(Path("signtool"), Path("x.pfx"), "secret-word", [Path("a.exe")]))
    assert "secret-word" not in str(stopped.value)
    assert "signtool sign ended with 1" in str(stopped.value)


def test_a_mac_signs_while_it_builds(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in MAC.items():
        monkeypatch.setenv(name, value)
    steps.build(Places("darwin", "full"))
    programs = [Path(words[0]).name for words in machine.ran]
    assert programs[:6] == ["security"] * 6
    assert machine.ran[-1][1:3] == ["-m", "PyInstaller"]
    assert machine.environments[-1]["DFNET_CODESIGN_IDENTITY"] == MAC["SIGNING_IDENTITY"]
    assert machine.environments[-1]["DFNET_FLAVOUR"] == "full"


def test_an_app_is_packed_again_with_the_notarys_answer(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in MAC.items():
        monkeypatch.setenv(name, value)
    places = Places("darwin", "full")

    def ditto(words: list[str]) -> None:
        machine.run(words)
        if words[0] == "ditto":
            Path(words[-1]).parent.mkdir(exist_ok=True)
            Path(words[-1]).write_bytes(b"zip")

    monkeypatch.setattr(signing, "run", ditto)
    places.resources.mkdir(parents=True)
    (places.resources / "sbom.cdx.json").write_text("{}", encoding="utf-8")
    steps.pack(places)
    (bill,) = (tmp_path / "dist").glob("*.cdx.json")
    assert bill.name.startswith("dfnet-gui-")
    assert [words[0] for words in machine.ran] == ["ditto", "xcrun", "xcrun", "spctl", "ditto"]
    (made,) = (tmp_path / "dist").glob("*.zip")
    told = made.with_name(f"{made.name}.sha256").read_text(encoding="utf-8")
    assert told == f"{hashlib.sha256(b'zip').hexdigest()}  {made.name}\n"


def test_an_unsigned_mac_needs_no_keychain(machine: Machine) -> None:
    steps.build(Places("darwin", "slim"))
    assert [words[2] for words in machine.ran] == ["tools.bundle.check_models", "PyInstaller"]
    assert "DFNET_CODESIGN_IDENTITY" not in machine.environments[-1]


@pytest.mark.parametrize(("system", "count"), [("linux", 2), ("win32", 1)])
def test_only_linux_gets_packages_and_another_pytorch(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, system: str, count: int
) -> None:
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    steps.install(Places(system, "full"))
    assert len(machine.ran) == count
    assert ("PIP_EXTRA_INDEX_URL" in machine.environments[-1]) == (system == "linux")
    assert machine.ran[-1][1:] == ["-m", "tools.environment", "openvino", "bundle"]


def test_the_program_that_prints_tests_itself(machine: Machine) -> None:
    for system in ("linux", "win32", "darwin"):
        steps.self_test(Places(system, "full"))
    assert [Path(words[0]).name for words in machine.ran] == ["dfnet-gui", "dfnet-gui-cli.exe", "dfnet-gui"]
    assert "DFNet GUI.app" in machine.ran[-1][0]
    assert {each["QT_QPA_PLATFORM"] for each in machine.environments} == {"offscreen"}


def test_installing_needs_nothing_that_is_not_installed_yet() -> None:
    code = "import sys; sys.modules.update(numpy=None, PIL=None); import tools.release.__main__"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

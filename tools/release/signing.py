"""Signing on Windows and macOS, where there is something to sign with; what it takes comes from the environment.

SIGNING_CERTIFICATE (a .pfx or .p12 file in base64) and SIGNING_PASSWORD; on macOS also SIGNING_IDENTITY, by which
PyInstaller signs, and for the notary NOTARY_APPLE_ID, NOTARY_PASSWORD and NOTARY_TEAM.
"""

import base64
import os
import secrets
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

CERTIFICATE, PASSWORD, IDENTITY = "SIGNING_CERTIFICATE", "SIGNING_PASSWORD", "SIGNING_IDENTITY"
NOTARY = ("NOTARY_APPLE_ID", "NOTARY_PASSWORD", "NOTARY_TEAM")
NEEDED = {"win32": (CERTIFICATE, PASSWORD), "darwin": (CERTIFICATE, PASSWORD, IDENTITY, *NOTARY)}
TIME_SERVER = "http://timestamp.digicert.com"
_KITS = Path("C:/Program Files (x86)/Windows Kits/10/bin")
_HOURS_6 = "21600"


def can_sign(system: str, environment: Mapping[str, str]) -> bool:
    """False with a word on why where nothing is given; SystemExit where only a part of it is."""
    names = NEEDED.get(system, ())
    missing = [name for name in names if not environment.get(name)]
    if names and not missing:
        return True
    if missing and len(missing) < len(names):
        raise SystemExit(f"To sign, {', '.join(missing)} must be set, too; none of {', '.join(names)} to do without.")
    print("Not signed: " + ("Linux asks for no signature." if not names else "there is no certificate."))
    return False


@contextmanager
def certificate_file(environment: Mapping[str, str]) -> Iterator[Path]:
    """The certificate for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "certificate.p12"
        path.touch(mode=0o600)
        path.write_bytes(base64.b64decode(environment[CERTIFICATE]))
        yield path


def signtool() -> Path:
    """Windows's own, the newest that is installed; it is on nobody's PATH."""
    found = sorted(_KITS.glob("10.*/x64/signtool.exe"))
    if not found:
        raise SystemExit(f"{_KITS}: there is no signtool.exe; install the Windows SDK.")
    return found[-1]


def windows_words(tool: Path, certificate: Path, password: str, programs: Sequence[Path]) -> list[str]:
    """The command that signs executables with a time stamp."""
    how = ["sign", "/fd", "SHA256", "/tr", TIME_SERVER, "/td", "SHA256", "/f", str(certificate), "/p", password]
    return [str(tool), *how, *map(str, programs)]


def sign_for_windows(programs: Sequence[Path]) -> None:
    """Sign them; a failure names no password."""
    with certificate_file(os.environ) as certificate:
        run(windows_words(signtool(), certificate, os.environ[PASSWORD], programs))


def keychain_words(keychain: Path, certificate: Path, password: str, own: str) -> list[list[str]]:
    """The commands that put the certificate where codesign finds it without asking anybody."""
    place = str(keychain)
    return [
        ["security", "create-keychain", "-p", own, place],
        ["security", "set-keychain-settings", "-lut", _HOURS_6, place],
        ["security", "unlock-keychain", "-p", own, place],
        ["security", "import", str(certificate), "-k", place, "-P", password, "-T", "/usr/bin/codesign"],
        ["security", "set-key-partition-list", "-S", "apple-tool:,apple:", "-s", "-k", own, place],
        ["security", "list-keychains", "-d", "user", "-s", place, "login.keychain"],
    ]


def prepare_mac() -> None:
    """A keychain of its own, for this machine's time."""
    keychain = Path(tempfile.mkdtemp()) / "signing.keychain-db"
    with certificate_file(os.environ) as certificate:
        for words in keychain_words(keychain, certificate, os.environ[PASSWORD], secrets.token_urlsafe()):
            run(words)


def notary_words(app: Path, archive: Path, environment: Mapping[str, str]) -> list[list[str]]:
    """The commands that have an app looked at by Apple and fix the answer to it."""
    apple_id, password, team = (environment[name] for name in NOTARY)
    who = ["--apple-id", apple_id, "--password", password, "--team-id", team]
    return [
        ["xcrun", "notarytool", "submit", str(archive), *who, "--wait"],
        ["xcrun", "stapler", "staple", str(app)],
        ["spctl", "--assess", "--type", "execute", str(app)],
    ]


def run(words: Sequence[str]) -> None:
    """Run it; SystemExit names the program and its first word alone, since passwords follow."""
    done = subprocess.run(words, check=False)
    if done.returncode:
        raise SystemExit(f"{Path(words[0]).name} {words[1]} ended with {done.returncode}; nothing more is done.")

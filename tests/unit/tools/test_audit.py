"""What a database of advisories says of the locks, and what is said where it can't be asked."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dfnet_gui.paths import PACKAGE
from tools import audit
from tools.locks.pins import Pin, read, written
from tools.locks.targets import LOCKS

NOWHERE = "http://127.0.0.1:9/"
WORKFLOW = (PACKAGE.parent / ".github" / "workflows" / "audit.yml").read_text(encoding="utf-8")
UNSAFE = {
    "id": "GHSA-aaaa-bbbb-cccc",
    "summary": "It does what a stranger tells it.",
    "details": "All of it.",
    "modified": "2026-01-01T00:00:00Z",
    "affected": [
        {
            "package": {"name": "flask", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.9"}]}],
        }
    ],
}


class Database(ThreadingHTTPServer):
    """One of a test's making, which knows something of flask alone."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class Answer(BaseHTTPRequestHandler):
    """To one question."""

    def do_POST(self) -> None:
        """As OSV does."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert isinstance(self.server, Database)
        self.server.asked.append(f"{asked['package']['name']} {asked['version']}")
        text = json.dumps({"vulns": [UNSAFE]} if asked["package"]["name"] == "flask" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Running."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Database() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one lock: of flask and another package."""
    monkeypatch.setattr(audit, "LOCKS", tmp_path)
    pins = [Pin(name, version, ("a" * 64,), ()) for name, version in (("flask", "3.1.3"), ("tqdm", "4.70.1"))]
    (tmp_path / "one.txt").write_text(written(pins, "of a test"), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("locks")
def test_what_is_known_is_said_and_fails(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main([], database.url) == 1
    said = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"flask 3\.1\.3: GHSA-aaaa-bbbb-cccc, mended in 9\.9 \(https://osv\.dev/\S+\)", said[0])
    assert said[1].startswith("1 found. Renew a package by python -m tools.locks NAME")
    assert sorted(database.asked) == ["flask 3.1.3", "tqdm 4.70.1"]


@pytest.mark.usefixtures("locks")
def test_what_is_accepted_is_said_with_its_reason(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ACCEPTED", {UNSAFE["id"]: "no stranger is asked"})
    assert audit.main([], database.url) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Accepted: GHSA-aaaa-bbbb-cccc, since no stranger is asked",
        "Nothing of locks/ is known to be unsafe.",
    ]


@pytest.mark.usefixtures("locks")
def test_a_database_out_of_reach_is_said_and_fails_only_where_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert audit.main([], NOWHERE) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(
        r"Not audited: \S+ can't be asked here \([^\n]*refused\)\. Run make audit where it can\.\n", said
    )
    monkeypatch.setattr(audit, "findings", _out_of_reach)
    assert audit.main(["--strict"], NOWHERE) == 1


def _out_of_reach(_url: str, _accepted: object) -> list[audit.Finding]:
    raise ConnectionError("no")


def test_a_broken_lock_is_not_taken_for_a_database_out_of_reach(locks: Path) -> None:
    (locks / "one.txt").write_text("flask==3.1.3 \\\n    --hash=sha256:1\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="pip-audit failed: "):
        audit.main([], NOWHERE)


def test_every_version_of_the_locks_is_asked_for_once() -> None:
    pins = [pin for path in LOCKS.glob("*.txt") for pin in read(path)]
    asked = audit.rounds(pins)
    for each in asked:
        assert len({pin.name for pin in each}) == len(each)
    pairs = [(pin.name, pin.version) for each in asked for pin in each]
    assert len(set(pairs)) == len(pairs)
    assert set(pairs) == {(pin.name, pin.version) for pin in pins if "+" not in pin.version}


def test_the_workflow_asks_each_week_and_for_a_release_and_fails() -> None:
    assert re.search(r"^  schedule:\n    - cron: \"\d+ \d+ \* \* \d\"$", WORKFLOW, re.MULTILINE)
    assert 'tags: ["v*"]' in WORKFLOW
    assert "python -m tools.audit --strict" in WORKFLOW
    assert "contents: read" in WORKFLOW
    assert "write" not in WORKFLOW

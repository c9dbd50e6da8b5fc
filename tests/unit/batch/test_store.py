"""Folders and buckets, used alike."""

import os
import socket
from pathlib import Path

import pytest

from dfnet_gui.batch.store import Entry, store_at
from dfnet_gui.errors import StoreError, UsageError


def test_what_is_put_is_read_listed_and_removed(place: str) -> None:
    store = store_at(place.format("/things"))
    assert store.entries() == ([], [])
    store.put("a/ä b.bin", b"one")
    store.put("a/c/d.bin", b"two" * 1000)
    store.put("a/ä b.bin", b"three")
    assert store.read("a/ä b.bin") == b"three"
    assert store.read("a/c/d.bin") == b"two" * 1000
    assert store.entries() == ([], ["a"])
    assert store.entries("a") == ([Entry("a/ä b.bin", 5)], ["a/c"])
    assert list(store.walk()) == [[], [Entry("a/ä b.bin", 5)], [Entry("a/c/d.bin", 3000)]]
    assert (store.has("a/c/d.bin"), store.has("a/c"), store.has("a/no")) == (True, False, False)
    store.remove("a/ä b.bin")
    store.remove("a/ä b.bin")
    assert store.entries("a")[0] == []


def test_a_file_that_is_not_there_is_told_from_a_store_that_is_not(place: str) -> None:
    with pytest.raises(FileNotFoundError):
        store_at(place.format("/things")).read("nothing.bin")


def test_its_address_leads_to_it_again(place: str) -> None:
    store = store_at(place.format("/things"))
    store.put("a.bin", b"one")
    assert store_at(store.address).read("a.bin") == b"one"


def test_a_path_leads_to_it_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert store_at("things").address == str(tmp_path / "things")


def test_what_lies_apart_is_not_walked_into(place: str) -> None:
    store = store_at(place.format("/things"))
    store.put("in/a.bin", b"")
    store.put("out/a.bin", b"")
    assert list(store.walk(apart=frozenset({store.shown("out")}))) == [[], [Entry("in/a.bin", 0)]]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(tmp_path)
    assert store_at(str(tmp_path)).entries() == ([], [])


@pytest.mark.parametrize("address", ["ftp://host/folder", "https://host/folder"])
def test_other_kinds_of_address_are_refused(address: str) -> None:
    with pytest.raises(UsageError, match="s3://, gs://, hdfs://"):
        store_at(address)


def test_keys_in_an_address_are_refused() -> None:
    with pytest.raises(UsageError, match="environment") as caught:
        store_at("s3://somebody:secret@bucket/folder")
    assert "secret" not in str(caught.value)


def test_a_bucket_that_can_not_be_reached_is_one_sentence(bucket: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(StoreError, match=r"s3://nobody/a/b: it can't be reached \(.*\); check the address"):
            store_at(f"s3://nobody/a?endpoint_override=127.0.0.1:{port}&scheme=http&region=x").put("b", b"")


def test_a_folder_that_can_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can't be reached"):
        store_at(str(tmp_path)).put("file/below", b"")


def test_without_java_a_cluster_of_hadoop_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", os.devnull)
    with pytest.raises(StoreError, match="hdfs://"):
        store_at("hdfs://127.0.0.1:1/photos")

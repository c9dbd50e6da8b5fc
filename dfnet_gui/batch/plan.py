"""The plan of a batch: what is fixed for all of it, and its chunks, kept in a store that every machine reaches."""

from __future__ import annotations

import itertools
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from dfnet_gui.batch.pairing import OutputNames, Shelf
from dfnet_gui.batch.rows import PlannedJob, written_jobs
from dfnet_gui.batch.store import Store, store_at
from dfnet_gui.batch.work import Order
from dfnet_gui.batch.worker import Engine
from dfnet_gui.engine.models import find_installed
from dfnet_gui.errors import StoreError, UsageError
from dfnet_gui.imaging.formats.registry import is_photo_name
from dfnet_gui.network.checkpoint import load_model, save_model
from dfnet_gui.network.manifest import manifest_path, sha256_of
from dfnet_gui.wording import one_line

CHUNK_SIZE = 1000
"""Photos a chunk: about 18 minutes of detailed fills on a core; docs/batch.md says why so many."""
MODEL = "model.safetensors"
NOT_TAKEN = "not_taken.txt"
"""What is no photo, a line each, where there is anything."""
_RUN = "run.json"
_FORMAT = 1
_UNWRITABLE = "its name can't be written as UTF-8; rename it"


@dataclass(frozen=True)
class Chunk:
    """A part of a batch that one process completes: how many photos, and the size of its largest photo's file."""

    count: int
    largest: int


@dataclass(frozen=True)
class Run:
    """What is fixed for a batch. `photos`, `masks`, `output`: addresses; `sha256`: of the model in the run's store;
    `backend` and `precision`: what every node computes with; `journal_s`: see `batch.chunk`."""

    photos: str
    masks: str
    output: str
    model: str
    sha256: str
    backend: str
    precision: str
    order: Order
    journal_s: float
    version: str = field(default_factory=lambda: version("dfnet-gui"))
    not_taken: int = 0
    chunks: tuple[Chunk, ...] = ()

    def to_json(self) -> str:
        """As it is kept."""
        chunks = [[chunk.count, chunk.largest] for chunk in self.chunks]
        return json.dumps({"format": _FORMAT, **asdict(self), "order": self.order.written(), "chunks": chunks})

    @classmethod
    def of(cls, text: str) -> Run:
        """The other way; ValueError, KeyError or TypeError where it is something else."""
        values = json.loads(text)
        if not isinstance(values, dict):
            raise TypeError("a run is a JSON object")
        if values.pop("format") != _FORMAT:
            raise ValueError("it is of another version of the program")
        chunks = tuple(Chunk(int(count), int(largest)) for count, largest in values.pop("chunks"))
        if not all(isinstance(each, str) and each.isprintable() for each in (values["version"], values["sha256"])):
            raise TypeError("its version and its model's sum must be words")
        return cls(**{**values, "order": Order.of(values["order"]), "chunks": chunks})


def jobs_name(number: int) -> str:
    """The file of a chunk's jobs within the run's store."""
    return f"jobs/{number:08}.parquet"


def read_run(store: Store) -> Run:
    """The plan in a store; StoreError where there is none, or one that this version can't carry out."""
    shown = store.shown(_RUN)
    try:
        run = Run.of(store.read(_RUN).decode())
    except FileNotFoundError:
        raise StoreError(f"{store.shown('')}: there is no run here; make one with: dfnet-gui batch plan.") from None
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        reason = one_line(error)
        raise StoreError(f"{shown}: the run can't be read ({reason}); plan it anew, at another address.") from error
    if run.version != version("dfnet-gui"):
        here = version("dfnet-gui")
        raise UsageError(f"{shown}: it was planned by version {run.version}, and this is {here}; install that one.")
    return run


def make_plan(store: Store, run: Run, one_mask: str, size: int, tell: Callable[[int], object]) -> Run:
    """Pair all photos with masks (`one_mask`: all with that one), and keep chunks of `size` photos, then `run`.

    Folder by folder, so that it takes the memory of one folder's names. `tell` hears how many photos there are so far.
    Nothing counts before the last file is written, so that whatever ends this loses nothing but time. UsageError where
    there are no photos, or a run is there already.
    """
    if store.has(_RUN):
        raise UsageError(f"{store.shown('')}: there is a run here already; go on with it, or plan at another address.")
    pairing = _Pairing(store, run, one_mask)
    chunks = list[Chunk]()
    jobs = pairing.jobs()
    while part := list(itertools.islice(jobs, size)):
        store.put(jobs_name(len(chunks)), written_jobs(part))
        chunks.append(Chunk(len(part), max(job.size for job in part)))
        tell(sum(chunk.count for chunk in chunks))
    if not chunks:
        raise UsageError(f"{run.photos}: there are no photos in this folder.")
    if pairing.not_taken:
        store.put(NOT_TAKEN, "".join(f"{line}\n" for line in pairing.not_taken).encode())
    planned = replace(run, chunks=tuple(chunks), not_taken=len(pairing.not_taken))
    store.put(_RUN, planned.to_json().encode())
    return planned


def masks_at(address: str) -> tuple[Store, str]:
    """The store of a folder of masks; or that in which one mask for all lies, and its name there."""
    plain, mark, query = address.partition("?")
    if not is_photo_name(PurePosixPath(plain)) or Path(address).is_dir():
        return store_at(address), ""
    folder, _slash, name = plain.rpartition("/")
    return store_at(f"{folder or ('/' if plain.startswith('/') else '.')}{mark}{query}"), name


def paired_again(run: Run, jobs: list[PlannedJob]) -> list[PlannedJob]:
    """The jobs of a chunk, those without a mask with the one that has been put there since, if one has. StoreError."""
    photos, shelves = store_at(run.photos), dict[PurePosixPath, Shelf]()
    found = []
    for job in jobs:
        path = PurePosixPath(job.photo)
        if job.problem:
            if path.parent not in shelves:
                shelves[path.parent] = _shelf(store_at(run.masks), path.parent)
            mask, problem = _mask_of(path, shelves[path.parent], photos)
            found.append(job._replace(mask=mask, problem=problem))
        else:
            found.append(job)
    return found


def keep_model(store: Store, name_or_file: str) -> str:
    """Put a model into the run's store, for machines that have it not; its SHA-256."""
    installed = None if Path(name_or_file).is_file() else find_installed(name_or_file)
    path = installed.path if installed else Path(name_or_file)
    with tempfile.TemporaryDirectory() as folder:
        if path.suffix != Path(MODEL).suffix or not manifest_path(path).is_file():
            loaded, path = load_model(path), Path(folder) / MODEL
            save_model(path, loaded.weights, loaded.manifest, halves=False)
        store.put(MODEL, path.read_bytes())
        store.put(manifest_path(Path(MODEL)).name, manifest_path(path).read_bytes())
        return sha256_of(path)


def engine_of(run: Run, store: Store, folder: Path) -> Engine:
    """The run's engine, its model fetched into a folder; UsageError where that is not the one that was planned."""
    names = (MODEL, manifest_path(Path(MODEL)).name)
    paths = [store.local(name) for name in names]
    for number, name in enumerate(names):
        if paths[number] is None:
            paths[number] = folder / name
            (folder / name).write_bytes(store.read(name))
    weights = paths[0]
    assert weights is not None
    if sha256_of(weights) != run.sha256:
        raise UsageError(f"{store.shown(MODEL)}: this is not the model that the run was planned with; plan it anew.")
    return Engine(str(weights), run.backend, run.precision)


class _Pairing:
    """Photos with their masks, folder by folder; `not_taken` gets the other files, and why where that is not plain."""

    def __init__(self, store: Store, run: Run, one_mask: str) -> None:
        self._photos, self._masks, output = store_at(run.photos), store_at(run.masks), store_at(run.output)
        self._one = one_mask
        self.not_taken: list[str] = []
        self._check(output)
        shown = (output.shown(""), store.shown(""), "" if one_mask else self._masks.shown(""))
        self._apart = frozenset(shown)

    def _check(self, output: Store) -> None:
        photos, masks = self._photos.shown(""), self._masks.shown("")
        if self._one:
            if not self._masks.has(self._one):
                raise UsageError(f"{self._masks.shown(self._one)}: there is no such mask.")
        elif masks == photos:
            raise UsageError(f"{masks}: the masks must lie in another folder than the photos.")
        if output.shown("") == photos or (output.shown("") == masks and not self._one):
            raise UsageError(f"{output.shown('')}: this would overwrite an input; give another --output.")

    def jobs(self) -> Iterator[PlannedJob]:
        """One for each photo."""
        for entries in self._photos.walk(apart=self._apart):
            sizes = {PurePosixPath(entry.name): entry.size for entry in entries if self._is_photo(entry.name)}
            if sizes:
                yield from self._of_folder(sizes)

    def _is_photo(self, name: str) -> bool:
        shown = self._photos.shown(name)
        if self._one and shown == self._masks.shown(self._one):
            return False
        if not _can_be_written(name):
            shown = f"{shown.encode('utf-8', 'backslashreplace').decode()}: {_UNWRITABLE}"
        elif is_photo_name(PurePosixPath(name)):
            return True
        self.not_taken.append(shown)
        return False

    def _of_folder(self, sizes: dict[PurePosixPath, int]) -> Iterator[PlannedJob]:
        shelf = None if self._one else _shelf(self._masks, next(iter(sizes)).parent)
        outputs = OutputNames(sizes)
        for path, size in sizes.items():
            mask, problem = (self._one, "") if shelf is None else _mask_of(path, shelf, self._photos)
            yield PlannedJob(str(path), mask, str(path.parent / outputs[path]), size, problem)


def _shelf(masks: Store, folder: PurePosixPath) -> Shelf:
    entries, _folders = masks.entries("" if folder == PurePosixPath() else str(folder))
    return Shelf((PurePosixPath(entry.name) for entry in entries if _can_be_written(entry.name)), masks.shown(""))


def _mask_of(photo: PurePosixPath, shelf: Shelf, photos: Store) -> tuple[str, str]:
    """A mask's name, or why there is none."""
    try:
        return shelf.mask_of(photo, photos.shown(str(photo))).as_posix(), ""
    except UsageError as error:
        return "", str(error)


def _can_be_written(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True

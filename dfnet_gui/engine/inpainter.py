"""The inpainter: a warm model that completes requests, synchronously and without Qt."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dfnet_gui.engine.backends.base import Forward, Fused, Precision
from dfnet_gui.engine.backends.calibration import usual_size
from dfnet_gui.engine.backends.choose import choose_forward
from dfnet_gui.engine.backends.registry import AUTO, plain_forward
from dfnet_gui.engine.device import DeviceChoice, DeviceName, choose_device
from dfnet_gui.engine.fills import Fill
from dfnet_gui.engine.framing import as_batch, as_masks
from dfnet_gui.engine.maps import MOST_MAP_BYTES, with_maps
from dfnet_gui.engine.region_io import Prepared, finish, prepare, start_all, what_it_saw, with_shift
from dfnet_gui.engine.regions import CONTEXT_FACTOR, DETAILED_CONTEXT, Region, plan_regions
from dfnet_gui.engine.request import Completion, CompletionRequest
from dfnet_gui.engine.spots import heal_spots
from dfnet_gui.engine.starts import StartChoice, is_slow
from dfnet_gui.errors import Cancelled, CompletionError
from dfnet_gui.imaging.arrays import BoolArray
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.network.checkpoint import LoadedModel, load_model
from dfnet_gui.wording import tr, tr_later

_BATCH = 4
"""Regions prepared at once, their slow starts side by side; a backend says how many it takes at a time."""

NOTHING_TO_COPY = tr_later("Nothing of the photo could be copied, so the fill is smooth: leave more of the photo free.")


class _Attempt(NamedTuple):
    """By what and how large regions are computed; the next is tried when memory runs out."""

    make: Callable[[], Forward]
    working_size: int


class _Asked(NamedTuple):
    """What every region of a request has in common."""

    request: CompletionRequest
    start: str
    should_stop: Callable[[], bool]
    notes: list[str]
    """Sentences for the user, added to on the way."""


class Inpainter:
    """Completes holes with one loaded model on one device. Use it from one thread at a time.

    Without a `forward` it computes plainly (`plain_forward`); `load_inpainter` and `choose_forward` find a faster one.
    """

    def __init__(
        self, model: LoadedModel, choice: DeviceChoice | None = None, *, forward: Forward | None = None
    ) -> None:
        self.manifest = model.manifest
        self.choice = choice or choose_device()
        self._model = model
        self._forward = forward or plain_forward(model, self.choice.device)

    @property
    def backend(self) -> str:
        """What computes, as `PyTorch fp32`."""
        return self._forward.label

    @property
    def working_size(self) -> int:
        """The longest side, in network pixels, at which regions are completed."""
        return self.manifest.working_size

    @property
    def has_detail(self) -> bool:
        """Whether the model knows a second, slower start."""
        return self.manifest.detailed_start is not None

    def warm_up(self) -> None:
        """One run on grey, so that the first request does not pay for set-up."""
        size = usual_size(self.working_size, self.manifest.architecture.multiple)
        hole = np.zeros((size, size), bool)
        hole[size // 4 : size // 2, size // 4 : size // 2] = True
        self.run(CompletionRequest(pixels=np.full((size, size, 3), 127, np.uint8), painted=hole, wants_maps=False))
        self.forget()

    def forget(self) -> None:
        """Give up memory that is kept to be faster the next time; not while it runs."""
        self._forward.forget()

    def run(
        self,
        request: CompletionRequest,
        *,
        should_stop: Callable[[], bool] = lambda: False,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Completion:
        """Complete every hole pixel of the request, and no other.

        Each region sees the request's known pixels, never another region's fill, so their order does not
        matter. `on_progress(done, total)` counts regions. Raises Cancelled between batches (and at once while
        an exemplar fill is made) when `should_stop()`, and CompletionError with one sentence when it can't be
        done.
        """
        began = time.perf_counter()
        asked = _Asked(request, self._start_for(request), should_stop, [])
        spots, hole = heal_spots(request, should_stop) if self._is_detailed(asked) else ([], request.hole)
        fills = [*spots, *self._fill_regions(asked, hole, on_progress)]
        completion = self._completion(asked, fills, time.perf_counter() - began)
        return self.with_maps(completion, should_stop=should_stop) if request.wants_maps else completion

    def _fill_regions(self, asked: _Asked, hole: BoolArray, on_progress: Callable[[int, int], None]) -> list[Fill]:
        should_stop = asked.should_stop
        regions = plan_regions(
            hole,
            working_size=self.working_size,
            origin=asked.request.origin,
            context_factor=DETAILED_CONTEXT if self._is_detailed(asked) else CONTEXT_FACTOR,
            should_stop=should_stop,
        )
        fills: list[Fill] = []
        on_progress(0, len(regions))
        while len(fills) < len(regions):
            if should_stop():
                raise Cancelled
            batch = regions[len(fills) : len(fills) + _BATCH]
            keeps = sum(fill.nbytes for fill in fills) < MOST_MAP_BYTES
            fills += self._complete(batch, asked, keeps_seen=keeps)
            on_progress(len(fills), len(regions))
        if should_stop():
            raise Cancelled
        return fills

    def _is_detailed(self, asked: _Asked) -> bool:
        return asked.start == self.manifest.detailed_start

    def _completion(self, asked: _Asked, fills: list[Fill], seconds: float) -> Completion:
        return Completion(
            request_id=asked.request.id,
            fills=tuple(fills),
            seconds=seconds,
            model=self.manifest.name,
            device=self.choice.label,
            backend=self.backend,
            start=asked.start,
            variant=asked.request.variant,
            detail="detailed" if self._is_detailed(asked) else "fast",
            notes=tuple(dict.fromkeys(asked.notes)),
        )

    def with_maps(self, completion: Completion, *, should_stop: Callable[[], bool] = lambda: False) -> Completion:
        """The same completion with its fusion maps; raises Cancelled when `should_stop()`.

        CompletionError for a completion by another model.
        """
        if completion.model != self.manifest.name:
            raise CompletionError(
                tr(
                    "This was completed by {model}: choose that model again to see its fusion maps.",
                    model=completion.model,
                )
            )
        for forward in self._lookers():
            try:
                return with_maps(completion, forward().look, self.manifest, should_stop)
            except (RuntimeError, MemoryError) as error:
                if not _is_about_memory(error):
                    raise
        raise CompletionError(tr("There is not enough memory for the fusion maps: close other programs and try again."))

    def _start_for(self, request: CompletionRequest) -> str:
        detailed = self.manifest.detailed_start if request.detail == "detailed" else None
        return detailed or self.manifest.start

    def _attempts(self) -> Iterator[_Attempt]:
        size, multiple = self.working_size, self.manifest.architecture.multiple
        yield _Attempt(lambda: self._forward, size)
        if self.choice.device == "cpu":
            return
        while size // 2 >= multiple:
            size = size // 2 // multiple * multiple
            yield _Attempt(lambda: self._forward, size)
        yield _Attempt(self._on_cpu, self.working_size)

    def _lookers(self) -> Iterator[Callable[[], Forward]]:
        """By what maps are computed; the next is tried when memory runs out."""
        yield lambda: self._forward
        if self.choice.device != "cpu":
            yield self._on_cpu

    def _on_cpu(self) -> Forward:
        """A copy for when the GPU's memory is full; the GPU keeps its own."""
        return plain_forward(LoadedModel(self._model.weights, self.manifest), "cpu")

    def _complete(self, regions: list[Region], asked: _Asked, *, keeps_seen: bool) -> list[Fill]:
        for attempt in self._attempts():
            try:
                return self._try(regions, attempt, asked, keeps_seen=keeps_seen)
            except (RuntimeError, MemoryError) as error:
                if not _is_about_memory(error):
                    raise
                self._forward.forget()
                asked.notes.append(_memory_note(self.choice, attempt.working_size))
        raise CompletionError(
            tr("There is not enough memory to complete this: close other programs, or paint over less.")
        )

    def _try(self, regions: list[Region], attempt: _Attempt, asked: _Asked, *, keeps_seen: bool) -> list[Fill]:
        """The regions' fills, in their order; those of one size in one go."""
        forward = attempt.make()
        prepared = [prepare(asked.request, region, self.manifest, attempt.working_size) for region in regions]
        fills: dict[int, Fill] = {}
        for size in dict.fromkeys(each.size for each in prepared):
            places = [index for index, each in enumerate(prepared) if each.size == size]
            batch = [prepared[index] for index in places]
            fills.update(zip(places, self._run_batch(batch, forward, asked, keeps_seen=keeps_seen), strict=True))
        return [fills[index] for index in range(len(regions))]

    def _run_batch(self, batch: list[Prepared], forward: Forward, asked: _Asked, *, keeps_seen: bool) -> Iterator[Fill]:
        how = StartChoice(asked.start, asked.request.variant)
        started = start_all(batch, how, self.manifest, asked.should_stop)
        if is_slow(asked.start) and any(each.offsets is None for each in started):
            asked.notes.append(tr(NOTHING_TO_COPY))
        images, masks = as_batch([each.image for each in started]), as_masks([each.known for each in batch])
        for first in range(0, len(batch), forward.batch):
            some = slice(first, first + forward.batch)
            box = Bounds.around(each.box for each in batch[some])
            fused = forward.run(images[some], masks[some], box)
            for index, (each, begun) in enumerate(zip(batch[some], started[some], strict=True)):
                down, across = each.box.moved(-box.left, -box.top).slices
                own = Fused(fused.result[index][:, down, across], fused.alpha[index][:, down, across])
                own = with_shift(each, own, begun, self.manifest)
                fill = finish(each, own, begun, asked.request, self.manifest, asked.should_stop)
                seen = what_it_saw(each, begun, asked.start, asked.request, self.manifest) if keeps_seen else None
                yield replace(fill, seen=seen)


def _is_about_memory(error: Exception) -> bool:
    """Libraries that have no error of their own for it say it in words."""
    return isinstance(error, MemoryError) or "memory" in str(error).lower()


def load_inpainter(path: Path, wanted: DeviceName, *, backend: str = AUTO, precision: Precision = "auto") -> Inpainter:
    """Load weights and warm them up; a GPU that fails at once is left for the CPU, with the reason.

    Raises CheckpointError for weights that can't be used, CompletionError for a backend that is not there.
    """
    choice = choose_device(wanted)
    model = load_model(path)
    try:
        return make_inpainter(model, choice, backend=backend, precision=precision, weights=path)
    except RuntimeError as error:
        if choice.device == "cpu":
            raise
        reason = tr(
            "{device} failed ({reason}), so the CPU is used",
            device=choice.label,
            reason=str(error).splitlines()[0],
        )
        cpu = DeviceChoice("cpu", "CPU", reason)
        return make_inpainter(load_model(path), cpu, backend=backend, precision=precision, weights=path)


def make_inpainter(
    model: LoadedModel,
    choice: DeviceChoice,
    *,
    backend: str = AUTO,
    precision: Precision = "auto",
    weights: Path | None = None,
) -> Inpainter:
    """A warm inpainter with the fastest backend that is exact enough, of those asked for.

    `weights`: the model's file, where it has one; see `choose_forward`.
    """
    forward = choose_forward(model, choice.device, backend=backend, precision=precision, weights=weights)
    inpainter = Inpainter(model, choice, forward=forward)
    inpainter.warm_up()
    return inpainter


def _memory_note(choice: DeviceChoice, working_size: int) -> str:
    if choice.device == "cpu":
        return tr("The memory did not suffice.")
    return tr(
        "The memory of {device} did not suffice at {working_size} pixels, so a smaller way was taken.",
        device=choice.label,
        working_size=working_size,
    )

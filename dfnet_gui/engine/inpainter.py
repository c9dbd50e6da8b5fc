"""The inpainter: a warm model that completes requests, synchronously and without Qt."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import torch

from dfnet_gui.engine.conversion import Frame, frame_region, from_network, to_network
from dfnet_gui.engine.device import DeviceChoice, DeviceName, choose_device
from dfnet_gui.engine.regions import Region, plan_regions
from dfnet_gui.engine.request import Completion, CompletionRequest, Fill, FloatArray, FusionMaps
from dfnet_gui.engine.starting import drawn_share, own_hole, started_image
from dfnet_gui.errors import Cancelled, CompletionError
from dfnet_gui.imaging.bounds import Bounds
from dfnet_gui.imaging.mask import BoolArray
from dfnet_gui.imaging.photo import PixelArray
from dfnet_gui.network import DFNetOutput
from dfnet_gui.network.checkpoint import LoadedModel, load_model

Precision = Literal["auto", "fp32", "bf16", "fp16"]
PRECISIONS: tuple[Precision, ...] = ("auto", "fp32", "bf16", "fp16")
_MOST_MAP_BYTES = 512 << 20
_TYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


class _Attempt(NamedTuple):
    """Where and how large a region is computed; the next is tried when memory runs out."""

    choice: DeviceChoice
    working_size: int


class _Asked(NamedTuple):
    """What every region of a request has in common."""

    start: str
    should_stop: Callable[[], bool]
    wants_maps: bool


class Inpainter:
    """Completes holes with one loaded model on one device. Use it from one thread at a time."""

    def __init__(
        self, model: LoadedModel, choice: DeviceChoice | None = None, *, precision: Precision = "auto"
    ) -> None:
        self.manifest = model.manifest
        self.choice = choice or choose_device()
        self.precision = precision
        self._network = model.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._move_to(self.choice)

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
        size = self.manifest.architecture.multiple
        hole = np.zeros((size, size), bool)
        hole[size // 4 : size // 2, size // 4 : size // 2] = True
        self.run(CompletionRequest(pixels=np.full((size, size, 3), 127, np.uint8), hole=hole, wants_maps=False))

    def run(
        self,
        request: CompletionRequest,
        *,
        should_stop: Callable[[], bool] = lambda: False,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Completion:
        """Complete every hole pixel of the request, and no other.

        `on_progress(done, total)` counts regions. Raises Cancelled between regions (and at once while an
        exemplar fill is made) when `should_stop()`, and CompletionError with one sentence when it can't be done.
        """
        began = time.perf_counter()
        start = self._start_for(request)
        regions = plan_regions(request.hole, working_size=self.working_size, should_stop=should_stop)
        pixels, unknown = request.pixels.copy(), request.hole.copy()
        fills: list[Fill] = []
        notes: list[str] = []
        on_progress(0, len(regions))
        for done, region in enumerate(regions, start=1):
            if should_stop():
                raise Cancelled
            keeps_maps = request.wants_maps and sum(fill.nbytes for fill in fills) < _MOST_MAP_BYTES
            asked = _Asked(start, should_stop, wants_maps=keeps_maps)
            fill = self._complete_region(pixels, unknown, region, notes, asked)
            if request.wants_maps and not keeps_maps:
                notes.append("There are many parts: the fusion maps of the first ones are kept.")
            pixels[fill.bounds.slices][fill.hole] = fill.pixels[fill.hole]
            unknown[fill.bounds.slices][fill.hole] = False
            fills.append(_moved(fill, request.origin))
            on_progress(done, len(regions))
        if should_stop():
            raise Cancelled
        return Completion(
            request_id=request.id,
            fills=tuple(fills),
            seconds=time.perf_counter() - began,
            model=self.manifest.name,
            device=self.choice.label,
            start=start,
            detail="detailed" if start == self.manifest.detailed_start else "fast",
            notes=tuple(dict.fromkeys(notes)),
        )

    def _start_for(self, request: CompletionRequest) -> str:
        detailed = self.manifest.detailed_start if request.detail == "detailed" else None
        return detailed or self.manifest.start

    def _attempts(self) -> Iterator[_Attempt]:
        size, multiple = self.working_size, self.manifest.architecture.multiple
        yield _Attempt(self.choice, size)
        if self.choice.device.type == "cpu":
            return
        while size // 2 >= multiple:
            size = size // 2 // multiple * multiple
            yield _Attempt(self.choice, size)
        yield _Attempt(DeviceChoice(torch.device("cpu"), "CPU"), self.working_size)

    def _complete_region(
        self, pixels: PixelArray, unknown: BoolArray, region: Region, notes: list[str], asked: _Asked
    ) -> Fill:
        for attempt in self._attempts():
            try:
                with self._on(attempt.choice):
                    return self._try_region(pixels, unknown, region, attempt, asked)
            except (RuntimeError, MemoryError) as error:
                if not _is_about_memory(error):
                    raise
                notes.append(_memory_note(self.choice, attempt))
        raise CompletionError(
            "There is not enough memory to complete this: close other programs, or paint a smaller hole."
        )

    def _try_region(
        self, pixels: PixelArray, unknown: BoolArray, region: Region, attempt: _Attempt, asked: _Asked
    ) -> Fill:
        frame = frame_region(
            region.context, working_size=attempt.working_size, multiple=self.manifest.architecture.multiple
        )
        context = region.context.slices
        image, mask = to_network(pixels[context], unknown[context], frame, self.manifest.channel_order)
        started = started_image(asked.start, image, mask, attempt.choice.device, should_stop=asked.should_stop)
        output = self._forward(started, mask.to(attempt.choice.device))
        own = region.hole_bounds.moved(-region.context.left, -region.context.top)
        filled = from_network(output.results[0], image, mask, frame, self.manifest.channel_order, own)
        dtype = pixels.dtype
        fill = np.rint(filled * np.iinfo(dtype).max).astype(dtype)
        maps = self._maps(output, region.context, frame) if asked.wants_maps else None
        drawn = drawn_share(output.alphas[0], own_hole(region.hole, own, region.context, frame))
        return Fill(bounds=region.hole_bounds, pixels=fill, hole=region.hole, drawn=drawn, maps=maps)

    @torch.inference_mode()
    def _forward(self, started: torch.Tensor, mask: torch.Tensor) -> DFNetOutput:
        kind = started.device.type
        low_precision = _TYPES[self._precision_on(kind)]
        started = started.contiguous(memory_format=torch.channels_last)
        with torch.autocast(kind, low_precision, enabled=low_precision != torch.float32):
            return self._network(started, mask)  # type: ignore[no-any-return]

    def _precision_on(self, kind: str) -> str:
        if self.precision == "auto":
            return "bf16" if kind == "cuda" and torch.cuda.is_bf16_supported() else "fp32"
        return self.precision

    def _maps(self, output: DFNetOutput, context: Bounds, frame: Frame) -> FusionMaps:
        scales = self.manifest.architecture.fused_scales
        bgr = self.manifest.channel_order == "BGR"

        def arrays(tensors: tuple[torch.Tensor, ...]) -> dict[int, FloatArray]:
            ordered = (t.flip(1) if bgr else t for t in tensors)
            whole = (t[0].permute(1, 2, 0).float().cpu().contiguous().numpy() for t in ordered)
            return dict(zip(scales, whole, strict=True))

        return FusionMaps(
            bounds=context,
            used=(frame.height, frame.width),
            results=arrays(output.results),
            alphas=arrays(output.alphas),
            raws=arrays(output.raws),
        )

    @contextmanager
    def _on(self, choice: DeviceChoice) -> Iterator[None]:
        """Have the network on another device for a while."""
        if choice.device == self.choice.device:
            yield
            return
        self._move_to(choice)
        try:
            yield
        finally:
            self._move_to(self.choice)

    def _move_to(self, choice: DeviceChoice) -> None:
        self._network.to(choice.device)


def _is_about_memory(error: Exception) -> bool:
    """CUDA has an error of its own; the CPU's and Apple's say it in words."""
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or "memory" in str(error).lower()


def load_inpainter(path: Path, wanted: DeviceName, *, precision: Precision = "auto") -> Inpainter:
    """Load weights and warm them up; a GPU that fails at once is left for the CPU, with the reason.

    Raises CheckpointError for weights that can't be used.
    """
    choice = choose_device(wanted)
    try:
        inpainter = Inpainter(load_model(path), choice, precision=precision)
        inpainter.warm_up()
    except RuntimeError as error:
        if choice.device.type == "cpu":
            raise
        reason = f"{choice.label} failed ({str(error).splitlines()[0]}), so the CPU is used"
        cpu = DeviceChoice(torch.device("cpu"), "CPU", reason)
        inpainter = Inpainter(load_model(path), cpu, precision=precision)
        inpainter.warm_up()
    return inpainter


def _memory_note(choice: DeviceChoice, attempt: _Attempt) -> str:
    if attempt.choice.device.type == "cpu":
        return "The memory did not suffice."
    return f"The memory of {choice.label} did not suffice at {attempt.working_size} pixels, so a smaller way was taken."


def _moved(fill: Fill, origin: tuple[int, int]) -> Fill:
    left, top = origin
    maps = fill.maps
    if maps is not None:
        maps = FusionMaps(
            bounds=maps.bounds.moved(left, top),
            used=maps.used,
            results=maps.results,
            alphas=maps.alphas,
            raws=maps.raws,
        )
    return replace(fill, bounds=fill.bounds.moved(left, top), maps=maps)

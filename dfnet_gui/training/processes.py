"""Training in several processes, one for each GPU, on one machine or several, as `torchrun` starts them."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from dfnet_gui.network import CompletionNetwork
from dfnet_gui.training.batches import Share

T = TypeVar("T")


class Processes:
    """This process among `share.count` in step; alone by default, when every method is as good as none."""

    def __init__(self, share: Share | None = None, device: torch.device | None = None) -> None:
        self.share = share or Share()
        self.device = device or torch.device("cpu")

    @property
    def is_first(self) -> bool:
        """Whether this process reports and writes the files."""
        return self.share.rank == 0

    def prepared(self, network: CompletionNetwork) -> CompletionNetwork:
        """The network with the first process's norm statistics in all processes.

        On CUDA its batch norms then measure over all of them; elsewhere they must be frozen to stay equal.
        """
        if self.share.count > 1:
            for buffer in network.buffers():
                dist.broadcast(buffer, 0)
        if self.share.count > 1 and self.device.type == "cuda":
            return cast(CompletionNetwork, nn.SyncBatchNorm.convert_sync_batchnorm(network))  # type: ignore[no-untyped-call]
        return network

    def wrapped(self, network: nn.Module) -> Callable[..., Any]:
        """The module whose gradients are averaged over all processes."""
        if self.share.count == 1:
            return network
        ids = [self.device] if self.device.type == "cuda" else None
        return DistributedDataParallel(network, device_ids=ids, broadcast_buffers=False)

    def mean(self, values: Mapping[str, Tensor]) -> dict[str, float]:
        """Each value's mean over all processes."""
        stacked = torch.stack([value.float() for value in values.values()])
        if self.share.count > 1:
            dist.all_reduce(stacked)
            stacked /= self.share.count
        return dict(zip(values, stacked.tolist(), strict=True))

    def total(self, number: int) -> int:
        """The sum over all processes."""
        return int(self._reduced(float(number)))

    def agreed(self, number: float) -> float:
        """The first process's value, so that all stop at the same step."""
        return self._reduced(number if self.is_first else 0.0)

    def first_alone(self, work: Callable[[], T]) -> T:
        """Let the first process do it, then the others: they find what it left in files."""
        if self.share.count == 1:
            return work()
        if self.is_first:
            outcome = work()
            dist.barrier()
            return outcome
        dist.barrier()
        return work()

    def _reduced(self, number: float) -> float:
        if self.share.count == 1:
            return number
        tensor = torch.tensor(number, dtype=torch.float64, device=self.device)
        dist.all_reduce(tensor)
        return float(tensor)


@contextmanager
def joined(device: torch.device) -> Iterator[Processes]:
    """The processes that `torchrun` started (it sets WORLD_SIZE, RANK, LOCAL_RANK), else this one alone."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count == 1:
        yield Processes(device=device)
        return
    if device.type == "cuda":
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield Processes(Share(dist.get_rank(), count), device)
    finally:
        dist.destroy_process_group()
        # What still refers to the group (DDP's modules do, in circles) keeps its threads; one that gives back a tensor
        # while the interpreter ends would abort the process.
        gc.collect()

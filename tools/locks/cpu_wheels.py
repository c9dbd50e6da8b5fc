"""The hashes of PyTorch's wheels for a CPU alone, which are not on PyPI.

PyTorch's own index (download.pytorch.org/whl/cpu/torch/) lists them. Linux alone needs them: elsewhere PyPI's are such.
"""

from tools.locks.pins import Pin

LISTED = {
    ("2.13.0", 11): "6746dbcbeb526eb61330b76b41ff1b4eb848951103a892eeb080dfa2b264667b",
    ("2.13.0", 12): "4ca4a9394b0c771238a4f73590fdbbc4debad85ed0fa63d026ae1b085da7d6e2",
    ("2.13.0", 13): "3fbf9c9d1f3c10c2d59d04aca426dee9ccc6ceb32d255c61e93acc3b4f75fae6",
    ("2.13.0", 14): "d20fa53ee744502fa4c69818a720b05ca0d37abd055d4f6e66cae155114bc691",
}
"""(version, minor of Python) of manylinux_2_28_x86_64."""


def for_a_cpu(torch: Pin, minor: int) -> Pin:
    """The same version; SystemExit says where to look if its hash is not listed yet."""
    if (torch.version, minor) not in LISTED:
        raise SystemExit(
            f"torch {torch.version} for Python 3.{minor}: the hash of its wheel for a CPU is not in {__name__}; add"
            " what https://download.pytorch.org/whl/cpu/torch/ lists, and run this again."
        )
    return torch._replace(version=f"{torch.version}+cpu", hashes=(LISTED[torch.version, minor],))

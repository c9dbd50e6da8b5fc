"""PyTorch for inference: bytecode in the archive, its libraries, and no sources, headers or programs."""

from pathlib import Path

from PyInstaller.utils.hooks import collect_dynamic_libs, get_module_file_attribute

_READ_AS_SOURCE = (  # PyTorch compiles parts of these itself, or looks for comments in them
    "torch._export.config",
    "torch._functorch.config",
    "torch._library.custom_ops",
    "torch._native.registry",
    "torch.compiler.config",
    "torch.distributed.config",
    "torch.functional",
    "torch.fx.experimental._config",
    "torch.nn.functional",
    "torch.nn.modules.rnn",
    "torch.utils._debug_mode._mode",
    "torch.utils.serialization.config",
)
module_collection_mode = {"torch": "pyz", **dict.fromkeys(_READ_AS_SOURCE, "pyz+py")}
binaries = collect_dynamic_libs("torch", search_patterns=["*.dll", "*.dylib", "lib*.so", "lib*.so.*"])
_manager = Path(get_module_file_attribute("torch")).parent / "bin" / "torch_shm_manager"
if _manager.is_file():  # PyTorch looks for it when it is imported
    binaries.append((str(_manager), "torch/bin"))
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]

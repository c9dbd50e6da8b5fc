"""Makes collected libraries smaller, on Linux: symbol tables cut off, and OpenCV's video libraries emptied.

OpenCV's one library is linked to FFmpeg's, so it can't be loaded without them; the program reads no videos.
Empty libraries of the same names stand in for them: every function that OpenCV asks for is there and gives 0.
"""

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's: place in the bundle, file, kind."""

_STRIPPED = re.compile(
    r"(torch/lib/lib(torch_cpu|torch_python|c10)\.so|libpython3.*\.so.*|python3\.\d+/lib-dynload/.*\.so)"
)
"""Libraries with large symbol tables. Others stay as they are: `strip` can spoil what patchelf has touched."""
_VIDEO = re.compile(r"opencv_python_headless\.libs/lib(avcodec|avformat|avutil|swscale)-[^/]*\.so[^/]*")
_ONLY_FOR_VIDEO = re.compile(r"opencv_python_headless\.libs/lib(swresample|vpx|drm|ssl|crypto)-[^/]*\.so[^/]*")
_OPENCV = re.compile(r"cv2/cv2\.abi3\.so")


def slimmed(entries: list[Entry], work: Path) -> list[Entry]:
    """The same libraries, smaller ones in the place of large ones; new files are made in `work`."""
    if not sys.platform.startswith("linux"):
        return entries
    work.mkdir(parents=True, exist_ok=True)
    entries = [_stripped(entry, work) for entry in entries]
    opencv = next((Path(source) for target, source, _kind in entries if _OPENCV.fullmatch(target)), None)
    if opencv is None or shutil.which("cc") is None:
        print("No C compiler (cc): OpenCV's video libraries stay in, 40 MB.")
        return entries
    asked = _video_functions(opencv)
    entries = [entry for entry in entries if not _ONLY_FOR_VIDEO.fullmatch(entry[0])]
    return [_emptied(entry, asked, work) for entry in entries]


def _stripped(entry: Entry, work: Path) -> Entry:
    target, source, kind = entry
    if not _STRIPPED.fullmatch(target) or shutil.which("strip") is None:
        return entry
    copy = work / Path(target).name
    subprocess.run(["strip", "--strip-unneeded", "-o", str(copy), source], check=True)
    return target, str(copy), kind


def _video_functions(opencv: Path) -> dict[str, list[str]]:
    """What OpenCV asks of FFmpeg, by symbol version, as LIBAVCODEC_62."""
    listed = subprocess.run(["nm", "-D", "--undefined-only", str(opencv)], check=True, capture_output=True, text=True)
    asked: dict[str, list[str]] = defaultdict(list)
    for name, symbol_version in re.findall(r" U (\w+)@+(LIB(?:AV|SW)\w+)", listed.stdout):
        asked[symbol_version].append(name)
    return asked


def _emptied(entry: Entry, asked: dict[str, list[str]], work: Path) -> Entry:
    target, _source, kind = entry
    match = _VIDEO.fullmatch(target)
    if match is None:
        return entry
    name = Path(target).name
    versions = {version: names for version, names in asked.items() if version.startswith(f"LIB{match[1].upper()}_")}
    code, script, library = work / f"{name}.c", work / f"{name}.map", work / name
    functions = [function for names in versions.values() for function in names]
    code.write_text("".join(f"void *{function}(void) {{ return 0; }}\n" for function in functions), encoding="utf-8")
    script.write_text("".join(f"{version} {{ global: *; }};\n" for version in versions), encoding="utf-8")
    how = ["-shared", "-fPIC", "-s", f"-Wl,-soname,{name}", f"-Wl,--version-script={script}"]
    subprocess.run(["cc", *how, "-o", str(library), str(code)], check=True)
    return target, str(library), kind

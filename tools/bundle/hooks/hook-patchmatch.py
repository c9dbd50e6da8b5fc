"""PyPatchMatch's library, which it loads by name."""

from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs

binaries = collect_dynamic_libs("patchmatch")
datas = collect_data_files("patchmatch", excludes=["**/*.so", "**/*.cpp", "**/*.h"])

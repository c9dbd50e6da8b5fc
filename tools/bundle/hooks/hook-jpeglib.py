"""jpeglib's libraries, which it loads by name: of its many builds of libjpeg the one that it takes by itself."""

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = collect_dynamic_libs("jpeglib", search_patterns=[f"cjpeglib_6b.*{end}" for end in ("so", "pyd", "dylib")])

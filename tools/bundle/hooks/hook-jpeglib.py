"""jpeglib's libraries, which it loads by name: of its many builds of libjpeg the one that it takes by itself."""

from pathlib import PurePath

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = [each for each in collect_dynamic_libs("jpeglib") if "_6b." in PurePath(each[0]).name]

"""OpenVINO's runtime: its plug-ins and readers are loaded by name from beside its library."""

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = collect_dynamic_libs("openvino", search_patterns=["*.dll", "*.dylib", "lib*.so", "lib*.so.*"])
bindepend_symlink_suppression = ["**/openvino/libs/*.so*"]

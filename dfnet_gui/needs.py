"""What the program, its tests and its build need of the system, and which package brings each.

This is the one list of them. It is read before anything is installed, so all here runs on Python 3.6.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

_TABLE = """
group    name                    apt                  dnf                  pacman               zypper
python   ensurepip               python{0}-venv       python3-libs         python               python{2}-base
qt       libEGL.so.1             libegl1              libglvnd-egl         libglvnd             libglvnd
qt       libGL.so.1              libgl1               libglvnd-glx         libglvnd             libglvnd
qt       libX11.so.6             libx11-6             libX11               libx11               libX11-6
qt       libfontconfig.so.1      libfontconfig1       fontconfig           fontconfig           libfontconfig1
qt       libfreetype.so.6        libfreetype6         freetype             freetype2            libfreetype6
qt       libdbus-1.so.3          libdbus-1-3          dbus-libs            dbus                 libdbus-1-3
qt       libglib-2.0.so.0        libglib2.0-0         glib2                glib2                libglib-2_0-0
qt       libxkbcommon.so.0       libxkbcommon0        libxkbcommon         libxkbcommon         libxkbcommon0
qt       fonts                   fonts-dejavu-core    dejavu-sans-fonts    ttf-dejavu           dejavu-fonts
x        libX11-xcb.so.1         libx11-xcb1          libX11-xcb           libx11               libX11-xcb1
x        libxkbcommon-x11.so.0   libxkbcommon-x11-0   libxkbcommon-x11     libxkbcommon-x11     libxkbcommon-x11-0
x        libxcb-cursor.so.0      libxcb-cursor0       xcb-util-cursor      xcb-util-cursor      libxcb-cursor0
x        libxcb-icccm.so.4       libxcb-icccm4        xcb-util-wm          xcb-util-wm          libxcb-icccm4
x        libxcb-image.so.0       libxcb-image0        xcb-util-image       xcb-util-image       libxcb-image0
x        libxcb-keysyms.so.1     libxcb-keysyms1      xcb-util-keysyms     xcb-util-keysyms     libxcb-keysyms1
x        libxcb-randr.so.0       libxcb-randr0        libxcb               libxcb               libxcb-randr0
x        libxcb-render.so.0      libxcb-render0       libxcb               libxcb               libxcb-render0
x        libxcb-render-util.so.0 libxcb-render-util0  xcb-util-renderutil  xcb-util-renderutil  libxcb-render-util0
x        libxcb-shape.so.0       libxcb-shape0        libxcb               libxcb               libxcb-shape0
x        libxcb-shm.so.0         libxcb-shm0          libxcb               libxcb               libxcb-shm0
x        libxcb-sync.so.1        libxcb-sync1         libxcb               libxcb               libxcb-sync1
x        libxcb-util.so.1        libxcb-util1         xcb-util             xcb-util             libxcb-util1
x        libxcb-xfixes.so.0      libxcb-xfixes0       libxcb               libxcb               libxcb-xfixes0
x        libxcb-xkb.so.1         libxcb-xkb1          libxcb               libxcb               libxcb-xkb1
wayland  libwayland-client.so.0  libwayland-client0   libwayland-client    wayland              libwayland-client0
wayland  libwayland-cursor.so.0  libwayland-cursor0   libwayland-cursor    wayland              libwayland-cursor0
wayland  libwayland-egl.so.1     libwayland-egl1      libwayland-egl       wayland              libwayland-egl1
screen   Xvfb                    xvfb                 xorg-x11-server-Xvfb xorg-server-xvfb     xorg-x11-server-Xvfb
screen   xdotool                 xdotool              xdotool              xdotool              xdotool
screen   openbox                 openbox              openbox              openbox              openbox
build    strip                   binutils             binutils             binutils             binutils
build    cc                      gcc                  gcc                  gcc                  gcc
build    /usr/include/stdio.h    libc6-dev            glibc-devel          glibc                glibc-devel
build    libpython{0}.so.1.0     libpython{0}         python3-libs         python               libpython{1}-1_0
build    tar                     tar                  tar                  tar                  tar
build    xz                      xz-utils             xz                   xz                   xz
deb      dpkg-deb                dpkg                 dpkg                 dpkg                 dpkg
deb      chrpath                 chrpath              chrpath              chrpath              chrpath
debtrial lintian                 lintian              lintian              lintian              lintian
debtrial man                     man-db               man-db               man-db               man
trial    strace                  strace               strace               strace               strace
trial    debootstrap             debootstrap          debootstrap          debootstrap          debootstrap
trial    desktop-file-validate   desktop-file-utils   desktop-file-utils   desktop-file-utils   desktop-file-utils
trial    appstreamcli            appstream            appstream            appstream            AppStream
"""
"""`qt`: Qt on any screen or none. `screen`: tests of a window. `build`, `trial`: the standalone program and its tests.
`deb`, `debtrial`: its package for Debian, which is made on Debian and its kin alone, and the tests of that.

{0}, {1} and {2} are Python's version as 3.11, 3_11 and 311.
"""
FONTS = "fonts"
OS_RELEASE = ("/etc/os-release", "/usr/lib/os-release")
"""Where a system names itself (os-release(5))."""
FOR_ADMINISTRATORS = "/usr/local/sbin:/usr/sbin:/sbin"
"""Not on everybody's PATH."""
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_FONT_FILES = (".ttf", ".otf", ".ttc", ".pfb")


class Need(NamedTuple):
    """A library, program, file or module of Python, and its package as each manager calls it."""

    group: str
    name: str
    apt: str
    dnf: str
    pacman: str
    zypper: str


class Manager(NamedTuple):
    """What installs packages on these systems; `options` keep it from asking, and from taking more than it must."""

    column: str
    systems: "tuple[str, ...]"
    install: str
    options: str
    update: str = ""


MANAGERS = (
    Manager("apt", ("debian", "ubuntu"), "apt-get install", "-y --no-install-recommends", "apt-get update"),
    Manager("dnf", ("fedora", "rhel"), "dnf install", "-y --setopt=install_weak_deps=False"),
    Manager("pacman", ("arch",), "pacman -S --needed", "--noconfirm"),
    Manager("zypper", ("opensuse", "suse"), "zypper install", "-y --no-recommends"),
)


def needs_of(*groups: str, python: "tuple[int, int]" = sys.version_info[:2]) -> "tuple[Need, ...]":
    """All that belongs to one of these groups, for that version of Python."""
    versions = [mark.join(str(part) for part in python) for mark in (".", "_", "")]
    rows = [line.format(*versions).split() for line in _TABLE.splitlines() if line]
    return tuple(Need(*row) for row in rows[1:] if row[0] in groups)


def window_groups() -> "tuple[str, ...]":
    """Of a window on this desktop: with X11's libraries or Wayland's."""
    return ("qt", "wayland" if os.environ.get("WAYLAND_DISPLAY") else "x")


def is_there(need: Need) -> bool:
    """Look as its user does: by the loader for a library, on PATH for a program. Modules are not looked for here."""
    if need.name == FONTS:
        return any(has_fonts(os.path.expanduser(folder)) for folder in _font_folders())
    if need.name.startswith("/"):
        return os.path.exists(need.name)
    if ".so." not in need.name:
        return shutil.which(need.name, path=f"{os.environ.get('PATH', '')}:{FOR_ADMINISTRATORS}") is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def _font_folders() -> "list[str]":
    shared = os.environ.get("XDG_DATA_DIRS", "").split(":")
    return [*FONT_FOLDERS, *(f"{folder}/fonts" for folder in shared if folder)]


def has_fonts(folder: str) -> bool:
    """Whether a font file lies in it, however deep."""
    return any(name.lower().endswith(_FONT_FILES) for _, _, names in os.walk(folder) for name in names)


def manager_here() -> "Manager | None":
    """That of the system as it names itself, or of what it says it is like; None if neither is known."""
    texts = [Path(place).read_text(encoding="utf-8") for place in OS_RELEASE if os.path.isfile(place)]
    fields = dict(line.split("=", 1) for line in "".join(texts[:1]).splitlines() if "=" in line)
    named = " ".join(fields.get(key, "").strip("\"'") for key in ("ID", "ID_LIKE"))
    for word in named.split():
        for manager in MANAGERS:
            if word.split("-")[0] in manager.systems:
                return manager
    return None


def packages(needs: "tuple[Need, ...]", manager: Manager) -> str:
    """Their names, each once, as a command wants them."""
    return " ".join(dict.fromkeys(getattr(need, manager.column) for need in needs))


def how_to_install(needs: "tuple[Need, ...]") -> str:
    """The command that a user of this system gives, or what to look for where it is not known; follows a colon."""
    manager = manager_here()
    if manager is None:
        return f"the packages of this system that bring {', '.join(need.name for need in needs)}"
    first = f"sudo {manager.update} && " if manager.update else ""
    return f"{first}sudo {manager.install} {packages(needs, manager)}"

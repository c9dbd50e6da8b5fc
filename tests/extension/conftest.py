"""Adding one of each kind, as docs/ADDING.md says: the whole program with one more row."""

from tests.e2e.conftest import (
    blotches_path,
    no_leaked_threads,
    settings_file,
    start_program,
    start_tiny,
    tiny_path,
)

__all__ = ["blotches_path", "no_leaked_threads", "settings_file", "start_program", "start_tiny", "tiny_path"]

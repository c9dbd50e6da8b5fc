"""The package for Debian under test: the file that DFNET_DEB names."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def package() -> Path:
    """It, as `make deb` leaves it in dist/."""
    named = os.environ.get("DFNET_DEB")
    if not named:
        pytest.fail("DFNET_DEB does not say where a package is; run these tests by make deb-check", pytrace=False)
    path = Path(named).resolve()
    if not path.is_file():
        pytest.fail(f"{path}: no package is there; make deb, then make deb-check", pytrace=False)
    return path

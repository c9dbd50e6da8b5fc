"""A folder of small photos, and what completes it: as the batches have them."""

from tests.unit.batch.conftest import engine, jobs

__all__ = ["engine", "jobs"]

"""What is said after an export, without the count of pixels that changed."""

import re
from collections.abc import Sequence

_PROOF = re.compile(r" [\d,]+ of [\d,]+ pixels [^.]*changed[^.]*\.")


def without_proof(sentences: Sequence[str]) -> list[str]:
    """The sentences; each must have had a count."""
    assert all(_PROOF.search(each) for each in sentences), sentences
    return [_PROOF.sub("", each) for each in sentences]

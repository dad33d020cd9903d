"""Compiled templates, kept between runs: compiling them takes three times as long as filling them in."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Bytecode(FileSystemBytecodeCache):
    """Jinja's own cache, in a private folder among the temporary files; where nothing can be kept, nothing is."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def bytecode() -> Bytecode | None:
    """The cache, or None on a machine that has no private place for it."""
    with suppress(OSError, RuntimeError):
        return Bytecode()
    return None

"""Work that goes on in a second process while MkDocs lays out the pages."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable

from mkdocs.exceptions import PluginError


class Beside:
    """One piece of work: begun at once in a copy of this process, or done when it is waited for where there are no copies.

    Windows cannot copy a process, and on a Mac a copy may not use the system's libraries.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        """Begin."""
        self.work = work
        self.process = multiprocessing.get_context("fork").Process(target=work, daemon=True) if can_copy() else None
        if self.process:
            self.process.start()

    def finish(self) -> None:
        """Wait for the end; raises PluginError when the copy failed, which has said on its standard error why."""
        if not self.process:
            self.work()
            return
        self.process.join()
        if self.process.exitcode:
            raise PluginError("Nepavyko įrašyti svetainės duomenų.")


def can_copy() -> bool:
    """Tell whether this system copies processes safely."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()

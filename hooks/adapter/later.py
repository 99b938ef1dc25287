"""While serving: open data and the search index follow when an author pauses, so that they delay no page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Lock, Thread

from kb.export import write_file

PAUSE = 1.0
"""Seconds without another edit."""
Files = Iterable[tuple[str, bytes]]


class Later:
    """Writes files in a thread until the next rebuild begins; that one begins it anew."""

    def __init__(self) -> None:
        """Start with nothing to do."""
        self.over = Event()
        self.lock = Lock()
        self.thread = Thread()

    def stop(self) -> None:
        """Let what is left of the work be; when this returns, no file is written any more."""
        with self.lock:
            self.over.set()

    def start(self, make: Callable[[], Files], folder: Path, others: Iterable[str]) -> None:
        """Make and write files under a folder, then delete there what is neither among them nor among `others`."""
        self.over = Event()
        self.thread = Thread(target=self.work, args=(self.over, make, folder, set(others)), daemon=True)
        self.thread.start()

    def work(self, over: Event, make: Callable[[], Files], folder: Path, names: set[str]) -> None:
        """Do the work unless it is over."""
        if over.wait(PAUSE):
            return
        for path, content in make():
            with self.lock:
                if over.is_set():
                    return
                write_file(folder / path, content)
            names.add(path)
        with self.lock:
            for file in folder.rglob("*"):
                if file.is_file() and not over.is_set() and file.relative_to(folder).as_posix() not in names:
                    file.unlink()

"""When the emulator saves its state: now and then, when told to, and at the end."""

import contextlib
import itertools
import os
import threading
import time

from emulator.state import marker, write_state

# Between two saves at least this long, and so many times as long as a save takes.
SHORTEST_PAUSE_SECONDS = 10
SHARE = 20
# Stores may change while they are copied.
TRIES = 5
# Beginnings of the operations that change nothing.
READS = ("Get", "BatchGet", "TransactGet", "Query", "Scan", "Describe", "List", "Receive", "Filter")


class Saver:
    """Saves the state now and then, when told to, and at the end; not while it is held.

    `copy` gives the content of every service, `frame` makes one JSON; `tell` is called with a line when saves begin to fail,
    and when they succeed again. While the stack is deployed saving is held: half of a deployment is nothing that a later
    start could go on with.
    """

    def __init__(self, state: str, copy, frame, tell=lambda line: None) -> None:
        self.state = state
        self.copy = copy
        self.frame = frame
        self.tell = tell
        self.failure = None
        self.is_held = False
        self.is_changed = True
        self.copies = itertools.count(1)
        self.written = 0
        self.lock = threading.Lock()

    def save(self) -> None:
        number = next(self.copies)
        self.is_changed = False
        try:
            # Not under the lock: the copy may wait for the thread that waits for the lock.
            services = self.copied()
            # Held since: the copy may be of half a deployment.
            if self.is_held:
                return
            with self.lock:
                if number > self.written:
                    write_state(self.state, services, self.frame)
                    self.written = number
            self.note_failure(None)
        except BaseException as error:
            self.is_changed = True
            self.note_failure(str(error) or repr(error))
            raise

    def note_failure(self, failure: str | None) -> None:
        if failure == self.failure:
            return
        self.failure = failure
        self.tell("The state is saved again." if failure is None else f"The state could not be saved: {failure}")

    def copied(self) -> dict:
        for left in reversed(range(TRIES)):
            try:
                return self.copy()
            except RuntimeError:
                # A store changed its size while it was copied.
                if left == 0:
                    raise
                time.sleep(0.1)
        raise AssertionError

    def hold(self) -> None:
        try:
            if not self.is_held:
                self.save()
        finally:
            self.is_held = True

    def keep(self) -> None:
        self.is_held = False
        self.save()

    def save_at_end(self) -> None:
        if not self.is_held:
            self.save()
        os.remove(marker(self.state))

    def save_now_and_then(self) -> None:
        pause = SHORTEST_PAUSE_SECONDS
        while True:
            time.sleep(pause)
            if self.is_held or not self.is_changed:
                continue
            begun = time.monotonic()
            # It is told; the last good state stays, and the next save may succeed.
            with contextlib.suppress(Exception):
                self.save()
            pause = max(SHORTEST_PAUSE_SECONDS, SHARE * (time.monotonic() - begun))

    def note(self, method: str, target: str) -> None:
        """Notes a request, which changes the state unless it reads."""
        operation = target.rpartition(".")[2]
        if method in ("GET", "HEAD", "OPTIONS") or operation.startswith(READS):
            return
        self.is_changed = True

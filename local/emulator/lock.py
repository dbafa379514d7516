"""One emulator at a time uses a state: the next one waits for it."""

import fcntl
import os
import signal
import time


class Lock:
    """Held by the one emulator that uses the state; its file names the process. It ends with the process."""

    def __init__(self, state: str) -> None:
        os.makedirs(os.path.dirname(state), mode=0o700, exist_ok=True)
        self.file = open(f"{state}.lock", "a+", encoding="utf-8")

    def take(self) -> None:
        """Waits until an earlier emulator has saved the state and ended."""
        fcntl.flock(self.file, fcntl.LOCK_EX)
        self.file.truncate(0)
        self.file.write(str(os.getpid()))
        self.file.flush()

    def await_predecessor(self, seconds: float) -> None:
        """Waits until nobody holds it; kills the holder, with all its children, after this time."""
        limit = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > limit:
                    self.kill_holder()
                time.sleep(0.05)

    def kill_holder(self) -> None:
        self.file.seek(0)
        try:
            # The lock is held, so the process of this number is still the holder; it leads its own group.
            os.killpg(int(self.file.read()), signal.SIGKILL)
        except (ValueError, ProcessLookupError, PermissionError):
            pass

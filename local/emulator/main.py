"""Runs MiniStack on the state in STATE_DIR, and ends it with all its children when standard input closes.

The parent process holds the other end of standard input: however it ends, even by SIGKILL, the pipe closes, MiniStack
saves its state, and no process is left running. If MiniStack itself is killed, its children are too.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

# Saving the state of a large archive takes a few seconds; after this time it is considered hung.
SAVE_SECONDS = 20


def kill_group() -> None:
    """Kills the process group: this process and its function workers."""
    os.killpg(0, signal.SIGKILL)


def end_with_parent() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SAVE_SECONDS)
    kill_group()


def end_children_with_this() -> subprocess.Popen:
    """Starts a process that kills the group when this one ends, however it does: the pipe to it closes."""
    guard = ["/bin/sh", "-c", "read -r _; kill -9 0"]
    return subprocess.Popen(guard, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if os.getpgid(0) != os.getpid():
    sys.exit("emulator/main.py must be started as the leader of its own process group")
# Python runs isolated (-I): it looks for modules in its own folders only.
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from emulator import restart
from emulator import state as kept_state
from emulator.lock import Lock

state = os.environ["STATE_DIR"]
os.umask(0o077)
lock = Lock(state)
lock.take()
kept_state.finish_interrupted_save(state)
os.makedirs(state, exist_ok=True)
restart.prune_code(state)
temporary = kept_state.make_temporary(state)
# Before the first use: Python remembers it.
os.environ["TMPDIR"] = temporary
open(kept_state.marker(state), "w", encoding="utf-8").close()
restart.forget_stream_positions(state)
restart.release_messages(state)
guard = end_children_with_this()
threading.Thread(target=end_with_parent, daemon=True).start()
try:
    from emulator import patches
    from ministack.app import main

    patches.apply()
    main()
finally:
    # The disk of the log may be full.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    shutil.rmtree(temporary, ignore_errors=True)
    kill_group()

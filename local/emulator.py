"""Runs MiniStack on the state in STATE_DIR, and ends it with all its children when standard input closes.

Whoever started it holds the other end of standard input: however that process goes, killed outright included, the pipe
closes, MiniStack saves its state, and nothing is left running.
"""

import fcntl
import json
import os
import signal
import sys
import threading
import time

# Saving the state of a large archive takes a few seconds; a run that hangs is not waited for longer.
SAVE_SECONDS = 20


def sweep() -> None:
    """Kills the process group: this process, and the function workers it has started."""
    os.killpg(0, signal.SIGKILL)


def end_with_starter() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SAVE_SECONDS)
    sweep()


def forget_stream_positions() -> None:
    """Lets mappings read a table's stream from its start again.

    MiniStack 1.5.33 keeps how far a mapping has read a stream, but not the stream, whose records are numbered from
    nought after a restart: the mapping would sleep until as many new ones had come. Nothing is done twice by this, the
    stream is empty; on AWS both outlive everything here.
    """
    path = os.path.join(os.environ["STATE_DIR"], "lambda.json")
    try:
        with open(path, encoding="utf-8") as file:
            state = json.load(file)
    except FileNotFoundError:
        return
    if state.get("payload", {}).pop("dynamodb_stream_positions", None) is None:
        return
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        json.dump(state, file)
    os.replace(f"{path}.new", path)


if os.getpgid(0) != os.getpid():
    sys.exit("emulator.py is to be started as the leader of its own process group")
# One that was cut off may still be saving what this one is about to read.
os.makedirs(os.environ["STATE_DIR"], exist_ok=True)
lock = open(os.path.join(os.environ["STATE_DIR"], "lock"), "w")
fcntl.flock(lock, fcntl.LOCK_EX)
forget_stream_positions()
threading.Thread(target=end_with_starter, daemon=True).start()
try:
    from ministack.app import main

    main()
finally:
    sys.stdout.flush()
    sys.stderr.flush()
    sweep()

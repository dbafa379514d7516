"""The emulator's state on disk: what is kept survives a kill at any moment.

A save is whole or not there: it is written to a folder beside STATE_DIR, which then takes its place. As a script (STATE_DIR
as its argument), this waits until no emulator uses the state and prints, as JSON, what is kept.
"""

import fcntl
import itertools
import json
import os
import shutil
import signal
import sys
import threading
import time

# Between two saves at least this long, and so many times as long as a save takes.
SHORTEST_PAUSE_SECONDS = 10
SHARE = 20
# Stores may change while they are copied.
TRIES = 5
# More than the time that an emulator has for its last save.
PREDECESSOR_SECONDS = 25
# Beginnings of the operations that change nothing.
READS = ("Get", "BatchGet", "TransactGet", "Query", "Scan", "Describe", "List", "Receive", "Filter")


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


def marker(state: str) -> str:
    """The file that is there while an emulator runs, and after one that did not save its state at the end."""
    return f"{state}.open"


def finish_interrupted_save(state: str) -> None:
    """Puts the state in its place if a kill came between the two renames of a save; removes what is not whole."""
    if not os.path.isdir(state) and os.path.isdir(f"{state}.new"):
        os.rename(f"{state}.new", state)
    for leftover in (f"{state}.new", f"{state}.old"):
        shutil.rmtree(leftover, ignore_errors=True)


def code_folder(state: str) -> str:
    """Where the code of functions is, one file for each content, beside the state, which names them."""
    return f"{state}.code"


def prune_code(state: str) -> None:
    """Removes code that the state does not name. Only at a start: until a save is whole, the state before it counts."""
    folder = code_folder(state)
    within = os.path.join(state, "lambda-blobs")
    if os.path.isdir(within) and not os.path.isdir(folder):
        # As earlier releases kept it.
        os.rename(within, folder)
    try:
        with open(os.path.join(state, "lambda.json"), encoding="utf-8") as file:
            named = file.read()
    except FileNotFoundError:
        return
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        if name.removesuffix(".zip") not in named:
            os.remove(os.path.join(folder, name))


def release_messages(state: str) -> None:
    """Lets messages be received again that functions of the ended run had in hand: nobody works on them any more.

    They would else stay hidden for as long as their queue allows a function, minutes in which they look as if at work.
    What was put off for longer on purpose stays put off.
    """
    path = os.path.join(state, "sqs.json")
    try:
        saved_at = os.path.getmtime(path)
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except FileNotFoundError:
        return
    queues = content.get("payload", {}).get("queues", {})
    rows = queues["data"] if "data" in queues else queues
    for queue in rows.values():
        timeout = float(queue.get("attributes", {}).get("VisibilityTimeout", 30))
        for message in queue.get("messages", []):
            if message.get("receive_count", 0) > 0 and saved_at < message.get("visible_at", 0) <= saved_at + timeout:
                message["visible_at"] = saved_at
                message["receive_count"] -= 1
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        json.dump(content, file)
    os.replace(f"{path}.new", path)


def write_state(state: str, services: dict, frame) -> None:
    """Replaces the state on disk by `services` (name: content); files of other services stay. `frame` makes it JSON."""
    draft = f"{state}.new"
    shutil.rmtree(draft, ignore_errors=True)
    os.makedirs(draft, mode=0o700)
    for name, content in services.items():
        with open(os.path.join(draft, f"{name}.json"), "w", encoding="utf-8") as file:
            file.write(frame(name, content))
    for name in os.listdir(state):
        target = os.path.join(draft, name)
        if name.endswith(".json") and not os.path.exists(target):
            os.link(os.path.join(state, name), target)
    os.rename(state, f"{state}.old")
    os.rename(draft, state)
    shutil.rmtree(f"{state}.old", ignore_errors=True)


class Saver:
    """Saves the state now and then, when told to, and at the end; not while it is held.

    `copy` gives the content of every service, `frame` makes one JSON. While the stack is deployed saving is held: half of
    a deployment is nothing that a later start could go on with.
    """

    def __init__(self, state: str, copy, frame) -> None:
        self.state = state
        self.copy = copy
        self.frame = frame
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
        except BaseException:
            self.is_changed = True
            raise

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
        if not self.is_held:
            self.save()
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
            try:
                self.save()
            except Exception as error:  # noqa: BLE001: the last good state stays, and the next save may succeed
                print(f"The state could not be saved: {error!r}", file=sys.stderr, flush=True)
            pause = max(SHORTEST_PAUSE_SECONDS, SHARE * (time.monotonic() - begun))

    def note(self, method: str, target: str) -> None:
        """Notes a request, which changes the state unless it reads."""
        operation = target.rpartition(".")[2]
        if method in ("GET", "HEAD", "OPTIONS") or operation.startswith(READS):
            return
        self.is_changed = True


def look(state: str) -> dict:
    """What is kept: when it was saved, whether at the end of its run, the stacks by name, and files that are no JSON."""
    stacks: dict[str, str] = {}
    unreadable = []
    saved_at = None
    for name in sorted(os.listdir(state)) if os.path.isdir(state) else []:
        if not name.endswith(".json"):
            continue
        path = os.path.join(state, name)
        saved_at = max(saved_at or 0, os.path.getmtime(path))
        try:
            with open(path, encoding="utf-8") as file:
                content = json.load(file)
            if name == "cloudformation.json":
                stacks = stacks_in(content)
        except (ValueError, AttributeError, KeyError, TypeError):
            unreadable.append(name)
    return {
        "savedAt": None if saved_at is None else int(saved_at * 1000),
        "isClean": not os.path.exists(marker(state)),
        "stacks": stacks,
        "unreadable": unreadable,
    }


def stacks_in(content: dict) -> dict[str, str]:
    stacks = content["payload"]["stacks"]
    rows = stacks["data"] if stacks.get("__account_region_scoped__") or stacks.get("__scoped__") else stacks
    live = [row for row in rows.values() if row["StackStatus"] != "DELETE_COMPLETE"]
    return {row["StackName"]: row["StackStatus"] for row in live}


if __name__ == "__main__":
    folder = os.path.abspath(sys.argv[1])
    Lock(folder).await_predecessor(float(sys.argv[2]) if len(sys.argv) > 2 else PREDECESSOR_SECONDS)
    finish_interrupted_save(folder)
    print(json.dumps(look(folder)))

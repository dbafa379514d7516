"""The emulator's state on disk: what is kept survives a kill at any moment.

A save is whole or not there: it is written to a folder beside STATE_DIR, which then takes its place. As a script (STATE_DIR
as its argument), this waits until no emulator uses the state and prints, as JSON, what is kept.
"""

import contextlib
import fcntl
import hashlib
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


def temporary_folder(state: str) -> str:
    """An empty folder beside the state for what MiniStack and its workers leave: 40 MB a run, which they do not remove."""
    folder = f"{state}.tmp"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder, mode=0o700)
    # MiniStack's script that runs functions is no module, which it would be among the folders of this project.
    with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
        json.dump({"type": "commonjs"}, file)
    return folder


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
    What was put off for longer on purpose stays put off. Where the clock was set back since, all times go back with it.
    """
    path = os.path.join(state, "sqs.json")
    try:
        saved_at = os.path.getmtime(path)
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except FileNotFoundError:
        return
    back = max(0.0, saved_at - time.time())
    queues = content.get("payload", {}).get("queues", {})
    rows = queues["data"] if "data" in queues else queues
    for queue in rows.values():
        timeout = float(queue.get("attributes", {}).get("VisibilityTimeout", 30))
        for message in queue.get("messages", []):
            if message.get("receive_count", 0) > 0 and saved_at < message.get("visible_at", 0) <= saved_at + timeout:
                message["visible_at"] = saved_at
                message["receive_count"] -= 1
            if back > 0 and "visible_at" in message:
                message["visible_at"] -= back
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        json.dump(content, file)
    os.replace(f"{path}.new", path)


def write_state(state: str, services: dict, frame) -> None:
    """Replaces the state on disk by `services` (name: content); files of other services stay. `frame` makes it JSON.

    All is on the disk before it takes its place: after a loss of power, too, the state is the one before or after.
    """
    draft = f"{state}.new"
    shutil.rmtree(draft, ignore_errors=True)
    os.makedirs(draft, mode=0o700)
    try:
        for name, content in services.items():
            text = frame(name, content)
            if text != text_of(os.path.join(state, f"{name}.json")):
                write_through(os.path.join(draft, f"{name}.json"), text)
        for name in os.listdir(state):
            target = os.path.join(draft, name)
            if name.endswith(".json") and not os.path.exists(target):
                os.link(os.path.join(state, name), target)
        sync_code(state)
        sync(draft)
    except BaseException:
        # On a full disk it would be in the way of others.
        shutil.rmtree(draft, ignore_errors=True)
        raise
    os.rename(state, f"{state}.old")
    os.rename(draft, state)
    sync(os.path.dirname(state))
    shutil.rmtree(f"{state}.old", ignore_errors=True)


def text_of(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, ValueError):
        return None


def write_through(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def sync(path: str) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


synced_code: set[str] = set()


def sync_code(state: str) -> None:
    folder = code_folder(state)
    names = set(os.listdir(folder)) - synced_code if os.path.isdir(folder) else set()
    for name in names:
        sync(os.path.join(folder, name))
    if names:
        sync(folder)
    synced_code.update(names)


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
            if name == "lambda.json":
                unreadable += damaged_code(state, content)
        except (ValueError, AttributeError, KeyError, TypeError):
            unreadable.append(name)
    return {
        "savedAt": None if saved_at is None else int(saved_at * 1000),
        "isClean": not os.path.exists(marker(state)),
        "stacks": stacks,
        "unreadable": unreadable,
    }


def damaged_code(state: str, content) -> list[str]:
    """Files of code that the state names and that are not there whole: each is named by its hash."""
    return [f"{name}.zip" for name in sorted(code_names_in(content)) if hash_of(code_folder(state), name) != name]


def code_names_in(content) -> set[str]:
    if isinstance(content, list):
        return set().union(*map(code_names_in, content))
    if not isinstance(content, dict):
        return set()
    name = content.get("code_blob_ref")
    return {name} if isinstance(name, str) else set().union(*map(code_names_in, content.values()))


def hash_of(folder: str, name: str) -> str | None:
    try:
        with open(os.path.join(folder, f"{name}.zip"), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return None


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

"""The emulator's state on disk: what is kept survives a kill at any moment.

A save is whole or not there: it is written to a folder beside STATE_DIR, which then takes its place.
"""

import os
import shutil


def marker(state: str) -> str:
    """The file that is there while an emulator runs, and after one that did not save its state at the end."""
    return f"{state}.open"


def finish_interrupted_save(state: str) -> None:
    """Puts the state in its place if a kill came between the two renames of a save; removes what is not whole or temporary."""
    if not os.path.isdir(state) and os.path.isdir(f"{state}.new"):
        os.rename(f"{state}.new", state)
    for leftover in (f"{state}.new", f"{state}.old", temporary(state)):
        shutil.rmtree(leftover, ignore_errors=True)


def temporary(state: str) -> str:
    """The folder for what MiniStack and its workers leave: 40 MB a run, which they do not remove."""
    return f"{state}.tmp"


def make_temporary(state: str) -> str:
    """Makes that folder, which is not there yet, and answers it."""
    folder = temporary(state)
    os.makedirs(folder, mode=0o700)
    # MiniStack's script that runs functions is no module, which it would be among the folders of this project.
    with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
        file.write('{ "type": "commonjs" }\n')
    return folder


def code_folder(state: str) -> str:
    """Where the code of functions is, one file for each content, beside the state, which names them."""
    return f"{state}.code"


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

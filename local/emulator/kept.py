"""What an emulator has kept. As a script (STATE_DIR as its argument), this waits until no emulator uses the state, and prints it as JSON."""

import hashlib
import json
import os
import sys

if __name__ == "__main__":
    # Python runs isolated (-I): it looks for modules in its own folders only.
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from emulator.lock import Lock
from emulator.state import code_folder, finish_interrupted_save, marker

# More than the time that an emulator has for its last save.
PREDECESSOR_SECONDS = 25


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

"""What a start changes in the state of the run before: what that had in hand, and what no longer holds."""

import json
import os
import time

from emulator.state import code_folder


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


def forget_stream_positions(state: str) -> None:
    """Resets the positions of event source mappings in table streams.

    MiniStack 1.5.33 saves how far a mapping has read a stream, but not the stream itself, whose records are numbered
    from 0 after a restart: the mapping would skip that many new records. As the stream is empty after a restart, no
    record is read twice. On AWS streams and positions are durable.
    """
    path = os.path.join(state, "lambda.json")
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except FileNotFoundError:
        return
    if content.get("payload", {}).pop("dynamodb_stream_positions", None) is None:
        return
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        json.dump(content, file)
    os.replace(f"{path}.new", path)


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

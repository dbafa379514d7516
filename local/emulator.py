"""Runs MiniStack on the state in STATE_DIR, and ends it with all its children when standard input closes.

The parent process holds the other end of standard input: however it ends, even by SIGKILL, the pipe closes, MiniStack
saves its state, and no process is left running.
"""

import fcntl
import json
import os
import signal
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


def forget_stream_positions() -> None:
    """Resets the positions of event source mappings in table streams.

    MiniStack 1.5.33 saves how far a mapping has read a stream, but not the stream itself, whose records are numbered
    from 0 after a restart: the mapping would skip that many new records. As the stream is empty after a restart, no
    record is read twice. On AWS streams and positions are durable.
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


def keep_alarms_on_metric_math() -> None:
    """Lets CloudFormation make alarms on a math expression, which MiniStack 1.5.33 refuses.

    They are kept under the metric that the expression reads, and never go off: MiniStack publishes no metrics of queues.
    """
    from ministack.services.cloudformation import provisioners

    record_of = provisioners._cw_metric_alarm_record

    def record_with_metric_math(name: str, props: dict) -> dict:
        queries = props.get("Metrics") or []
        read = next((query["MetricStat"]["Metric"] for query in queries if "MetricStat" in query), {})
        return record_of(name, {**props, **read, "Metrics": None} if queries else props)

    provisioners._cw_metric_alarm_record = record_with_metric_math


if os.getpgid(0) != os.getpid():
    sys.exit("emulator.py must be started as the leader of its own process group")
# An earlier emulator may still be saving the state.
os.makedirs(os.environ["STATE_DIR"], exist_ok=True)
lock = open(os.path.join(os.environ["STATE_DIR"], "lock"), "w")
fcntl.flock(lock, fcntl.LOCK_EX)
forget_stream_positions()
threading.Thread(target=end_with_parent, daemon=True).start()
try:
    keep_alarms_on_metric_math()
    from ministack.app import main

    main()
finally:
    sys.stdout.flush()
    sys.stderr.flush()
    kill_group()

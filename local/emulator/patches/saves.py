"""The state, saved as one; and requests, which are noted, and refused where they come from elsewhere."""

import asyncio
import json
import os
import threading

from emulator import guard
from emulator.patches.writes import tell
from emulator.saver import Saver
from emulator.state import code_folder


def save_whole_states() -> None:
    """Saves the state of all services as one, now and then if SAVE_NOW_AND_THEN is set, and at the end.

    MiniStack 1.5.33 saves at the end only, and each service by itself: what fails to be saved stays as it was before.
    `PUT /_clipwatch/saving` with the body `off` saves and then holds all saving; with `on` it saves and goes on.
    """
    from ministack import app
    from ministack.core import persistence
    from ministack.services import lambda_svc

    lambda_svc.CODE_BLOB_DIR = code_folder(os.environ["STATE_DIR"])
    lambda_svc._prune_orphan_code_blobs = lambda _: None

    def copy() -> dict:
        contents = {name: get() for name, get in app._build_persistence_save_dict().items()}
        return {name: content for name, content in contents.items() if content is not None}

    async def copy_at_rest() -> dict:
        # No request is answered meanwhile: what the services hold is of one moment.
        return copy()

    def copy_all() -> dict:
        loop = app._MAIN_LOOP
        if loop is None or not loop.is_running() or threading.current_thread() is threading.main_thread():
            return copy()
        return asyncio.run_coroutine_threadsafe(copy_at_rest(), loop).result()

    def frame(name: str, content: dict) -> str:
        wrapped = {"__ministack_format__": persistence._state_format_version(name), "payload": content}
        return json.dumps(wrapped, default=persistence._json_default)

    # With TLS, in tests, it has other names and no browser.
    is_strict = os.environ.get("USE_SSL") == "1"
    saver = Saver(os.environ["STATE_DIR"], copy_all, frame, tell)
    answer = app.app

    async def answer_and_note(scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            return await answer(scope, receive, send)
        if not is_strict and (refused := refusal_of(scope)) is not None:
            return await refuse(scope, refused, send)
        if scope["type"] != "http":
            return await answer(scope, receive, send)
        if scope["path"] == "/_clipwatch/saving":
            return await switch(saver, scope, receive, send)
        target = dict(scope["headers"]).get(b"x-amz-target", b"").decode("latin-1")
        try:
            return await answer(scope, receive, send)
        finally:
            saver.note(scope["method"], target)

    app.app = answer_and_note
    app.save_all = lambda _: saver.save_at_end()
    if os.environ.get("SAVE_NOW_AND_THEN") == "1":
        threading.Thread(target=saver.save_now_and_then, daemon=True).start()


def refusal_of(scope) -> tuple[int, str] | None:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    port = int(os.environ["GATEWAY_PORT"])
    return guard.refusal(scope.get("method", "GET"), scope["path"], headers, port)


async def refuse(scope, refused: tuple[int, str], send) -> None:
    if scope["type"] == "websocket":
        return await send({"type": "websocket.close", "code": 1008})
    status, reason = refused
    head = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": f"{reason}\n".encode()})


async def switch(saver: Saver, scope, receive, send) -> None:
    """Holds saving, or saves and goes on; answers when it is done."""
    message = await receive()
    acts = {b"on": saver.keep, b"off": saver.hold}
    act = acts.get(message.get("body", b"")) if scope["method"] == "PUT" else None
    status = 400
    if act is not None:
        try:
            await asyncio.to_thread(act)
            status = 204
        except OSError:
            # It is told.
            status = 507
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})

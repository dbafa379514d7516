"""What MiniStack 1.5.33 does otherwise than AWS and the stack needs, mended in its modules."""

import asyncio
import base64
import contextlib
import contextvars
import email
import email.utils
import json
import os
import re
import threading
import time
import uuid

from emulator import guard
from emulator.saver import Saver
from emulator.state import code_folder


def apply() -> None:
    """Mends MiniStack; called before it starts."""
    keep_alarms_on_metric_math()
    judge_batches_as_single_messages()
    judge_requests_by_their_leading_keys()
    match_line_ends_by_wildcards()
    write_failed_records_to_buckets()
    relay_raw_mails_whole()
    save_whole_states()
    tell_of_objects_that_are_not_written()


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


def tell(line: str) -> None:
    """Tells the parent process, if it listens, and the log."""
    for descriptor in (2, os.environ.get("NOTICES")):
        # Of a full disk, which it may be about, the log is part.
        with contextlib.suppress(OSError):
            if descriptor is not None:
                os.write(int(descriptor), f"{line}\n".encode())


def tell_of_objects_that_are_not_written() -> None:
    """Says which object of a bucket is in memory only; MiniStack 1.5.33 answers as if it were on the disk."""
    from ministack.services import s3

    write = s3._atomic_write

    def write_or_tell(path, *given, **more):
        try:
            write(path, *given, **more)
        except OSError as error:
            if not path.endswith(".meta.json"):
                tell(f"{os.path.basename(path)} could not be written, and is lost when the emulator ends: {error.strerror}")
            raise

    s3._atomic_write = write_or_tell


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


def judge_batches_as_single_messages() -> None:
    """Asks IAM about a batch of SQS as about one message, as AWS does; MiniStack 1.5.33 asks for actions that there are not.

    SQS API Reference, "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch".
    """
    from ministack.core import iam_actions

    action_of = iam_actions.extract_iam_action

    def action_of_one(*request, **more) -> str | None:
        action = action_of(*request, **more)
        return action.removesuffix("Batch") if action is not None and action.startswith("sqs:") else action

    iam_actions.extract_iam_action = action_of_one


class KeyedArn(str):
    """The ARN of a table in the check of one item of a transaction, with the item's partition key."""

    key: str


def judge_requests_by_their_leading_keys() -> None:
    """Gives IAM the partition keys of a DynamoDB request as `dynamodb:LeadingKeys`, which MiniStack 1.5.33 does not.

    A query of an index has the index's key; in a transaction each item is judged by its own.
    """
    from ministack.core import iam_actions, iam_evaluator
    from ministack.services import dynamodb

    context_of = iam_actions.dynamodb_service_context
    checks_of = iam_actions.dynamodb_transaction_checks
    enforce = iam_evaluator.enforce

    def keys_in(body: bytes) -> list[str]:
        try:
            return leading_keys(json.loads(body), dynamodb._tables)
        except (AttributeError, KeyError, TypeError, ValueError):
            # A request of another shape: it has no keys, and DynamoDB will say what is wrong with it.
            return []

    def context_with_keys(body: bytes) -> dict:
        keys = keys_in(body)
        return {**context_of(body), **({"dynamodb:LeadingKeys": keys} if keys else {})}

    def checks_with_keys(action: str, body: bytes, *scope: str) -> list[tuple[str, str]]:
        checks = checks_of(action, body, *scope)
        keys = keys_in(body)
        if len(keys) != len(checks):
            return checks
        keyed = [(action, KeyedArn(arn)) for action, arn in checks]
        for (_, arn), key in zip(keyed, keys):
            arn.key = key
        return keyed

    def enforce_by_item(access_key, action, service, region, resource_arn="*", service_context=None):
        if isinstance(resource_arn, KeyedArn):
            service_context = {**(service_context or {}), "dynamodb:LeadingKeys": [resource_arn.key]}
        return enforce(access_key, action, service, region, resource_arn, service_context)

    iam_actions.dynamodb_service_context = context_with_keys
    iam_actions.dynamodb_transaction_checks = checks_with_keys
    iam_evaluator.enforce = enforce_by_item


def match_line_ends_by_wildcards() -> None:
    """Lets `*` and `?` in policies stand for line ends too: keys of files may have them.

    MiniStack 1.5.33 refuses what a role may do with such a file.
    """
    from ministack.core import iam_evaluator

    compile_plain = iam_evaluator._fnmatch_compile

    def compile_for_lines(pattern: str, ignore_case: bool) -> re.Pattern:
        plain = compile_plain(pattern, ignore_case)
        return re.compile(plain.pattern, plain.flags | re.DOTALL)

    iam_evaluator._fnmatch_compile = compile_for_lines


def leading_keys(request: dict, tables: dict) -> list[str]:
    """The values of the partition keys that a DynamoDB request names."""

    def partition_of(table: dict) -> str:
        return next(key["AttributeName"] for key in table["KeySchema"] if key["KeyType"] == "HASH")

    def value_of(table_name: str, row: dict) -> str:
        return row[partition_of(tables[table_name])]["S"]

    if "RequestItems" in request:
        return [value_of(name, key) for name, asked in request["RequestItems"].items() for key in asked["Keys"]]
    if "TransactItems" in request:
        parts = [part for item in request["TransactItems"] for part in item.values()]
        return [value_of(part["TableName"], part.get("Key") or part["Item"]) for part in parts]
    table = tables[request["TableName"]]
    if "KeyConditionExpression" not in request:
        return [value_of(request["TableName"], request.get("Key") or request["Item"])]
    index = request.get("IndexName")
    queried = next((it for it in table["GlobalSecondaryIndexes"] if it["IndexName"] == index), table)
    names = request.get("ExpressionAttributeNames") or {}
    spellings = [partition_of(queried), *(short for short, name in names.items() if name == partition_of(queried))]
    condition = rf"(?<![\w#:])(?:{'|'.join(map(re.escape, spellings))})\s*=\s*(:\w+)"
    found = re.search(condition, request["KeyConditionExpression"])
    return [request["ExpressionAttributeValues"][found[1]]["S"]] if found else []


def write_failed_records_to_buckets() -> None:
    """Writes the records of a stream that a mapping gives up into its failure destination, if that is a bucket.

    MiniStack 1.5.33 takes such a destination and writes nothing there. Key and content are those of AWS (Lambda Developer
    Guide, "Retain discarded records for a DynamoDB event source"), but nobody asks whether the function's role may write.
    """
    from ministack.services import lambda_svc, s3

    send = lambda_svc._send_ddb_stream_failure_record

    def send_whole(esm, func_rec, batch, stream_arn, result, condition):
        destination = ((esm.get("DestinationConfig") or {}).get("OnFailure") or {}).get("Destination") or ""
        if ":s3:::" not in destination:
            return send(esm, func_rec, batch, stream_arn, result, condition)
        sequence_numbers = [record["dynamodb"]["SequenceNumber"] for record in batch]
        shard = "shardId-00000000000000000000-00000000"
        record = {
            "requestContext": {
                "requestId": str(uuid.uuid4()),
                "functionArn": func_rec["config"]["FunctionArn"],
                "condition": condition,
                "approximateInvokeCount": 1,
            },
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
            "version": "1.0",
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "DDBStreamBatchInfo": {
                "shardId": shard,
                "startSequenceNumber": sequence_numbers[0],
                "endSequenceNumber": sequence_numbers[-1],
                "batchSize": len(batch),
                "streamArn": stream_arn,
            },
            "payload": json.dumps({"Records": batch}),
        }
        key = time.strftime(f"aws/lambda/{esm['UUID']}/{shard}/%Y/%m/%d/%Y-%m-%dT%H.%M.%S-{uuid.uuid4()}", time.gmtime())
        s3._put_object(destination.split(":::")[1], key, json.dumps(record).encode(), {"content-type": "application/json"})

    lambda_svc._send_ddb_stream_failure_record = send_whole


def relay_raw_mails_whole() -> None:
    """Sends a raw mail of SES v2 on with all its headers; MiniStack 1.5.33 makes another from its subject and bodies.

    As SES does (Developer Guide, "Amazon SES header fields"), it gives the mail a `Message-ID` and a `Date` of its own.
    """
    from ministack.services import ses_v2

    raw_mail: contextvars.ContextVar[bytes | None] = contextvars.ContextVar("raw_mail", default=None)
    handle = ses_v2.handle_request
    relay = ses_v2._smtp_relay

    async def handle_with_raw(method, path, headers, body, query_params):
        is_mail = method == "POST" and path.rstrip("/").endswith("/outbound-emails")
        token = raw_mail.set(raw_in(body) if is_mail else None)
        try:
            return await handle(method, path, headers, body, query_params)
        finally:
            raw_mail.reset(token)

    def relay_whole(source, to_addrs, rebuilt):
        raw = raw_mail.get()
        relay(source, to_addrs, rebuilt if raw is None else as_sent(raw, email.message_from_string(rebuilt)["Message-ID"]))

    ses_v2.handle_request = handle_with_raw
    ses_v2._smtp_relay = relay_whole


def raw_in(body: bytes) -> bytes | None:
    """The raw mail in a request of SES v2; none where the mail is given in another way."""
    try:
        return base64.b64decode(json.loads(body)["Content"]["Raw"]["Data"])
    except (KeyError, TypeError, ValueError):
        return None


def as_sent(raw: bytes, message_id: str) -> bytes:
    """The mail with the headers that SES sets itself."""
    head, end, body = raw.partition(b"\r\n\r\n")
    kept = re.sub(rb"(?im)^(?:Message-ID|Date):.*(?:\r\n[ \t].*)*\r\n", b"", head + b"\r\n")
    own = f"Message-ID: {message_id}\r\nDate: {email.utils.formatdate()}\r\n"
    return own.encode() + kept + end[2:] + body

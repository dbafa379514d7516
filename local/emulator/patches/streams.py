"""Records of a table's stream that a function could not handle."""

import json
import time
import uuid


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

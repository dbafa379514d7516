"""What IAM is asked about a request, and how it reads policies."""

import json
import re


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

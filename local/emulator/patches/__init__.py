"""What MiniStack 1.5.33 does otherwise than AWS and the stack needs, mended in its modules."""

from emulator.patches import alarms, mails, policies, runs, saves, streams, writes


def apply() -> None:
    """Mends MiniStack; called before it starts."""
    alarms.keep_alarms_on_metric_math()
    policies.judge_batches_as_single_messages()
    policies.judge_requests_by_their_leading_keys()
    policies.match_line_ends_by_wildcards()
    runs.retry_throttled_batches()
    streams.write_failed_records_to_buckets()
    mails.relay_raw_mails_whole()
    saves.save_whole_states()
    writes.tell_of_objects_that_are_not_written()

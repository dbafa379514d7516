"""Batches of a queue for which a function has no free run."""

import threading
import time
from collections import deque

# Batches that wait, the one that waits longest first.
waiting: deque[object] = deque()


def retry_throttled_batches() -> None:
    """Lets a batch of a queue that finds no free run have the next one, those that wait longest first.

    Lambda tries it again until it has been hidden for the visibility timeout, and gives it up then (Lambda Developer Guide,
    "Backoff strategy for failed invocations"). MiniStack 1.5.33 gives it up at once: it lies hidden for minutes beside free
    runs, and counts as received once more.
    """
    from ministack.services import lambda_svc

    run, take, give_back = lambda_svc._run_sqs_batch, lambda_svc._acquire_execution_slot, lambda_svc._release_execution_slot
    turn = threading.Condition()
    # Set in the thread of a batch of a queue: until when it may wait.
    batch_of = threading.local()

    def run_until_visible(esm, function, event, batch, *queue):
        batch_of.hidden_until = min(message["visible_at"] for message in batch)
        return run(esm, function, event, batch, *queue)

    def take_or_wait(*function):
        hidden_until = getattr(batch_of, "hidden_until", None)
        if hidden_until is None:
            return take(*function)
        own = object()
        with turn:
            waiting.append(own)
            try:
                while True:
                    # No function of the stack has a limit of its own: what the first cannot have, none can.
                    slot, limit = take(*function) if waiting[0] is own else (None, "account")
                    left = hidden_until - time.time()
                    if slot is not None or left <= 0:
                        return slot, limit
                    turn.wait(left)
            finally:
                waiting.remove(own)
                turn.notify_all()

    def give_back_and_tell(slot):
        give_back(slot)
        with turn:
            turn.notify_all()

    lambda_svc._run_sqs_batch = run_until_visible
    lambda_svc._acquire_execution_slot = take_or_wait
    lambda_svc._release_execution_slot = give_back_and_tell

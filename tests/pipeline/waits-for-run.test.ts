/** Batches of a queue beside the runs of a full account, in the emulator as it is patched. */
import { expect, inject, it } from 'vitest';
import { runCommand } from '../../local/children.ts';

const { python } = inject('stack');

/**
 * An account of one run, which `first` has; the others wait before it ends. `hidden` are the seconds that the messages of each
 * are hidden. Prints who had a run, in order, and who was given up.
 */
const SCRIPT = `import json, logging, sys, threading, time
sys.path.insert(0, "local")
from emulator.patches import runs
from ministack.services import lambda_svc, sqs
runs.retry_throttled_batches()
logging.disable()
ran, given_up, free = [], [], threading.Event()

def dispatch(function, config, event, *rest):
    ran.append(event["Records"])
    if event["Records"] == "first":
        free.wait()
    return {"body": None}

lambda_svc._execute_function_dispatch = dispatch
sqs._delete_messages_for_esm = lambda *queue: None
function = {"config": {"FunctionName": "parse"}}

def batch(name, hidden):
    mapping = {"UUID": name, "FunctionName": "parse"}
    message = {"id": name, "receipt_handle": name, "visible_at": time.time() + hidden}
    lambda_svc._run_sqs_batch(mapping, function, {"Records": name}, [message], "url", "queue")
    if mapping["LastProcessingResult"] == "FAILED":
        given_up.append(name)

threads = []
def start(name, hidden, is_there):
    threads.append(threading.Thread(target=batch, args=(name, hidden)))
    threads[-1].start()
    while not is_there():
        time.sleep(0.001)

start("first", 3600, lambda: ran == ["first"])
for count, (name, hidden) in enumerate(json.loads(sys.argv[1]), 1):
    start(name, hidden, lambda: len(runs.waiting) + len(given_up) == count)
refused = lambda_svc._execute_function(function, {"Records": "other"}).get("throttle", False)
free.set()
for thread in threads:
    thread.join()
print(json.dumps({"ran": ran, "given_up": given_up, "refused": refused, "left": lambda_svc.executions_in_flight()[0]}))`;

const play = async (...batches: [name: string, hidden: number][]): Promise<unknown> =>
  JSON.parse(
    await runCommand(python, ['-B', '-c', SCRIPT, JSON.stringify(batches)], {
      cwd: process.cwd(),
      env: { PATH: process.env.PATH ?? '', LAMBDA_ACCOUNT_CONCURRENCY: '1' },
      signal: new AbortController().signal,
      limitSeconds: 60,
    }),
  );

it('one that finds no run has the next one that is free, who waits longest first; other calls are refused as before', async () => {
  expect(await play(['second', 3600], ['third', 3600], ['fourth', 3600])).toEqual({
    ran: ['first', 'second', 'third', 'fourth'],
    given_up: [],
    refused: true,
    left: 0,
  });
});

it('one whose messages are visible again is given up, and holds back nobody', async () => {
  expect(await play(['second', 3600], ['too-late', 0], ['third', 3600])).toMatchObject({
    ran: ['first', 'second', 'third'],
    given_up: ['too-late'],
  });
});

/** Where the stack sets aside what failed for good: found by the logical ids of its resources (`infra/queue.ts`). */
import type { StackState } from '../../functions/aws/inspect.ts';
import { outputs } from '../../shared/wiring.ts';

/** A queue of a stage and its dead-letter queue. */
export interface QueueHop {
  readonly kind: 'queue';
  /** As the user names it: `ingest`. */
  readonly name: string;
  readonly lettersUrl: string;
  readonly queueUrl: string;
  /** Log group of the function that failed. */
  readonly logGroup: string;
}

/** The stream of the table; what its reader gives up lies in the archive bucket. */
export interface StreamHop {
  readonly kind: 'stream';
  readonly name: string;
  readonly bucket: string;
  readonly functionName: string;
  readonly logGroup: string;
}

export type Hop = QueueHop | StreamHop;

/** Logical ids end in a hash of the CDK. */
const LETTERS = /^(?<stage>[A-Z][a-z]+)(?<queue>[A-Z][A-Za-z]*)DeadLetters[0-9A-F]{8}$/;
/** The stage that reads the stream. */
const READER = 'Alert';

/** The hops of a stack, those of queues first. */
export function hopsOf({ resources, outputs: values }: StackState): Hop[] {
  const physical = (type: string, start: string): string =>
    resources.find((one) => one.type === type && new RegExp(`^${start}[0-9A-F]{8}$`).test(one.logicalId))?.physicalId ??
    '';
  const log = (name: string) => physical('AWS::Logs::LogGroup', `${name}FunctionLog`);
  /** A stage may read one of its queues with a function of that queue's name. */
  const logOf = (stage: string, queue = '') => log(`${stage}${queue}`) || log(stage);
  const queues = resources.flatMap(({ type, logicalId, physicalId }): QueueHop[] => {
    const { stage, queue } = LETTERS.exec(logicalId)?.groups ?? {};
    if (type !== 'AWS::SQS::Queue' || stage === undefined || queue === undefined) return [];
    const queueUrl = physical('AWS::SQS::Queue', `${stage}${queue}Queue`);
    return [
      { kind: 'queue', name: queue.toLowerCase(), lettersUrl: physicalId, queueUrl, logGroup: logOf(stage, queue) },
    ];
  });
  const bucket = values[outputs.archive] ?? '';
  const functionName = physical('AWS::Lambda::Function', `${READER}Function`);
  return [...queues, { kind: 'stream', name: READER.toLowerCase(), bucket, functionName, logGroup: logOf(READER) }];
}

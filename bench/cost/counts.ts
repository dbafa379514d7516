/** What the costs are computed from: what the tests' steps are billed for, and what stands in the template. */
import { steps, storedBytesOfAClip } from '../../tests/support/cost/steps.ts';
import { synthesise } from '../../tests/support/synthesise.ts';
import { ofType, property, Resources } from '../../tests/support/template-rules.ts';

export type StepName = keyof typeof steps;

/** What one clip, video or page of a step is billed for. */
export interface Counts {
  readonly write: number;
  readonly read: number;
  /** Calls of AWS, of any service. */
  readonly calls: number;
  readonly objectGets: number;
  readonly messages: number;
  readonly mails: number;
  readonly logBytes: number;
}

/** What the stack has, whether it is used or not. */
export interface StackShape {
  /** Metrics of all alarms: each is billed. */
  readonly alarmMetrics: number;
  /** Queues that a function reads: Lambda polls them. */
  readonly polledQueues: number;
  /** Memory of a function in MB, by the folder of its handler. */
  readonly memory: Readonly<Record<string, number>>;
  /** Functions that run every minute. */
  readonly everyMinute: readonly string[];
}

export interface AllCounts {
  readonly steps: Readonly<Record<StepName, Counts>>;
  readonly storedBytes: number;
  readonly stack: StackShape;
}

export async function countAll(): Promise<AllCounts> {
  const counted: Partial<Record<StepName, Counts>> = {};
  // One after the other: each has the clock for itself.
  for (const [name, { per, count }] of Object.entries(steps)) {
    const { write, read, requests, objectPuts, objectGets, messages, mails, logBytes } = await count();
    const calls =
      Object.values(requests).reduce((sum, one) => sum + one, 0) + objectPuts + objectGets + messages + mails;
    counted[name as StepName] = {
      write: write / per,
      read: read / per,
      calls: calls / per,
      objectGets: objectGets / per,
      messages: messages / per,
      mails: mails / per,
      logBytes: logBytes / per,
    };
  }
  return { steps: counted as Record<StepName, Counts>, storedBytes: await storedBytesOfAClip(), stack: stackShape() };
}

export function stackShape(resources = Resources.parse(synthesise().toJSON())): StackShape {
  const metrics = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, alarm]) => {
    const ofMath = property(alarm, 'Metrics');
    // Expressions are not billed, what they are made of is.
    return Array.isArray(ofMath) ? ofMath.filter((one) => JSON.stringify(one).includes('"MetricStat"')).length : 1;
  });
  const queues = ofType(resources, 'AWS::Lambda::EventSourceMapping').filter(
    ([, mapping]) => property(mapping, 'ScalingConfig') !== undefined,
  );
  const functions = ofType(resources, 'AWS::Lambda::Function').filter(([id]) => /Function[0-9A-F]{8}$/.test(id));
  const folder = (id: string) => id.replace(/Function[0-9A-F]{8}$/, '').toLowerCase();
  const rules = ofType(resources, 'AWS::Events::Rule').filter(
    ([, rule]) => property(rule, 'ScheduleExpression') === 'rate(1 minute)',
  );
  return {
    alarmMetrics: metrics.reduce((sum, one) => sum + one, 0),
    polledQueues: queues.length,
    memory: Object.fromEntries(functions.map(([id, it]) => [folder(id), Number(property(it, 'MemorySize'))])),
    everyMinute: rules.map(([id]) => id.replace(/Minute[0-9A-F]{8}$/, '').toLowerCase()),
  };
}

/** Asks AWS, or the emulator, what `findings.ts` judges. A question that fails does not stop the others. */
import * as inspect from '../../functions/aws/inspect.ts';
import { failedRuns, oldestMessages } from '../../functions/aws/inspect-metrics.ts';
import type { SweepRecord } from '../../functions/aws/table/file/sweep.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { archive, environment, outputs } from '../../shared/wiring.ts';
import { errorMessage } from '../failure.ts';
import type {
  Answer,
  CompiledNames,
  Examination,
  Followers,
  NamesSeen,
  SeenMapping,
  SeenQueue,
} from './examination.ts';

export interface Surroundings {
  /** Every subscription, from the table. */
  readonly subscriptions: (tableName: string) => AsyncIterable<Subscription>;
  /** Drops a file, waits for its receipt and takes it away again; answers as `Examination` has it. Null: not wanted. */
  readonly probe: ((bucket: string, tableName: string) => Promise<number | null>) | null;
  readonly names: (tableName: string) => Promise<NamesSeen>;
  readonly sweeps: (tableName: string) => Promise<readonly SweepRecord[]>;
  readonly signingKey: (parameter: string) => Promise<boolean>;
  readonly stackName: string;
  readonly isLocal: boolean;
  readonly ownVersion: string;
  readonly now: Date;
}

/** Followers that are looked up: the sandbox mails 200 a day at most (SES quota). */
const MOST_FOLLOWERS = 200;
/** SES takes mail to its simulator from anybody. */
const SIMULATOR = '@simulator.amazonses.com';

export async function examine(around: Surroundings): Promise<Examination> {
  const { stackName, isLocal, ownVersion } = around;
  const ask = <T>(question: () => Promise<T>): Promise<Answer<T>> => answerTo(question, isLocal);
  const stack = await ask(() => inspect.stackState(stackName));
  const ofStack = async <T>(question: (stack: inspect.StackState) => Promise<T>): Promise<Answer<T>> =>
    stack.kind === 'answered' ? ask(() => question(stack.value)) : { kind: 'not-asked' };
  const [
    runLimit,
    mappings,
    queues,
    alertLetters,
    bucketEvents,
    mailAccount,
    sender,
    alarmReaders,
    probe,
    names,
    sweeps,
    signingKey,
  ] = await Promise.all([
    ask(inspect.runLimit),
    ofStack((known) => mappingsOf(known)),
    ofStack((known) => queuesOf(known, around)),
    ofStack((known) => inspect.countObjects(known.outputs[outputs.archive] ?? '', archive.deadLetters)),
    ofStack((known) => inspect.bucketEvents(known.outputs[outputs.inbox] ?? '')),
    ask(inspect.mailAccount),
    ofStack((known) => senderOf(known)),
    ofStack((known) => alarmReadersOf(known)),
    ifWanted(around.probe, (drop) =>
      ofStack(({ outputs: of }) => drop(of[outputs.inbox] ?? '', of[outputs.table] ?? '')),
    ),
    ofStack((known) => namesOf(known, around)),
    ofStack((known) => around.sweeps(known.outputs[outputs.table] ?? '')),
    ofStack((known) => around.signingKey(known.outputs[outputs.signingKeys] ?? '')),
  ]);
  const isSandbox = mailAccount.kind === 'answered' && mailAccount.value.isSandbox;
  const followers = await ifWanted(isSandbox || null, () => ofStack((known) => followersOf(known, around)));
  const ofTheStack = {
    names,
    sweeps,
    signingKey,
    mappings,
    queues,
    alertLetters,
    bucketEvents,
    sender,
    followers,
    alarmReaders,
  };
  return { isLocal, ownVersion, now: around.now, stack, runLimit, mailAccount, probe, ...ofTheStack };
}

async function ifWanted<W, T>(wanted: W | null, ask: (wanted: W) => Promise<Answer<T>>): Promise<Answer<T>> {
  return wanted === null ? { kind: 'not-asked' } : ask(wanted);
}

/** What services answer that do not know an operation; only the emulator does. */
const UNKNOWN = /^(UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation)/;

async function answerTo<T>(question: () => Promise<T>, isLocal: boolean): Promise<Answer<T>> {
  try {
    return { kind: 'answered', value: await question() };
  } catch (error) {
    if (isLocal && error instanceof Error && UNKNOWN.test(error.name)) return { kind: 'unsupported' };
    return { kind: 'failed', message: errorMessage(error) };
  }
}

const ofType = ({ resources }: inspect.StackState, type: string): readonly inspect.StackResource[] =>
  resources.filter((one) => one.type === type);

/** A logical id as words, without the digits that the CDK adds: `ParseIngestQueueAB12CD34` → `parse ingest queue`. */
function nameOf({ logicalId }: inspect.StackResource): string {
  return logicalId
    .replace(/[0-9A-F]{8}$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

function mappingsOf(stack: inspect.StackState): Promise<SeenMapping[]> {
  return Promise.all(
    ofType(stack, 'AWS::Lambda::EventSourceMapping').map(async (resource) => {
      const found = await inspect.mapping(resource.physicalId);
      const seen = found ?? { state: 'not there', lastResult: '', sourceArn: '', mostRuns: null };
      return { ...seen, name: nameOf(resource), readsQueue: seen.sourceArn.split(':')[2] === 'sqs' };
    }),
  );
}

async function queuesOf(stack: inspect.StackState, { isLocal, now }: Surroundings): Promise<SeenQueue[]> {
  const found = await Promise.all(
    ofType(stack, 'AWS::SQS::Queue').map(async (resource) => ({
      ...(await inspect.queueState(resource.physicalId)),
      name: nameOf(resource),
    })),
  );
  const names = found.map(({ arn }) => queueName(arn));
  const ages = await answerTo(() => oldestMessages(names, now), isLocal);
  const targets = new Set(found.map(({ deadLetterArn }) => deadLetterArn));
  return found.map((queue) => ({
    ...queue,
    isDeadLetters: targets.has(queue.arn) || queue.name.includes('dead letters'),
    oldest: ages.kind === 'answered' ? { ...ages, value: ages.value.get(queueName(queue.arn)) ?? null } : ages,
  }));
}

const queueName = (arn: string): string => arn.split(':').at(-1) ?? '';

/** The address that the functions send from. It is verified by itself, or with its domain or one above it. */
async function senderOf(stack: inspect.StackState) {
  const address = await settingOf(stack, environment.sender);
  return { address, isVerified: await isCovered(address) };
}

/** The value of an environment variable, from the first function that has it; throws where none has. */
async function settingOf(stack: inspect.StackState, variable: string): Promise<string> {
  for (const { physicalId } of ofType(stack, 'AWS::Lambda::Function')) {
    const value = await inspect.functionSetting(physicalId, variable);
    if (value !== null) return value;
  }
  throw new Error(`no function has the setting ${variable}`);
}

const HOUR_MS = 60 * 60 * 1000;

async function namesOf(stack: inspect.StackState, { names, isLocal, now }: Surroundings): Promise<CompiledNames> {
  const seen = await names(stack.outputs[outputs.table] ?? '');
  if (seen.version <= (seen.stored?.version ?? 0)) return { ...seen, failedRuns: { kind: 'not-asked' } };
  // Failures before it last succeeded are mended.
  const since = new Date(Math.max(Date.parse(seen.stored?.compiledAt ?? '') || 0, now.getTime() - HOUR_MS));
  const failed = async () => failedRuns(await settingOf(stack, environment.compile), since, now);
  return { ...seen, failedRuns: await answerTo(failed, isLocal) };
}

async function isCovered(address: string, isVerified = inspect.isVerified): Promise<boolean> {
  for (const identity of identitiesOf(address)) if (await isVerified(identity)) return true;
  return false;
}

/** `a@news.example.org` → itself, `news.example.org`, `example.org`. */
function identitiesOf(address: string): string[] {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return [address, ...labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))];
}

async function followersOf(stack: inspect.StackState, { subscriptions }: Surroundings): Promise<Followers> {
  const known = new Map<string, Promise<boolean>>();
  const verified = (identity: string): Promise<boolean> => {
    const answer = known.get(identity) ?? inspect.isVerified(identity);
    known.set(identity, answer);
    return answer;
  };
  const unverified: string[] = [];
  let asked = 0;
  for await (const { id, address, confirmed } of subscriptions(stack.outputs[outputs.table] ?? '')) {
    if (!confirmed) continue;
    if (asked === MOST_FOLLOWERS) return { asked, isAll: false, unverified };
    asked += 1;
    const isMailed = address.endsWith(SIMULATOR) || (await isCovered(address, verified));
    if (!isMailed) unverified.push(id);
  }
  return { asked, isAll: true, unverified };
}

async function alarmReadersOf(stack: inspect.StackState) {
  const topic = ofType(stack, 'AWS::SNS::Topic')[0];
  if (topic === undefined) throw new Error('the stack has no topic for alarms');
  return inspect.topicReaders(topic.physicalId);
}

/** Asks AWS, or the emulator, what `findings.ts` judges. A question that fails does not stop the others. */
import * as inspect from '../../functions/aws/inspect.ts';
import type { Subscription } from '../../shared/contract/name.ts';
import { environment, outputs } from '../../shared/wiring.ts';
import { errorMessage } from '../failure.ts';
import type { Answer, Examination, Followers, SeenMapping, SeenQueue } from './examination.ts';

export interface Surroundings {
  /** Every subscription, from the table. */
  readonly subscriptions: (tableName: string) => AsyncIterable<Subscription>;
  /** Drops a file, waits for its receipt and takes it away again; answers as `Examination` has it. Null: not wanted. */
  readonly probe: ((bucket: string, tableName: string) => Promise<number | null>) | null;
  readonly names: (tableName: string) => Promise<{ version: number; compiled: number; changedAt: string | null }>;
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
  const [runLimit, mappings, queues, bucketEvents, mailAccount, sender, alarmReaders, probe, names, signingKey] =
    await Promise.all([
      ask(inspect.runLimit),
      ofStack((known) => mappingsOf(known)),
      ofStack((known) => queuesOf(known, around)),
      ofStack((known) => inspect.bucketEvents(known.outputs[outputs.inbox] ?? '')),
      ask(inspect.mailAccount),
      ofStack((known) => senderOf(known)),
      ofStack((known) => alarmReadersOf(known)),
      ifWanted(around.probe, (drop) =>
        ofStack(({ outputs: of }) => drop(of[outputs.inbox] ?? '', of[outputs.table] ?? '')),
      ),
      ofStack((known) => around.names(known.outputs[outputs.table] ?? '')),
      ofStack((known) => around.signingKey(known.outputs[outputs.signingKeys] ?? '')),
    ]);
  const isSandbox = mailAccount.kind === 'answered' && mailAccount.value.isSandbox;
  const followers = await ifWanted(isSandbox || null, () => ofStack((known) => followersOf(known, around)));
  const ofTheStack = { names, signingKey, mappings, queues, bucketEvents, sender, followers, alarmReaders, probe };
  return { isLocal, ownVersion, now: around.now, stack, runLimit, mailAccount, ...ofTheStack };
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
      return { ...found, name: nameOf(resource), readsQueue: found.sourceArn.split(':')[2] === 'sqs' };
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
  const ages = await answerTo(() => inspect.oldestMessages(names, now), isLocal);
  const targets = new Set(found.map(({ deadLetterArn }) => deadLetterArn));
  return found.map((queue) => ({
    ...queue,
    isDeadLetters: targets.has(queue.arn) || queue.name.includes('dead letters'),
    oldest: ages.kind === 'answered' ? (ages.value.get(queueName(queue.arn)) ?? null) : null,
  }));
}

const queueName = (arn: string): string => arn.split(':').at(-1) ?? '';

/** The address that the functions send from. It is verified by itself, or with its domain or one above it. */
async function senderOf(stack: inspect.StackState) {
  for (const { physicalId } of ofType(stack, 'AWS::Lambda::Function')) {
    const address = await inspect.functionSetting(physicalId, environment.sender);
    if (address !== null) return { address, isVerified: await isCovered(address) };
  }
  throw new Error('no function has a sender');
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
  let all = 0;
  for await (const { id, address, confirmed } of subscriptions(stack.outputs[outputs.table] ?? '')) {
    if (!confirmed) continue;
    all += 1;
    const isMailed = address.endsWith(SIMULATOR) || (await isCovered(address, verified));
    if (!isMailed) unverified.push(id);
    if (all === MOST_FOLLOWERS) break;
  }
  return { all, unverified };
}

async function alarmReadersOf(stack: inspect.StackState) {
  const topic = ofType(stack, 'AWS::SNS::Topic')[0];
  if (topic === undefined) throw new Error('the stack has no topic for alarms');
  return inspect.topicReaders(topic.physicalId);
}

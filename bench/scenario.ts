/** Fixture for the bench of the local stack: names, each with a subscriber of its own, clips that mention one, and the ledger. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pMap from 'p-map';
import { type Client, createClient, list, read } from '../cli/client/client.ts';
import { resolveSettings } from '../cli/client/settings.ts';
import type { Context } from '../cli/context.ts';
import { putObject } from '../functions/aws/bucket.ts';
import { createFetcher } from '../functions/net/fetch.ts';
import { root } from '../local/paths.ts';
import type { Session } from '../local/session.ts';
import { Alert } from '../shared/contract/alert.ts';
import { Backfill } from '../shared/contract/api.ts';
import { Clip } from '../shared/contract/clip.ts';
import { Closed } from '../shared/contract/digests.ts';
import { Name } from '../shared/contract/name.ts';
import { AnsweredSubscription } from '../shared/contract/subscription.ts';

/** Time after which a clip or an alert counts as lost. */
const WAIT_LIMIT_MS = 120_000;
/** Times come from the ledger, so polling seldom loses no accuracy. */
const POLL_MS = 500;
const AT_ONCE = 16;
const STORY_WORDS = 60;

export interface Scenario {
  readonly signal: AbortSignal;
  readonly client: Client;
  readonly endpoint: string;
  readonly bucket: string;
  /** Each with an instant subscriber of its own: an address gets at most one message in ten seconds, and five in a quarter of an hour. */
  readonly names: readonly Name[];
  /** Keys of all clips uploaded so far. */
  readonly keys: string[];
}

/** Registers so many names, each with a subscriber. Names, subscriptions and clips are removed at the session's end. */
export async function openScenario(session: Session, count: number): Promise<Scenario> {
  const { signal } = session;
  const settings = resolveSettings(contextOf(signal), { local: true });
  const client = createClient(contextOf(signal), await settings.apiUrl(), settings);
  const names: Name[] = [];
  for (let i = 0; i < count; i++) {
    const word = newWord();
    const name = await read(Name, client.POST('/v1/names', { body: { id: `bench-${word}`, name: `Bench ${word}` } }));
    session.atEnd(async () => void (await client.DELETE('/v1/names/{id}', { params: { path: { id: name.id } } })));
    const body = { address: addressOf(name), nameIds: [name.id], cadence: 'instant' as const, confirmed: true };
    const { id } = await read(AnsweredSubscription, client.POST('/v1/subscriptions', { body }));
    session.atEnd(async () => void (await client.DELETE('/v1/subscriptions/{id}', { params: { path: { id } } })));
    names.push(name);
  }
  await untilCompiled(client, signal);
  const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
  const scenario = { signal, client, endpoint, bucket: await settings.bucket(), names, keys: [] };
  session.atEnd(() => removeClips(scenario));
  return scenario;
}

/** The subscriber of a name. */
const addressOf = ({ id }: Name): string => `${id}@bench.example`;

/** Waits until new clips are matched with the names as they are now. */
async function untilCompiled(client: Client, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { compiled, version } = await read(Backfill, client.GET('/v1/names/backfill'));
    if (compiled >= version) return;
    await pause(POLL_MS, undefined, { signal });
  }
}

/** The CLI context of this process. */
function contextOf(signal: AbortSignal): Context {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    root,
    now: () => new Date(),
    wait: (milliseconds) => pause(milliseconds, undefined, { signal }),
    createFetcher: async (contact) => createFetcher({ contact }),
  };
}

/** Uploads a small clip that mentions the name, with a story of its own. */
export async function dropClip({ signal, bucket, keys }: Scenario, name: Name): Promise<string> {
  signal.throwIfAborted();
  const word = newWord();
  const key = `${name.id}/${word}.txt`;
  const story = Array.from({ length: STORY_WORDS }, newWord).join(' ');
  const clip = `<h4>Report ${word}</h4>\n\nBench Courier\n15 February 2017\n\n${story}.\n\n${name.name} ${word}.\n`;
  keys.push(key);
  await putObject(bucket, key, clip, 'text/plain; charset=utf-8');
  return key;
}

/** A random word of letters only, so that every tokenizer takes it as one. */
function newWord(): string {
  return randomBytes(12).reduce((word, byte) => word + String.fromCharCode(97 + (byte % 26)), '');
}

/** What the subscriber of the name was told or is owed. */
export async function alertsOf({ client }: Scenario, name: Name): Promise<Alert[]> {
  const alerts: Alert[] = [];
  for await (const alert of list(Alert, (page) =>
    client.GET('/v1/alerts', { params: { query: { address: addressOf(name), ...page } } }),
  ))
    alerts.push(alert);
  return alerts;
}

/** Has what waits for a summary told now. */
export function closeDigests({ client }: Scenario, name: Name): Promise<Closed> {
  return read(Closed, client.POST('/v1/digests', { body: { address: addressOf(name) } }));
}

/** Clips that mention the name. */
export async function clipsOf({ client }: Scenario, name: Name): Promise<Clip[]> {
  const clips: Clip[] = [];
  for await (const clip of list(Clip, (page) =>
    client.GET('/v1/clips', { params: { query: { nameId: name.id, ...page } } }),
  ))
    clips.push(clip);
  return clips;
}

/** Polls `look` until `enough` holds or time is up; returns the last result. */
export async function until<T>(
  { signal }: Scenario,
  look: () => Promise<T>,
  enough: (seen: T) => boolean,
  pollMs = POLL_MS,
): Promise<T> {
  const end = Date.now() + WAIT_LIMIT_MS;
  for (;;) {
    const seen = await look();
    if (enough(seen) || Date.now() > end) return seen;
    await pause(pollMs, undefined, { signal });
  }
}

/** With a fresh signal: after an interruption the session's own is aborted already. */
async function removeClips(interrupted: Scenario): Promise<void> {
  const { signal } = new AbortController();
  const scenario = { ...interrupted, signal };
  await pMap(scenario.keys, (key) => removeClip(scenario, key), { concurrency: AT_ONCE });
  const [flooded] = scenario.names;
  if (flooded === undefined) return;
  const left = await until(
    scenario,
    () => clipsOf(scenario, flooded),
    (clips) => clips.length === 0,
  );
  if (left.length > 0) throw new Error(`${left.length} clips of the bench are still listed.`);
}

/** functions/aws has no delete for the inbox; the emulator accepts an unsigned request. */
async function removeClip({ endpoint, bucket }: Scenario, key: string): Promise<void> {
  const response = await fetch(`${endpoint}/${bucket}/${key}`, { method: 'DELETE' });
  if (!response.ok) throw new Error(`${key} could not be deleted: ${response.status} ${await response.text()}`);
}

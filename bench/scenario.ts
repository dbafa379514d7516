/** Fixture for the bench of the local stack: a name, a subscriber, clips that mention the name, and the mails sent. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pMap from 'p-map';
import { z } from 'zod';
import { type Client, createClient } from '../cli/client/client.ts';
import { resolveSettings } from '../cli/client/settings.ts';
import type { Context } from '../cli/context.ts';
import { putObject } from '../functions/aws/bucket.ts';
import { createFetcher } from '../functions/net/fetch.ts';
import { root } from '../local/paths.ts';
import type { Session } from '../local/session.ts';
import { Backfill } from '../shared/contract/api.ts';
import { Clip } from '../shared/contract/clip.ts';
import { Name } from '../shared/contract/name.ts';
import { Subscription } from '../shared/contract/subscription.ts';

/** Time after which a clip or a mail counts as lost. */
const WAIT_LIMIT_MS = 60_000;
/** Listing mails costs the emulator about 40 ms for a thousand. Times come from the mails themselves, so polling seldom
 *  loses no accuracy. */
const POLL_MS = 500;
const REMOVALS_AT_ONCE = 16;
const STORY_WORDS = 60;

export interface Scenario {
  readonly signal: AbortSignal;
  readonly client: Client;
  readonly endpoint: string;
  readonly bucket: string;
  readonly name: Name;
  readonly address: string;
  /** Keys of all clips uploaded so far. */
  readonly keys: string[];
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** Registers a name and makes sure it has a subscriber. Name, subscription and clips are removed at the session's end. */
export async function openScenario(session: Session): Promise<Scenario> {
  const { signal } = session;
  const settings = resolveSettings(contextOf(signal), { local: true });
  const client = createClient(contextOf(signal), await settings.apiUrl(), settings);
  const word = newWord();
  const name = await client.post('/names', Name, { id: `bench-${word}`, name: `Bench ${word}` });
  session.atEnd(() => client.remove(`/names/${name.id}`));
  await untilCompiled(client, signal);
  const address = await subscriberOf(client, name, session);
  const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
  const scenario = { signal, client, endpoint, bucket: await settings.bucket(), name, address, keys: [] };
  session.atEnd(() => removeClips(scenario));
  return scenario;
}

/** Waits until new clips are matched with the names as they are now. */
async function untilCompiled(client: Client, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { compiled, version } = await client.get('/names/backfill', Backfill);
    if (compiled >= version) return;
    await pause(POLL_MS, undefined, { signal });
  }
}

/** The address of an instant subscription to all names (`npm start` makes one), or else of a new subscription. */
async function subscriberOf(client: Client, name: Name, session: Session): Promise<string> {
  for await (const { address, nameIds, cadence, confirmed } of client.list('/subscriptions', Subscription, {})) {
    if (nameIds === '*' && cadence === 'instant' && confirmed) return address;
  }
  const address = `${name.id}@bench.example`;
  const wanted = { address, nameIds: [name.id], cadence: 'instant', confirmed: true };
  const { id } = await client.post('/subscriptions', Subscription, wanted);
  session.atEnd(() => client.remove(`/subscriptions/${id}`));
  return address;
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

/** Uploads a small clip that mentions the name, with a story of its own; `word` is in its title. */
export async function dropClip(scenario: Scenario): Promise<{ key: string; word: string; droppedAt: number }> {
  scenario.signal.throwIfAborted();
  const word = newWord();
  const key = `${scenario.name.id}/${word}.txt`;
  const story = Array.from({ length: STORY_WORDS }, newWord).join(' ');
  const clip = `<h4>Report ${word}</h4>\n\nBench Courier\n15 February 2017\n\n${story}.\n\n${scenario.name.name} ${word}.\n`;
  scenario.keys.push(key);
  const droppedAt = Date.now();
  await putObject(scenario.bucket, key, clip, 'text/plain; charset=utf-8');
  return { key, word, droppedAt };
}

/** A random word of letters only, so that every tokenizer takes it as one. */
function newWord(): string {
  return randomBytes(12).reduce((word, byte) => word + String.fromCharCode(97 + (byte % 26)), '');
}

const Sent = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string(), Timestamp: z.number() })),
  ),
});

/** Mails sent to the subscriber so far. */
export async function mailsOf({ endpoint, address, signal }: Scenario): Promise<Mail[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`, { signal });
  return Object.values(Sent.parse(await answer.json()).messages)
    .flat()
    .filter(({ To }) => To.includes(address))
    .map(({ Subject, BodyText, Timestamp }) => ({ subject: Subject, text: BodyText, sentAt: Timestamp * 1000 }));
}

/** Clips that mention the name. */
export async function clipsOf({ client, name }: Scenario): Promise<Clip[]> {
  const clips: Clip[] = [];
  for await (const clip of client.list('/clips', Clip, { nameId: name.id })) clips.push(clip);
  return clips;
}

/** Polls `look` until `enough` holds or time is up; returns the last result. */
export async function until<T>(
  scenario: Scenario,
  look: (scenario: Scenario) => Promise<T>,
  enough: (seen: T) => boolean,
): Promise<T> {
  const end = Date.now() + WAIT_LIMIT_MS;
  for (;;) {
    const seen = await look(scenario);
    if (enough(seen) || Date.now() > end) return seen;
    await pause(POLL_MS, undefined, { signal: scenario.signal });
  }
}

/** With a fresh signal: after an interruption the session's own is aborted already. */
async function removeClips(interrupted: Scenario): Promise<void> {
  const { signal } = new AbortController();
  const scenario = { ...interrupted, signal };
  await pMap(scenario.keys, (key) => removeClip(scenario, key), { concurrency: REMOVALS_AT_ONCE });
  const left = await until(scenario, clipsOf, (clips) => clips.length === 0);
  if (left.length > 0) throw new Error(`${left.length} clips of the bench are still listed.`);
}

/** functions/aws has no delete for the inbox; the emulator accepts an unsigned request. */
async function removeClip({ endpoint, bucket }: Scenario, key: string): Promise<void> {
  const response = await fetch(`${endpoint}/${bucket}/${key}`, { method: 'DELETE' });
  if (!response.ok) throw new Error(`${key} could not be deleted: ${response.status} ${await response.text()}`);
}

/** What the bench of the local stack works with: a name, who follows it, clips that mention it, and the mails. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Client, makeClient } from '../cli/client/client.ts';
import { settingsOf } from '../cli/client/settings.ts';
import type { World } from '../cli/context.ts';
import { inParallel } from '../cli/parallel.ts';
import { putObject } from '../functions/aws/bucket.ts';
import { root } from '../local/paths.ts';
import type { Session } from '../local/session.ts';
import { Clip } from '../shared/contract/clip.ts';
import { Name, Subscription } from '../shared/contract/name.ts';

/** What is not there after this time is missing. */
const LIMIT_MS = 60_000;
/** The emulator lists every mail it ever sent, some 40 ms of work for a thousand; as the times are those it noted,
 *  looking seldom costs no accuracy and leaves it the processors. */
const LOOK_AGAIN_MS = 500;
const REMOVALS_AT_ONCE = 16;
const STORY_WORDS = 60;

export interface Stand {
  readonly signal: AbortSignal;
  readonly client: Client;
  readonly endpoint: string;
  readonly bucket: string;
  readonly name: Name;
  readonly address: string;
  /** Every key dropped so far. */
  readonly keys: string[];
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** Registers the name and sees to a follower; at the session's end they go, and every clip dropped with them. */
export async function openStand(session: Session): Promise<Stand> {
  const { signal } = session;
  const settings = settingsOf(worldOf(signal), { local: true });
  const client = makeClient(worldOf(signal), await settings.apiUrl(), settings);
  const word = newWord();
  const name = await client.post('/names', Name, { id: `bench-${word}`, name: `Bench ${word}` });
  session.atEnd(() => client.remove(`/names/${name.id}`));
  const address = await followerOf(client, name, session);
  const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
  const stand = { signal, client, endpoint, bucket: await settings.bucket(), name, address, keys: [] };
  session.atEnd(() => removeClips(stand));
  return stand;
}

/** Whoever is told of every name at once already, as the reader of `npm start`; otherwise a subscription of our own. */
async function followerOf(client: Client, name: Name, session: Session): Promise<string> {
  for await (const { address, nameIds, cadence, confirmed } of client.list('/subscriptions', Subscription, {})) {
    if (nameIds === '*' && cadence === 'instant' && confirmed) return address;
  }
  const address = `${name.id}@bench.example`;
  const wanted = { address, nameIds: [name.id], cadence: 'instant', confirmed: true };
  const { id } = await client.post('/subscriptions', Subscription, wanted);
  session.atEnd(() => client.remove(`/subscriptions/${id}`));
  return address;
}

/** The command's client and settings, for this process. */
function worldOf(signal: AbortSignal): World {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    root,
    now: () => new Date(),
    wait: (milliseconds) => pause(milliseconds, undefined, { signal }),
  };
}

/** Drops a small clip that mentions the name and shares no story with any other; `word` stands in its title. */
export async function drop(stand: Stand): Promise<{ key: string; word: string; droppedAt: number }> {
  stand.signal.throwIfAborted();
  const word = newWord();
  const key = `${stand.name.id}/${word}.txt`;
  const story = Array.from({ length: STORY_WORDS }, newWord).join(' ');
  const clip = `<h4>Report ${word}</h4>\n\nBench Courier\n15 February 2017\n\n${story}.\n\n${stand.name.name} ${word}.\n`;
  stand.keys.push(key);
  const droppedAt = Date.now();
  await putObject(stand.bucket, key, clip, 'text/plain; charset=utf-8');
  return { key, word, droppedAt };
}

/** Letters only: one word for whoever reads it, and no other clip's. */
function newWord(): string {
  return randomBytes(12).reduce((word, byte) => word + String.fromCharCode(97 + (byte % 26)), '');
}

const Sent = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string(), Timestamp: z.number() })),
  ),
});

/** The follower's mails so far. */
export async function mailsOf({ endpoint, address, signal }: Stand): Promise<Mail[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`, { signal });
  return Object.values(Sent.parse(await answer.json()).messages)
    .flat()
    .filter(({ To }) => To.includes(address))
    .map(({ Subject, BodyText, Timestamp }) => ({ subject: Subject, text: BodyText, sentAt: Timestamp * 1000 }));
}

/** The clips in which the archive knows the name. */
export async function clipsOf({ client, name }: Stand): Promise<Clip[]> {
  const clips: Clip[] = [];
  for await (const clip of client.list('/clips', Clip, { nameId: name.id })) clips.push(clip);
  return clips;
}

/** Looks until it is enough or the time is over; answers what was seen last. */
export async function until<T>(
  stand: Stand,
  look: (stand: Stand) => Promise<T>,
  enough: (seen: T) => boolean,
): Promise<T> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const seen = await look(stand);
    if (enough(seen) || Date.now() > end) return seen;
    await pause(LOOK_AGAIN_MS, undefined, { signal: stand.signal });
  }
}

/** Also after an interruption, whose signal would end it at once. */
async function removeClips(interrupted: Stand): Promise<void> {
  const { signal } = new AbortController();
  const stand = { ...interrupted, signal };
  await inParallel(stand.keys, REMOVALS_AT_ONCE, async (key) => {
    // Nothing in functions/aws deletes from the inbox; the emulator takes it unsigned.
    const answer = await fetch(`${stand.endpoint}/${stand.bucket}/${key}`, { method: 'DELETE' });
    if (!answer.ok) throw new Error(`${key} could not be deleted: ${answer.status} ${await answer.text()}`);
  });
  const left = await until(stand, clipsOf, (clips) => clips.length === 0);
  if (left.length > 0) throw new Error(`${left.length} clips of the bench are still listed.`);
}

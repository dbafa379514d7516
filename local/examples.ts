/** Initial content of the local stack: the example clips, names that occur in them, and two subscriptions. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { putObject } from '../functions/aws/bucket.ts';
import { receiptsOfKey } from '../functions/aws/table/file/receipts.ts';
import { Backfill } from '../shared/contract/api.ts';
import { NameList } from '../shared/contract/given-name.ts';
import type { Name } from '../shared/contract/name.ts';
import { Subscription } from '../shared/contract/subscription.ts';
import { archiveNames } from './example-archive.ts';
import { root } from './paths.ts';

const folder = join(root, 'tests', 'fixtures', 'clips');

export const exampleNames = NameList.parse([
  { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['راندا قسيس', 'Ранда Кассис'] },
  { id: 'nursultan-nazarbayev', name: 'Nursultan Nazarbayev', aliases: ['Нурсултан Назарбаев', 'نور سلطان نزارباييف'] },
  { id: 'kairat-abdrakhmanov', name: 'Kairat Abdrakhmanov', aliases: ['Кайрат Абдрахманов'] },
  { id: 'al-mayadeen', name: 'Al Mayadeen TV', aliases: ['الميادين'] },
  { id: 'al-sahl', name: 'Al Sahl TV', aliases: ['قناة السهل'] },
  { id: 'stepova-khvylia', name: 'Stepova Khvylia', aliases: ['Степова хвиля'] },
  { id: 'prirechnaya-gazeta', name: 'Prirechnaya Gazeta', aliases: ['Приречная газета'] },
  { id: 'la-voz-de-la-bahia', name: 'La Voz de la Bahía' },
  { id: 'kuestenbote', name: 'Küstenbote' },
]);

/** Both follow the names of the example clips: those of the archive have been told long ago. */
const nameIds = exampleNames.map(({ id }) => id);

export const exampleSubscription = Subscription.parse({
  id: 'example-reader',
  address: 'reader@clipwatch.example',
  nameIds,
  cadence: 'instant',
  confirmed: true,
});

/** Gets what there is in a digest. */
const exampleDesk = Subscription.parse({
  id: 'example-desk',
  address: 'desk@clipwatch.example',
  nameIds,
  cadence: 'daily',
  confirmed: true,
});

/** The API's URL without a trailing slash, and a token. */
export interface ApiAccess {
  readonly apiUrl: string;
  readonly token: string;
}

/** Creates the example names through the API, and waits until new clips are matched with them. Can be repeated. */
export async function registerNames(access: ApiAccess): Promise<void> {
  await Promise.all([...exampleNames, ...archiveNames].map((name) => put(access, `/v1/names/${name.id}`, name)));
  while (!(await areNamesCompiled(access))) await pause(POLL_MS);
}

/** Creates the example subscriptions through the API. Can be repeated. */
export async function registerSubscriptions(access: ApiAccess): Promise<void> {
  const all = [exampleSubscription, exampleDesk];
  await Promise.all(all.map((one) => put(access, `/v1/subscriptions/${one.id}`, one)));
}

/** Has the digest sent that the desk is owed by now. */
export async function sendDigest(access: ApiAccess): Promise<void> {
  await ask(access, 'POST', '/v1/digests', { address: exampleDesk.address });
}

/** Between two looks whether the names are compiled, which takes about a second. */
const POLL_MS = 100;

async function areNamesCompiled(access: ApiAccess): Promise<boolean> {
  const { compiled, version } = Backfill.parse(await (await ask(access, 'GET', '/v1/names/backfill')).json());
  return compiled >= version;
}

async function put(access: ApiAccess, path: string, body: Name | Subscription): Promise<void> {
  await ask(access, 'PUT', path, body);
}

/** An account as new as this one has ten runs of functions at a time; what comes while they are at work is turned away. */
const TURNED_AWAY = new Set([429, 503]);
const TRIES = 20;
const RETRY_MS = 500;

async function ask({ apiUrl, token }: ApiAccess, method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (let left = TRIES - 1; ; left--) {
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return response;
    if (left === 0 || !TURNED_AWAY.has(response.status)) {
      throw new Error(`${method} ${path} failed with ${response.status}: ${await response.text()}`);
    }
    await response.body?.cancel();
    await pause(RETRY_MS);
  }
}

/** An example that was uploaded to the inbox. */
export interface UploadedExample {
  readonly key: string;
  readonly versionId: string;
}

/** Uploads the example clips that have no receipt yet, and returns them. */
export async function uploadExamples(bucket: string): Promise<UploadedExample[]> {
  const files = (await readdir(folder)).filter((file) => file !== 'expected.json').sort();
  const uploaded = await Promise.all(
    files.map(async (key) => {
      const { items } = await receiptsOfKey({ bucket, key, limit: 1, position: null });
      if (items.length > 0) return null;
      const { versionId } = await putObject(bucket, key, await readFile(join(folder, key)));
      return { key, versionId: versionId ?? '' };
    }),
  );
  return uploaded.filter((example) => example !== null);
}

/** What the local stack begins with: the example clips, names that occur in them, and somebody who follows them all. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putObject } from '../functions/aws/bucket.ts';
import { receiptsOfKey } from '../functions/aws/table/receipts.ts';
import { type Name, NameList, Subscription } from '../shared/contract/name.ts';
import { root } from './paths.ts';

const examples = join(root, 'tests', 'fixtures', 'clips');

export const names = NameList.parse([
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

export const subscription = Subscription.parse({
  id: 'example-reader',
  address: 'reader@clipwatch.example',
  nameIds: '*',
  cadence: 'instant',
  confirmed: true,
});

/** How the API is asked: its address without a slash at the end, and a token. */
export interface Access {
  readonly apiUrl: string;
  readonly token: string;
}

/** Registers the example names and the subscription through the API; what is there already is replaced by itself. */
export async function register(access: Access): Promise<void> {
  await Promise.all(names.map((name) => put(access, `/v1/names/${name.id}`, name)));
  await put(access, `/v1/subscriptions/${subscription.id}`, subscription);
}

async function put({ apiUrl, token }: Access, path: string, body: Name | Subscription): Promise<void> {
  const answer = await fetch(`${apiUrl}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`PUT ${path} was answered ${answer.status}: ${await answer.text()}`);
}

/** One example as it went into the inbox. */
export interface Example {
  readonly key: string;
  readonly versionId: string;
}

/** Puts the example clips into the inbox, except those that have a receipt; answers the ones it put there. */
export async function upload(bucket: string): Promise<Example[]> {
  const files = (await readdir(examples)).filter((file) => file !== 'expected.json').sort();
  const sent = await Promise.all(
    files.map(async (key) => {
      const { items } = await receiptsOfKey({ bucket, key, limit: 1, position: null });
      if (items.length > 0) return null;
      const { versionId } = await putObject(bucket, key, await readFile(join(examples, key)));
      return { key, versionId: versionId ?? '' };
    }),
  );
  return sent.filter((example) => example !== null);
}

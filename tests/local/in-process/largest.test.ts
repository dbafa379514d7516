/**
 * A file with the most of everything, and then some, through the whole stack in this process, whose services refuse what AWS
 * refuses: rows over 400 KB, messages over 1 MiB, transactions and mails that are too large.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { bytesOf, MAX_LINE } from '../../../shared/clip/limits.ts';
import { type Clip, MAX_SUMMARY } from '../../../shared/contract/clip.ts';
import { ShownExport } from '../../../shared/contract/export.ts';
import { Revision } from '../../../shared/contract/history.ts';
import { recordFailed } from '../../../shared/wiring.ts';
import { itemBytes } from '../../support/request-units.ts';
import { InProcessWorld, untilThere } from '../../support/world/in-process-world.ts';

/** Of three bytes each. */
const LETTERS = '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽';
const words = (length: number, seed: number) =>
  Array.from({ length }, (_, i) => LETTERS[(i * (seed + 7) + (i >> 3) * 11 + seed) % LETTERS.length]).join('');

/** Names that occur often, and long ones. */
const NAMES = [
  ...Array.from({ length: 60 }, (_, i) => ({
    id: `often-${i}`,
    name: `Ada Lind${'abcdefghij'[i % 10]}${'klmnopqr'[i % 6]}${'stuvwxyz'[Math.floor(i / 10)]}`,
  })),
  ...Array.from({ length: 60 }, (_, i) => ({ id: `long-${i}`, name: `Long ${'Ä'.repeat(150)} ${i + 1000}` })),
];

const page = (version: number) => `<!doctype html><html lang="en"><head>
<title>${words(5000, version)}</title>
<meta name="description" content="${words(9000, 2)}">
<meta name="keywords" content="${Array.from({ length: 200 }, (_, i) => words(400, i)).join(',')}">
<meta name="author" content="${words(5000, 3)}"><meta property="og:site_name" content="${words(5000, 4)}">
<meta property="article:published_time" content="2017-02-15"></head><body>
<h1>${words(5000, version)}</h1>
${Array.from(
  { length: 200 },
  (_, i) =>
    `<p>${NAMES.filter((_, at) => at < 60 || i < 20)
      .map(({ name }) => `${name} spoke.`)
      .join(' ')}</p>`,
).join('\n')}
${Array.from({ length: 300 }, (_, i) => `<iframe src="https://www.youtube.com/embed/${`${i}`.padStart(11, 'a')}?${'a'.repeat(300)}"></iframe>`).join('\n')}
</body></html>`;

/** Of a message with its two texts; SES takes 40 MB. */
const MOST_MAIL_BYTES = 1_000_000;

const KEY = `${'k'.repeat(900)}.html`;
let world: InProcessWorld;

beforeAll(async () => {
  world = await InProcessWorld.open();
  const names = { method: 'POST', body: JSON.stringify(NAMES) };
  await world.ask('/names/import', names);
  const subscription = { address: 'everything@example.org', nameIds: '*', confirmed: true, timeZone: 'UTC' };
  for (const cadence of ['instant', 'daily']) {
    const body = JSON.stringify({ ...subscription, address: `${cadence}@example.org`, cadence });
    await world.ask('/subscriptions', { method: 'POST', body }, 201);
  }
  await untilThere(async () => {
    const { compiled, version } = z
      .object({ compiled: z.number(), version: z.number() })
      .parse(await world.ask('/names/backfill'));
    return compiled >= version ? true : undefined;
  });
});
afterAll(() => world.close());

async function put(version: number): Promise<Clip> {
  await world.client().send(new PutObjectCommand({ Bucket: world.stack.bucket, Key: KEY, Body: page(version) }));
  return untilThere(async () => (await world.clips()).find((clip) => clip.key === KEY && clip.revision === version));
}

const mailTo = (address: string) =>
  untilThere(async () => {
    await world.ask(`/alerts?address=${address}`);
    return world.sent.find(({ to }) => to === address);
  });

const headers = () => ({ authorization: `Bearer ${world.token}` });

it('is stored, told, queried, corrected, replaced and exported', async () => {
  const clip = await put(1);
  expect(clip.mentions).toHaveLength(NAMES.length);
  expect(clip.title).toHaveLength(MAX_LINE);
  expect(clip.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['field-cut', 'embeds-cut']));
  expect(bytesOf(clip)).toBeGreaterThan(1_000_000);
  const at = `/clips/${clip.clipId}`;

  // The mail of an instant follower of all names.
  const mail = await mailTo('instant@example.org');
  expect(mail.raw.length).toBeLessThan(MOST_MAIL_BYTES);

  const text = await (await fetch(`${world.stack.apiUrl}/v1${at}/text`, { headers: headers() })).text();
  expect(text).toContain(NAMES[0]?.name);
  for (const { id } of [NAMES[0], NAMES.at(-1)].filter((one) => one !== undefined)) {
    expect(await world.ask(`/names/${id}/mentions`)).toMatchObject({ items: [{ clipId: clip.clipId }] });
  }

  // Corrected to the longest values, and then replaced: what was corrected stays.
  const given = { title: words(MAX_LINE, 8), outlet: words(MAX_LINE, 9), summary: words(MAX_SUMMARY, 10) };
  await world.ask(at, { method: 'PATCH', body: JSON.stringify(given) });
  expect(await put(3)).toMatchObject(given);
  const { items } = z.object({ items: z.array(Revision) }).parse(await world.ask(`${at}/revisions`));
  expect(items.map(({ revision }) => revision)).toEqual([3, 2, 1]);
  expect(await world.ask(`${at}?asOf=${items[2]?.recordedAt}`)).toMatchObject({ title: clip.title });

  for (const format of ['csv', 'jsonl']) {
    const { id } = ShownExport.parse(
      await world.ask('/exports', { method: 'POST', body: JSON.stringify({ format }) }, 202),
    );
    const url = await untilThere(async () => ShownExport.parse(await world.ask(`/exports/${id}`)).url);
    expect(await (await fetch(url)).text()).toContain(given.title);
  }

  await world.ask('/digests', { method: 'POST', body: JSON.stringify({ address: 'daily@example.org' }) });
  const digest = await mailTo('daily@example.org');
  expect(digest.raw.length).toBeLessThan(MOST_MAIL_BYTES);

  // What a service refuses fails a record, which comes again.
  expect(await readFile(join(world.folder, 'logs', 'functions.log'), 'utf8')).not.toContain(recordFailed);
  const rows = [...world.stack.services.table.rows.values()].map(itemBytes);
  expect(Math.max(...rows)).toBeLessThan(200 * 1024);
});

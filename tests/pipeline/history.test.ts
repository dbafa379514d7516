/** What is known of a clip over time, in the deployed stack: versions, a correction by hand, and looking back. */
import { expect, it } from 'vitest';
import * as z from 'zod';
import { Clip } from '../../shared/contract/clip.ts';
import { Revision } from '../../shared/contract/history.ts';
import { api, clip, clips, eventually, put, receiptOf, remove } from '../support/deployed/deployed-stack.ts';

const note = (title: string) =>
  `<h1>${title}</h1>\nRadio Hill, 7 May 2011\n\n<b>Summary:</b> The old mill was opened on Monday.`;
const Revisions = z.object({ items: z.array(Revision), nextCursor: z.null() });

it('a correction stays when the file is uploaded again, and every earlier state can be read', async () => {
  const first = await put('history/mill.html', note('Mil opened'));
  const { clipId } = await receiptOf('history/mill.html', first);
  const read = await api(`/v1/clips/${clipId}`);
  const etag = read.headers.get('etag') ?? '';
  const { recordedAt } = Revisions.parse(await (await api(`/v1/clips/${clipId}/revisions`)).json()).items[0] ?? {};

  const correct = (headers: Record<string, string>, body: object) =>
    api(`/v1/clips/${clipId}`, { method: 'PATCH', headers, body: JSON.stringify(body) });
  const corrected = await correct({ 'if-match': etag }, { title: 'Mill opened', publishedOn: '2011-05-08' });
  expect([corrected.status, Clip.parse(await corrected.json()).title]).toEqual([200, 'Mill opened']);
  expect((await correct({ 'if-match': etag }, { title: 'Mill shut' })).status).toBe(412);
  expect((await clips('from=2011-05-08&to=2011-05-08')).items.map((one) => one.clipId)).toContain(clipId);
  expect((await clips('from=2011-05-07&to=2011-05-07')).items.map((one) => one.clipId)).not.toContain(clipId);

  const second = await put('history/mill.html', note('Mil opened again'));
  await receiptOf('history/mill.html', second);
  expect(await clip(clipId)).toMatchObject({
    title: 'Mill opened',
    publishedOn: '2011-05-08',
    revision: 3,
    evidence: { title: { rule: 'corrected' } },
    candidates: { title: expect.arrayContaining([expect.objectContaining({ value: 'Mil opened again' })]) },
  });

  const { items } = Revisions.parse(await (await api(`/v1/clips/${clipId}/revisions`)).json());
  expect(items).toMatchObject([
    { revision: 3, versionId: second, by: { kind: 'file' } },
    { revision: 2, versionId: first, by: { kind: 'correction' }, changed: ['title', 'publishedOn'] },
    { revision: 1, versionId: first, title: 'Mil opened', publishedOn: '2011-05-07' },
  ]);
  const asOf = await api(`/v1/clips/${clipId}?asOf=${recordedAt}`);
  expect(Clip.parse(await asOf.json())).toMatchObject({ title: 'Mil opened', publishedOn: '2011-05-07', revision: 1 });

  await remove('history/mill.html');
  await eventually(async () => ((await api(`/v1/clips/${clipId}`)).status === 404 ? true : null), 'the clip to go');
  expect((await api(`/v1/clips/${clipId}?asOf=${recordedAt}`)).status).toBe(200);
});

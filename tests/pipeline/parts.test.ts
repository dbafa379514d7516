/** Files with several clips, in the deployed stack. */
import { expect, it } from 'vitest';
import { clip, clips, eventually, put, receiptOf, receiptsOf, remove } from '../support/deployed/deployed-stack.ts';
import { zip } from '../support/make/make-zip.ts';

const note = (title: string, day: number) =>
  `<h1>${title}</h1>\nRadio Hill, ${day} May 2011\n\n<b>Summary:</b> The old mill was opened on Monday.`;

it('each file in an archive is a clip with a receipt; a file that is not text affects no other', async () => {
  const archive = zip([
    { name: 'a/one.html', content: note('Mill opened', 4) },
    { name: 'two.txt', content: note('Mill closed', 5) },
    { name: 'logo.png', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  ]);
  const first = await put('packs/mill.zip', archive);
  expect(await receiptOf('packs/mill.zip', first)).toMatchObject({ outcome: 'partial' });
  const receipts = Object.fromEntries((await receiptsOf('packs/mill.zip')).map((receipt) => [receipt.part, receipt]));
  expect(receipts['logo.png']).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('PNG') });
  expect(await clip(receipts['a/one.html']?.clipId)).toMatchObject({
    key: 'packs/mill.zip',
    part: 'a/one.html',
    title: 'Mill opened',
    publishedOn: '2011-05-04',
  });
  const found = async () =>
    (await clips('from=2011-05-04&to=2011-05-05')).items.flatMap(({ key, part }) =>
      key === 'packs/mill.zip' ? [part] : [],
    );
  expect((await found()).sort()).toEqual(['a/one.html', 'two.txt']);

  const second = await put('packs/mill.zip', zip([{ name: 'two.txt', content: note('Mill closed', 5) }]));
  await receiptOf('packs/mill.zip', second);
  expect(await found()).toEqual(['two.txt']);

  await remove('packs/mill.zip');
  await eventually(async () => ((await found()).length === 0 ? true : null), 'the clips to go');
});

it('metadata given at upload takes precedence over the content', async () => {
  const version = await put('given.txt', note('Mill given', 6), { outlet: 'قناة السهل', 'published-on': '2020-06-01' });
  const { clipId } = await receiptOf('given.txt', version);
  expect(await clip(clipId)).toMatchObject({ outlet: 'قناة السهل', publishedOn: '2020-06-01', title: 'Mill given' });
});

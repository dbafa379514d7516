import { expect, test } from 'vitest';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { uploadMetadataIn } from '../../../shared/file/index.ts';
import { compileNames } from '../../../shared/name/index.ts';

test.each<[reason: string, metadata: Record<string, string>, expected: object]>([
  ['as written', { title: 'A Title', outlet: 'Radio Hill' }, { title: 'A Title', outlet: 'Radio Hill' }],
  [
    'S3 lowers the case of names, other stores do not',
    { 'Published-On': '2017-02-15' },
    { 'published-on': '2017-02-15' },
  ],
  ['names of somebody else stay out', { 'uploaded-by': 'x', title: 'T' }, { title: 'T' }],
  ['blank values say nothing', { title: '  ', outlet: '' }, {}],
  ['an encoded word in base64', { title: '=?UTF-8?B?2YXZhNiu2LU=?=' }, { title: 'ملخص' }],
  ['an encoded word, quoted', { title: '=?UTF-8?Q?Th=C3=A9=C3=A2tre_de_ville?=' }, { title: 'Théâtre de ville' }],
  [
    'two encoded words are joined without the space',
    { title: '=?utf-8?Q?=C3=A9?= =?utf-8?Q?t=C3=A9?=' },
    { title: 'été' },
  ],
  ['an encoded word in another charset', { outlet: '=?koi8-r?B?88/Cydk=?=' }, { outlet: 'Собиы' }],
  ['an unknown charset is left as it is', { title: '=?x-none?B?AAAA?=' }, { title: '=?x-none?B?AAAA?=' }],
  ['percent-encoded', { outlet: 'Caf%C3%A9%20Radio' }, { outlet: 'Café Radio' }],
  ['a percent sign is none', { title: '100%25 sure, 50% off' }, { title: '100%25 sure, 50% off' }],
  ['percent signs that are no UTF-8', { title: 'a %C3 b' }, { title: 'a %C3 b' }],
])('%s', (_, metadata, expected) => {
  expect(uploadMetadataIn(metadata)).toEqual(expected);
});

test('a name in a title that stands outside the file is mentioned, without a place in the text', async () => {
  const matcher = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);
  const metadata = { title: 'Mara Lind in town' };
  const bytes = new TextEncoder().encode('Radio Hill, 1 May 2020\n\nShe sang all night long in the old mill.');
  const [read] = await parseFile(bytes, 'a.txt', matcher, { today: '2026-11-22', metadata });
  expect(read?.clip.title).toBe('Mara Lind in town');
  expect(read?.clip.mentions).toMatchObject([
    { nameId: 'mara-lind', count: 1, spans: [{ start: 0, end: 0, form: 'Mara Lind' }] },
  ]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEmbeds } from '../../../../shared/embed/index.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { readAll } from '../../../support/read/read-all.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const REPORTS = 'tests/fixtures/reports';

describe('no other file is taken for one of a database', () => {
  test.each(readdirSync('tests/fixtures/clips'))('%s', async (name) => {
    const clips = await readFile(readFileSync(join('tests/fixtures/clips', name)), name, { today: '2026-11-22' });
    expect(clips.some((clip) => clip.kind === 'read' && clip.document.isMainText)).toBe(false);
  });

  test.each([
    [
      'a note with fields of its own',
      'A talk\n\nSource: Hill Radio\nDate: 3 June 2018\nLength: 300 words\nSection: News\n\nA talk was given.',
    ],
    [
      'a text that tells of one',
      'A talk\n\nHill Radio, 3 June 2018\n\nThe archive holds 25 documents.\n\n1 of 25 documents\n\nwas lost. Load-Date: unknown.',
    ],
    [
      'a text with two capital letters in lines',
      'HD\n\nThe new cameras\n\nHill Radio, 3 June 2018\n\nA talk on pictures was given.',
    ],
  ])('%s', async (_, source) => {
    const [clip] = await readFile(new TextEncoder().encode(source), 'a.txt', { today: '2026-11-22' });
    expect(clip?.kind === 'read' && clip.document.isMainText).toBeFalsy();
  });

  test('what the uploader states outranks the record', async () => {
    const bytes = readFileSync(join(REPORTS, 'file-lexis-txt-one.txt'));
    const [clip] = await readFile(bytes, 'a.txt', { today: '2026-11-22', metadata: { outlet: 'Other Paper' } });
    expect(clip).toMatchObject({ kind: 'read', fields: { outlet: 'Other Paper', publishedOn: '2010-01-11' } });
  });
});

describe('hostile files', () => {
  const pieces = [
    '____________\n',
    'Quelle: Blatt vom 01.01.2010\n',
    'ProQuest document ID: 1\n',
    'Full text: A\n',
    '2010.01.01 東京朝刊 3面 (全612字)\n',

    '1 of 9 DOCUMENTS\n',
    'LENGTH: 9 words\n',
    'BYLINE: A\n',
    'End of Document\n',
    'Body\n',
    'HD\n',
    'TD\n',
    'Document ABCD000020100111e61b0000d\n',
    'news·20060314·LP·0q1\n',
    '11 January 2010\n',
    '9 words\n',
    'A b\n',
    '\n',
    'LOAD-DATE: 1 May 2010\n',
    'Copyright 2010 A\n',
  ];

  test('no order of their rows makes one throw, and no text is lost without a clip', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (rows) => {
        const results = await readFile(new TextEncoder().encode(rows.join('')), 'a.txt', { today: '2026-11-22' });
        expect(results.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('each article of a text has its own videos', async () => {
    const article = (id: string) =>
      `1 of 2 DOCUMENTS\n\nPaper\n\nMay 1, 2010\n\nA title\n\nLENGTH: 9 words\n\nText.\n\nhttps://youtu.be/${id}\n\n`;
    const source = Buffer.from(article('Qx3_mT-7aK1') + article('Qx3_mT-7aK2'));
    const results = await readFile(source, 'a.txt', { today: '2026-11-22' });
    const videos = results.map((one) =>
      one.kind === 'read' ? findEmbeds(one.document).embeds.map(({ videoId }) => videoId) : one,
    );
    expect(videos).toEqual([['Qx3_mT-7aK1'], ['Qx3_mT-7aK2']]);
  });

  test('many articles take time in proportion', async () => {
    const article =
      '1 of 9 DOCUMENTS\n\nPaper\n\nMay 1, 2010\n\nA title\n\nLENGTH: 9 words\n\nText.\n\nEnd of Document\n\n';
    await expectLinear(
      (source: string) => readAll(source),
      (length) => article.repeat(length / article.length),
      400_000,
    );
  });

  test.each(pieces)('many times %j', async (piece) => {
    await expectLinear(
      (source: string) => readAll(source),
      (length) => {
        const many = piece.repeat(Math.ceil(length / piece.length));
        return `1 of 1 DOCUMENTS\n\nPaper\n\n${many}\n\nLENGTH: 9 words\n\nText.\n\nEnd of Document`;
      },
      40_000,
    );
  });
});

import { expect, test } from 'vitest';
import { ARCHIVE_KEY, archiveFile, archiveNames } from '../../local/example-archive.ts';
import { parseFile } from '../../shared/clip/parse-file.ts';
import { compileNames } from '../../shared/name/index.ts';

test('the example archive is half a year of clips that are read whole, each about one of its names', async () => {
  const bytes = new TextEncoder().encode(archiveFile(new Date('2026-11-26T12:00:00Z')));
  const read = await parseFile(bytes, ARCHIVE_KEY, compileNames(archiveNames), { today: '2026-11-26' });
  const clips = read.map(({ clip }) => clip);
  const days = clips.map(({ publishedOn }) => publishedOn ?? '').sort();
  expect([clips.length, days[0], days.at(-1)]).toEqual([24, '2026-06-03', '2026-11-24']);
  for (const { title, outlet, language, mentions, warnings } of clips) {
    expect([title, outlet, language, mentions.length > 0, warnings]).toEqual([
      expect.any(String),
      expect.any(String),
      expect.any(String),
      true,
      [],
    ]);
  }
  const told = clips.flatMap(({ mentions }) => mentions.map(({ nameId }) => nameId));
  for (const { id } of archiveNames) expect(told.filter((one) => one === id).length).toBeGreaterThan(2);
  expect(clips.flatMap(({ embeds }) => embeds)).toHaveLength(1);
});

/** The costliest files of each kind: read or refused, without a fault, in time that grows no faster than their length. */
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { ParsedFile } from '../../../shared/contract/clip.ts';
import { readPdf } from '../../../shared/file/container/pdf-text.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { HOSTILE } from '../../support/hostile-files/index.ts';
import { expectLinear } from '../../support/steps/growth.ts';

const Parsed = z.strictObject(ParsedFile.shape);
const names = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);
/** Where work on each pair of characters already takes far longer than the rest. */
const LENGTH = 24_000;
/** What of a file that swells is given at most: 20 million characters, a part more, and all of it with captions. */
const MOST_GIVEN = 2 * 26e6;
/** What the thread of a PDF does, in this one, where its time is seen. The library takes the bytes away, and no `Buffer`. */
const readCopy = (bytes: Uint8Array) => readPdf(Uint8Array.from(bytes)).catch(() => null);

test.each(HOSTILE.map((file) => [file.what, file] as const))('%s', async (_, file) => {
  const { fileName, make, isApart, isPacked, countedFrom } = file;
  const read = async (bytes: Uint8Array) => {
    const clips = await parseFile(bytes, fileName, names, { today: '2026-11-22' });
    expect(clips.length).toBeGreaterThan(0);
    expect(clips.length).toBeLessThanOrEqual(500);
    for (const { clip, fault } of clips) {
      Parsed.parse(clip);
      expect(fault).toBeUndefined();
    }
    const given = clips.reduce((sum, { text, captioned }) => sum + text.length + captioned.length, 0);
    expect(given, 'characters given').toBeLessThan(isPacked || isApart ? MOST_GIVEN : 100_000 + 4 * bytes.length);
  };
  if (!isApart) return expectLinear(read, make, LENGTH);
  await read(make(LENGTH));
  if (countedFrom !== null) await expectLinear(readCopy, make, LENGTH);
});

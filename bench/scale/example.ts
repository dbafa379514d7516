/** The example file as the parse stage sends it on: three names, and a video that plays. */
import { readFileSync } from 'node:fs';
import { parseFile } from '../../shared/clip/parse-file.ts';
import { resultOfClips } from '../../shared/clip/result.ts';
import type { Check } from '../../shared/contract/clip.ts';
import type { Result } from '../../shared/contract/message.ts';
import { compileNames } from '../../shared/name/index.ts';
import { idFromName } from '../../shared/name-list/index.ts';

const NAMES = ['Randa Kassis', 'Kairat Abdrakhmanov', 'Sergey Vershinin'].map((name) => ({
  id: idFromName(name),
  name,
  aliases: [],
}));
const FILE = new URL('../../tests/fixtures/clips/astana-platform.txt', import.meta.url);
const AT = '2026-01-02T03:04:05.000Z';

const PLAYS: Check = {
  status: 'playable',
  reason: 'page-ok',
  seen: { httpStatus: 200, finalUrl: null, title: 'Astana platform', tookMs: 80 },
  checkedAt: AT,
  nextCheckAt: '2026-01-03T03:04:05.000Z',
};

/** Name of the table, which the functions ask for. */
process.env.TABLE_NAME = 'table';

export type ExampleResult = Extract<Result, { kind: 'clip' }>;

export async function exampleResult(): Promise<ExampleResult> {
  const clips = await parseFile(readFileSync(FILE), 'astana-platform.txt', compileNames(NAMES), {
    today: AT.slice(0, 10),
    metadata: {},
  });
  const file = { bucket: 'inbox', key: 'clips/astana-platform.txt', versionId: '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH' };
  const result = resultOfClips(
    { ...file, sequencer: '0066A1B2C3D4E5F607', lastModified: AT, receivedAt: AT },
    clips,
    [PLAYS],
    1,
  );
  if (result.kind !== 'clip') throw new Error('The example is not read as one clip.');
  return result;
}

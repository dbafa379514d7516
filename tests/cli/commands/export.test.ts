import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ApiRequest, runAgainst } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CSV = '\ufeffclipId,title\r\n';

/** An export that is done when it is asked about for the second time; its file is at the same host. */
function exporting(last: object = { state: 'done', rows: 3 }) {
  let asked = 0;
  return ({ method, path }: ApiRequest) => {
    if (method === 'POST') return { status: 202, body: { id: 'e1', state: 'running', rows: 0 } };
    if (path === '/v1/exports/e1') {
      return {
        body: {
          id: 'e1',
          ...(++asked === 2
            ? { url: `data:text/csv,${encodeURIComponent(CSV)}`, ...last }
            : { state: 'running', rows: 1 }),
        },
      };
    }
    return { status: 404 };
  };
}

test('an export is asked for, waited for, and written to standard output as it is', async () => {
  const args = ['export', '--bom', '--from', '2017-01-01', '--language', 'en', '--q', 'peace astan'];
  const { status, out, asked, waits } = await runAgainst(exporting(), args);
  expect([status, out, waits]).toEqual([0, CSV, [2000, 2000]]);
  expect(asked[0]).toMatchObject({
    path: '/v1/exports',
    body: { format: 'csv', bom: true, from: '2017-01-01', language: 'en', q: 'peace astan' },
  });
});

test('or to a file', async () => {
  const file = join(await temporaryFolder(), 'clips.csv');
  const { status, out, err } = await runAgainst(exporting(), ['export', '-o', file]);
  expect([status, out, err]).toEqual([0, '', `3 clips are in ${file}.\n`]);
  expect(await readFile(file, 'utf8')).toBe(CSV);
});

test('one that failed says why; another format is a wrong call', async () => {
  const { status, err } = await runAgainst(exporting({ state: 'failed', rows: 1, reason: 'It failed.' }), ['export']);
  expect([status, err]).toEqual([1, 'clipwatch: The export e1 failed. It failed.\n']);
  expect((await runAgainst(exporting(), ['export', '--format', 'xml'])).status).toBe(2);
});

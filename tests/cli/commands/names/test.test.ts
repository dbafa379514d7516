import { expect, test } from 'vitest';
import { run } from '../../../../cli/run.ts';
import { kassis, page } from '../../../support/fake/api-responses.ts';
import { type ApiRequest, type ApiResponse, contextWith, jsonLines, runAgainst } from '../../../support/run-command.ts';
import { temporaryFile } from '../../../support/temporary-folder.ts';

/** An API that tracks one name. */
const tracked = ({ path }: ApiRequest): ApiResponse => (path === '/v1/names' ? page([kassis]) : { status: 404 });

const TEXT = 'Рандой Кассис говорит.\n\nMaria Kassis is somebody else.';

test('finds tracked names in a text and explains what does not count', async () => {
  const { status, out } = await runAgainst(tracked, ['names', 'test', TEXT]);
  expect(status).toBe(0);
  expect(jsonLines(out)).toMatchObject([
    {
      mentions: [{ nameId: 'randa-kassis', count: 1, spans: [{ form: 'Рандой Кассис', alias: 'Ранда Кассис' }] }],
      misses: [{ nameId: 'randa-kassis', kind: 'other-given-name', form: 'Maria Kassis' }],
    },
  ]);
});

test('for people, with the names of a list, offline', async () => {
  const names = await temporaryFile('names.csv', 'id,name,exclude\nrk,Randa Kassis,street');
  const context = contextWith({}, { isTTY: true, columns: 160 });
  expect(await run(['names', 'test', 'Randa Kassis Street', '--names', names], context)).toBe(0);
  expect(context.out()).toMatch(
    /No tracked name was found\.\n.*BECAUSE.*\nrk +Randa Kassis .*a word near it excludes it: street/,
  );
});

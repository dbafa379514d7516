import { expect, test } from 'vitest';
import { clipRecord, page, withKassis } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

test('mentions of a name by its id', async () => {
  const mention = {
    ...clipRecord(1).mentions[0],
    clipId: 'clip1',
    title: null,
    outlet: 'O',
    publishedOn: '2017-02-15',
  };
  const { out, asked } = await runAgainst(
    withKassis(() => page([mention])),
    ['mentions', 'list', 'randa-kassis'],
  );
  expect(jsonLines(out)).toEqual([mention]);
  expect(asked.map(({ path }) => path)).toEqual(['/v1/names/randa-kassis', '/v1/names/randa-kassis/mentions']);
});

test('mentions of a name that is not tracked: one line that says where to look', async () => {
  const { status, err } = await runAgainst(withKassis(), ['mentions', 'list', 'Nobody']);
  expect([status, err]).toEqual([1, 'clipwatch: No tracked name is "Nobody": see `clipwatch names list`\n']);
});

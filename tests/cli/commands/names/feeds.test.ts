import { expect, test } from 'vitest';
import { jsonLines, runAgainst } from '../../../support/run-command.ts';

const feeds = {
  atom: 'https://api.example/v1/feeds/ada.atom?key=k',
  json: 'https://api.example/v1/feeds/ada.json?key=k',
};
const ada = () => ({ body: { id: 'ada', name: 'Ada Lind', aliases: [], feeds } });

test('the addresses of the feeds of a name, for programs and for people', async () => {
  const { out, status } = await runAgainst(ada, ['names', 'feeds', 'ada']);
  expect([status, jsonLines(out)]).toEqual([0, [{ id: 'ada', ...feeds }]]);
  const shown = await runAgainst(ada, ['names', 'feeds', 'ada'], { isTTY: true });
  for (const address of Object.values(feeds)) expect(shown.out).toContain(address);
});

import { expect, test } from 'vitest';
import type { Closing } from '../../../../functions/aws/close-digests.ts';
import type { AgendaJob } from '../../../../shared/contract/alert.ts';
import { fakeApi, TOKENS } from '../../../support/fake/dependencies.ts';

function api({ position = null }: { position?: string | null } = {}) {
  const closings: Closing[] = [];
  const jobs: AgendaJob[] = [];
  const { app } = fakeApi(
    {},
    {
      closeDigests: async (closing) => {
        closings.push(closing);
        return { sent: 3, owed: 7, position };
      },
      arrange: async (job) => void jobs.push(job),
    },
  );
  const ask = (body?: string) =>
    app.request('/v1/digests', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKENS.admin}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
  return { ask, closings, jobs };
}

test.each([
  { why: 'all of them', body: '{}', address: undefined },
  { why: 'all of them, without a body', body: undefined, address: undefined },
  { why: 'those of an address', body: '{"address":"press@example.org"}', address: 'press@example.org' },
])('closes $why, and says what was handed over', async ({ body, address }) => {
  const { ask, closings, jobs } = api();
  const response = await ask(body);
  expect([response.status, await response.json()]).toEqual([200, { sent: 3, owed: 7 }]);
  expect(closings).toMatchObject([{ position: null }]);
  expect(closings[0]?.address).toBe(address);
  expect(jobs).toEqual([]);
});

test('what there was no time for is left to the agenda', async () => {
  const { ask, jobs } = api({ position: 'here' });
  await ask('{"address":"press@example.org"}');
  expect(jobs).toEqual([
    { kind: 'close', askedAt: expect.any(String), position: 'here', address: 'press@example.org' },
  ]);
});

test('a body with other fields is refused', async () => {
  const response = await api().ask('{"adress":"press@example.org"}');
  expect(response.status).toBe(400);
});

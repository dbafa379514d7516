/** SES in its sandbox, through the deployed stack: one follower is verified, one is not. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { queryPartition } from '../../functions/aws/table/rows.ts';
import { lostOf } from '../support/deployed/deployed-queues.ts';
import { eventually, mailsTo, namesCompiled, post, put, resource, stack } from '../support/deployed/deployed-stack.ts';
import { follower, unverifiedAddress } from '../support/deployed/followers.ts';

const CLIPS = 20;
const PLACES = [
  'harbour',
  'market',
  'theatre',
  'station',
  'library',
  'museum',
  'square',
  'stadium',
  'chapel',
  'airport',
];
const clipText = (i: number) =>
  `Vera Sandholm at the ${PLACES[i % 10]}\n\nRadio Shore, ${i + 1} May 2019\n\nOn day ${i} Vera Sandholm opened the ${PLACES[i % 10]} number ${i * 37}, with ${i * 53} guests.`;

async function statesOf(address: string): Promise<unknown[]> {
  const rows = await queryPartition(`LEDGER#${address}`, { consistent: true });
  return rows.map(({ state }) => state);
}

/** Runs of the alert function that the event source mapping saw fail, by the emulator's log. */
async function failedRuns(): Promise<number> {
  const name = resource('AWS::Lambda::Function', 'AlertFunction');
  const log = await readFile(stack.log, 'utf8');
  return log.split(`Lambda ${name} failed processing DynamoDB stream batch`).length - 1;
}

it('the verified one gets every mention; the other is settled as refused, and no run fails', {
  timeout: 200_000,
}, async () => {
  await post('/v1/names', { id: 'vera', name: 'Vera Sandholm' });
  const [follows, refuses] = [await follower('vera'), unverifiedAddress('vera')];
  await post('/v1/subscriptions', {
    address: refuses,
    nameIds: ['vera'],
    cadence: 'instant',
    confirmed: true,
  });
  await namesCompiled();
  const before = await failedRuns();

  const keys = Array.from({ length: CLIPS }, (_, i) => `sandbox/${i}.txt`);
  await Promise.all(keys.map((key, i) => put(key, clipText(i))));
  const states = async () => [await statesOf(follows), await statesOf(refuses)] as const;
  await eventually(
    async () => ((await states()).every((all) => all.length === CLIPS) ? true : null),
    'all to be recorded',
  );
  // What waits for the summary of a flood.
  for (const address of [follows, refuses]) await post('/v1/digests', { address });
  const isFinal = (state: unknown) => state !== 'open' && state !== 'claimed';
  const [verified, unverified] = await eventually(
    async () => {
      const all = await states();
      return all.every((one) => one.every(isFinal)) ? all : null;
    },
    'all to be settled',
    100,
  );

  expect(new Set(verified).difference(new Set(['sent', 'digested']))).toEqual(new Set());
  expect(new Set(unverified)).toEqual(new Set(['refused']));
  expect((await mailsTo(follows, '')).length).toBeGreaterThan(0);
  expect(await mailsTo(refuses, '')).toEqual([]);
  expect([await failedRuns(), await lostOf('vera')]).toEqual([before, []]);
});

/** How many clips a summary of the archive says there are. */
import { expect, it } from 'vitest';
import { contentOf } from '../../../functions/send/gather.ts';
import type { Owed } from '../../../shared/contract/alert.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';

const link = () => 'https://api.example.org/';
const links = { clip: link, clipsOf: link, name: link, still: link, confirm: link, unsubscribe: link };
const at = '2026-11-26T12:00:00.000Z';
const names = new Map(['mara', 'ada'].map((id) => [id, { id, name: id, aliases: [] }]));

it.each<{ why: string; clips?: number; nameIds: '*' | string[]; said: number }>([
  { why: 'a clip with two names counts once', clips: 30, nameIds: '*', said: 30 },
  { why: 'of a name that is followed still, its own count', clips: 30, nameIds: ['ada'], said: 3 },
  { why: 'an earlier release recorded only the counts of names', nameIds: '*', said: 33 },
])('$why', async ({ clips, nameIds, said }) => {
  const owed: Owed = {
    ...{ recipient: 'anna@example.org', subscriptionId: 'anna', nameId: 'backfill:1', story: 's', clipId: '' },
    ...{ droppedAt: at, recordedAt: at, when: 'now' },
    debt: {
      kind: 'found',
      because: 'backfill',
      counts: [
        { nameId: 'mara', clips: 30 },
        { nameId: 'ada', clips: 3 },
      ],
      ...(clips !== undefined && { clips }),
      isMore: false,
      newest: [],
    },
  };
  const subscription: Subscription = {
    ...{ id: 'anna', address: 'anna@example.org', nameIds, cadence: 'instant', confirmed: true },
  };
  const facts = { clips: new Map(), names, known: new Map() };
  const content = await contentOf({ kind: 'found', owed: [owed] }, [subscription], facts, links);
  expect(content).toMatchObject({ kind: 'summary', clips: said });
});

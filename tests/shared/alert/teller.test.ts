import { expect, it } from 'vitest';
import { tellerOf } from '../../../shared/alert/teller.ts';
import type { Cadence } from '../../../shared/contract/subscription.ts';

it.each<[why: string, cadences: Cadence[], teller: ReturnType<typeof tellerOf>]>([
  ['there is none', [], null],
  ['an instant one tells at once, wherever it stands', ['daily', 'instant'], { subscriptionId: '1', when: 'now' }],
  ['a day is sooner than a week', ['weekly', 'daily'], { subscriptionId: '1', when: 'digest' }],
  ['of the same cadence it is the first', ['daily', 'daily'], { subscriptionId: '0', when: 'digest' }],
])('%s', (_why, cadences, teller) => {
  expect(tellerOf(cadences.map((cadence, i) => ({ id: String(i), cadence })))).toEqual(teller);
});

import { expect, test } from 'vitest';
import type { Language } from '../../../shared/contract/subscription.ts';
import { voiceOf } from '../../../shared/view/voice.ts';

const oneDay = ['2026-11-26T13:26:00.000Z', '2026-11-26T14:56:00.000Z'];

test.each<[Language, string]>([
  ['en', '26 November 2026 at 13:26 and 14:56 UTC'],
  ['fr', '26 novembre 2026 à 13:26 et 14:56 UTC'],
  ['de', '26. November 2026 um 13:26 und 14:56 UTC'],
  ['es', '26 de noviembre de 2026 a las 13:26 y 14:56 UTC'],
  ['ar', '26 نوفمبر 2026 في 13:26 و14:56 UTC'],
  ['ru', '26 ноября 2026\u202fг. в 13:26 и 14:56 UTC'],
])('two times of one day have the day once: %s', (language, text) => {
  expect(voiceOf(language, 'UTC').moments(oneDay)).toBe(text);
});

test.each<{ why: string; zone: string; at: string[]; text: string }>([
  { why: 'one time', zone: 'UTC', at: oneDay.slice(0, 1), text: '26 November 2026 at 13:26 UTC' },
  {
    why: 'twice in one minute',
    zone: 'UTC',
    at: [oneDay[0] ?? '', '2026-11-26T13:26:59.000Z'],
    text: '26 November 2026 at 13:26 UTC',
  },
  {
    why: 'the day of the reader, not that of UTC',
    zone: 'Asia/Tokyo',
    at: oneDay,
    text: '26 November 2026 at 22:26 and 23:56 GMT+9',
  },
  {
    why: 'two days',
    zone: 'UTC',
    at: ['2026-11-25T23:30:00.000Z', '2026-11-26T00:30:00.000Z', '2026-11-26T01:30:00.000Z'],
    text: '25 November 2026 at 23:30 UTC and 26 November 2026 at 00:30 and 01:30 UTC',
  },
  {
    why: 'an hour that comes twice: zones are told apart',
    zone: 'Europe/Berlin',
    at: ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    text: '25 October 2026 at 02:30 CEST and 25 October 2026 at 02:30 CET',
  },
])('$why', ({ zone, at, text }) => {
  expect(voiceOf('en', zone).moments(at)).toBe(text);
});

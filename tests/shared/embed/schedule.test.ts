import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import {
  type Attempt,
  firstCheck,
  lastTransition,
  postpone,
  recordAttempt,
  suspend,
  type WatchState,
} from '../../../shared/embed/index.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

function attempt(status: CheckStatus, hours: number, reason: string = REASONS[status]): Attempt {
  const seen = { httpStatus: status === 'gone' ? 404 : 200, finalUrl: null, title: null, tookMs: 5 };
  return { status, reason, seen, checkedAt: at(hours) };
}

const REASONS: Readonly<Record<CheckStatus, string>> = {
  playable: 'oembed-ok',
  gone: 'not-found',
  restricted: 'private',
  'not-embeddable': 'embedding-off',
  invalid: 'bad-address',
  blocked: 'special-address',
  unknown: 'timeout',
};

/** What is known after attempts one after another: `unknown:bot-wall@31` was made 31 hours after the start. */
function known(attempts: string): WatchState {
  const end = attempts.split(' ').reduce<WatchState | null>((kept, word) => {
    const [, status = '', reason, hours] = /^([a-z-]+)(?::([a-z-]+))?@([\d.]+)$/.exec(word) ?? [];
    return recordAttempt(kept, attempt(CheckStatus.parse(status), Number(hours), reason), 'seed');
  }, null);
  if (end === null) throw new Error('no attempt');
  return end;
}
const statuses = ({ history }: WatchState) => history.map(({ status }) => status).join(' ');

describe('gone takes two attempts an hour apart', () => {
  test.each<[why: string, attempts: string, status: CheckStatus, reason: string]>([
    ['the first look', 'gone@0', 'unknown', 'gone-unconfirmed'],
    ['once after it played', 'playable@0 gone@30', 'playable', 'oembed-ok'],
    ['twice within the hour', 'playable@0 gone@30 gone@30.99', 'playable', 'oembed-ok'],
    ['twice an hour apart', 'playable@0 gone@30 gone@31', 'gone', 'not-found'],
    ['thrice, the last an hour after the first', 'gone@0 gone@0.5 gone@1', 'gone', 'not-found'],
    ['a wall between the two', 'playable@0 gone@30 unknown:bot-wall@31 gone@32', 'gone', 'not-found'],
    ['a wall is no confirmation', 'playable@0 gone@30 unknown:bot-wall@32', 'unknown', 'bot-wall'],
    ['it played between the two', 'gone@0 playable@2 gone@4', 'playable', 'oembed-ok'],
    ['it was private between the two', 'gone@0 restricted@2 gone@4', 'restricted', 'private'],
    ['once after it was restricted', 'restricted@0 gone@200', 'restricted', 'private'],
  ])('%s: %s', (_, attempts, status, reason) => {
    expect(known(attempts).check).toMatchObject({ status, reason });
  });

  test('the doubt is noted, with when and why; the second comes soon after an hour', () => {
    const { check } = known('playable@0 gone@30');
    expect(check.confirmations).toEqual([{ at: at(30), reason: 'not-found' }]);
    const wait = Date.parse(check.nextCheckAt ?? '') - START - 30 * HOUR;
    expect(wait).toBeGreaterThanOrEqual(HOUR);
    expect(wait).toBeLessThan(1.2 * HOUR);
    expect(known('playable@0 gone@30 gone@31').check.confirmations).toEqual([
      { at: at(30), reason: 'not-found' },
      { at: at(31), reason: 'not-found' },
    ]);
    expect(known('gone@0 playable@2').check).not.toHaveProperty('confirmations');
  });

  const blind = [
    'timeout',
    'dns-failed',
    'tls-failed',
    'connection-failed',
    'server-error',
    'rate-limited',
    'bot-wall',
    'consent-page',
    'no-check',
  ];
  test.each(blind)('%s never un-proves', (reason) => {
    const { check, history } = known(`gone@0 gone@2 unknown:${reason}@400`);
    expect(check).toMatchObject({ status: 'gone', reason: 'not-found', checkedAt: at(400) });
    expect(history).toHaveLength(2);
  });

  test('nor does an address that our rules refuse now', () => {
    expect(known('gone@0 gone@2 blocked@400').check.status).toBe('gone');
  });

  test('no run of attempts makes it gone without two such answers an hour apart, and any such two do', () => {
    const status = fc.constantFrom<CheckStatus>('gone', 'gone', 'unknown', 'playable', 'restricted', 'blocked');
    const step = fc.record({ status, gap: fc.integer({ min: 1, max: 150 }) });
    /** The rule said another way: since when it was said of a video that it is gone, and whether it is. */
    const ruled = ({ since, isGone }: { since: number | null; isGone: boolean }, said: CheckStatus, at: number) => {
      if (said === 'gone') return { since: since ?? at, isGone: isGone || (since !== null && at - since >= 60) };
      return said === 'unknown' || said === 'blocked' ? { since, isGone } : { since: null, isGone: false };
    };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let minutes = 0;
        let kept: WatchState | null = null;
        let rule: Parameters<typeof ruled>[0] = { since: null, isGone: false };
        for (const { status, gap } of steps) {
          minutes += gap;
          kept = recordAttempt(kept, attempt(status, minutes / 60), 'x');
          rule = ruled(rule, status, minutes);
          expect(kept.check.status === 'gone').toBe(rule.isGone);
        }
      }),
    );
  });
});

describe('what is kept', () => {
  test('when it was last seen playing, whatever came after', () => {
    expect(known('playable@0 playable@8 unknown@16').check).toMatchObject({
      status: 'unknown',
      playedAt: at(8),
    });
    expect(known('playable@8 gone@16 gone@18').check.playedAt).toBe(at(8));
    expect(known('restricted@0').check).not.toHaveProperty('playedAt');
  });

  test('title, uploader, length and still outlive the video; what was seen of the page does not', () => {
    const played = attempt('playable', 0);
    const facts = { title: 'A talk', uploader: 'Press', durationSeconds: 60, thumbnailUrl: 'https://i.example/1.jpg' };
    const kept = recordAttempt(
      null,
      { ...played, seen: { ...played.seen, ...facts, redirects: ['https://a.example/'] } },
      's',
    );
    const lost = attempt('gone', 30);
    const { seen } = recordAttempt(kept, { ...lost, seen: { ...lost.seen, title: 'Not found' } }, 's').check;
    expect(seen).toEqual({ ...facts, httpStatus: 404, finalUrl: null, tookMs: 5 });
    const again = attempt('playable', 60);
    expect(recordAttempt(kept, { ...again, seen: { ...again.seen, title: 'Renamed' } }, 's').check.seen.title).toBe(
      'Renamed',
    );
  });

  test('each change of status, with when and why, and no more than fifty', () => {
    const watched = known('playable@0 playable@6 unknown@12 restricted@18 restricted@99');
    expect(watched.history).toEqual([
      { at: at(0), status: 'playable', reason: 'oembed-ok' },
      { at: at(12), status: 'unknown', reason: 'timeout' },
      { at: at(18), status: 'restricted', reason: 'private' },
    ]);
    const flapping = Array.from({ length: 200 }, (_, i) => `${i % 2 ? 'unknown' : 'playable'}@${i}`).join(' ');
    expect(known(flapping).history).toHaveLength(50);
    expect(known(flapping).history.at(-1)?.at).toBe(at(199));
  });

  test('a row of an earlier version has no history: it begins with what is known', () => {
    const old: WatchState = { check: { ...attempt('playable', 0), nextCheckAt: at(6) }, history: [] };
    expect(statuses(recordAttempt(old, attempt('restricted', 48), 's'))).toBe('playable restricted');
    expect(statuses(recordAttempt(old, attempt('playable', 48), 's'))).toBe('playable');
  });

  test('what was known, by an attempt that was not made yet', () => {
    for (const attempts of ['playable@0', 'gone@0 gone@2', 'playable@0 gone@30']) {
      const kept = known(attempts);
      expect(recordAttempt(kept, attempt('unknown', 40, 'not-asked-yet'), 'seed')).toBe(kept);
    }
  });

  test('an attempt that comes late, or twice, changes nothing', () => {
    const kept = known('playable@0 gone@30');
    expect(recordAttempt(kept, attempt('gone', 29), 'seed')).toBe(kept);
    expect(recordAttempt(kept, attempt('gone', 30), 'seed')).toBe(kept);
  });
});

/** Days on which a video is asked about for 400 days, each attempt showing what `status` gives for its day. */
function days(seed: string, status: (day: number) => CheckStatus): number[] {
  const asked: number[] = [];
  let kept: WatchState | null = null;
  for (let now: string | null = at(0); now !== null && Date.parse(now) < START + 400 * DAY; ) {
    const day = (Date.parse(now) - START) / DAY;
    asked.push(day);
    kept = recordAttempt(kept, attempt(status(day), day * 24), seed);
    now = kept.check.nextCheckAt;
  }
  return asked;
}
const intervals = (asked: readonly number[]) => asked.slice(1).map((day, i) => day - (asked[i] ?? 0));

describe('the schedule, day 1 to day 400', () => {
  test('hours at first, then days, then weeks', () => {
    const asked = days('a', () => 'playable');
    const between = (from: number, to: number) => asked.filter((day) => day > from && day <= to).length;
    expect([between(0, 1), between(1, 7), between(7, 28), between(28, 91), between(91, 400)]).toEqual([
      expect.toSatisfy((n: number) => n >= 3 && n <= 4),
      expect.toSatisfy((n: number) => n >= 5 && n <= 6),
      expect.toSatisfy((n: number) => n >= 4 && n <= 6),
      expect.toSatisfy((n: number) => n >= 7 && n <= 9),
      expect.toSatisfy((n: number) => n >= 18 && n <= 23),
    ]);
    const waits = intervals(asked).map((wait) => Math.round(wait * 1e6) / 1e6);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThan(17);
    expect(asked.at(-1)).toBeGreaterThan(380);
  });

  test.each<[why: string, isFollowed: boolean, firstYear: [number, number], secondYear: [number, number]]>([
    ['somebody follows the clip', true, [38, 42], [22, 26]],
    ['nobody does: half as many', false, [18, 20], [10, 13]],
  ])('checks of a video that plays, where %s', (_, isFollowed, firstYear, secondYear) => {
    const [first = 0, both = 0] = [365, 730].map((days) => {
      const counts = Array.from({ length: 50 }, (_, video) => {
        let count = 0;
        let kept: WatchState | null = null;
        for (let hours = 0; hours <= days * 24; count++) {
          // Whether it is followed is not asked when the file arrives.
          kept = recordAttempt(kept, attempt('playable', hours), `${video} ${count}`, null, count === 0 || isFollowed);
          hours = (Date.parse(kept.check.nextCheckAt ?? '') - START) / HOUR;
        }
        return count - 1;
      });
      return counts.reduce((sum, one) => sum + one, 0) / counts.length;
    });
    expect([first >= firstYear[0], first <= firstYear[1]], `${first} in the first year`).toEqual([true, true]);
    const second = both - first;
    expect([second >= secondYear[0], second <= secondYear[1]], `${second} in the second`).toEqual([true, true]);
  });

  test('nobody’s video is still asked twice before it counts as gone, an hour apart', () => {
    const played = recordAttempt(null, attempt('playable', 0), 's', null, false);
    const doubted = recordAttempt(played, attempt('gone', 30), 's', null, false);
    expect(doubted.check.status).toBe('playable');
    expect(Date.parse(doubted.check.nextCheckAt ?? '')).toBeLessThan(START + 31.2 * HOUR);
    expect(recordAttempt(doubted, attempt('gone', 31.1), 's', null, false).check.status).toBe('gone');
  });

  test('one that never answers is asked ever more rarely too, and still on day 400', () => {
    const asked = days('a', () => 'unknown');
    expect(asked.filter((day) => day <= 0.25).length).toBeGreaterThan(4);
    expect(asked.length).toBeLessThan(60);
    expect(asked.at(-1)).toBeGreaterThan(380);
  });

  test('one that dies is asked again within 1.2 hours, then rarely, and is found again when it comes back', () => {
    const asked = days('a', (day) => (day > 100 && day < 200 ? 'gone' : 'playable'));
    const dead = asked.filter((day) => day > 100 && day < 200);
    expect((dead[1] ?? 0) - (dead[0] ?? 0)).toBeLessThan(1.2 / 24);
    expect(dead.length).toBeLessThan(9);
    const back = asked.find((day) => day >= 200) ?? 0;
    expect(back).toBeLessThan(200 + 28 * 1.2);
    // Watched closely again from then on.
    expect(asked.filter((day) => day > back && day <= back + 1).length).toBeGreaterThanOrEqual(3);
  });

  test.each<[CheckStatus, number, number]>([
    ['restricted', 7, 16.8],
    ['not-embeddable', 7, 16.8],
    ['gone', 1 / 24, 33.6],
  ])('%s', (status, least, most) => {
    const waits = intervals(days('a', () => status));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(least - 1e-6);
    expect(Math.max(...waits)).toBeLessThanOrEqual(most);
  });

  test('what cannot be right, or is refused by our rules, is not asked again', () => {
    expect(known('invalid@0').check.nextCheckAt).toBeNull();
    expect(known('blocked@0').check.nextCheckAt).toBeNull();
    // A name may come to point inward for a while.
    expect(known('playable@0 blocked@6').check.nextCheckAt).not.toBeNull();
  });

  test.each<[why: string, status: CheckStatus, reason: string, hours: number | null]>([
    ['it plays', 'playable', 'oembed-ok', 6],
    ['its provider says that it is gone, which wants confirming', 'gone', 'not-found', 1],
    ['a server error says nothing of it', 'unknown', 'server-error', 1],
    ['it is private', 'restricted', 'private', 7 * 24],
    ['it may not be embedded', 'not-embeddable', 'embedding-off', 7 * 24],
    ['nobody can be asked', 'unknown', 'no-check', 28 * 24],
    ['it was not asked about: at once', 'unknown', 'not-asked-yet', 0],
    ['our rules refuse its address', 'blocked', 'port', null],
    ['its address cannot be right', 'invalid', 'bad-address', null],
  ])('a first attempt is shown as it is, and dated: %s', (_, status, reason, hours) => {
    const first = attempt(status, 0, reason);
    const { nextCheckAt, ...rest } = firstCheck(first, 'seed');
    expect(rest).toEqual(first);
    expect(nextCheckAt).toBe(recordAttempt(null, first, 'seed').check.nextCheckAt);
    if (hours === null) return expect(nextCheckAt).toBeNull();
    const wait = (Date.parse(nextCheckAt ?? '') - START) / HOUR;
    expect(wait).toBeGreaterThanOrEqual(hours);
    expect(wait).toBeLessThanOrEqual(1.2 * hours);
  });

  test('jitter is the same for one video, and spreads a thousand over a fifth of the interval', () => {
    const next = (seed: string) => recordAttempt(null, attempt('playable', 0), seed).check.nextCheckAt ?? '';
    expect(next('one')).toBe(next('one'));
    const minutes = Array.from({ length: 1000 }, (_, i) => (Date.parse(next(`video ${i}`)) - START) / 60_000);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(360);
    expect(Math.max(...minutes)).toBeLessThan(432);
    const perSixMinutes = Map.groupBy(minutes, (minute) => Math.floor(minute / 6));
    expect(perSixMinutes.size).toBe(12);
    for (const some of perSixMinutes.values()) expect(some.length).toBeLessThan(150);
  });

  test('a host that asks to be left alone is, for a week at most', () => {
    const next = (hours: number) =>
      recordAttempt(null, attempt('unknown', 0, 'rate-limited'), 's', new Date(START + hours * HOUR)).check.nextCheckAt;
    expect(next(5)).toBe(at(5));
    expect(next(0.1)).not.toBe(at(0.1));
    expect(next(5000)).toBe(at(7 * 24));
  });
});

describe('not asked', () => {
  const until = new Date(START + 100 * HOUR);
  const now = new Date(START + 90 * HOUR);

  test('a failing provider leaves its videos unknown, due in the hour after it is tried again', () => {
    const { check, history } = suspend(known('playable@0'), now, until, 'seed');
    expect(check).toMatchObject({ status: 'unknown', reason: 'provider-failing', checkedAt: at(0), playedAt: at(0) });
    const due = Date.parse(check.nextCheckAt ?? '');
    expect(due).toBeGreaterThanOrEqual(until.getTime());
    expect(due).toBeLessThan(until.getTime() + HOUR);
    expect(history.at(-1)).toEqual({ at: now.toISOString(), status: 'unknown', reason: 'provider-failing' });
  });

  test('but the gone stay gone, and a doubt stays a doubt', () => {
    expect(suspend(known('gone@0 gone@2'), now, until, 's').check.status).toBe('gone');
    expect(suspend(known('playable@0 gone@30'), now, until, 's').check.confirmations).toHaveLength(1);
  });

  test('a host that wants rest leaves everything as it was', () => {
    const kept = known('playable@0');
    const { check, history } = postpone(kept, until, 'seed');
    expect({ ...check, nextCheckAt: kept.check.nextCheckAt }).toEqual(kept.check);
    expect(history).toBe(kept.history);
    expect(Date.parse(check.nextCheckAt ?? '')).toBeGreaterThanOrEqual(until.getTime());
  });
});

describe('what a change is to those who follow', () => {
  test.each<[string, 'gone' | 'back' | null]>([
    ['', null],
    ['playable', null],
    ['unknown playable', null],
    ['playable gone', 'gone'],
    ['unknown gone', 'gone'],
    ['playable gone playable', 'back'],
    ['playable gone restricted unknown playable', 'back'],
    ['playable gone playable unknown playable', null],
    ['playable gone restricted', null],
    ['gone playable gone', 'gone'],
  ])('%s: %s', (history, turn) => {
    const changes = history.split(' ').flatMap((status) => {
      return status === '' ? [] : [{ at: at(0), status: status as CheckStatus, reason: '' }];
    });
    expect(lastTransition(changes)).toBe(turn);
  });
});

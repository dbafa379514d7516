import { describe, expect, it } from 'vitest';
import { differences, embedAt, madeAfter, type Shown, stateAt } from '../../../shared/clip/history.ts';
import type { Check, WatchedEmbed } from '../../../shared/contract/clip.ts';
import type { ChangedBy, Made } from '../../../shared/contract/history.ts';
import { clipResult, mention } from '../../support/world/results.ts';

const shown: Shown = { ...clipResult().clip, story: 'story-1', versionId: 'v1', detail: '' };
const NOW = new Date('2026-01-02T00:00:00.000Z');
const by: ChangedBy = { kind: 'file', versionId: 'v2' };

describe('two states differ', () => {
  it.each<[string, Partial<Shown>, string[]]>([
    ['in nothing', {}, []],
    ['in the title', { title: 'Another' }, ['title']],
    ['in a field that one of them lacks', { outlet: null, author: 'A. Holm' }, ['outlet', 'author']],
    ['in the order of keywords', { keywords: ['a'] }, ['keywords']],
    ['in a name', { mentions: [mention('mara-lind'), mention('ada')] }, ['mentions']],
    ['in how often a name stands there', { mentions: [{ nameId: 'mara-lind', count: 2 }] }, ['mentions']],
    ['in a video', { embeds: [] }, ['embeds']],
    ['in the story', { story: 'other' }, ['story']],
    ['not in where a name stands', { mentions: [{ ...mention('mara-lind'), spans: [] } as never] }, []],
    ['not in the version of the file', { versionId: 'v2' }, []],
  ])('%s', (_why, other, changed) => {
    expect(differences(shown, { ...shown, ...other })).toEqual(changed);
  });

  it('the order of names and videos is none', () => {
    const mentions = [mention('a'), mention('b')];
    expect(differences({ ...shown, mentions }, { ...shown, mentions: mentions.toReversed() })).toEqual([]);
  });
});

describe('a state is recorded', () => {
  const first: Shown & Made = { ...shown, number: 3, recordedAt: '2026-01-01T00:00:00.000Z', by, changed: [] };
  const asked = { by, now: NOW, last: 7 };

  it.each<[string, (Shown & Made) | null, Partial<Shown>, Partial<Made> | null]>([
    ['the first of a clip', null, {}, { number: 8, changed: [], recordedAt: NOW.toISOString() }],
    ['another title', first, { title: 'Another' }, { number: 4, changed: ['title'] }],
    ['only a detail', first, { detail: 'evidence' }, { number: 4, changed: [] }],
    ['only the version of the file', first, { versionId: 'v2' }, { number: 4, changed: [] }],
    ['no difference: it is the same state', first, {}, null],
    [
      'by a function whose clock is behind: never before the one it follows',
      { ...first, recordedAt: '2026-03-01T00:00:00.000Z' },
      { title: 'Another' },
      { recordedAt: '2026-03-01T00:00:00.000Z' },
    ],
  ])('%s', (_why, before, after, made) => {
    const got = madeAfter(before, { ...shown, ...after }, asked);
    if (made === null) expect(got).toBeNull();
    else expect(got).toMatchObject({ by, ...made });
  });
});

describe('the state that was known', () => {
  const states = [
    { number: 3, recordedAt: '2026-01-05', until: null },
    { number: 2, recordedAt: '2026-01-02', until: '2026-01-04' },
    { number: 1, recordedAt: '2026-01-01', until: '2026-01-02' },
  ];

  it.each<[string, number | undefined, string]>([
    ['2025-12-31', undefined, 'before the first'],
    ['2026-01-01', 1, 'from the moment it was recorded on'],
    ['2026-01-01T12', 1, 'while it held'],
    ['2026-01-02', 2, 'from the moment of the next'],
    ['2026-01-04', undefined, 'it was removed'],
    ['2026-01-04T12', undefined, 'still removed'],
    ['2026-01-05', 3, 'uploaded again'],
    ['2030-01-01', 3, 'the future is now'],
  ])('at %s: %s, %s', (at, number) => {
    expect(stateAt(states, at)?.number).toBe(number);
  });
});

describe('a video at a time', () => {
  const check: Check = {
    status: 'gone',
    reason: 'http-404',
    seen: { httpStatus: 404, finalUrl: null, title: null, tookMs: 1 },
    checkedAt: '2026-01-05T00:00:00.000Z',
    nextCheckAt: null,
  };
  const embed: WatchedEmbed = {
    provider: 'youtube',
    videoId: 'x',
    url: 'https://www.youtube.com/watch?v=x',
    check,
    history: [
      { at: '2026-01-02T00:00:00.000Z', status: 'playable', reason: 'oembed-ok' },
      { at: '2026-01-04T00:00:00.000Z', status: 'gone', reason: 'http-404' },
    ],
    proof: { key: 'p', type: 'image/jpeg', at: '2026-01-02T00:00:00.000Z' },
  };

  it.each<[string, string | null, number, string]>([
    ['2026-01-01T00:00:00.000Z', null, 0, 'not checked yet'],
    ['2026-01-02T00:00:00.000Z', 'playable', 1, 'just checked'],
    ['2026-01-03T00:00:00.000Z', 'playable', 1, 'until the next change'],
    ['2026-01-04T12:00:00.000Z', 'gone', 2, 'gone by its history'],
    ['2026-02-01T00:00:00.000Z', 'gone', 2, 'as it is now'],
  ])('%s: %s after %i changes, %s', (at, status, changes) => {
    const known = embedAt(embed, at);
    expect(known.check?.status ?? null).toBe(status);
    expect(known.history).toHaveLength(changes);
    expect(known.proof !== undefined).toBe(changes > 0);
  });

  it('has the whole check where that is old enough, else only what its history kept', () => {
    expect(embedAt(embed, check.checkedAt).check).toEqual(check);
    expect(embedAt(embed, '2026-01-04T12:00:00.000Z').check).toEqual({
      ...check,
      seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 0 },
      checkedAt: '2026-01-04T00:00:00.000Z',
    });
  });

  it('one that was never checked stays so', () => {
    expect(embedAt({ ...embed, check: null, history: [] }, check.checkedAt).check).toBeNull();
  });
});

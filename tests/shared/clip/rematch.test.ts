import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAX_SPANS } from '../../../shared/clip/limits.ts';
import { mentionChanges, mentionsWithoutFile, unchangedMentions } from '../../../shared/clip/rematch.ts';
import type { Mention } from '../../../shared/contract/clip.ts';

const span = (start = 0, form = 'Mara Lind') => ({ start, end: start + 9, form, alias: form });
const mention = (nameId: string, more: Partial<Mention> = {}): Mention => ({
  nameId,
  count: 1,
  spans: [span()],
  snippet: `${nameId} spoke.`,
  ...more,
});

describe('whether the file must be read again', () => {
  const stored = [mention('ada'), mention('mara', { spans: [span(40)] })];
  it.each<[string, Mention[], string[] | null]>([
    ['no: the same names, at other offsets', [mention('ada', { spans: [span(7)] }), mention('mara')], ['ada', 'mara']],
    ['no: a name is found no longer', [mention('mara')], ['mara']],
    ['no: nothing is found any more', [], []],
    ['yes: a name is new', [...stored, mention('ben')], null],
    ['yes: a name is found more often', [mention('ada', { count: 2 }), mention('mara')], null],
    ['yes: a name is found by another form', [mention('ada', { spans: [span(0, 'M. Lind')] })], null],
  ])('%s', (_, inText, expected) => {
    expect(unchangedMentions(stored, inText)?.map(({ nameId }) => nameId) ?? null).toEqual(expected);
    for (const kept of unchangedMentions(stored, inText) ?? []) expect(stored).toContain(kept);
  });

  it('no, where a mention has more spans than are stored', () => {
    const spans = Array.from({ length: MAX_SPANS + 5 }, (_, i) => span(i));
    const known = mention('ada', { count: spans.length, spans: spans.slice(0, MAX_SPANS) });
    expect(unchangedMentions([known], [mention('ada', { count: spans.length, spans })])).toEqual([known]);
  });
});

describe('a clip whose file is gone', () => {
  const stored = [mention('ada', { spans: [span(40)] })];
  it.each<[string, Mention, Mention]>([
    ['keeps the offsets it has', mention('ada'), mention('ada', { spans: [span(40)] })],
    ['has none for a new mention', mention('ben'), mention('ben', { spans: [] })],
    ['has none for a changed one', mention('ada', { count: 2 }), mention('ada', { count: 2, spans: [] })],
  ])('%s', (_, inText, expected) => {
    expect(mentionsWithoutFile(stored, [inText])).toEqual([expected]);
  });
});

describe('what changes', () => {
  it.each<[string, Mention, Mention[], string[]]>([
    ['nothing', mention('ada'), [], []],
    ['the count', mention('ada', { count: 2 }), [mention('ada', { count: 2 })], []],
    ['an offset', mention('ada', { spans: [span(1)] }), [mention('ada', { spans: [span(1)] })], []],
    ['a form', mention('ada', { spans: [span(0, 'Ada')] }), [mention('ada', { spans: [span(0, 'Ada')] })], []],
    ['the snippet', mention('ada', { snippet: 'She came.' }), [mention('ada', { snippet: 'She came.' })], []],
    [
      'a time code',
      mention('ada', { spans: [{ ...span(), timeCode: '00:00:01.000' }] }),
      [mention('ada', { spans: [{ ...span(), timeCode: '00:00:01.000' }] })],
      [],
    ],
    ['the name: one is new, one lost', mention('ben'), [mention('ben')], ['ada']],
  ])('%s', (_, found, put, lost) => {
    expect(mentionChanges([mention('ada')], [found])).toEqual({ put, lost });
  });

  it('nothing, where only spans past the stored ones differ', () => {
    const spans = Array.from({ length: MAX_SPANS + 5 }, (_, i) => span(i));
    const found = mention('ada', { count: spans.length, spans });
    expect(mentionChanges([{ ...found, spans: spans.slice(0, MAX_SPANS) }], [found])).toEqual({ put: [], lost: [] });
  });
});

describe('fewer spans are stored of a clip with many names', () => {
  const few = mention('ada', { count: 5, spans: [span(1), span(20)] });

  it.each<[string, Mention, boolean]>([
    ['the same ones and more are no change', { ...few, spans: [...few.spans, span(40), span(60)] }, false],
    ['fewer of the same are none', { ...few, spans: [span(1)] }, false],
    ['another one is a change', { ...few, spans: [span(1), span(21), span(40)] }, true],
    ['another count is a change', { ...few, count: 6, spans: [...few.spans, span(40)] }, true],
  ])('%s', (_, found, isChange) => {
    expect(mentionChanges([few], [found]).put).toEqual(isChange ? [found] : []);
  });

  it('none at all are those of a file that was gone: a change', () => {
    expect(mentionChanges([{ ...few, spans: [] }], [few]).put).toEqual([few]);
    expect(unchangedMentions([{ ...few, spans: [] }], [few])).toBeNull();
  });
});

test('applying the changes gives what was found, and a second time changes nothing', () => {
  const mentions = fc.uniqueArray(
    fc.record({ nameId: fc.constantFrom('ada', 'ben', 'mara'), count: fc.integer({ min: 1, max: 3 }) }),
    { selector: ({ nameId }) => nameId },
  );
  fc.assert(
    fc.property(mentions, mentions, (before, after) => {
      const stored = before.map(({ nameId, count }) => mention(nameId, { count }));
      const found = after.map(({ nameId, count }) => mention(nameId, { count }));
      const { put, lost } = mentionChanges(stored, found);
      const byName = new Map([...stored, ...put].map((one) => [one.nameId, one]));
      for (const nameId of lost) byName.delete(nameId);
      expect([...byName.values()].sort(byId)).toEqual([...found].sort(byId));
      expect(mentionChanges([...byName.values()], found)).toEqual({ put: [], lost: [] });
    }),
  );
});

const byId = (one: Mention, other: Mention) => (one.nameId < other.nameId ? -1 : 1);

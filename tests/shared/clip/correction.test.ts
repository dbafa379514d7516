import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asRead, correct, type Values, valuesAfter } from '../../../shared/clip/correction.ts';
import { type Candidate, type Evidence, FIELDS, type Field } from '../../../shared/contract/clip.ts';
import { clipResult } from '../../support/world/results.ts';

const read = {
  ...clipResult().clip,
  evidence: { title: { rule: 'first-heading', start: 4, end: 11 } },
  candidates: { title: [{ value: 'Page title', rule: 'html:title', start: 20, end: 30 }] },
};
const BY_HAND = { rule: 'corrected', start: 0, end: 0 };

describe('a correction', () => {
  it('takes the place of what was read, which becomes the first candidate', () => {
    const { clip, corrections } = correct(read, { title: 'By hand' });
    expect(clip).toEqual({
      ...read,
      title: 'By hand',
      evidence: { title: BY_HAND },
      candidates: {
        title: [{ value: 'Title 1', rule: 'first-heading', start: 4, end: 11 }, ...read.candidates.title],
      },
    });
    expect(corrections).toEqual({
      title: { value: 'By hand', read: { value: 'Title 1', evidence: read.evidence.title } },
    });
  });

  it.each<[string, Values, Partial<typeof read>, unknown]>([
    [
      'a value that was read without evidence',
      { outlet: 'B' },
      {},
      [{ value: 'Radio Coteaux', rule: 'read', start: 0, end: 0 }],
    ],
    ['nothing was read', { outlet: 'B' }, { outlet: null }, undefined],
    ['the same was read: it stays whatever is read later', { outlet: 'Radio Coteaux' }, {}, undefined],
  ])('%s', (_why, values, given, candidates) => {
    const { clip } = correct({ ...read, ...given }, values);
    expect(clip.outlet).toBe(values.outlet);
    expect(clip.evidence).toMatchObject({ outlet: BY_HAND });
    expect((clip.candidates as Partial<Record<Field, unknown>>).outlet).toEqual(candidates);
  });

  it.each<[string, Values, Parameters<typeof valuesAfter>[1], Values]>([
    ['a first one', {}, { title: 'A' }, { title: 'A' }],
    ['another one of the same field', { title: 'A' }, { title: 'B' }, { title: 'B' }],
    ['one of another field: both hold', { title: 'A' }, { outlet: 'B' }, { title: 'A', outlet: 'B' }],
    ['one is taken back, the other stays', { title: 'A', outlet: 'B' }, { title: null }, { outlet: 'B' }],
    ['one that there is not is taken back', {}, { title: null }, {}],
  ])('asked for: %s', (_why, values, asked, after) => {
    expect(valuesAfter(correct(read, values).corrections, asked)).toEqual(after);
  });
});

const text = fc.string({ minLength: 1, maxLength: 5 });
const evidence: fc.Arbitrary<Evidence> = fc.record({ rule: text, start: fc.nat(), end: fc.nat() });
const candidate: fc.Arbitrary<Candidate> = fc.record({ value: text, rule: text, start: fc.nat(), end: fc.nat() });
const perField = <T>(value: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(FIELDS.map((field) => [field, value])) as Record<Field, fc.Arbitrary<T>>, {
    requiredKeys: [],
  });
const anyClip = fc
  .record({
    fields: fc.record(
      Object.fromEntries(FIELDS.map((field) => [field, fc.option(text)])) as Record<Field, typeof text>,
    ),
    evidence: perField(evidence),
    candidates: fc.option(perField(fc.array(candidate, { minLength: 1, maxLength: 3 })), { nil: undefined }),
  })
  .map(({ fields, evidence, candidates }) => ({
    ...clipResult().clip,
    ...fields,
    evidence,
    ...(candidates && Object.keys(candidates).length > 0 && { candidates }),
  }));

describe('whatever was read and corrected', () => {
  it('the corrections are on top, and taking them off gives back what was read', () => {
    fc.assert(
      fc.property(anyClip, perField(text), (read, values) => {
        const { clip, corrections } = correct(read, values);
        expect(clip).toMatchObject(values);
        expect(valuesAfter(corrections, {})).toEqual(values);
        expect(asRead(clip, corrections)).toEqual(read);
      }),
    );
  });

  it('one after the other is the same as all at once', () => {
    fc.assert(
      fc.property(anyClip, perField(text), perField(fc.option(text)), (read, first, then) => {
        const one = correct(read, first);
        const values = valuesAfter(one.corrections, then);
        expect(correct(asRead(one.clip, one.corrections), values)).toEqual(correct(read, values));
      }),
    );
  });
});

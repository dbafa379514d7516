import { describe, expect, it } from 'vitest';
import { compileNames, findMentions } from '../../../shared/name/index.ts';
import { looseDocument } from '../../support/make/text-document.ts';
import { examples, tables } from '../../support/read/name-tables.ts';

for (const { language, names, rows } of tables) {
  describe(`in ${language}`, () => {
    const matcher = compileNames(names);
    it.each(rows)('$why: $text', ({ text, found }) => {
      const mentions = findMentions(looseDocument(text), matcher).map(({ nameId, count }) => `${nameId}:${count}`);
      expect(mentions.sort()).toEqual(found.split(' ').filter(Boolean).sort());
    });
  });
}

describe('the reference’s examples', () => {
  it.each(examples)('$id $why', ({ names, text, expect: expected }) => {
    const mentions = findMentions(looseDocument(text), compileNames(names)).map(({ nameId, count }) => ({
      nameId,
      count,
    }));
    const byId = (one: { nameId: string }, other: { nameId: string }) => one.nameId.localeCompare(other.nameId);
    expect(mentions.sort(byId)).toEqual(expected.toSorted(byId));
  });
});

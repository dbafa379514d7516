import { describe, expect, it } from 'vitest';
import { compileNames, findMentions } from '../../shared/name/index.ts';
import { east } from './tables/east.ts';
import { neighbours } from './tables/neighbours.ts';
import { slavic } from './tables/slavic.ts';
import { west } from './tables/west.ts';
import { looseDocument } from './text-document.ts';

for (const { language, names, rows } of [...west, ...slavic, ...neighbours, ...east]) {
  describe(`in ${language}`, () => {
    const matcher = compileNames(names);
    it.each(rows.map(([text, found, why]) => ({ text, found, why })))('$why: $text', ({ text, found }) => {
      const mentions = findMentions(looseDocument(text), matcher).map(({ nameId, count }) => `${nameId}:${count}`);
      expect(mentions.sort()).toEqual(found.split(' ').filter(Boolean).sort());
    });
  });
}

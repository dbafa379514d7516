import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OwnOutlet } from '../../../../shared/contract/outlet.ts';
import { outletAt, outletNamed } from '../../../../shared/file/outlets/index.ts';
import { type Clash, clashOf, ownOutletsOf } from '../../../../shared/file/outlets/own.ts';
import { read } from '../../../support/read/read.ts';

const outlet = (given: Partial<OwnOutlet> = {}): OwnOutlet => ({
  id: 'radio-hill',
  name: 'Radio Hill',
  aliases: ['RH FM', 'راديو هيل'],
  domains: ['radiohill.example'],
  ...given,
});
const own = ownOutletsOf([
  outlet(),
  outlet({ id: 'hamster', name: 'Hamster Post', aliases: ['Al Jazeera', 'The Hill Post'], domains: ['bbc.co.uk'] }),
  outlet({ id: 'idn', name: 'Радио Гора', aliases: [], domains: ['www.гора.example'], kind: 'radio' }),
]);

describe('an own outlet by what it is called', () => {
  test.each<[text: string, name: string | null, why: string]>([
    ['Radio Hill', 'Radio Hill', 'its name'],
    ['rh-fm', 'Radio Hill', 'another case, a hyphen'],
    ['الراديو', null, 'another word'],
    ['رَاديو هيل', 'Radio Hill', 'a vowel sign'],
    ['the RH FM newspaper', 'Radio Hill', 'without a kind any generic word may surround it'],
    ['телеканал Радио Гора', null, 'a radio is no television'],
    ['радиостанция «Радио Гора»', 'Радио Гора', 'a word for what it is'],
    ['Al Jazeera', 'Hamster Post', 'it outranks a built-in one'],
    ['Al Jazeera Mubasher', 'Al Jazeera Mubasher', 'others stay'],
    ['radiohill.example', 'Radio Hill', 'its domain'],
    ['гора.example', 'Радио Гора', 'a domain as people write it'],
    ['RH FM and others', null, 'a sentence that begins like it'],
  ])('%s → %s (%s)', (text, name) => {
    expect(outletNamed(text, own)?.name ?? null).toBe(name);
  });

  test.each<[host: string, name: string | null, why: string]>([
    ['www.radiohill.example', 'Radio Hill', 'its host'],
    ['news.radiohill.example', 'Radio Hill', 'a part of its site'],
    ['news.bbc.co.uk', 'Hamster Post', 'it outranks a built-in one'],
    ['xn--80aiifk.example', null, 'another host'],
    [new URL('https://гора.example').hostname, 'Радио Гора', 'Punycode'],
    ['notradiohill.example', null, 'ends like it'],
    ['lemonde.fr', 'Le Monde', 'others stay'],
  ])('%s → %s (%s)', (host, name) => {
    expect(outletAt(host, own)?.name ?? null).toBe(name);
  });
});

describe('a clip of an own outlet', () => {
  const page = (head: string, text = 'The council met on Monday and decided to build the bridge.') =>
    `<html><head><title>Bridge</title>${head}</head><body><h1>Bridge</h1><p>${text}</p></body></html>`;
  const canonical = (host: string) => `<link rel="canonical" href="https://${host}/1">`;

  test.each([
    ['Bridge\n\nRH FM, 15 March 2018\n\nThe council met.', 'Radio Hill', 'own-outlet', 'in the byline'],
    ['Bridge\n\nSource: rh fm\n\nThe council met.', 'Radio Hill', 'own-outlet', 'behind a label'],
    ['Bridge\n\nReuters\n\nRH FM\n\nThe council met today.', 'Radio Hill', 'own-outlet', 'alone, after a built-in one'],
    [page(canonical('news.radiohill.example')), 'Radio Hill', 'own-address', 'by its domain'],
    [
      page(`${canonical('radiohill.example')}<meta property="og:site_name" content="Radiohill">`),
      'Radio Hill',
      'own-address',
      'by its domain, whatever its pages declare',
    ],
    [
      page(`${canonical('www.lemonde.fr')}<meta property="og:site_name" content="RH FM">`),
      'Radio Hill',
      'own-outlet',
      'by an alias on the site of a built-in one',
    ],
    ['Bridge\n\nThe Star, 15 March 2018\n\nThe council met.', 'The Star', 'byline-outlet', 'not its own'],
  ])('%j → %s by the rule %s (%s)', (text, name, rule) => {
    const { fields } = read(text, 'clip.txt', own);
    expect([fields.outlet, fields.evidence.outlet?.rule]).toEqual([name, rule]);
  });

  it('has evidence that points at what the file says', () => {
    const text = 'Bridge\n\nRH FM, 15 March 2018\n\nThe council met.';
    const { start, end } = read(text, 'clip.txt', own).fields.evidence.outlet ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('RH FM');
  });

  test.each<[text: string, language: string | undefined, expected: string | null, why: string]>([
    ['Bridge', 'en', 'en', 'the text does not tell'],
    ['مجلس المدينة اجتمع يوم الاثنين وقرر بناء الجسر الجديد على النهر.', 'en', 'ar', 'the text tells'],
    ['Мостовая', 'en', null, 'the text cannot be in it'],
    ['Bridge', undefined, null, 'the outlet has none'],
  ])('%s from an outlet in %s is in %s (%s)', (text, language, expected) => {
    const outlets = ownOutletsOf([outlet({ ...(language && { language }) })]);
    const { fields, codes } = read(`${text}\n\nRH FM, 15.3.2018`, 'clip.txt', outlets);
    expect(fields.language).toBe(expected);
    expect(codes.includes('language-unsure')).toBe(expected === null);
  });

  test.each([
    ['US', '2018-03-04'],
    ['GB', '2018-04-03'],
  ])('of the country %s writes 03/04/2018 for %s', (country, day) => {
    const outlets = ownOutletsOf([outlet({ country })]);
    expect(read('Bridge\n\nRH FM, 03/04/2018\n\nThe council met.', 'clip.txt', outlets).fields.publishedOn).toBe(day);
  });
});

describe('two outlets cannot be known by the same', () => {
  const first = outlet();
  test.each<[given: Partial<OwnOutlet>, clash: Partial<Clash> | null, why: string]>([
    [{ name: 'Radio-Hill', aliases: [], domains: [] }, { kind: 'name', text: 'Radio-Hill' }, 'the name'],
    [{ name: 'Other', aliases: ['a', 'rhfm'], domains: [] }, { kind: 'name', text: 'rhfm' }, 'an alias'],
    [{ name: 'Other', aliases: [], domains: ['www.radiohill.example'] }, { kind: 'domain' }, 'a domain'],
    [{ name: 'Other', aliases: [], domains: ['news.radiohill.example'] }, null, 'a part of a site is another domain'],
    [{ name: 'Other', aliases: ['Al Jazeera'], domains: ['bbc.co.uk'] }, null, 'built-in ones are outranked'],
  ])('%j (%s)', (given, clash) => {
    const found = clashOf(outlet({ id: 'other', ...given }), [first]);
    if (clash === null) expect(found).toBeNull();
    else expect(found).toMatchObject({ ...clash, id: 'radio-hill' });
    expect(clashOf(outlet(given), [first]), 'an outlet replaces itself').toBeNull();
  });

  it('each of outlets without a clash is found by all it is known by', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { maxLength: 3 });
    const outlets = fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 12 }), aliases: words }));
    fc.assert(
      fc.property(outlets, (given) => {
        const kept: OwnOutlet[] = [];
        for (const [i, one] of given.entries()) {
          const parsed = OwnOutlet.safeParse({ id: `o${i}`, ...one });
          if (parsed.success && clashOf(parsed.data, kept) === null) kept.push(parsed.data);
        }
        const all = ownOutletsOf(kept);
        for (const { id, name, aliases } of kept) {
          for (const text of [name, ...aliases]) expect(outletNamed(text, all)).toMatchObject({ id });
        }
      }),
    );
  });
});

describe('an outlet is refused', () => {
  test.each<[given: object, why: string]>([
    [{ name: '' }, 'no name'],
    [{ name: '–––' }, 'a name of signs'],
    [{ aliases: ['...'] }, 'an alias of signs'],
    [{ name: 'x'.repeat(81) }, 'a name longer than names are'],
    [{ domains: ['https://radiohill.example'] }, 'an address is no host'],
    [{ domains: ['radiohill.example/news'] }, 'a path'],
    [{ domains: ['localhost'] }, 'no dot'],
    [{ domains: ['127.0.0.1'] }, 'an IP address'],
    [{ domains: ['radiohill.example:8080'] }, 'a port'],
    [{ country: 'gb' }, 'no country code'],
    [{ language: 'en-GB' }, 'no primary tag'],
    [{ kind: 'blog' }, 'no kind'],
  ])('%j (%s)', (given) => {
    expect(OwnOutlet.safeParse({ ...outlet(), ...given }).success).toBe(false);
  });

  it('its domains are in lower case', () => {
    expect(OwnOutlet.parse({ ...outlet(), domains: [' RadioHill.Example'] }).domains).toEqual(['radiohill.example']);
  });
});

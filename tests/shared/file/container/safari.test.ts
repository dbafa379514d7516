import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { open, pageIn, URL } from '../../../support/make/saved-pages.ts';

describe('a page that Safari saved', () => {
  const bytes = Buffer.from(
    'YnBsaXN0MDDSAQIDDl8QD1dlYk1haW5SZXNvdXJjZV8QD1dlYlN1YnJlc291cmNlc9UEBQYHCAkKCwwNXxAPV2ViUmVzb3VyY2VE' +
      'YXRhXxAUV2ViUmVzb3VyY2VGcmFtZU5hbWVfEBNXZWJSZXNvdXJjZU1JTUVUeXBlXxAbV2ViUmVzb3VyY2VUZXh0RW5jb2RpbmdO' +
      'YW1lXldlYlJlc291cmNlVVJMTxBTPGh0bWw+PGhlYWQ+PHRpdGxlPlRoZSBCcmlkZ2UgSXMgT3BlbjwvdGl0bGU+PC9oZWFkPjxi' +
      'b2R5PjxwPmNhZuk8L3A+PC9ib2R5PjwvaHRtbD5QWXRleHQvaHRtbFx3aW5kb3dzLTEyNTJfECFodHRwczovL3JhZGlvLWhpbGwu' +
      'ZXhhbXBsZS9icmlkZ2WhD9IECBARTxEBLHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eG8QIABoAHQAdABwAHMAOgAvAC8AcgBhAGQAaQBvAC0AaABpAGwAbAAuAGUAeABhAG0A' +
      'cABsAGUALwDpAC4AcABuAGcACAANAB8AMQA8AE4AZQB7AJkAqAD+AP8BCQEWAToBPAFBAnEAAAAAAAACAQAAAAAAAAASAAAAAAAA' +
      'AAAAAAAAAAACtA==',
    'base64',
  );

  test('is read with its charset and address', async () => {
    expect(await pageIn(bytes, 'page.webarchive')).toEqual({
      id: 'mhtml',
      text: '<html><head><title>The Bridge Is Open</title></head><body><p>caf\xe9</p></body></html>',
      charset: 'windows-1252',
      url: URL,
    });
  });

  test('no damage makes it throw', async () => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(bytes.length), async (all, end) => {
        const damaged = Buffer.from(bytes);
        for (const [at, value] of all) damaged[at] = value;
        damaged.write('bplist00', 0, 'latin1');
        const cut = damaged.subarray(0, Math.max(8, end));
        expect(['opened', 'refused']).toContain((await open(cut, 'page.webarchive'))[1]?.kind);
      }),
    );
  });
});

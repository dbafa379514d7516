import { describe, expect, it } from 'vitest';
import { addressHash, withoutAddresses } from '../../../functions/runtime/private-text.ts';

describe('withoutAddresses', () => {
  it.each([
    [
      'MessageRejected: … in region EU-WEST-1: a@x.org, b+c@y.org',
      'MessageRejected: … in region EU-WEST-1: (address), (address)',
      'a list',
    ],
    ['To: "O\'Brien" <o\'brien@x.org>', 'To: "O\'Brien" <(address)>', 'an apostrophe, which an address may have'],
    ['mailto:a@x.org?subject=b', '(address)', 'glued to more: rather too much is left out'],
    ['Nothing here; no address at all.', 'Nothing here; no address at all.', 'none'],
    ['', '', 'no text'],
  ])('%s', (text, expected) => {
    expect(withoutAddresses(text)).toBe(expected);
  });
});

it('addressHash is the same for every spelling of an address, and not the address', () => {
  expect(addressHash('Anna@Example.org')).toBe(addressHash('anna@example.org'));
  expect(addressHash('anna@example.org')).toMatch(/^[0-9a-f]{12}$/);
  expect(addressHash('anna@example.org')).not.toBe(addressHash('anne@example.org'));
});

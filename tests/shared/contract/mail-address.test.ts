import fc from 'fast-check';
import { expect, it } from 'vitest';
import { acceptedBy } from '../../../shared/contract/fault.ts';
import { MailAddress, withAsciiDomain } from '../../../shared/contract/mail-address.ts';
import { GivenSubscription } from '../../../shared/contract/subscription.ts';

const subscribed = (address: string) =>
  GivenSubscription.safeParse({ address, nameIds: '*', cadence: 'instant', confirmed: false }, { error: acceptedBy });

it.each<[why: string, given: string, taken: string]>([
  ['an ordinary one', 'Press.Desk+news@Example.org', 'Press.Desk+news@Example.org'],
  ['a domain with an umlaut, as SES wants it', 'press@exämple.org', 'press@xn--exmple-cua.org'],
  ['composed or not', 'press@exa\u0308mple.org', 'press@xn--exmple-cua.org'],
  ['a domain of another script', 'press@пример.рф', 'press@xn--e1afmkfd.xn--p1ai'],
  ['one that is Punycode already', 'press@xn--exmple-cua.org', 'press@xn--exmple-cua.org'],
])('is taken: %s', (_, given, taken) => {
  expect(subscribed(given).data?.address).toBe(taken);
});

it.each<[why: string, given: string, told: RegExp]>([
  ['other letters before the @', 'ünï@exämple.org', /before the @.*Amazon SES.*a–z/],
  ['likewise, of a plain domain', 'пресса@example.org', /before the @.*Amazon SES.*a–z/],
  ['a path', 'press@exämple.org/a', /e-mail address such as/],
  ['a port', 'press@exämple.org:25', /e-mail address such as/],
  ['two @', 'press@exämple@example.org', /before the @/],
  ['no dot', 'press@exämple', /e-mail address such as/],
  ['a host that there cannot be', 'press@xn--ä.org', /e-mail address such as/],
  ['an IP address in other digits', 'press@１２７.0.0.1', /e-mail address such as/],
])('is refused, with what to do: %s', (_, given, told) => {
  expect(subscribed(given).error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['address'], expect.stringMatching(told)],
  ]);
});

it('what is taken is ASCII, and is taken as it is', () => {
  const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(label, label, (one, other) => {
      const taken = MailAddress.safeParse(`press@${one}.${other}.org`).data;
      if (taken === undefined) return;
      expect(taken).toMatch(/^press@[!-~]+\.org$/);
      expect(withAsciiDomain(taken)).toBe(taken);
      expect(MailAddress.safeParse(taken).data).toBe(taken);
    }),
    { numRuns: 2000 },
  );
});

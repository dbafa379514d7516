/** Addresses that mails go to. */
import * as z from 'zod/mini';

/** A domain that has letters beyond ASCII, and nothing that a host cannot have. */
const NATIONAL = /^(?=.*[^\0-\x7f])[\p{L}\p{M}\p{N}.-]+$/u;

/** `press@exämple.org` → `press@xn--exmple-cua.org`, as SES wants it; what is no address stays as it is. */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  if (!NATIONAL.test(domain)) return address;
  const url = URL.parse(`http://${domain}`);
  return url === null ? address : address.slice(0, at) + url.hostname;
}

const ASCII_ONLY =
  'has letters before the @ that Amazon SES cannot send to: give an address with a–z, digits and signs such as . _ + - there';

/** SES API Reference, "Destination": the part before the @ must be ASCII, the domain may be Punycode. */
const hasOtherLetters = (address: unknown): boolean =>
  typeof address === 'string' && /[^\0-\x7f]/.test(address.slice(0, address.lastIndexOf('@') + 1));

/** That of zod, and a last label in Punycode, such as that of .рф. */
const ADDRESS =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/;

/**
 * An address that SES can send to: ASCII before the @, at most 254 characters (RFC 5321, 4.5.3.1.3, without its brackets). A
 * domain of another script is kept as Punycode.
 */
export const MailAddress = z
  .string()
  .check(
    z.overwrite(withAsciiDomain),
    z.email({ pattern: ADDRESS, error: ({ input }) => (hasOtherLetters(input) ? ASCII_ONLY : undefined) }),
    z.maxLength(254),
    z.meta({ example: 'press@example.org' }),
  );

/** Addresses of people, for logs and errors: they are kept longer, and read by more people, than the table. */
import { createHash } from 'node:crypto';

/** The same short text for the same address, whatever its case: 12 hexadecimal digits of its SHA-256. */
export function addressHash(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12);
}

/** A text with each e-mail address in it replaced: `a@b.org is not verified` → `(address) is not verified`. */
export function withoutAddresses(text: string): string {
  return text
    .split(/([\s,;<>"()]+)/)
    .map((word) => (word.includes('@') ? '(address)' : word))
    .join('');
}

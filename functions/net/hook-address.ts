/** The addresses that web hooks may go to. Users choose them, so each is judged when it is given, and again at each request. */
import type { Judgment } from './address.ts';
import { type Guard, judgeHost } from './guard.ts';

/** Milliseconds for resolving the name of an address that is given. */
const RESOLVE_MS = 2_000;

/** What the rules of `judgeUrl` and `judgeAddress` mean to whoever gave the address. */
const WORDS: Readonly<Record<string, string>> = {
  scheme: 'it must begin with https://',
  userinfo: 'it must hold no user name and no password',
  port: 'its port must be 443',
  'private-name': 'its name is that of a private host',
  'single-label': 'its name is that of a private host',
  'special-address': 'its host is at a private or special address',
};

/** `the address is refused: its host is at a private or special address (special-address)` */
export function hookRefusal(rule: string): string {
  return `the address is refused: ${WORDS[rule] ?? 'it is no address of a public host'} (${rule})`;
}

/** The address of a web hook and the guard for it, or the rule that refuses it: https to port 443 only. */
export function openHook(
  address: string,
  guard: Guard,
): { readonly kind: 'allowed'; readonly url: URL; readonly guard: Guard } | Extract<Judgment, { kind: 'refused' }> {
  const url = URL.parse(address);
  if (url === null) return { kind: 'refused', rule: 'bad-address' };
  if (url.protocol !== 'https:') return { kind: 'refused', rule: 'scheme' };
  return { kind: 'allowed', url, guard: { allowedPorts: [443], ...guard } };
}

/**
 * Why no web hook may go to an address, in a sentence; null if one may. A name that cannot be resolved just now is not
 * refused: the guard judges it again at each request. `guard` is for tests.
 */
export async function whyNoHook(address: string, guard: Guard = {}): Promise<string | null> {
  const opened = openHook(address, guard);
  if (opened.kind === 'refused') return hookRefusal(opened.rule);
  const judged = await judgeHost(opened.url, opened.guard, AbortSignal.timeout(RESOLVE_MS));
  return judged.kind === 'refused' ? hookRefusal(judged.rule) : null;
}

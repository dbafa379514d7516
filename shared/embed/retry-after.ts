import type { ProbeResult } from './provider.ts';

/** When a host wants to be asked again (RFC 9110, section 10.2.3: seconds or a date); null where it does not say. */
export function retryAfter(result: ProbeResult, now: Date): Date | null {
  const written = result.kind === 'response' ? (result.headers['retry-after'] ?? '').trim() : '';
  if (/^\d{1,9}$/.test(written)) return new Date(now.getTime() + Number(written) * 1000);
  const at = /^[A-Za-z]{3},? /.test(written) ? Date.parse(written) : Number.NaN;
  return at > now.getTime() ? new Date(at) : null;
}

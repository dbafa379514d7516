/** What came of a request, as far as it says when to ask again. */
type Answer =
  | { readonly kind: 'response'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'refused' | 'failed' };

/** When a host wants to be asked again (RFC 9110, section 10.2.3: seconds or a date); null where it does not say. */
export function retryAfter(answer: Answer, now: Date): Date | null {
  const written = answer.kind === 'response' ? (answer.headers['retry-after'] ?? '').trim() : '';
  if (/^\d{1,9}$/.test(written)) return new Date(now.getTime() + Number(written) * 1000);
  const at = /^[A-Za-z]{3},? /.test(written) ? Date.parse(written) : Number.NaN;
  return at > now.getTime() ? new Date(at) : null;
}

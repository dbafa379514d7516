/** Why a request got no response, as a reason of a failed `ProbeResult`. */
import type { ProbeResult } from '../../shared/embed/index.ts';

type Reason = Extract<ProbeResult, { kind: 'failed' }>['reason'];

/** Reads an error of DNS, sockets, TLS, undici or zlib; null for any other, which is a bug of ours. */
export function failureReason(error: unknown): Reason | null {
  const { name, code } = nameAndCode(error);
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout';
  // Some errors of undici's parser have no code.
  if (name === 'HTTPParserError' && code === null) return 'bad-answer';
  if (code === null) return null;
  return REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** First match wins. TLS codes are OpenSSL's verification results (`X509_V_ERR_…` without prefix) and Node's own. */
const REASONS: readonly (readonly [code: RegExp, reason: Reason])[] = [
  [/^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|UND_ERR_ABORTED|ABORT_ERR|ETIMEDOUT)$/, 'timeout'],
  [/^(?:UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/, 'too-large'],
  [
    /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|EPROTO)/,
    'tls-failed',
  ],
  [
    /^(?:HPE_|Z_|ERR__ERROR_|ERR_BROTLI|ERR_HTTP_|UND_ERR_RES|UND_ERR_NOT_SUPPORTED|UND_ERR_RESPONSE|UND_ERR_INFO)/,
    'bad-answer',
  ],
  [/^(?:E[A-Z]+|UND_ERR_SOCKET|UND_ERR_DESTROYED|UND_ERR_CLOSED|ERR_STREAM_PREMATURE_CLOSE)$/, 'connection-failed'],
];

function nameAndCode(error: unknown): { name: string; code: string | null } {
  if (!(error instanceof Error)) return { name: '', code: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, code };
}

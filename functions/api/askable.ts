/** Requests that callers may send, and the Request of the Fetch standard may not be made of. */
import type { LambdaEvent } from 'hono/aws-lambda';

/** Methods that it forbids (Fetch standard, section 2.2.1), in lower case. */
const FORBIDDEN = new Set(['connect', 'trace', 'track']);
const BODILESS = new Set(['get', 'head']);

/** What ends or changes a path where it stands in an address as it is (URL standard, section 4.4). */
const MISREAD = /[?#\\\p{Cc} ]/gu;

/**
 * The event with what the app can be asked. The path is encoded again where an address would be misread: API Gateway hands it
 * over decoded, and an id may have a `#`. A forbidden method has another name, which no route has either. A GET or HEAD is
 * without its body, which has no meaning (RFC 9110, sections 9.3.1 and 9.3.2).
 */
export function askable(event: LambdaEvent): LambdaEvent {
  if (!('rawPath' in event) || !('http' in event.requestContext)) return event;
  const { requestContext } = event;
  const { http } = requestContext;
  const method = http.method.toLowerCase();
  return {
    ...event,
    rawPath: event.rawPath.replaceAll(MISREAD, encodeURIComponent),
    ...(FORBIDDEN.has(method) && { requestContext: { ...requestContext, http: { ...http, method: `X-${method}` } } }),
    ...(BODILESS.has(method) && { body: null }),
  };
}

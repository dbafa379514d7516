/** HTTP requests as the HTTP API hands them to a function, and its answers (API Gateway guide, payload format 2.0). */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';

/** The largest body of a request (HTTP API quotas, "Payload size"). */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

const Answer = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** The event of a request; null where its body is too large. */
export async function httpEvent(request: IncomingMessage): Promise<object | null> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await buffer(request);
  if (body.length > MAX_BODY_BYTES) return null;
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  const rawPath = decoded(path);
  const { cookie, ...others } = headers;
  const now = new Date();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query < 0 ? '' : url.slice(query + 1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: Object.fromEntries(
      Object.entries(others).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
    ),
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      authentication: null,
      authorizer: {},
      domainName: headers.host ?? '',
      domainPrefix: 'local',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
  };
}

/** The path as API Gateway hands it over: decoded, or as it came where it cannot be. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Writes what a function answered; what is no answer is an error of the function. */
export function writeAnswer(response: ServerResponse, result: unknown): void {
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded = false } = Answer.parse(result);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies !== undefined) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode);
  response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

/** Answers that do not fit into one of a Lambda function: whoever asks is sent to S3. */
import type { Context, MiddlewareHandler } from 'hono';
import { fitsAnswer } from '../runtime/answer.ts';
import type { Dependencies } from './dependencies.ts';

/** The response that sends on to a link, for a route's description. */
export const sentOn = {
  description:
    'Over 4 MB: the answer is at `location` for a minute. Follow it without the Authorization header, as clients do that obey the Fetch standard: S3 refuses a request with two kinds of credentials',
  headers: {
    location: {
      description: 'The link',
      schema: {
        type: 'string',
        format: 'uri',
        example: 'https://clipwatch-archive.s3.eu-west-1.amazonaws.com/answers/1',
      },
    } as const,
  },
};

/**
 * The redirect. 307, since it keeps the method and is never cached unless it says so (RFC 9110, section 15.4.8): the
 * link is another one each time.
 */
export function sendOn(c: Context, link: string) {
  return c.body(null, 307, { location: link });
}

/** Puts an answer to a GET that is too large into the archive, and sends on to it. */
export function largeAnswers({ keepAnswer }: Pick<Dependencies, 'keepAnswer'>): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.req.method !== 'GET' || c.res.status !== 200) return;
    const body = await c.res.clone().text();
    if (fitsAnswer(body)) return;
    const { headers } = c.res;
    const link = await keepAnswer({
      body,
      type: headers.get('content-type') ?? 'application/octet-stream',
      disposition: headers.get('content-disposition') ?? undefined,
    });
    headers.delete('content-disposition');
    c.res = sendOn(c, link);
  };
}

/** The API under the path whose callers API Gateway verifies (`infra/oidc.ts`): there it is what it is at `/v1`. */
import type { APIGatewayProxyResult, LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { oidcPath } from '../../shared/wiring.ts';

type Handler = (event: LambdaEvent, context?: LambdaContext) => Promise<APIGatewayProxyResult>;

/** Answers requests below `oidcPath` as those of the same path without it. Who asks is not judged by the path. */
export function underProviderPath(answer: Handler): Handler {
  return async (event, context) => {
    if (!('rawPath' in event) || !event.rawPath.startsWith(`${oidcPath}/v1/`)) return answer(event, context);
    const result = await answer({ ...event, rawPath: event.rawPath.slice(oidcPath.length) }, context);
    if (result.headers === undefined) return result;
    const { location } = result.headers;
    if (typeof location !== 'string' || !location.startsWith('/v1/')) return result;
    return { ...result, headers: { ...result.headers, location: `${oidcPath}${location}` } };
  };
}

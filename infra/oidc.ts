import { type HttpApi, HttpMethod, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { oidcPath } from '../shared/wiring.ts';
import type { Oidc } from './config.ts';

/** No OPTIONS, and so no ANY: preflights bring no token, and the gateway answers them (API Gateway guide, "Configure CORS"). */
const METHODS = [
  HttpMethod.GET,
  HttpMethod.HEAD,
  HttpMethod.POST,
  HttpMethod.PUT,
  HttpMethod.PATCH,
  HttpMethod.DELETE,
] as const;
const PATH = `${oidcPath}/v1/{proxy+}`;

/** The keys of the routes that `addOidcRoutes` adds. */
export const OIDC_ROUTES = METHODS.map((method) => `${method} ${PATH}`);

/**
 * The API once more, for callers with a JWT of the owner's OIDC provider: API Gateway verifies signature, issuer, audience and
 * times, and refuses all others. Routes of their own, since it refuses tokens of ours there; `dear` paths are routes of their own
 * here too, for their throttles.
 */
export function addOidcRoutes(
  api: HttpApi,
  integration: HttpLambdaIntegration,
  { issuer, audience, dear }: Oidc & { readonly dear: readonly string[] },
): readonly HttpRoute[] {
  const authorizer = new HttpJwtAuthorizer('Oidc', issuer, { jwtAudience: [...audience] });
  const add = (path: string, methods: readonly HttpMethod[]) =>
    api.addRoutes({ path, methods: [...methods], integration, authorizer });
  return [...add(PATH, METHODS), ...dear.flatMap((path) => add(`${oidcPath}${path}`, [HttpMethod.POST]))];
}

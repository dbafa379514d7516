import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { synthesise } from '../support/synthesise.ts';

const Route = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.string().default('NONE'),
  AuthorizerId: z.object({ Ref: z.string() }).optional(),
});
const routesOf = (template: ReturnType<typeof synthesise>) =>
  Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Route.parse(Properties));

describe('with the OIDC provider of the owner', () => {
  const template = synthesise({
    oidcIssuer: 'https://login.example.org/',
    oidcAudience: 'https://clips.example.org, console',
    oidcScopes: 'api://clips/readers:read, editors:write',
    oidcClaim: 'groups',
  });
  const [authorizer] = Object.keys(template.findResources('AWS::ApiGatewayV2::Authorizer'));

  it('API Gateway verifies its tokens, the issuer to the letter', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://login.example.org/', Audience: ['https://clips.example.org', 'console'] },
    });
  });

  it('below /oidc nothing is asked without one but what may be asked before; elsewhere tokens of ours count', () => {
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
    const known = { AuthorizationType: 'JWT', AuthorizerId: { Ref: authorizer } };
    expect(routesOf(template)).toEqual(
      expect.arrayContaining(methods.map((method) => ({ RouteKey: `${method} /oidc/v1/{proxy+}`, ...known }))),
    );
    const open = routesOf(template).filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    const keys = open.map(({ RouteKey }) => RouteKey);
    expect(keys).toEqual(expect.arrayContaining(['$default', 'ANY /v1/{proxy+}']));
    expect(keys.filter((key) => key.includes('oidc'))).toEqual([]);
  });

  it('what is dear has the same throttles for its callers, and needs a JWT', () => {
    const paths = routesOf(template)
      .map(({ RouteKey }) => RouteKey)
      .filter((key) => key.startsWith('POST /v1/'));
    expect(paths).toContain('POST /v1/exports');
    const stages = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    const settings = z.record(z.string(), z.unknown()).parse(stages[0]?.Properties.RouteSettings);
    for (const key of paths) {
      const below = key.replace('/v1/', '/oidc/v1/');
      expect(settings[below], below).toEqual(settings[key]);
      const route = routesOf(template).find(({ RouteKey }) => RouteKey === below);
      expect(route?.AuthorizationType, below).toBe('JWT');
    }
  });

  it('its callers have the throttle of callers', () => {
    const limits = { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 };
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: { 'ANY /v1/{proxy+}': limits, 'GET /oidc/v1/{proxy+}': limits, 'POST /oidc/v1/{proxy+}': limits },
    });
  });

  it('the function knows which value of which claim gives which scope', () => {
    const variables = { OIDC_CLAIM: 'groups', OIDC_SCOPES: 'api://clips/readers:read,editors:write' };
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: variables } });
  });
});

it('without one there is no such route', () => {
  const template = synthesise();
  template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 0);
  expect(routesOf(template).filter(({ RouteKey }) => RouteKey.includes('oidc'))).toEqual([]);
});

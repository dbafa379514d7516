import type { APIGatewayProxyResult, LambdaEvent } from 'hono/aws-lambda';
import { describe, expect, it } from 'vitest';
import { callerByProvider, type Provider } from '../../../functions/api/provider.ts';
import { underProviderPath } from '../../../functions/api/provider-path.ts';
import { httpEvent } from '../../support/cost/events.ts';
import { fakeApi, TOKENS } from '../../support/fake/dependencies.ts';

const provider: Provider = {
  claim: 'groups',
  scopes: 'readers:read,https://x.example/editors:write,admins:admin',
};
/** The bindings of the app for a request that a JWT authorizer has let in. */
const verified = (claims: object) => ({ requestContext: { authorizer: { jwt: { claims, scopes: null } } } });

describe('a caller whom the provider vouches for', () => {
  it.each<[why: string, claims: object, scopes: string[]]>([
    ['a list, as API Gateway writes it', { groups: '[readers https://x.example/editors other]' }, ['read', 'write']],
    ['one value', { groups: 'admins' }, ['admin']],
    ['values parted by spaces, as those of `scope` (RFC 6749, section 3.3)', { groups: 'a readers b' }, ['read']],
    ['the name of a scope itself, which is no value', { groups: 'admin' }, []],
    ['what only contains a value', { groups: '[readers-of-books]' }, []],
    ['another claim', { scope: 'admins' }, []],
    ['no claim', {}, []],
    ['a claim that is no text', { groups: ['admins'] }, []],
    ['what every object has', { groups: 'constructor __proto__ toString' }, []],
  ])('has scopes by its claim: %s', (_, claims, scopes) => {
    expect(callerByProvider(verified({ sub: 'u1', ...claims }), provider)).toEqual({ who: 'oidc:u1', scopes });
  });

  it.each<[why: string, claims: object, who: string]>([
    ['its address', { sub: 'u1', email: 'a@example.org', email_verified: 'true' }, 'oidc:a@example.org'],
    ['its id, where it may have invented the address', { sub: 'u1', email: 'boss@example.org' }, 'oidc:u1'],
    ['its id, where it has none', { sub: 'u1', email_verified: 'true' }, 'oidc:u1'],
  ])('is known by %s', (_, claims, who) => {
    expect(callerByProvider(verified(claims), provider)).toMatchObject({ who });
  });

  it.each<[why: string, bindings: unknown]>([
    ['a request from within', undefined],
    ['a route without an authorizer', { requestContext: { accountId: '1' } }],
    ['an authorizer of another kind', { requestContext: { authorizer: { lambda: { claims: { groups: 'admins' } } } } }],
    ['claims that the caller sent', { event: { headers: { claims: 'admins' }, body: '{"claims":{}}' } }],
  ])('is not known by %s', (_, bindings) => {
    expect(callerByProvider(bindings, provider)).toBeNull();
  });
});

describe('the API', () => {
  const name = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"Ada Lind"}' };
  const ask = (path: string, claims: object, request: RequestInit = {}, given: Provider | null = provider) => {
    const api = fakeApi({}, { provider: given });
    return { answer: Promise.resolve(api.app.request(path, request, verified(claims))), stored: api.stored };
  };

  it('lets it in with its scope, and the audit says who it was', async () => {
    const { answer, stored } = ask('/v1/names', { sub: 'u1', groups: 'https://x.example/editors' }, name);
    expect((await answer).status).toBe(201);
    expect(stored.audit).toMatchObject([{ who: 'oidc:u1', what: 'name.create' }]);
  });

  it.each<[why: string, path: string, groups: string, request: RequestInit]>([
    ['one that may only read changes nothing', '/v1/names', 'readers', name],
    ['one without a scope reads nothing', '/v1/clips', 'others', {}],
    ['routes that load with their first request are no way around it', '/v1/exports/x', 'others', {}],
  ])('403: %s', async (_, path, groups, request) => {
    const answer = await ask(path, { sub: 'u1', groups }, request).answer;
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  it('takes its JWT for nothing where the deployment has no provider, or no authorizer has seen it', async () => {
    const headers = { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJncm91cHMiOiJhZG1pbnMifQ.' };
    expect((await ask('/v1/clips', { groups: 'admins' }, { headers }, null).answer).status).toBe(401);
    expect((await fakeApi({}, { provider }).app.request('/v1/clips', { headers })).status).toBe(401);
  });

  it('takes tokens of ours as ever', async () => {
    const headers = { authorization: `Bearer ${TOKENS.read}` };
    expect((await fakeApi({}, { provider }).app.request('/v1/clips', { headers })).status).toBe(200);
  });
});

describe('below the path of the provider', () => {
  const asked: string[] = [];
  const answer = (location: string): APIGatewayProxyResult => ({
    ...{ statusCode: 201, body: '', isBase64Encoded: false, headers: { location, etag: '"x"' } },
  });
  const handler = (location: string) =>
    underProviderPath(async (event: LambdaEvent) => {
      asked.push('rawPath' in event ? event.rawPath : event.path);
      return answer(location);
    });
  const at = (path: string): LambdaEvent => httpEvent({ method: 'GET', path });

  it.each<[why: string, path: string, inside: string, location: string, outside: string]>([
    ['is the API', '/oidc/v1/names', '/v1/names', '/v1/names/ada', '/oidc/v1/names/ada'],
    ['leads nowhere else', '/oidc/v1/clips', '/v1/clips', 'https://s3.example/x', 'https://s3.example/x'],
    ['not beside it', '/v1/names', '/v1/names', '/v1/names/ada', '/v1/names/ada'],
    ['nor by what only begins so', '/oidc/v10/x', '/oidc/v10/x', '', ''],
    ['nor pages', '/oidc/today', '/oidc/today', '/sign-in', '/sign-in'],
  ])('%s', async (_, path, inside, location, outside) => {
    asked.length = 0;
    expect(await handler(location)(at(path))).toEqual(answer(outside));
    expect(asked).toEqual([inside]);
  });
});

import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../../../functions/api/pages/sign-in/page.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { browse, signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, TOKENS } from '../../../support/fake/dependencies.ts';

const COOKIE = '__Host-clipwatch-session';

describe('who has no session', () => {
  it.each(['/today', '/clips', '/clips/some-id', '/names', '/settings'])(
    'is asked to sign in at %s, and comes back',
    async (path) => {
      const { app } = fakeApi();
      const { status, html, headers } = await browse(app).open(path);
      expect(status).toBe(401);
      expect(headers.get('content-type')).toMatch(/^text\/html/);
      expect(html).toContain(`name="next" value="${path}"`);
    },
  );

  it('reads without one where anybody may read, and changes nothing', async () => {
    const { app } = fakeApi({}, { publicRead: true });
    const { status, html } = await browse(app).open('/names');
    expect([status, html.includes('Reading without a token')]).toEqual([200, true]);
    expect((await browse(app).send('/names', { do: 'add', name: 'Ada Lind' })).status).toBe(403);
  });
});

describe('signing in', () => {
  it('begins a session with a cookie out of reach of scripts and other sites', async () => {
    const { app } = fakeApi();
    const body = new URLSearchParams({ token: TOKENS.read, next: '/names' });
    const response = await app.request('/sign-in', { method: 'POST', body });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/names']);
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith(COOKIE)) ?? '';
    for (const said of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=43200'])
      expect(cookie).toContain(said);
    expect(Buffer.from(cookie, 'base64url').toString('latin1'), 'not the token').not.toContain('cw_real');
  });

  it('is without Secure where the console is not on https, as on this machine', async () => {
    const { app } = fakeApi({}, { apiUrl: 'http://127.0.0.1:9000' });
    const browsing = await signedIn(app);
    expect([...browsing.cookies.keys()]).toEqual(['clipwatch-session']);
    expect((await browsing.open('/names')).status).toBe(200);
  });

  it('is refused with a token that opens nothing, in words that say what to do', async () => {
    const { app } = fakeApi();
    const { status, html } = await browse(app).send('/sign-in', { token: 'cw_wrong', next: '/names' });
    expect(status).toBe(401);
    expect(html).toMatch(/role="alert"[\s\S]*That token does not open this archive/);
    expect(html).toContain('name="next" value="/names"');
  });

  it.each(['/sign-in', '/sign-out', '/names'])(
    'a body that is no form is none, and no error of ours, at %s',
    async (path) => {
      const { app } = fakeApi();
      const bodies: RequestInit[] = [
        {},
        { body: '{}', headers: { 'content-type': 'application/json' } },
        { body: 'broken', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      ];
      for (const init of bodies)
        expect((await app.request(path, { method: 'POST', ...init })).status).toBeLessThan(500);
    },
  );

  it('is refused to the form of another site', async () => {
    const { app } = fakeApi();
    const { status } = await browse(app).send('/sign-in', { token: TOKENS.read }, { 'sec-fetch-site': 'cross-site' });
    expect(status).toBe(401);
  });

  it.each<[string | null, string, string]>([
    ['/names?order=new', '/names?order=new', 'an address of this site'],
    ['//evil.example/', '/today', 'another host'],
    ['/\\evil.example', '/today', 'another host, as browsers read it'],
    ['https://evil.example/', '/today', 'an absolute address'],
    ['/sign-in?next=/sign-in', '/today', 'the sign-in itself'],
    ['/..//evil.example/x', '/today', 'another host, once the path is as browsers read it'],
    ['/./%2e%2e//evil.example', '/today', 'the same, encoded'],
    [null, '/today', 'nothing'],
  ])('goes on from %s to %s: %s', (given, to) => {
    expect(ownAddress(given)).toBe(to);
  });
});

describe('a session', () => {
  it('ends after twelve hours', async () => {
    let now = 0;
    const { app } = fakeApi({}, { now: () => now });
    const browsing = await signedIn(app);
    now = 12 * 60 * 60 * 1000 - 1;
    expect((await browsing.open('/names')).status).toBe(200);
    now += 1;
    expect((await browsing.open('/names')).status).toBe(401);
  });

  it('ends within seconds when its token is revoked', async () => {
    let [now, isRevoked] = [0, false];
    const token = { id: 'a', label: 'Press desk', scopes: ['read' as const], createdAt: '2026-11-22T08:00:00.000Z' };
    const { app } = fakeApi({}, { now: () => now, findToken: async () => (isRevoked ? null : token) });
    const browsing = await signedIn(app);
    expect((await browsing.open('/names')).html).toContain('Press desk');
    isRevoked = true;
    now = 5_001;
    expect((await browsing.open('/names')).status).toBe(401);
  });

  it('is none with a cookie that was altered', async () => {
    const { app } = fakeApi();
    const browsing = await signedIn(app, 'read');
    const cookie = browsing.cookies.get(COOKIE) ?? '';
    for (const altered of [cookie.slice(0, -2), `${cookie}AA`, 'x', cookie.replace(/^..../, 'AAAA')]) {
      browsing.cookies.set(COOKIE, altered);
      expect((await browsing.open('/names')).status).toBe(401);
    }
  });

  it('ends by signing out, with a form of its own only', async () => {
    const { app } = fakeApi();
    const browsing = await signedIn(app);
    await browsing.open('/names');
    expect((await browsing.send('/sign-out', { 'form-key': 'forged' })).status).toBe(403);
    expect((await browsing.open('/names')).status).toBe(200);
    expect((await browsing.send('/sign-out', {})).path).toBe('/sign-in');
    expect((await browsing.open('/names')).status).toBe(401);
  });

  it.each([
    ['a key of another session', {}, 'AAAA'],
    ['another site', { 'sec-fetch-site': 'same-site' }, undefined],
  ])('changes nothing by a form with %s', async (_, headers, key) => {
    const { app, stored } = fakeApi();
    const browsing = await signedIn(app);
    await browsing.open('/names');
    const fields: [string, string][] = [
      ['do', 'add'],
      ['name', 'Ada Lind'],
      ...(key === undefined ? [] : [['form-key', key] satisfies [string, string]]),
    ];
    const { status } = await browsing.send('/names', fields, headers);
    expect([status, stored.names.size]).toEqual([403, 0]);
  });
});

describe('the language', () => {
  it.each(Language.options)('%s follows the browser, and a choice outranks it', async (language) => {
    const { app } = fakeApi();
    const first = await browse(app, `${language};q=0.9, xx`).open('/sign-in');
    expect(first.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    const chosen = browse(app, 'en');
    await chosen.open(`/sign-in?language=${language}`);
    expect((await chosen.open('/sign-in')).html).toContain(`<html lang="${language}"`);
  });
});

it('allows nothing that the answer does not name, under a strict policy', async () => {
  const { app } = fakeApi();
  const visits = [await browse(app).open('/sign-in'), await browse(app).open('/sign-in')];
  const policies = visits.map(({ headers }) => headers.get('content-security-policy') ?? '');
  for (const policy of policies) {
    expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[\w+/=]{24}'; style-src 'nonce-[\w+/=]{24}'/);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(policies[0]).not.toBe(policies[1]);
});

it('loads style, script and icon from addresses that may be kept for good', async () => {
  const { app } = fakeApi();
  const { html } = await browse(app).open('/sign-in');
  const addresses = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses).toHaveLength(3);
  for (const address of addresses) {
    const response = await app.request(address);
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect((await app.request(address.replace(/[0-9a-f]{12}/, '000000000000'))).headers.get('cache-control')).toBe(
      'no-store',
    );
  }
  expect((await app.request('/assets/x/..%2fhandler.ts')).status).toBe(404);
});

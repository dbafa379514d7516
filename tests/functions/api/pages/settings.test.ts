import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IDLE_MONTH, MILLION_CLIPS, monthOf } from '../../../../functions/api/pages/settings/prices.ts';
import { NO_COUNTS } from '../../../../shared/clip/arrivals.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { browse, signedIn } from '../../../support/browser/browse.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const now = () => Date.parse('2026-11-26T18:00:00Z');
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const PARTS = ['browser', 'tokens', 'outlets', 'deployment', 'audit'];

describe('settings', () => {
  it.each([
    ['admin', ['This browser', 'Tokens', 'Outlets', 'Deployment', 'Changes']],
    ['read', ['This browser', 'Outlets', 'Deployment']],
  ] as const)('have for %s the parts %j', async (scope, parts) => {
    const { html } = await (await signedIn(fakeApi({}, { now }).app, scope)).open('/settings');
    const [tabs = ''] = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(html) ?? [];
    expect([...tabs.matchAll(/<a [^>]*>([^<]+)</g)].map(([, word]) => word)).toEqual(parts);
  });

  it('show to others than administrators nothing of the parts that are for these', async () => {
    const browsing = await signedIn(fakeApi({}, { now }).app, 'write');
    for (const part of ['tokens', 'audit']) {
      expect((await browsing.open(`/settings?part=${part}`)).html).toContain('<title>This browser');
    }
    expect((await browsing.send('/settings?part=tokens', { do: 'make', label: 'Mine', scope: 'admin' })).status).toBe(
      403,
    );
    expect((await browsing.send('/settings?part=tokens', { do: 'revoke', id: 'abc123' })).status).toBe(403);
  });

  it.each(Language.options.flatMap((language) => PARTS.map((part) => [language, part])))(
    'are whole in %s: %s',
    async (language, part) => {
      const { app } = fakeApi({ arrivals: new Map([['2026-11-20T10', { ...NO_COUNTS, parsed: 12 }]]) }, { now });
      const browsing = await signedIn(app, 'admin', language);
      const { status, html } = await browsing.open(`/settings?part=${part}`);
      expect(status).toBe(200);
      expect(html).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(html.match(/<h1/g)).toHaveLength(1);
    },
  );
});

describe('what is chosen for this browser', () => {
  it('holds on the next page, and can be taken back', async () => {
    const browsing = await signedIn(fakeApi({}, { now }).app, 'read');
    await browsing.open('/settings');
    const chosen = await browsing.send('/settings', { do: 'choose', language: 'ar', theme: 'dark', keys: 'off' });
    expect(chosen.html).toContain('<html lang="ar" dir="rtl" data-theme="dark" data-keys="off">');
    expect(chosen.html).toMatch(/<option value="ar" selected>/);
    const back = await browsing.send('/settings', { do: 'choose', language: '', theme: '', keys: 'on' });
    expect(back.html).toContain('<html lang="en" dir="ltr">');
  });

  it('is nothing that there is not', async () => {
    const browsing = await signedIn(fakeApi({}, { now }).app, 'read');
    await browsing.open('/settings');
    const { html } = await browsing.send('/settings', { do: 'choose', language: 'xx', theme: '"><script>' });
    expect(html).toContain('<html lang="en" dir="ltr">');
  });

  it('is not offered without a session', async () => {
    const { html } = await browse(fakeApi({}, { now, publicRead: true }).app).open('/settings');
    expect(text(html)).toContain('Sign in to choose others.');
    expect(html).not.toContain('value="choose"');
  });
});

describe('tokens', () => {
  it('are listed with their rights, last use and end', async () => {
    const token = { createdAt: '2026-11-22T08:00:00.000Z', scopes: ['write' as const] };
    const items = [
      { ...token, id: 'a', label: 'Press desk', scopes: ['write' as const, 'read' as const], lastUsedOn: '2026-11-25' },
      { ...token, id: 'b', label: 'An old one', expiresAt: '2026-11-25T23:59:59.000Z' },
    ];
    const { app } = fakeApi({}, { now, listTokens: async () => ({ items, position: null }) });
    const shown = text((await (await signedIn(app)).open('/settings?part=tokens')).html);
    expect(shown).toContain('Read and change made on 22 November 2026 last used on 25 November 2026 does not end');
    expect(shown).toContain('never used ended 25 November 2026 at 23:59 UTC');
  });

  it('are shown once when they are made, and end with the day that was given', async () => {
    const made: unknown[] = [];
    const { app } = fakeApi(
      {},
      {
        now,
        createToken: async (scopes, label, expiresAt) => {
          made.push({ scopes, label, expiresAt: expiresAt?.toISOString() });
          return {
            token: { id: 'n', label, scopes: [...scopes], createdAt: '2026-11-26T18:00:00.000Z' },
            clear: 'cw_new',
          };
        },
      },
    );
    const browsing = await signedIn(app);
    await browsing.open('/settings?part=tokens');
    const fields = { do: 'make', label: 'Website', scope: 'read', expiresAt: '2026-12-31' };
    const { status, html } = await browsing.send('/settings?part=tokens', fields);
    expect(status).toBe(200);
    expect(html).toMatch(/role="alert"[\s\S]*<code[^>]*>cw_new<\/code>/);
    expect(made).toEqual([{ scopes: ['read'], label: 'Website', expiresAt: '2026-12-31T23:59:59.000Z' }]);
    expect((await browsing.open('/settings?part=tokens')).html).not.toContain('cw_new');
  });

  it('that are refused say at which field, and keep what was typed', async () => {
    const browsing = await signedIn(fakeApi({}, { now }).app);
    await browsing.open('/settings?part=tokens');
    const fields = { do: 'make', label: 'Website', scope: 'write', expiresAt: '2026-11-01' };
    const { status, html } = await browsing.send('/settings?part=tokens', fields);
    expect(status).toBe(400);
    expect(html).toMatch(/role="alert"[\s\S]*href="#field-expiresAt"/);
    expect(html).toMatch(/name="expiresAt"[^>]* aria-invalid="true"[^>]*value="2026-11-01"/);
    expect(html).toMatch(/name="label"[^>]*value="Website"/);
    expect(html).toContain('<option value="write" selected>');
  });

  it('are revoked, and what is not there any more is said', async () => {
    const { app, stored } = fakeApi({}, { now });
    const browsing = await signedIn(app);
    await browsing.open('/settings?part=tokens');
    expect((await browsing.send('/settings?part=tokens', { do: 'revoke', id: 'abc123' })).path).toBe(
      '/settings?part=tokens',
    );
    expect(stored.revoked).toEqual(['abc123']);
    const gone = await browsing.send('/settings?part=tokens', { do: 'revoke', id: 'other' });
    expect([gone.status, text(gone.html).includes('There is no token with this id.')]).toEqual([404, true]);
  });
});

describe('outlets', () => {
  const hill = {
    id: 'radio-hill',
    name: 'Radio Hill',
    aliases: ['RH FM'],
    domains: ['radiohill.example'],
    country: 'GB',
  };
  const PATH = '/settings?part=outlets';
  const deployment = () => fakeApi({ outlets: new Map([[hill.id, { ...hill }]]) }, { now });
  const etagIn = (html: string) => /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';

  it('are listed for everybody, with forms for who may write', async () => {
    const { app } = deployment();
    const { html } = await (await signedIn(app, 'read')).open(PATH);
    expect(text(html)).toContain('Radio Hill RH FM radiohill.example GB');
    expect(html).not.toContain('value="outlet"');
    expect(text((await (await signedIn(app, 'write')).open(PATH)).html)).toContain('Add an outlet');
    const browsing = await signedIn(app, 'read');
    await browsing.open(PATH);
    expect((await browsing.send(PATH, { do: 'outlet', id: 'mine', name: 'Mine' })).status).toBe(403);
  });

  it('are added with what stands in the form, a line each', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app, 'write');
    await browsing.open(PATH);
    const aliases = ' Faro TV \r\n\r\nTribuna ';
    const fields = {
      do: 'outlet',
      id: 'tribuna',
      name: 'Tribuna del Faro',
      aliases,
      domains: '',
      country: 'es',
      kind: 'press',
    };
    expect((await browsing.send(PATH, fields)).path).toBe(PATH);
    expect(stored.outlets.get('tribuna')).toEqual({
      ...{ id: 'tribuna', name: 'Tribuna del Faro', aliases: ['Faro TV', 'Tribuna'], country: 'ES', kind: 'press' },
    });
  });

  it.each<[fields: { id: string; name: string; [field: string]: string }, status: number, field: string, why: string]>([
    [{ id: 'x', name: 'X', country: 'Spain' }, 400, 'country', 'no code of a country'],
    [{ id: 'x', name: 'X', domains: 'https://x.example/' }, 400, 'domains', 'no host'],
    [{ id: 'x', name: 'X', aliases: 'Radio  hill' }, 409, 'aliases', 'the name of another'],
    [{ id: 'radio-hill', name: 'Another' }, 409, 'id', 'the id of another, which stays as it is'],
  ])('that are refused say at which field: %j → %i, %s (%s)', async (fields, expected, field) => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app, 'write');
    await browsing.open(PATH);
    const { status, html } = await browsing.send(PATH, { do: 'outlet', ...fields });
    expect(status).toBe(expected);
    expect(html).toContain(`<a href="#field-${field}">`);
    expect(html).toMatch(new RegExp(`id="field-${field}"[^>]* aria-invalid="true"`));
    expect(html).toMatch(new RegExp(`name="name"[^>]*value="${fields.name}"`));
    expect([...stored.outlets.values()]).toEqual([hill]);
  });

  it('are changed as they were seen; a change that was made meanwhile is shown, and what was typed stays', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(`${PATH}&id=radio-hill`);
    const fields = { do: 'outlet', id: 'radio-hill', etag: etagIn(html), name: 'Radio on the Hill', aliases: 'RH FM' };
    stored.outlets.set('radio-hill', { ...hill, name: 'Hill Radio' });
    const late = await browsing.send(PATH, fields);
    expect(late.status).toBe(412);
    expect(text(late.html)).toContain('Meanwhile somebody changed it: Hill Radio · RH FM · radiohill.example · GB .');
    expect(late.html).toMatch(/name="name"[^>]*value="Radio on the Hill"/);
    await browsing.send(PATH, { ...fields, etag: etagIn(late.html) });
    expect(stored.outlets.get('radio-hill')).toEqual({
      id: 'radio-hill',
      name: 'Radio on the Hill',
      aliases: ['RH FM'],
    });
  });

  it('are removed as they were seen', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open(`${PATH}&id=radio-hill`);
    const stale = await browsing.send(PATH, { do: 'remove', id: 'radio-hill', etag: '"stale"' });
    expect([stale.status, stored.outlets.size]).toEqual([412, 1]);
    await browsing.send(PATH, { do: 'remove', id: 'radio-hill', etag: etagIn(html) });
    expect(stored.outlets.size).toBe(0);
  });
});

describe('the deployment', () => {
  const arrivals = new Map([
    ['2026-10-27T23', { ...NO_COUNTS, parsed: 9_000 }],
    ['2026-10-28T00', { ...NO_COUNTS, parsed: 20_000, partial: 400 }],
    ['2026-11-26T10', { ...NO_COUNTS, parsed: 80_000, refused: 100 }],
  ]);

  it('says with which names clips are matched, what arrived in 30 days, and about what that costs', async () => {
    const { app } = fakeApi({ arrivals, version: 7 }, { now });
    const shown = text((await (await signedIn(app)).open('/settings?part=deployment')).html);
    expect(shown).toContain('New clips are still matched with version 0 of the list; the newest is 7.');
    expect(shown).toMatch(/Parsed 100,000 Partial 400 Refused 100/);
    expect(shown).toMatch(
      // 4.2 + 3.7185 and 4.2 + 5.025 dollars.
      /About \$7\.92–\$9\.2[23] : for 100,500 files at \$37–\$50 a million, and \$4\.20 a month while idle/,
    );
  });

  it('estimates with the prices of the README, whose figures are counted, to a tenth', () => {
    const readme = readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ');
    const [, bursts, single] = /About \$(\d+) for a million clips that come in bursts \(\$(\d+) one/.exec(readme) ?? [];
    const [, idle] = /\$([\d.]+) a month while idle/.exec(readme) ?? [];
    for (const [said, used] of [
      [bursts, MILLION_CLIPS.bursts],
      [single, MILLION_CLIPS.single],
      [idle, IDLE_MONTH],
    ] as const) {
      expect(Math.abs(Number(said) / used - 1)).toBeLessThan(0.1);
    }
    expect(monthOf(0)).toEqual({ least: IDLE_MONTH, most: IDLE_MONTH });
  });
});

describe('changes', () => {
  it('are listed with who, when, and what it was before', async () => {
    const { app } = fakeApi(
      {
        audit: [
          {
            at: '2026-11-26T08:00:00.000Z',
            who: 'Press desk',
            what: 'name.put',
            id: 'randa-kassis',
            before: { aliases: [] },
            after: { aliases: ['رندة قسيس'] },
          },
        ],
      },
      { now },
    );
    const shown = text((await (await signedIn(app)).open('/settings?part=audit')).html);
    expect(shown).toContain('name.put randa-kassis Press desk 26 November 2026 at 08:00 UTC');
    expect(shown).toContain('aliases [] [&quot;رندة قسيس&quot;]');
  });

  it('say so where there are none', async () => {
    const { html } = await (await signedIn(fakeApi({}, { now }).app)).open('/settings?part=audit');
    expect(text(html)).toContain('Nothing has been changed yet.');
  });

  it('go on with older ones, and show hostile texts as they are', async () => {
    const audit = HOSTILE_TEXTS.concat(HOSTILE_TEXTS).map(({ text: hostile }, i) => ({
      at: new Date(i * 1000).toISOString(),
      who: hostile,
      what: 'name.create' as const,
      id: hostile,
      after: { [hostile]: hostile },
    }));
    const browsing = await signedIn(fakeApi({ audit }, { now }).app);
    const { html } = await browsing.open('/settings?part=audit');
    expect(html).not.toMatch(/<(img|iframe|base|meta http|link rel=stylesheet)|<script>|onmouseover='alert/);
    const next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const older = await browsing.open(next);
    expect(html.match(/<li class="row/g)?.length).toBe(50);
    expect(older.html.match(/<li class="row/g)?.length).toBe(audit.length - 50);
  });
});

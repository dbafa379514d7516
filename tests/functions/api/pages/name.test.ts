import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { Language, type Subscription } from '../../../../shared/contract/subscription.ts';
import { type Browsing, signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const NOW = Date.parse('2026-11-26T09:00:00.000Z');
const ADA: Name = { id: 'ada', name: 'Ada Lind', aliases: ['A. Lind', 'Ada Lindt'] };
const BO: Name = { id: 'bo', name: 'Bo Ek', aliases: [] };

const snippet = 'Yesterday Ada Lind spoke.';
const mentionOf = (nameId: string, count: number, form = 'Ada Lind') => ({
  ...{ nameId, count, snippet },
  spans: Array.from({ length: count }, () => ({ start: 10, end: 18, form, alias: form })),
});

const clips = [
  fakeClip({ clipId: 'a', publishedOn: '2026-11-25', outlet: 'Harbour Post', mentions: [mentionOf('ada', 3)] }),
  fakeClip({
    ...{ clipId: 'b', publishedOn: '2026-11-11', outlet: 'Radio One' },
    mentions: [mentionOf('ada', 1, 'A. Lind'), mentionOf('bo', 1)],
  }),
];

function archive(given: Parameters<typeof fakeApi>[0] = {}, overrides: Parameters<typeof fakeApi>[1] = {}) {
  const names = new Map([ADA, BO].map((name) => [name.id, name]));
  const texts = { listTexts: async () => ({ items: [], position: null }), now: () => NOW };
  return fakeApi({ clips, names, ...given }, { ...texts, ...overrides });
}

const text = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

describe('the page of a name', () => {
  it('says how much there is, and draws it beside its table, whose weeks lead to their clips', async () => {
    const { html } = await (await signedIn(archive().app)).open('/names/ada');
    expect(text(html)).toContain(
      '4 mentions in 2 clips from 9 November 2026 to 29 November 2026; most in the week of 23 November 2026.',
    );
    expect(html).toContain('<title>23 November 2026: 3</title>');
    expect(html).toContain('/clips?nameId=ada&amp;from=2026-11-23&amp;to=2026-11-29');
    expect(html, 'the empty week has no link').not.toContain('from=2026-11-16&');
  });

  it.each([
    ['by=day&from=2026-11-10&to=2026-11-12', 'Mentions a day', '1 mention in 1 clip from 10 November 2026'],
    ['by=month', 'Mentions a month', 'most in November 2026'],
    ['from=2026-01-01&to=2026-01-31', 'Mentions a week', 'Not mentioned from 1 January 2026 to 31 January 2026.'],
  ])('shows %s', async (query, heading, said) => {
    const { status, html } = await (await signedIn(archive().app)).open(`/names/ada?${query}`);
    expect([status, html.includes(heading), text(html).includes(said)]).toEqual([200, true, true]);
  });

  it('says why a period cannot be shown, and shows the usual one', async () => {
    const { status, html } = await (await signedIn(archive().app)).open(
      '/names/ada?by=day&from=2026-02-01&to=2026-01-01',
    );
    expect(status).toBe(400);
    expect(html).toMatch(/role="alert"[\s\S]*href="#from"/);
    expect(text(html)).toContain('4 mentions in 2 clips');
  });

  it('counts outlets and forms of the newest mentions, and says which spelling none has', async () => {
    const { html } = await (await signedIn(archive().app)).open('/names/ada');
    const said = text(html);
    expect(said).toContain('Of all clips that mention it');
    expect(said).toMatch(/Harbour Post ?3 ?Radio One ?1/);
    expect(said).toMatch(/Ada Lind ?3 ?A. Lind ?1 ?Ada Lindt ?not found/);
  });

  it('compares with the names that were chosen', async () => {
    const browsing = await signedIn(archive().app);
    expect(text((await browsing.open('/names/ada')).html)).toMatch(/Ada Lind ?4 ?80% ?Bo Ek ?1 ?20%/);
    const none = await browsing.open('/names/ada?nameIds=nobody');
    expect(text(none.html)).toMatch(/Ada Lind ?4 ?100%/);
  });

  it('shows the latest clips with the name marked', async () => {
    const { html } = await (await signedIn(archive().app, 'read')).open('/names/ada');
    expect(html).toContain('Yesterday <mark>Ada Lind</mark> spoke.');
    expect(html).toContain('href="/clips/a?nameId=ada"');
  });

  it('tells who follows it those who may see addresses, and nobody else', async () => {
    const desk: Subscription = {
      id: 'd',
      address: 'desk@press.example',
      nameIds: ['ada'],
      cadence: 'instant',
      confirmed: true,
    };
    const other: Subscription = { ...desk, id: 'o', address: 'other@press.example', nameIds: ['bo'] };
    const subscriptions = new Map([desk, other].map((one) => [one.id, one]));
    const { app } = archive({ subscriptions });
    const { html } = await (await signedIn(app, 'write')).open('/names/ada');
    expect([html.includes('desk@press.example'), html.includes('other@press.example')]).toEqual([true, false]);
    const reader = await (await signedIn(app, 'read')).open('/names/ada');
    expect([reader.html.includes('desk@'), reader.html.includes('value="save"')]).toEqual([false, false]);
    expect(reader.html, 'feeds need no token').toMatch(/feeds\/ada\.atom\?key=/);
  });

  it('says that there is none', async () => {
    expect((await (await signedIn(archive().app)).open('/names/nobody')).status).toBe(404);
  });

  it('is for its mail link what it was', async () => {
    const { status, html } = await (await signedIn(archive().app)).open('/names/ada?key=forged');
    expect([status, html.includes('class="rail"')]).toEqual([401, false]);
  });

  it.each(Language.options)('is whole in %s', async (language) => {
    const { status, html } = await (await signedIn(archive().app, 'admin', language)).open('/names/ada');
    expect([status, /\{\w+\}|undefined/.exec(html)]).toEqual([200, null]);
  });

  it('shows hostile texts of files as text', async () => {
    const hostile = HOSTILE_TEXTS.slice(0, 18).map(({ text: title }, i) =>
      fakeClip({
        ...{ clipId: `h${i}`, title, outlet: title.slice(0, 60), publishedOn: '2026-11-20' },
        mentions: [
          {
            nameId: 'ada',
            count: 1,
            spans: [{ start: 0, end: 4, form: title.slice(0, 30), alias: 'x' }],
            snippet: title,
          },
        ],
      }),
    );
    const { status, html } = await (await signedIn(archive({ clips: hostile }).app)).open('/names/ada');
    expect(status).toBe(200);
    expect(html).not.toMatch(/<img|<iframe|alert\(1\)<\/script>|<base|<meta http|onerror=alert\(1\)>/);
  });
});

describe('trying the matching', () => {
  const tried = async (given: string) => {
    const browsing = await signedIn(archive().app, 'read');
    await browsing.open('/names/ada');
    return browsing.send('/names/ada', { do: 'match', text: given });
  };

  it('marks the name, and says what is no mention and why', async () => {
    const { status, html } = await tried('Here A. Lind comes.\r\n\r\nHer brother Ivo Lind does not.');
    expect(status).toBe(200);
    expect(html).toContain('Here <mark>A. Lind</mark> comes.');
    expect(text(html)).toContain('Ivo Lind is no mention: the given name is another');
  });

  it('says that nothing is found', async () => {
    expect((await tried('Nobody is here.')).html).toContain('The name is not found in this text.');
  });

  it('refuses a text that is too long, and keeps it', async () => {
    const { status, html } = await tried('x'.repeat(20_001));
    expect([status, html.includes('x'.repeat(20_001))]).toEqual([400, true]);
  });

  it('runs nothing of the text', async () => {
    const { html } = await tried('<script>alert(1)</script> Ada Lind </textarea><img src=x>');
    expect(html).not.toMatch(/<script>alert|<img/);
  });
});

describe('changing a name', () => {
  const etagIn = (html: string): string =>
    /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const opened = async (app: ReturnType<typeof fakeApi>['app'], scope: 'write' | 'admin' = 'write') => {
    const browsing = await signedIn(app, scope);
    return { browsing, etag: etagIn((await browsing.open('/names/ada')).html) };
  };
  const save = (browsing: Browsing, etag: string, fields: Record<string, string>) =>
    browsing.send('/names/ada', { do: 'save', etag, name: 'Ada Lind', ...fields });

  it('saves what was typed', async () => {
    const { app, stored } = archive();
    const { browsing, etag } = await opened(app);
    const { status, path } = await save(browsing, etag, { aliases: 'A. Lind\r\nLind A.', require: 'Harbour' });
    expect([status, path]).toEqual([200, '/names/ada']);
    expect(stored.names.get('ada')).toEqual({
      id: 'ada',
      name: 'Ada Lind',
      aliases: ['A. Lind', 'Lind A.'],
      require: ['Harbour'],
    });
  });

  it('tries it first, and saves nothing', async () => {
    const { app, stored } = archive();
    const { browsing, etag } = await opened(app);
    const { html } = await browsing.send('/names/ada', { do: 'try', etag, name: 'Ada', aliases: '' });
    expect(html).toContain('Nothing is saved yet.');
    expect([etagIn(html), stored.names.get('ada')]).toEqual([etag, ADA]);
  });

  it('shows both where someone else changed it meanwhile, and who; saved once more, it is taken', async () => {
    const change: AuditEntry = { at: '2026-11-26T08:55:00.000Z', who: 'Mira', what: 'name.put', id: 'ada' };
    const { app, stored } = archive({ audit: [change] });
    const { browsing, etag } = await opened(app, 'admin');
    stored.names.set('ada', { ...ADA, aliases: ['Hers'] });
    const refused = await save(browsing, etag, { aliases: 'Mine' });
    expect([refused.status, stored.names.get('ada')?.aliases]).toEqual([412, ['Hers']]);
    expect(refused.html).toContain('Someone else changed this name meanwhile');
    expect(text(refused.html)).toMatch(/Changed by Mira, 26 November 2026 at 08:55 UTC/);
    expect(text(refused.html)).toMatch(/Other spellings, one a line ?Hers ?Mine/);
    await save(browsing, etagIn(refused.html), { aliases: 'Mine' });
    expect(stored.names.get('ada')?.aliases).toEqual(['Mine']);
  });

  it('is refused without a name, in words that lead to the field', async () => {
    const { app, stored } = archive();
    const { browsing, etag } = await opened(app);
    const { status, html } = await save(browsing, etag, { name: ' ' });
    expect([status, stored.names.get('ada')]).toEqual([400, ADA]);
    expect(html).toMatch(/role="alert"[\s\S]*href="#f-name"/);
  });

  it('removes it after a question, and not if it was changed meanwhile', async () => {
    const { app, stored } = archive();
    const browsing = await signedIn(app, 'write');
    const question = await browsing.open('/names/ada?remove=1');
    expect(text(question.html)).toContain('Remove Ada Lind?');
    stored.names.set('ada', { ...ADA, aliases: [] });
    const stale = await browsing.send('/names/ada', { do: 'remove', etag: etagIn(question.html) });
    expect([stale.status, stored.names.has('ada')]).toEqual([412, true]);
    const { path } = await browsing.send('/names/ada', { do: 'remove', etag: etagIn(stale.html) });
    expect([path, stored.names.has('ada')]).toEqual(['/names', false]);
  });

  it('is not for those who only read', async () => {
    const { app, stored } = archive();
    const browsing = await signedIn(app, 'read');
    await browsing.open('/names/ada');
    expect((await browsing.send('/names/ada', { do: 'save', name: 'Mine' })).status).toBe(403);
    expect((await browsing.send('/names/ada', { do: 'remove' })).status).toBe(403);
    expect(stored.names.get('ada')).toEqual(ADA);
  });
});

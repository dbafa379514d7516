import { describe, expect, it } from 'vitest';
import type { Scan } from '../../../../functions/aws/table/name/scan.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const NOW = Date.parse('2026-11-26T09:00:00.000Z');

const nameOf = (id: string, given: Partial<Name> = {}): Name => ({ id, name: id, aliases: [], ...given });

const archive = (given: Parameters<typeof fakeApi>[0] = {}, overrides: Parameters<typeof fakeApi>[1] = {}) =>
  fakeApi(given, { now: () => NOW, listTexts: async () => ({ items: [], position: null }), ...overrides });

const mentionOf = (nameId: string, count: number) => ({ nameId, count, spans: [], snippet: 'Ada Lind spoke.' });

const named = (...names: Name[]) => new Map(names.map((name) => [name.id, name]));

describe('the list of names', () => {
  it('shows each with its trend, as bars and as numbers', async () => {
    const clips = [
      fakeClip({ clipId: 'a', publishedOn: '2026-11-25', mentions: [mentionOf('ada', 2)] }),
      fakeClip({ clipId: 'b', publishedOn: '2026-09-08', mentions: [mentionOf('ada', 3)] }),
      fakeClip({ clipId: 'c', publishedOn: '2026-09-06', mentions: [mentionOf('ada', 4)] }),
    ];
    const names = named(nameOf('ada', { name: 'Ada Lind', aliases: ['A. Lind'] }), nameOf('bo'));
    const { app } = archive({ clips, names });
    const { html } = await (await signedIn(app)).open('/names');
    expect(html, 'Monday 7 September is the first of twelve weeks').toContain('3 0 0 0 0 0 0 0 0 0 0 2');
    expect(html).toContain('5 mentions of the names below');
    expect(html).toContain('1 other spelling');
    expect(html.match(/<rect[^>]* height="[^"]+">/g), 'empty weeks are gaps').toHaveLength(2);
  });

  it('asks for no more than the eight queries of a name’s timeline, and for twenty names at most', async () => {
    const asked: string[] = [];
    const names = named(...Array.from({ length: 30 }, (_, i) => nameOf(`n${String(i).padStart(2, '0')}`)));
    const { app } = archive(
      { names },
      {
        nameCounts: async (nameId) => {
          asked.push(nameId);
          return [{ day: '2026-11-25', clips: 1, mentions: 1 }];
        },
        countedDays: async () => {
          throw new Error('the days are given');
        },
      },
    );
    const browsing = await signedIn(app);
    const { html } = await browsing.open('/names');
    expect(asked).toHaveLength(20);
    const more = /href="(\/names\?cursor=[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await browsing.open(more)).html).toContain('/names/n29');
  });

  it('says that there is none, and what to do', async () => {
    const { app } = archive();
    expect((await (await signedIn(app)).open('/names')).html).toContain('No name is tracked yet');
    const reader = await (await signedIn(app, 'read')).open('/names');
    expect(reader.html).toContain('the scope write');
    expect(reader.html, 'no form but those of the frame').not.toContain('name="do"');
  });

  it.each(Language.options)('is whole in %s', async (language) => {
    const { app } = archive({ names: named(nameOf('ada')) });
    const { status, html } = await (await signedIn(app, 'admin', language)).open('/names');
    expect([status, /\{\w+\}|undefined/.exec(html)]).toEqual([200, null]);
  });

  it('shows hostile names as text', async () => {
    const names = named(
      ...HOSTILE_TEXTS.slice(0, 18).map(({ text }, i) => nameOf(`n${i}`, { name: text.slice(0, 200) })),
    );
    const { status, html } = await (await signedIn(archive({ names }).app)).open('/names');
    expect(status).toBe(200);
    expect(html).not.toMatch(/<img|<iframe|alert\(1\)<\/script>|<base|<meta http|onerror=alert\(1\)>/);
  });
});

describe('adding a name', () => {
  it('is tried first: counts and samples, and nothing is saved', async () => {
    const text = { kind: 'text' as const, text: 'Yesterday Ada Lind spoke.' };
    const item = {
      clipId: 'a',
      title: 'A speech',
      outlet: 'Radio',
      publishedOn: null,
      language: 'en',
      mentions: false,
      text,
    };
    const { app, stored } = archive({}, { listTexts: async () => ({ items: [item], position: null }) });
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const { status, html } = await browsing.send('/names', {
      do: 'try',
      name: 'Ada Lind',
      aliases: 'A. Lind\n\n Lind A.',
    });
    expect([status, stored.names.size]).toEqual([200, 0]);
    for (const said of [
      '1 clip searched',
      '1 new mention',
      '<mark>Ada Lind</mark>',
      'A speech',
      'Nothing is saved yet.',
    ])
      expect(html).toContain(said);
    expect(html, 'what was typed is kept').toContain('A. Lind\n\n Lind A.</textarea>');
  });

  it('searches on from where the dry run before ended, unless the name is another since', async () => {
    const { app } = archive(
      {},
      {
        listTexts: async ({ position }) => ({ items: [], position: position === null ? 'older' : null }),
        now: (() => {
          let time = NOW;
          return () => (time += 7000);
        })(),
      },
    );
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const { html } = await browsing.send('/names', { do: 'try', name: 'Ada Lind' });
    const further = /name="further" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await browsing.send('/names', { further, name: 'Ada Lind' })).html).toContain('Every clip was searched.');
    expect((await browsing.send('/names', { further, name: 'Ada Lint' })).html).toContain('Search older clips');
  });

  it('saves it as typed, and goes on at its page', async () => {
    const { app, stored } = archive();
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const fields = {
      name: ' Ada Lind ',
      id: '',
      aliases: 'A. Lind\r\nLind A.',
      transliterate: 'on',
      exclude: 'Ada County',
    };
    const { path } = await browsing.send('/names', { do: 'add', ...fields });
    expect(path).toBe('/names/ada-lind');
    expect([...stored.names.values()]).toEqual([
      {
        id: 'ada-lind',
        name: 'Ada Lind',
        aliases: ['A. Lind', 'Lind A.'],
        transliterate: true,
        exclude: ['Ada County'],
      },
    ]);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['no name', { name: ' ' }, 400, '#f-name'],
    ['an id with a space', { name: 'Ada Lind', id: 'ada lind' }, 400, '#f-id'],
    ['a word of the API as id', { name: 'Ada Lind', id: 'import' }, 400, '#f-id'],
    ['an id that is taken', { name: 'Ada Lind', id: 'ada' }, 409, '#f-id'],
    ['a spelling that is too long', { name: 'Ada Lind', aliases: 'x'.repeat(201) }, 400, '#f-aliases'],
    ['too many required words', { name: 'Ada Lind', require: 'x\n'.repeat(51) }, 400, '#f-require'],
  ])('is refused with %s, in words that lead to the field', async (_, fields, status, link) => {
    const { app, stored } = archive({ names: named(nameOf('ada')) });
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const { html, ...visit } = await browsing.send('/names', { do: 'add', ...fields });
    expect([visit.status, stored.names.size]).toEqual([status, 1]);
    expect(html).toMatch(
      new RegExp(`role="alert"[\\s\\S]*href="${link}"[\\s\\S]*id="${link.slice(1)}"[^>]*aria-invalid`),
    );
  });

  it('is not for those who only read', async () => {
    const { app, stored } = archive();
    const browsing = await signedIn(app, 'read');
    await browsing.open('/names');
    const { status, html } = await browsing.send('/names', { do: 'add', name: 'Ada Lind' });
    expect([status, stored.names.size]).toEqual([403, 0]);
    expect(html).toContain('the scope write');
  });
});

describe('earlier clips', () => {
  const at = '2026-11-26T08:00:00.000Z';
  const scan: Scan = { version: 3, position: '', startedAt: at, seen: 1200, changed: 7, failed: 1 };

  it.each<[string, Scan | null, number, string[]]>([
    ['waiting', null, 3, ['ten minutes after the last change', 'Match them now']],
    ['running', scan, 3, ['are being matched', '1,200 clips seen', '7 changed', '1 failed']],
    [
      'done',
      { ...scan, failed: 0, finishedAt: at },
      3,
      ['are matched with the names as they are', 'Match all once more'],
    ],
  ])('%s', async (_, readScan, version, said) => {
    const { app } = archive({ version }, { readScan: async () => readScan });
    const { html } = await (await signedIn(app)).open('/names');
    for (const words of said) expect(html).toContain(words);
    expect(html.includes('value="match"')).toBe(_ !== 'running');
  });

  it('are matched at once when asked', async () => {
    const { app, stored } = archive({ version: 4 });
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const { path } = await browsing.send('/names', { do: 'match' });
    expect([path, stored.asked]).toEqual(['/names#earlier', 4]);
  });
});

describe('the whole list', () => {
  it('is a file to download, as CSV or JSON', async () => {
    const { app } = archive({ names: named(nameOf('ada', { name: 'Ada Lind' })) });
    const browsing = await signedIn(app, 'read');
    const csv = await browsing.open('/names?export=csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="names.csv"');
    expect(csv.html).toContain('ada,Ada Lind');
    expect(JSON.parse((await browsing.open('/names?export=json')).html)).toMatchObject([
      { id: 'ada', name: 'Ada Lind' },
    ]);
  });

  it.each([
    ['CSV', 'name,aliases\nAda Lind,A. Lind\n'],
    ['JSON', '[{"name":"Ada Lind","aliases":["A. Lind"]}]'],
  ])('is imported from %s', async (_, list) => {
    const { app, stored } = archive();
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const { html } = await browsing.send('/names', { do: 'import', list });
    expect(html).toContain('Imported: 1 new, 0 changed, 0 as they were.');
    expect(stored.names.get('ada-lind')).toMatchObject({ name: 'Ada Lind', aliases: ['A. Lind'] });
  });

  it('is refused with the lines to be mended, and kept as typed', async () => {
    const { app, stored } = archive();
    const browsing = await signedIn(app, 'write');
    await browsing.open('/names');
    const { status, html } = await browsing.send('/names', { do: 'import', list: 'name,colour\nAda,red\n' });
    expect([status, stored.names.size]).toEqual([400, 0]);
    expect(html).toMatch(/role="alert"[\s\S]*Line 1/);
    expect(html).toContain('Ada,red');
  });
});

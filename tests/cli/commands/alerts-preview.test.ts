import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { run } from '../../../cli/run.ts';
import { HookEvent } from '../../../shared/contract/hook-event.ts';
import { clipRecord, kassis, notFound, page, withKassis } from '../../support/fake/api-responses.ts';
import { readMail } from '../../support/read/read-mail.ts';
import { contextWith, jsonLines, runAgainst } from '../../support/run-command.ts';
import { temporaryFile, temporaryFolder } from '../../support/temporary-folder.ts';

const seed = 'tests/fixtures/clips/astana-platform.txt';
const to = 'press@example.org';
const Written = z.strictObject({
  kind: z.string(),
  to: z.string(),
  language: z.string(),
  subject: z.string(),
  eml: z.string(),
  html: z.string(),
  txt: z.string(),
});

/** Previews the seed file; answers what was printed and the mail. */
async function previewSeed(...options: string[]) {
  const names = await temporaryFile('names.json', JSON.stringify([kassis]));
  const out = join(await temporaryFolder(), 'previews');
  const context = contextWith();
  const args = ['alerts', 'preview', seed, '--names', names, '--to', to, '--out', out, ...options];
  expect([await run(args, context), context.err()]).toEqual([0, '']);
  const written = Written.parse(jsonLines(context.out())[0]);
  return { written, mail: await readMail(await readFile(written.eml)) };
}

const Request = z.object({ as: z.string(), headers: z.record(z.string(), z.string()), json: z.string() });

/** Previews the seed file as a request of a web hook or chat. */
async function requestOfSeed(form: string, ...options: string[]) {
  const names = await temporaryFile('names.json', JSON.stringify([kassis]));
  const out = await temporaryFolder();
  const context = contextWith();
  const args = ['alerts', 'preview', seed, '--names', names, '--to', to, '--out', out, '--as', form, ...options];
  expect([await run(args, context), context.err()]).toEqual([0, '']);
  return Request.parse(jsonLines(context.out())[0]);
}

describe('of a file', () => {
  test('the mail, its HTML and its text, as the sender writes them', async () => {
    const { written, mail } = await previewSeed();
    expect(written).toMatchObject({ kind: 'alert', to, language: 'en', subject: mail.subject });
    expect(mail.subject).toMatch(/^Randa Kassis in Al Mayadeen TV: A Strategic Shift/);
    expect(mail).toMatchObject({ kind: 'alert', unsubscribe: expect.stringContaining('/unsubscribe?key=') });
    expect(mail.header('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(mail.header('to')).toEqual([expect.stringContaining(to)]);
    expect((await readFile(written.html, 'utf8')).trim()).toBe(mail.html.replaceAll('\r\n', '\n').trim());
    expect((await readFile(written.txt, 'utf8')).trim()).toBe(mail.text.replaceAll('\r\n', '\n').trim());
  });

  test.each(['alert', 'summary', 'digest', 'videos', 'correction', 'confirm'])(
    'a mail of the kind %s',
    async (kind) => {
      const { mail } = await previewSeed('--kind', kind);
      expect(mail.kind).toBe(kind);
      expect(mail.text.length).toBeGreaterThan(100);
    },
  );

  test('in Arabic it is right to left as a whole', async () => {
    const { written, mail } = await previewSeed('--language', 'ar');
    expect(written.language).toBe('ar');
    expect(mail.header('content-language')).toEqual(['ar']);
    expect(mail.html).toMatch(/<html[^>]* dir="rtl"/);
  });

  test('as a web hook: the body as it would be sent, with headers that verify it', async () => {
    const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    const { headers, json } = await requestOfSeed('webhook', '--secret', secret);
    // Who verifies a signature looks at the clock: it is that of the command.
    vi.useFakeTimers({ now: Number(headers['webhook-timestamp']) * 1000, toFake: ['Date'] });
    const event = new Webhook(secret).verify(await readFile(json, 'utf8'), headers);
    vi.useRealTimers();
    expect(HookEvent.parse(event)).toMatchObject({ type: 'alert.created' });
  });

  test.each(['slack', 'teams'] as const)('as a message for %s', async (form) => {
    const { headers, json } = await requestOfSeed(form, '--kind', 'digest', '--language', 'ru');
    expect(headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(await readFile(json, 'utf8'))).toHaveProperty(form === 'slack' ? 'blocks' : 'attachments');
  });

  test.each([
    ['without names', [seed, '--to', to], 2, /--names/],
    [
      'to what is no address',
      [seed, '--to', 'press'],
      2,
      /'--to <address>' argument 'press' is invalid\. use an e-mail address/,
    ],
    [
      'a file that is not there',
      ['nosuch.txt', '--to', to],
      1,
      /no file nosuch\.txt\. Give a file .* --names, or the id of a clip/,
    ],
    ['with a secret too short', [seed, '--to', to, '--secret', 'x'], 2, /'x' is invalid\. use whsec_ and base64/],
    ['to nobody', [seed], 2, /--to/],
    ['as what there is not', [seed, '--to', to, '--as', 'fax'], 2, /Allowed choices are webhook/],
    ['in a language that there is not', [seed, '--to', to, '--language', 'xx'], 2, /Allowed choices are en/],
  ])('%s: exit status 2', async (_, args, status, message) => {
    const context = contextWith();
    expect(await run(['alerts', 'preview', ...args], context)).toBe(status);
    expect(context.err()).toMatch(message);
  });

  test('that mentions none of the names: no mail', async () => {
    const names = await temporaryFile('names.json', '[{ "id": "nobody", "name": "Nobody Atall" }]');
    const context = contextWith();
    expect(await run(['alerts', 'preview', seed, '--names', names, '--to', to], context)).toBe(1);
    expect(context.err()).toMatch(/mentions none of the names/);
  });
});

describe('of a clip of the archive', () => {
  const subscription = { id: 's1', address: to, nameIds: ['randa-kassis'], cadence: 'instant', confirmed: true };
  const preview = async (subscriptions: object[]) => {
    const out = await temporaryFolder();
    const clipId = '1'.repeat(32);
    const done = await runAgainst(
      withKassis(({ path, query }) => {
        if (path === `/v1/clips/${clipId}`) return { body: { ...clipRecord(1), clipId } };
        if (path === '/v1/subscriptions' && query.address === to) return page(subscriptions);
        return notFound;
      }),
      ['alerts', 'preview', clipId, '--to', to, '--out', out],
    );
    return { ...done, out, written: done.status === 0 ? Written.parse(jsonLines(done.out)[0]) : null };
  };

  test('it is in the language of the subscription, and nothing is changed', async () => {
    const { written, asked, err } = await preview([{ ...subscription, language: 'fr' }]);
    expect([written?.language, err]).toEqual(['fr', '']);
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  test('without a subscription it is in English, and that is said', async () => {
    const { written, err } = await preview([]);
    expect(written?.language).toBe('en');
    expect(err).toMatch(/has no subscription/);
  });

  test('a clip without a tracked name gets no mail', async () => {
    const clipId = '2'.repeat(32);
    const { status, err } = await runAgainst(
      ({ path }) => (path.startsWith('/v1/clips/') ? { body: { ...clipRecord(1), clipId, mentions: [] } } : page([])),
      ['alerts', 'preview', clipId, '--to', to],
    );
    expect([status, err]).toEqual([1, expect.stringContaining('The clip mentions no tracked name')]);
  });

  test('an id that is of no clip: what was not found, and where ids are', async () => {
    const { status, err } = await runAgainst(() => notFound, ['alerts', 'preview', 'a'.repeat(32), '--to', to]);
    expect([status, err]).toEqual([
      1,
      `clipwatch: There is no clip with the id ${'a'.repeat(32)}: see \`clipwatch clips list\`\n`,
    ]);
  });

  test('a subscription to other names gets no mail', async () => {
    const { status, err } = await preview([{ ...subscription, nameIds: ['other'] }]);
    expect([status, err]).toEqual([1, expect.stringMatching(/follows no name that the clip mentions/)]);
  });
});

import { describe, expect, it } from 'vitest';
import { Outcome, type Receipt } from '../../../../shared/contract/clip.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeReceipt } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';

const HOUR = 60 * 60 * 1000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 26) + hours * HOUR).toISOString();

const refused = (key: string, given: Partial<Receipt> = {}) =>
  fakeReceipt({ key, outcome: 'refused', reason: `Mend ${key}.`, settledAt: at(1), ...given });

async function open(receipts: Receipt[], path: string, language: Language = 'en') {
  const { status, html } = await (await signedIn(fakeApi({ receipts }).app, 'read', language)).open(path);
  return { status, html, keys: keysIn(html), text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
}

const keysIn = (html: string) =>
  [...html.matchAll(/<h3>(?:<a [^>]*>)?<bdi[^>]*>([^<]*)<\/bdi>/g)].map(([, key]) => key);

describe('receipts', () => {
  it('that are refused are shown first, the one settled last on top: why, when, and what to do', async () => {
    const { status, keys, text } = await open(
      [refused('old.txt'), refused('new.pages', { settledAt: at(3) }), fakeReceipt({ key: 'read.txt' })],
      '/receipts',
    );
    expect([status, keys]).toEqual([200, ['new.pages', 'old.txt']]);
    expect(text).toContain('new.pages Mend new.pages. 26 November 2026 at 03:00 UTC Refused');
    expect(text).toContain('under the same key, and this row becomes “Superseded”');
  });

  it.each(Outcome.options)('with the outcome %s are one tab away', async (outcome) => {
    const all = Outcome.options.map((one) => refused(`${one}.txt`, { outcome: one }));
    const { html, keys } = await open(all, `/receipts?outcome=${outcome}`);
    expect(keys).toEqual([`${outcome}.txt`]);
    expect(html).toMatch(new RegExp(`href="/receipts\\?outcome=${outcome}" aria-current="page"`));
  });

  it('of one file are all shown, whatever became of its versions, under its heading', async () => {
    const key = 'press/a & b+"c".zip';
    const versions = [
      refused(key, { versionId: 'v1', outcome: 'superseded' }),
      refused(key, { versionId: 'v2', settledAt: at(2), part: 'talk.vtt' }),
    ];
    const { html } = await open([...versions, refused('other.txt')], '/receipts');
    const to = /<h3><a href="([^"]+)"><bdi dir="ltr">press/.exec(html)?.[1] ?? '';
    const { keys, text } = await open(versions, to.replaceAll('&amp;', '&'));
    expect(keys).toEqual(['press/a &amp; b+&quot;c&quot;.zip · talk.vtt', 'press/a &amp; b+&quot;c&quot;.zip']);
    expect(text).toContain('Receipts of the file: press/a &amp; b+&quot;c&quot;.zip');
    expect(text).toContain('Delete a file that nobody will mend');
  });

  it('lead to the clip that a file became', async () => {
    const { html } = await open([fakeReceipt({ key: 'a.txt', clipId: 'clip 1' })], '/receipts?outcome=parsed');
    expect(html).toContain('<a href="/clips/clip%201">Open the clip<span class="vh">: a.txt</span></a>');
  });

  it('of certain days are asked for by the form, which keeps the outcome', async () => {
    const all = [1, 30].map((hour) => refused(`${hour}.txt`, { outcome: 'removed', settledAt: at(hour) }));
    const { html, keys } = await open(all, '/receipts?outcome=removed&from=2026-11-27&to=2026-11-27&key=');
    expect(keys).toEqual(['30.txt']);
    expect(html).toContain('<input type="hidden" name="outcome" value="removed">');
    expect(html).toContain('href="/receipts?outcome=parsed&amp;from=2026-11-27&amp;to=2026-11-27"');
  });

  it('are all reached page by page, each once', async () => {
    const all = Array.from({ length: 60 }, (_, i) => refused(`${i}.txt`, { settledAt: at(i) }));
    const browsing = await signedIn(fakeApi({ receipts: all }).app, 'read');
    const seen: (string | undefined)[] = [];
    let next: string | undefined = '/receipts?from=2026-11-01';
    for (let page = 0; next !== undefined && page < 5; page++) {
      const { html } = await browsing.open(next);
      seen.push(...keysIn(html));
      next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(all.map(({ key }) => key).toReversed());
  });

  it.each([
    ['/receipts', 'No file is refused.', 'the usual state'],
    ['/receipts?outcome=partial', 'No file has the outcome “Partial”.', 'an outcome that no file has'],
    ['/receipts?from=2026-11-01', 'No receipt is of these days.', 'there may be others'],
    ['/receipts?key=a.txt', 'No file with this key is known.', 'a key that is not whole'],
    ['/receipts?outcome=other', 'No file is refused.', 'an outcome that there is not'],
  ])('at %s are said to be none: %s (%s)', async (path, said) => {
    const { status, text } = await open([], path);
    expect([status, text.includes(said)]).toEqual([200, true]);
  });

  it.each([
    ['from=2026-11-31', 'field-from', 'no day of the calendar'],
    ['from=2026-11-02&to=2026-11-01', 'field-', 'days in the wrong order'],
    [`key=${'x'.repeat(1025)}`, 'field-key', 'longer than a key can be'],
    ['cursor=x', 'role="alert"', 'a cursor of something else'],
  ])('asked for by %s are refused in place (%s)', async (query, said) => {
    const { status, html } = await open([refused('a.txt')], `/receipts?${query}`);
    expect([status, html.includes(said), html.includes('name="key"')]).toEqual([400, true, true]);
    expect(keysIn(html)).toEqual([]);
  });

  it('show texts of files as they are', async () => {
    const all = HOSTILE_TEXTS.map(({ text }, i) =>
      refused(text, { part: text, reason: text, clipId: 'clip-1', versionId: `v${i}` }),
    );
    const { status, html, keys } = await open(all, '/receipts');
    expect([status, keys.length]).toEqual([200, 25]);
    expect(html).not.toMatch(/<(img|iframe|base|meta http|link rel=stylesheet)|<script>|onmouseover='alert/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it.each(Language.options)('are whole in %s', async (language) => {
    for (const outcome of Outcome.options) {
      const { html } = await open([refused('a.txt', { outcome })], `/receipts?outcome=${outcome}`, language);
      expect(html).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });
});

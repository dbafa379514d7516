import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Language } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip, fakeReceipt } from '../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';
import { world } from '../../../support/world/today-world.ts';

const now = () => Date.parse('2026-11-26T18:00:00Z');
const deployment = (given = world(), more = {}) => fakeApi(given, { now, ...more });

/** The text of a section, by the id of its heading. */
function section(html: string, id: string): string {
  const [whole = ''] = new RegExp(`<section aria-labelledby="${id}">[\\s\\S]*?</section>`).exec(html) ?? [];
  return whole.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

/** The hidden fields of the first form that holds a text. */
function fieldsOf(html: string, text: string): Record<string, string> {
  const form = html.split('<form').find((one) => one.includes(text)) ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

describe('Today', () => {
  it('says in its first sentences what arrived, was mentioned, died and needs somebody', async () => {
    const { app } = deployment();
    const { status, html } = await (await signedIn(app)).open('/today');
    expect(status).toBe(200);
    const lead = /<p class="lead">([\s\S]*?)<\/p>/.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '');
    expect(lead?.trim()).toBe(
      '42 files arrived today. 2 of the newest clips name someone you track. 1 video went away today. 4 things need you.',
    );
    expect(html).toContain('href="/clips?receivedAfter=2026-11-26T00%3A00%3A00Z"');
  });

  it('shows what needs somebody, the oldest first, with what mends it', async () => {
    const { html } = await (await signedIn(deployment().app)).open('/today');
    const needs = section(html, 'needs');
    const order = ['Which day?', 'Refused', 'No outlet', 'Unknown player'].map((word) => needs.indexOf(word));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(needs).toContain('3 April 2019 4 March 2019');
    expect(needs).toContain('Export it as PDF, DOCX or text.');
  });

  it('shows the refused clips of an archive, and not the archive beside them', async () => {
    const given = world();
    const refused = {
      key: 'scans.zip',
      versionId: 'v9',
      outcome: 'refused',
      settledAt: '2026-11-26T01:00:00Z',
    } as const;
    given.receipts.push(
      fakeReceipt({ ...refused, reason: 'a.jpg: It is a picture.' }),
      fakeReceipt({ ...refused, part: 'a.jpg', reason: 'It is a picture.' }),
      fakeReceipt({ ...refused, versionId: 'v8', reason: 'It is damaged.' }),
    );
    const { html } = await (await signedIn(deployment(given).app)).open('/today');
    const needs = section(html, 'needs');
    expect(needs).toContain('scans.zip · a.jpg It is a picture.');
    expect(needs).not.toContain('a.jpg: It is a picture.');
    expect(needs).toContain('scans.zip It is damaged.');
  });

  it.each([
    [12, [], 'all are shown'],
    [13, ['/receipts?outcome=refused'], 'one is not'],
  ])('of %i refused files leads to %j, since %s', async (count, links) => {
    const refused = Array.from({ length: count }, (_, i) =>
      fakeReceipt({ key: `${i}.jpg`, outcome: 'refused', settledAt: '2026-11-26T01:00:00Z', versionId: `v${i}` }),
    );
    const { html } = await (await signedIn(deployment({ ...world(), receipts: refused }).app)).open('/today');
    const [needs = ''] = /<section aria-labelledby="needs">[\s\S]*?<\/section>/.exec(html) ?? [];
    expect(needs).toContain('<a href="/receipts?key=1.jpg">');
    expect([...needs.matchAll(/href="(\/receipts\?outcome[^"]*)"/g)].map(([, to]) => to)).toEqual(links);
  });

  it('leads to the receipts of all files beside the place for files', async () => {
    const { html } = await (await signedIn(deployment().app, 'write')).open('/today');
    const [add = ''] = /<section aria-labelledby="add">[\s\S]*?<\/section>/.exec(html) ?? [];
    expect(add).toContain('<a href="/receipts">Receipts of all files</a>');
  });

  it('names the file of a clip without a title', async () => {
    const given = world();
    const harbour = given.clips.find(({ clipId }) => clipId === 'harbour');
    Object.assign(harbour ?? {}, { title: null, key: 'clips.zip', part: 'talk.vtt' });
    const { html } = await (await signedIn(deployment(given).app)).open('/today');
    expect(section(html, 'needs')).toContain('Untitled clip clips.zip · talk.vtt');
  });

  it('shows mentions with their marks, the clip that arrived last first, and the videos that are gone', async () => {
    const { html } = await (await signedIn(deployment().app)).open('/today');
    expect(html).toContain('<mark>Randa Kassis</mark>');
    expect(html.indexOf('<mark>Randa Kassis</mark>')).toBeLessThan(html.indexOf('<mark>سلمى الراوي</mark>'));
    expect(section(html, 'videos')).toContain('Gone since 26 November 2026 at 04:10 UTC');
  });

  it('draws two weeks, and has them in a table', async () => {
    const { html } = await (await signedIn(deployment().app)).open('/today');
    expect(html).toMatch(/aria-label="Files a day, 13\s?–\s?26 November: 53 at most, 42 today\./);
    expect(section(html, 'arrived').match(/\d+ November/g)?.length).toBeGreaterThanOrEqual(14);
  });

  it('of a new archive says what to do', async () => {
    const { html } = await (await signedIn(fakeApi({}, { now }).app)).open('/today');
    const text = html.replaceAll(/<[^>]+>/g, ' ');
    for (const said of ['Nothing has arrived today.', 'Nothing needs you.', 'No clips yet.', 'No video is known']) {
      expect(text).toContain(said);
    }
    expect(text).toContain('Last look: 26 November 2026 at 18:00 UTC.');
  });

  it('has neither forms nor a place for files for who may only read', async () => {
    const { html, headers } = await (await signedIn(deployment().app, 'read')).open('/today');
    expect(html).not.toMatch(/id="drop"|value="correct"/);
    expect(html).toContain('Which day?');
    expect(headers.get('content-security-policy')).toContain("connect-src 'self';");
  });

  it('may send to the inbox and to nothing else', async () => {
    const { headers } = await (await signedIn(deployment().app, 'write')).open('/today');
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' https://inbox.example;");
  });

  it('shows texts of files as they are', async () => {
    const given = world();
    HOSTILE_TEXTS.forEach(({ text }, i) => {
      const clip = given.clips[i % given.clips.length];
      if (clip === undefined) return;
      Object.assign(clip, { title: text, outlet: text, warnings: [{ code: 'date-missing', message: text }] });
      given.receipts.push(
        fakeReceipt({ key: text, outcome: 'refused', reason: text, settledAt: '2026-11-26T01:00:00Z' }),
      );
    });
    const { html } = await (await signedIn(deployment(given).app)).open('/today');
    expect(html).not.toMatch(/<(img|iframe|base|meta http|link rel=stylesheet)|<script>|onmouseover='alert/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it.each(Language.options)('is whole in %s', async (language) => {
    const { html } = await (await signedIn(deployment().app, 'admin', language)).open('/today');
    expect(html).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('settles what needed somebody', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app, 'write');
    const { html } = await browsing.open('/today');
    const fields = fieldsOf(html, 'value="harbour"');
    const { status, path } = await browsing.send('/today', { ...fields, publishedOn: '2019-03-04' });
    expect([status, path]).toEqual([200, '/today#needs']);
    expect(stored.clips.find(({ clipId }) => clipId === 'harbour')?.publishedOn).toBe('2019-03-04');
  });

  it('that is refused says why at its field, and keeps what was typed', async () => {
    const { app } = deployment();
    const browsing = await signedIn(app);
    const { html } = await browsing.open('/today');
    const fields = fieldsOf(html, 'name="outlet"');
    const refused = await browsing.send('/today', { ...fields, outlet: 'x'.repeat(9000) });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/role="alert"[\s\S]*href="#outlet-olives"/);
    expect(refused.html).toMatch(/id="outlet-olives"[^>]*value="x{9000}" aria-invalid="true"/);
  });

  it('that somebody else was before shows both values, and loses neither', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app);
    const { html } = await browsing.open('/today');
    const fields = fieldsOf(html, 'name="outlet"');
    const clip = stored.clips.find(({ clipId }) => clipId === 'olives');
    Object.assign(clip ?? {}, { outlet: 'Zeytin Haber' });
    const late = await browsing.send('/today', { ...fields, outlet: 'Zeytin Postası' });
    expect(late.status).toBe(412);
    expect(late.html.replaceAll(/<[^>]+>/g, '')).toContain('became “Zeytin Haber”; you wrote “Zeytin Postası”');
    const again = await browsing.send('/today', { ...fieldsOf(late.html, 'Use mine'), outlet: 'Zeytin Postası' });
    expect([again.status, clip?.outlet]).toEqual([200, 'Zeytin Postası']);
  });

  it('is done where something else of the clip has changed, as a check of its video does', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app);
    const { html } = await browsing.open('/today');
    const fields = fieldsOf(html, 'name="outlet"');
    const clip = stored.clips.find(({ clipId }) => clipId === 'olives');
    Object.assign(clip ?? {}, { summary: 'Another one.' });
    expect((await browsing.send('/today', { ...fields, outlet: 'Zeytin Haber' })).status).toBe(200);
    expect(clip?.outlet).toBe('Zeytin Haber');
  });

  it('is refused to who may only read', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app, 'read');
    await browsing.open('/today');
    const { status } = await browsing.send('/today', { do: 'correct', clip: 'olives', outlet: 'Mine' });
    expect(status).toBe(403);
    expect(stored.clips.some(({ outlet }) => outlet === 'Mine')).toBe(false);
  });
});

describe('an upload', () => {
  const Signed = z.object({ url: z.string(), key: z.string(), fields: z.record(z.string(), z.string()) });

  it('gets a form for one file', async () => {
    const browsing = await signedIn(deployment().app, 'write');
    await browsing.open('/today');
    const { html, headers } = await browsing.send('/today', {
      do: 'upload',
      name: 'a.txt',
      size: '12',
      type: 'text/plain',
    });
    expect(headers.get('content-type')).toContain('application/json');
    expect(Signed.parse(JSON.parse(html))).toMatchObject({
      url: 'https://inbox.example/',
      fields: { policy: '12 bytes' },
    });
  });

  it.each([
    ['0', 'It is empty.', 'nothing in it'],
    [`${65 * 1024 * 1024}`, 'It has more than 64 MB. Split it, or save it smaller.', 'too much in it'],
  ])('of %s bytes is refused: %s (%s)', async (size, refused) => {
    const browsing = await signedIn(deployment().app, 'write');
    await browsing.open('/today');
    const { html } = await browsing.send('/today', { do: 'upload', name: 'a.txt', size });
    expect(JSON.parse(html)).toEqual({ refused });
  });

  it('is waited for until it has a receipt', async () => {
    const { app, stored } = deployment();
    const browsing = await signedIn(app);
    expect((await browsing.open('/today?receipt=uploads%2Fa.txt')).status).toBe(204);
    stored.receipts.push(fakeReceipt({ key: 'uploads/a.txt', clipId: 'astana' }));
    const { html } = await browsing.open('/today?receipt=uploads%2Fa.txt');
    expect(html).toContain(
      '<a href="/clips/astana">Open “<bdi lang="en">A Strategic Shift in Syrian Conflict Resolution</bdi>”</a>',
    );
    expect(html).toContain('Parsed');
  });

  it('of several clips leads to the first five', async () => {
    const { app, stored } = deployment();
    const key = 'uploads/all.zip';
    stored.clips.push(fakeClip({ clipId: 'x' }), fakeClip({ clipId: 'y' }));
    stored.receipts.push(
      fakeReceipt({ key, outcome: 'partial', reason: '6 of 7 clips were read.' }),
      ...['astana', 'library', 'harbour', 'olives', 'x', 'y'].map((clipId) =>
        fakeReceipt({ key, part: clipId, clipId }),
      ),
    );
    const { html } = await (await signedIn(app)).open(`/today?receipt=${encodeURIComponent(key)}`);
    expect(html.match(/<a href/g)).toHaveLength(5);
    expect(html).toContain('and 1 more clip');
    expect(html).toContain('6 of 7 clips were read.');
  });
});

import { describe, expect, it } from 'vitest';
import { placeOf, type Subscription } from '../../../../../shared/contract/subscription.ts';
import { confirmLink, unsubscribeLink } from '../../../../../shared/signing/links.ts';
import { fakeApi, KEY } from '../../../../support/fake/dependencies.ts';

const subscription: Subscription = {
  id: 's1',
  address: 'press@example.org',
  nameIds: ['ada', 'later'],
  cadence: 'daily',
  confirmed: false,
};
const names = new Map([['ada', { id: 'ada', name: 'Ada <Lind>', aliases: [] }]]);
const whose = { subscriptionId: 's1', address: 'press@example.org' };
const until = new Date('2026-12-03T08:00:00Z');
const BEFORE = Date.parse('2026-12-03T07:59:59Z');
const AFTER = Date.parse('2026-12-03T08:00:01Z');
const link = confirmLink('', { ...whose, place: 'mail', until }, KEY);

const SLACK = { kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/x' } as const;
const toSlack = confirmLink('', { ...whose, place: placeOf({ channel: SLACK }), until }, KEY);

function world(given: Partial<Subscription> = {}, now = BEFORE) {
  const subscriptions = new Map([['s1', { ...subscription, ...given }]]);
  const api = fakeApi({ subscriptions, names }, { now: () => now });
  const ask = async (method: string, path = link, headers: Record<string, string> = {}) => {
    const answer = await api.app.request(path, { method, headers });
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  };
  return { ...api, ask, isConfirmed: () => api.stored.subscriptions.get('s1')?.confirmed };
}

describe('the link to confirm', () => {
  it('shows what is asked, and changes nothing until the button is pressed', async () => {
    const { ask, isConfirmed, stored } = world();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(method)).status).toBe(200);
    expect(isConfirmed()).toBe(false);
    const { page, headers } = await ask('GET');
    for (const shown of ['press@example.org', 'Ada &lt;Lind&gt;', 'later', '<form method="post"', '<button']) {
      expect(page).toContain(shown);
    }
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(stored.arranged).toEqual([]);
  });

  it('confirms by POST, again as well, and the digest gets its time', async () => {
    const { ask, isConfirmed, stored } = world();
    const { status, page, headers } = await ask('POST');
    expect([status, isConfirmed(), stored.arranged, headers.get('set-cookie')]).toEqual([200, true, ['s1'], null]);
    expect(page).toContain('Confirmed');
    expect((await ask('POST')).status).toBe(200);
    expect((await ask('GET')).page).not.toContain('<form');
  });

  it('lets a chat that ended begin again, once, by the press of the button', async () => {
    const api = world({ channel: SLACK });
    const { stored } = api;
    const ask = (method: string) => api.ask(method, toSlack);
    const ended = { address: 'slack:s1', reason: 'hook-ended', detail: 'HTTP 410' } as const;
    stored.suppressions.push({ ...ended, suppressedAt: '2026-11-26T08:00:00.000Z' });
    await ask('GET');
    expect(stored.suppressions).toHaveLength(1);
    await ask('POST');
    expect(stored.suppressions).toEqual([]);
    stored.suppressions.push({ ...ended, suppressedAt: '2026-11-27T08:00:00.000Z' });
    await ask('POST');
    expect(stored.suppressions).toHaveLength(1);
  });

  it('names the host that alerts go to, and never its path', async () => {
    const { ask, isConfirmed } = world({ channel: SLACK });
    for (const method of ['GET', 'POST']) {
      const { status, page } = await ask(method, toSlack);
      expect(status).toBe(200);
      expect(page).toContain('Slack (hooks.slack.com)');
      expect(page).not.toContain('T0/B0');
      expect(page).not.toContain('to this address.');
    }
    expect(isConfirmed()).toBe(true);
  });

  it('has what waited for it told, also where the run dies after the change', async () => {
    const { ask, stored } = world();
    await ask('POST');
    expect(stored.told).toEqual(['press@example.org']);
    expect(stored.agenda.map(({ job }) => job)).toEqual([{ kind: 'news', recipient: 'press@example.org' }]);
    // Nothing waits for a second press.
    await ask('POST');
    expect(stored.told).toHaveLength(1);
  });

  it('answers in the language of the subscription', async () => {
    const { page } = await world({ language: 'ar' }).ask('GET', link, { 'accept-language': 'fr' });
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });

  it.each<[why: string, header: string | undefined, language: string]>([
    ['no wish', undefined, 'en'],
    ['the first of equals', 'fr,de', 'fr'],
    ['a region', 'de-CH', 'de'],
    ['weights', 'en;q=0.5, ru;q=0.9', 'ru'],
    ['only others', 'it, pt;q=0.9', 'en'],
    ['one of ours behind others', 'it, es-MX;q=0.3', 'es'],
    ['one that is refused', 'fr;q=0', 'en'],
    ['nonsense', ';;q=,,', 'en'],
  ])('or in that of the browser: %s', async (_, header, language) => {
    const { page } = await world().ask('GET', link, header === undefined ? {} : { 'accept-language': header });
    expect(page).toContain(`<html lang="${language}"`);
  });
});

describe('a link that cannot confirm says what to do, and confirms nothing', () => {
  const forged = `${link.slice(0, -3)}AAA`;
  it.each<[why: string, path: string, given: Partial<Subscription>, now: number, status: number]>([
    ['expired', link, {}, AFTER, 410],
    ['of another address by now', link, { address: 'other@example.org' }, BEFORE, 410],
    [
      'of a subscription that ended',
      confirmLink('', { ...whose, subscriptionId: 's2', place: 'mail', until }, KEY),
      {},
      BEFORE,
      410,
    ],
    ['forged', forged, {}, BEFORE, 403],
    ['without a key', '/confirm', {}, BEFORE, 403],
    ['of another use', unsubscribeLink('', whose, KEY).replace('/unsubscribe', '/confirm'), {}, BEFORE, 403],
  ])('%s', async (_, path, given, now, status) => {
    const { ask, isConfirmed } = world(given, now);
    for (const method of ['GET', 'POST']) {
      const answer = await ask(method, path);
      expect(answer.status).toBe(status);
      expect(answer.page).toMatch(/<h1>.+<\/h1><p>.+<\/p>/);
    }
    expect(isConfirmed()).toBe(false);
  });

  it('that is of another place by now leads to the newer mail, one of another address does not', async () => {
    const { page } = await world({ channel: SLACK }).ask('GET');
    expect(page).toContain('a newer mail was sent');
    expect(page).not.toContain('slack');
    const other = await world({ address: 'other@example.org' }).ask('GET');
    expect(other.page).not.toContain('newer mail');
    expect(other.page).not.toContain('other@example.org');
  });

  it('but one that confirmed in time says so for good', async () => {
    expect((await world({ confirmed: true }, AFTER).ask('POST')).status).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import type { Alert } from '../../../../shared/contract/alert.ts';
import { Language, type Subscription } from '../../../../shared/contract/subscription.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';

const clip = fakeClip();
const alert: Alert = {
  id: 'alert-1',
  address: 'press@example.org',
  nameId: 'ada',
  story: 'story-1',
  clipId: clip.clipId,
  state: 'sent',
  attempts: 1,
  droppedAt: '2026-11-26T10:00:00.000Z',
  recordedAt: '2026-11-26T10:00:01.000Z',
  sentAt: '2026-11-26T10:00:02.700Z',
};
const subscription: Subscription = {
  id: 'press',
  address: 'press@example.org',
  nameIds: ['ada'],
  cadence: 'weekly',
  confirmed: true,
};
const names = new Map([['ada', { id: 'ada', name: 'Ada Lind', aliases: [] }]]);

function consoleWith(alerts: readonly Alert[], asked: object[] = []) {
  return fakeApi(
    { clips: [clip], names, subscriptions: new Map([['press', subscription]]) },
    {
      listAlerts: async (query) => {
        asked.push(query);
        return { items: [...alerts], position: null };
      },
    },
  );
}

describe('what was sent', () => {
  it('says of each alert to whom, about what, how soon, and what became of it', async () => {
    const { app } = consoleWith([alert, { ...alert, id: 'alert-2', state: 'refused', reason: 'address not verified' }]);
    const { status, html } = await (await signedIn(app)).open('/alerts');
    expect(status).toBe(200);
    for (const said of [
      'Ada Lind',
      'press@example.org',
      clip.title,
      'sent 2.7 sec after the file',
      'Address not verified.',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).toContain('1 alert sent on this page: half of them within 2.7 sec');
  });

  it.each([
    ['video:gone', 'Video gone'],
    ['video:back', 'Video plays again'],
    ['correction', 'Correction'],
    ['backfill:7', 'Summary of what was found in older clips'],
    ['removed-name', 'removed-name'],
  ])('about %s is called %s', async (nameId, said) => {
    const { app } = consoleWith([{ ...alert, nameId }]);
    expect((await (await signedIn(app)).open('/alerts')).html).toContain(`<bdi>${said}</bdi>`);
  });

  it('is asked for by the filters of the address', async () => {
    const asked: object[] = [];
    const { app } = consoleWith([], asked);
    const { html } = await (await signedIn(app)).open('/alerts?address=press%40example.org&state=refused&nameId=');
    expect(asked).toMatchObject([{ address: 'press@example.org', state: 'refused' }]);
    expect(html).toContain('No alert is like that.');
  });

  it('says which filter is wrong, and keeps what was typed', async () => {
    const { app } = consoleWith([]);
    const { status, html } = await (await signedIn(app)).open('/alerts?from=yesterday&address=a%40b.org');
    expect(status).toBe(400);
    expect(html).toMatch(/role="alert"[\s\S]*href="#field-from"/);
    expect(html).toContain('value="a@b.org"');
  });

  it('is for those who may write: addresses are personal data', async () => {
    const { app } = consoleWith([alert]);
    const { status, html } = await (await signedIn(app, 'read')).open('/alerts');
    expect([status, html.includes('press@example.org')]).toEqual([403, false]);
    expect(html).toContain('it needs the scope write');
  });

  it('says why an alert is not sent again', async () => {
    const { app } = fakeApi(
      { clips: [clip], names },
      { listAlerts: async () => ({ items: [alert], position: null }), recordedAlert: async () => null },
    );
    const browsing = await signedIn(app);
    await browsing.open('/alerts');
    const { status, html } = await browsing.send('/alerts', { do: 'resend', id: 'alert-1' });
    expect([status, html.includes('There is no alert with this id.')]).toEqual([404, true]);
  });
});

describe('subscriptions', () => {
  it('are listed with who, which names, when and whether they are active', async () => {
    const { app } = consoleWith([]);
    const { html } = await (await signedIn(app)).open('/alerts?part=subscriptions');
    for (const said of ['press@example.org', 'Ada Lind', 'Weekly, Monday', 'Active']) expect(html).toContain(said);
  });

  it('are made by the form, with what the API has a field for', async () => {
    const { app, stored } = consoleWith([]);
    const browsing = await signedIn(app);
    await browsing.open('/alerts?part=subscriptions');
    const form: [string, string][] = [
      ['do', 'save'],
      ['address', 'desk@example.org'],
      ['nameIds', 'ada'],
      ['cadence', 'daily'],
      ['hour', '9'],
      ['timeZone', 'Europe/Paris'],
      ['quietFrom', '22:00'],
      ['quietTo', '07:00'],
      ['language', 'fr'],
      ['videos', 'on'],
      ['channel', 'mail'],
      ['confirmed', 'on'],
    ];
    const { path } = await browsing.send('/alerts?part=subscriptions', form);
    expect(path).toBe('/alerts?part=subscriptions');
    expect([...stored.subscriptions.values()].find(({ address }) => address === 'desk@example.org')).toMatchObject({
      nameIds: ['ada'],
      cadence: 'daily',
      hour: 9,
      timeZone: 'Europe/Paris',
      quietHours: { from: '22:00', to: '07:00' },
      language: 'fr',
      videos: true,
      confirmed: true,
    });
  });

  it('that are refused keep what was typed, and say which field is wrong', async () => {
    const { app, stored } = consoleWith([]);
    const browsing = await signedIn(app);
    await browsing.open('/alerts?part=subscriptions');
    const form = {
      do: 'save',
      address: 'desk@example.org',
      every: 'on',
      cadence: 'daily',
      timeZone: 'Mars/Base',
      channel: 'mail',
    };
    const { status, html } = await browsing.send('/alerts?part=subscriptions', form);
    expect([status, stored.subscriptions.size]).toEqual([400, 1]);
    expect(html).toContain('href="#field-timeZone"');
    expect(html).toMatch(/name="timeZone"[^>]*aria-describedby="[^"]*field-timeZone-wrong"[^>]*aria-invalid="true"/);
    expect(html).toContain('value="Mars/Base"');
  });

  it('changed by somebody else meanwhile show both, and lose neither', async () => {
    const { app, stored } = consoleWith([]);
    const browsing = await signedIn(app);
    const here = '/alerts?part=subscriptions&id=press';
    const { html: form } = await browsing.open(here);
    const [, etag = ''] = /name="etag" value="([^"]*)"/.exec(form) ?? [];
    const sent = {
      do: 'save',
      id: 'press',
      etag: etag.replaceAll('&quot;', '"'),
      address: 'press@example.org',
      nameIds: 'ada',
      cadence: 'daily',
      channel: 'mail',
    };
    stored.subscriptions.set('press', { ...subscription, cadence: 'instant' });
    const stale = await browsing.send(here, sent);
    expect(stale.status).toBe(412);
    expect(stale.html).toMatch(
      /it was changed since you opened it[\s\S]*At once[\s\S]*<option value="daily" selected>/,
    );
    const [, newer = ''] = /name="etag" value="([^"]*)"/.exec(stale.html) ?? [];
    await browsing.send(here, { ...sent, etag: newer.replaceAll('&quot;', '"') });
    expect(stored.subscriptions.get('press')?.cadence).toBe('daily');
  });

  it('end after a question', async () => {
    const { app, stored } = consoleWith([]);
    const browsing = await signedIn(app);
    const { html } = await browsing.open('/alerts?part=subscriptions&id=press&end');
    expect(html).toContain('End this subscription?');
    expect(stored.subscriptions.size).toBe(1);
    await browsing.send('/alerts?part=subscriptions', { do: 'end', id: 'press' });
    expect(stored.subscriptions.size).toBe(0);
  });
});

it.each(Language.options)('is in %s', async (language) => {
  const { app } = consoleWith([alert]);
  const { html } = await (await signedIn(app, 'admin', language)).open('/alerts');
  expect(html).toMatch(language === 'en' ? /Send again/ : /^(?![\s\S]*Send again)/);
});

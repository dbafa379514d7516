import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../../../../shared/contract/subscription.ts';
import { confirmLink, unsubscribeLink } from '../../../../../shared/signing/links.ts';
import { fakeApi, KEY } from '../../../../support/fake/dependencies.ts';

const subscription = (id: string, given: Partial<Subscription> = {}): Subscription => ({
  id,
  address: 'press@example.org',
  nameIds: ['ada', 'ben'],
  cadence: 'instant',
  confirmed: true,
  ...given,
});
const names = new Map([['ada', { id: 'ada', name: 'Ada <Lind>', aliases: [] }]]);
const whose = { subscriptionId: 's1', address: 'press@example.org' };
const link = unsubscribeLink('', whose, KEY);
const ONE_CLICK = 'List-Unsubscribe=One-Click';

function world(...subscriptions: Subscription[]) {
  const api = fakeApi({ subscriptions: new Map(subscriptions.map((one) => [one.id, one])), names });
  const ask = async (method: string, path: string, body?: string | FormData, type?: string) => {
    const headers = typeof body === 'string' ? { 'content-type': type ?? 'application/x-www-form-urlencoded' } : {};
    const answer = await api.app.request(path, { method, headers, ...(body !== undefined && { body }) });
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  };
  const left = () => [...api.stored.subscriptions.values()].map(({ id, nameIds }) => [id, nameIds]);
  return { api, ask, left };
}

describe('one click (RFC 8058)', () => {
  const inParts = new FormData();
  inParts.set('List-Unsubscribe', 'One-Click');
  it.each<[how: string, body: string | FormData | undefined]>([
    ['as a form', ONE_CLICK],
    ['in parts', inParts],
    ['by a program that sends no body', undefined],
  ])('%s ends the subscription of the mail, and no other', async (_, body) => {
    const { ask, left } = world(subscription('s1'), subscription('s2'));
    const { status, headers } = await ask('POST', link, body);
    expect([status, headers.get('set-cookie'), headers.get('location')]).toEqual([200, null, null]);
    expect(left()).toEqual([['s2', ['ada', 'ben']]]);
    expect((await ask('POST', link, body)).status).toBe(200);
    expect(left()).toHaveLength(1);
  });

  it.each<[why: string, path: string, body: string, type?: string]>([
    ['a value of `about` that is none', link, 'about=nonsense'],
    ['a value of `all` that is none', link, 'all=0'],
    ['no name', link, 'nameId='],
    ['another click', link, 'List-Unsubscribe=Two-Clicks'],
    ['a field that is none', link, 'confirm=yes'],
    ['what is no form', link, '{"all":1}', 'application/json'],
    ['one field that is understood, another that is not', link, 'all=1&about=nonsense'],
    [
      'parts that are cut off',
      link,
      '--x\r\nContent-Disposition: form-data; name="all"',
      'multipart/form-data; boundary=x',
    ],
    ['a link whose end was altered', `${link}&about=nonsense`, ONE_CLICK],
    ['the same, by a program that sends no body', `${link}&about=nonsense`, ''],
  ])('of nothing that is understood ends nothing, and says so: %s', async (_, path, body, type) => {
    const { ask, left } = world(subscription('s1', { videos: true }));
    const { status, page } = await ask('POST', path, body, type);
    expect([status, left().length]).toEqual([400, 1]);
    expect(page).toContain('Nothing was ended');
  });

  it.each<[why: string, body: string, type: string]>([
    ['of another type', ONE_CLICK, 'text/plain'],
    ['with a line end', `${ONE_CLICK}\r\n`, 'application/x-www-form-urlencoded'],
    ['with a field more', `${ONE_CLICK}&source=mail`, 'application/x-www-form-urlencoded'],
  ])('ends it with a body %s too: mail programs differ', async (_, body, type) => {
    const { ask, left } = world(subscription('s1'));
    expect((await ask('POST', link, body, type)).status).toBe(200);
    expect(left()).toEqual([]);
  });

  it('of a mail to an earlier address ends nothing of the new one', async () => {
    const { ask, left } = world(subscription('s1', { address: 'other@example.org' }));
    expect((await ask('POST', link, ONE_CLICK)).status).toBe(200);
    expect(left()).toHaveLength(1);
  });

  it('of a link for a name ends that name', async () => {
    const { ask, left } = world(subscription('s1'));
    await ask('POST', unsubscribeLink('', { ...whose, nameId: 'ada' }, KEY), ONE_CLICK);
    expect(left()).toEqual([['s1', ['ben']]]);
  });

  it('of a link for everything ends everything of the address', async () => {
    const { ask, left } = world(subscription('s1'), subscription('s2', { confirmed: false }));
    await ask('POST', unsubscribeLink('', { ...whose, all: true }, KEY), ONE_CLICK);
    expect(left()).toEqual([]);
  });
});

describe('the page', () => {
  it('shows what the address follows, and changes nothing', async () => {
    const { ask, left } = world(subscription('s1'), subscription('s2', { nameIds: ['cyr'] }));
    for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(method, link)).status).toBe(200);
    expect(left()).toHaveLength(2);
    const { page, headers } = await ask('GET', link);
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    for (const shown of [
      'press@example.org',
      'Ada &lt;Lind&gt;',
      'value="ben"',
      'value="cyr"',
      'name="all" value="1"',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<main>/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script|https?:\/\//);
  });

  it.each<[why: string, path: string, first: string]>([
    ['its subscription', link, 'List-Unsubscribe'],
    ['a name', unsubscribeLink('', { ...whose, nameId: 'ben' }, KEY), 'nameId'],
    ['mails about videos', unsubscribeLink('', { ...whose, about: 'videos' }, KEY), 'about'],
    ['everything', unsubscribeLink('', { ...whose, all: true }, KEY), 'all'],
    ['mails that were ended before', unsubscribeLink('', { ...whose, about: 'corrections' }, KEY), 'List-Unsubscribe'],
  ])('has the button first that ends what the link is about: %s', async (_, path, first) => {
    const { page } = await world(subscription('s1', { videos: true })).ask('GET', path);
    expect(page.match(/<button name="([^"]+)" value="[^"]+" class="first"/)?.[1]).toBe(first);
    expect(page.match(/<button name="([^"]+)"/)?.[1]).toBe(first);
  });

  it('puts the name of the link first', async () => {
    const { ask } = world(subscription('s1'));
    const { page } = await ask('GET', unsubscribeLink('', { ...whose, nameId: 'ben' }, KEY));
    expect(page.indexOf('value="ben"')).toBeLessThan(page.indexOf('value="ada"'));
  });

  it('is in the language of the mail, after its subscription has ended too', async () => {
    const { ask } = world(subscription('s1', { language: 'de' }));
    expect((await ask('GET', link)).page).toContain('<html lang="de"');
    expect((await ask('POST', link, ONE_CLICK)).page).toContain('Abbestellt');
  });

  it('shows what sends: no question that nobody has answered', async () => {
    const asked = { nameIds: ['cyr'], confirmed: false, videos: true };
    const { ask } = world(
      subscription('s1'),
      subscription('s2', asked),
      subscription('s3', { ...asked, nameIds: '*' }),
    );
    const { page } = await ask('GET', link);
    expect(page).toContain('value="ada"');
    for (const hidden of ['cyr', 'Every name', 'value="videos"']) expect(page).not.toContain(hidden);
    expect((await world(subscription('s1', asked)).ask('GET', link)).page).toContain('follows nothing');
  });

  it('names what is followed above its buttons, also where something was ended', async () => {
    const { ask } = world(subscription('s1', { videos: true }), subscription('s2', { nameIds: '*' }));
    const after = await ask('POST', link, 'about=videos');
    expect(after.page).toContain('still follows:');
    for (const { page } of [await ask('GET', link), after]) {
      const [facts = '', buttons = ''] = page.split('<form');
      expect(facts).toMatch(/<dt>Names<\/dt><dd>Every name, also those added later<\/dd><dd><bdi>Ada &lt;Lind&gt;</);
      expect(buttons).toContain('value="ada"');
    }
  });

  it.each<[body: string, title: string]>([
    [ONE_CLICK, 'Unsubscribed'],
    ['all=1', 'Unsubscribed'],
    ['nameId=ada', 'Unsubscribed from Ada &lt;Lind&gt;'],
    ['nameId=cyr', 'Unsubscribed from cyr'],
    ['about=videos', 'No more mails about videos'],
    ['about=corrections', 'No more mails about corrections'],
  ])('has a title for what was done: %s', async (body, title) => {
    const { page } = await world(subscription('s1', { videos: true })).ask('POST', link, body);
    expect(page).toContain(`<title>${title}</title>`);
    expect(page.match(/<h1>(.*)<\/h1>/)?.[1]?.replace(/<\/?bdi>/g, '')).toBe(title);
  });

  it('says so where nothing is followed', async () => {
    const { page } = await world().ask('GET', link);
    expect(page).toContain('follows nothing');
    expect(page).not.toContain('<form');
  });
});

describe('its buttons', () => {
  const webhook = { kind: 'slack', url: 'https://hooks.slack.example/x' } as const;
  it.each<[why: string, body: string, given: Subscription[], left: unknown[]]>([
    [
      'end a name in every subscription',
      'nameId=ada',
      [subscription('s1'), subscription('s2')],
      [
        ['s1', ['ben']],
        ['s2', ['ben']],
      ],
    ],
    [
      'end a subscription with its last name',
      'nameId=ada',
      [subscription('s1', { nameIds: ['ada'] }), subscription('s2')],
      [['s2', ['ben']]],
    ],
    [
      'end no name of somebody else',
      'nameId=ada',
      [subscription('s1', { address: 'other@example.org' })],
      [['s1', ['ada', 'ben']]],
    ],
    ['end no name that is not followed', 'nameId=cyr', [subscription('s1')], [['s1', ['ada', 'ben']]]],
    ['leave a subscription to every name whole', 'nameId=ada', [subscription('s1', { nameIds: '*' })], [['s1', '*']]],
    [
      'end everything of the address',
      'all=1',
      [subscription('s1'), subscription('s2', { nameIds: '*' }), subscription('s3', { address: 'other@example.org' })],
      [['s3', ['ada', 'ben']]],
    ],
    ['in whatever case it is written', 'all=1', [subscription('s2', { address: 'Press@example.org' })], []],
    ['but nothing that goes to a chat', 'all=1', [subscription('s2', { channel: webhook })], [['s2', ['ada', 'ben']]]],
  ])('%s', async (_, body, given, expected) => {
    const { ask, left } = world(...given);
    expect((await ask('POST', link, body)).status).toBe(200);
    expect(left()).toEqual(expected);
    expect((await ask('POST', link, body)).status).toBe(200);
    expect(left()).toEqual(expected);
  });

  it.each(['videos', 'corrections'] as const)('end mails about %s, and nothing else', async (about) => {
    const asked = { videos: true, corrections: true };
    const given = [
      subscription('s1', asked),
      subscription('s2', asked),
      subscription('s3', { ...asked, address: 'other@example.org' }),
    ];
    for (const [path, body] of [
      [link, `about=${about}`],
      // As a program posts to a link without looking at its page.
      [unsubscribeLink('', { ...whose, about }, KEY), ONE_CLICK],
    ] as const) {
      const { api, ask } = world(...given);
      const { status, page } = await ask('POST', path, body);
      expect(status).toBe(200);
      expect([...api.stored.subscriptions.values()]).toEqual(
        given.map((one) => (one.id === 's3' ? one : { ...one, [about]: false })),
      );
      expect(page).toContain('come to this address no more');
      expect(page).not.toContain(`value="${about}"`);
      expect((await ask('POST', path, body)).status).toBe(200);
    }
  });

  it('takes an ended name out of the urgent ones', async () => {
    const one = subscription('s1', { urgentNameIds: ['ada', 'ben'] });
    const { ask, left } = world(one);
    await ask('POST', link, 'nameId=ada');
    expect(left()).toEqual([['s1', ['ben']]]);
  });

  it('say that a subscription to every name leaves out none, and offer to end it', async () => {
    const { page } = await world(subscription('s1', { nameIds: '*' })).ask('POST', link, 'nameId=ada');
    expect(page).toContain('cannot leave out a single one');
    expect(page).toContain('value="One-Click"');
  });
});

describe('a link that is none', () => {
  it.each<[why: string, path: string]>([
    ['forged', `${link.slice(0, -3)}AAA`],
    ['without a key', '/unsubscribe'],
    [
      'of another use',
      confirmLink('', { ...whose, place: 'mail', until: new Date() }, KEY).replace('/confirm', '/unsubscribe'),
    ],
  ])('ends nothing, shows nothing and reads nothing: %s', async (_, path) => {
    const { ask, left } = world(subscription('s1'));
    const unread = async () => expect.fail('was read');
    const { app } = fakeApi({}, { listSubscriptions: unread, getSubscription: unread, changeSubscription: unread });
    expect((await app.request(path, { method: 'POST' })).status).toBe(403);
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', ONE_CLICK],
      ['POST', 'all=1'],
    ] as const) {
      const { status, page } = await ask(method, path, body);
      expect(status).toBe(403);
      expect(page).not.toContain('press@example.org');
    }
    expect(left()).toHaveLength(1);
  });
});

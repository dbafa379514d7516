import { describe, expect, it } from 'vitest';
import type { Name } from '../../../shared/contract/name.ts';
import { fakeApi, fakeClip, TOKENS } from '../../support/fake/dependencies.ts';

const clip = fakeClip();
const ada: Name = { id: 'ada', name: 'Ada', aliases: [] };
const subscription = {
  id: 's',
  address: 'a@example.org',
  nameIds: '*' as const,
  cadence: 'instant' as const,
  confirmed: true,
};

function api() {
  return fakeApi({
    clips: [clip],
    names: new Map([['ada', ada]]),
    subscriptions: new Map([['s', subscription]]),
    texts: new Map([[clip.clipId, { kind: 'text', text: 'So it was.' }]]),
  });
}

function ask(
  { app }: ReturnType<typeof api>,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: object,
) {
  const all = { authorization: `Bearer ${TOKENS.admin}`, 'content-type': 'application/json', ...headers };
  return app.request(path, { method, headers: all, ...(body && { body: JSON.stringify(body) }) });
}

const tagOf = async (path: string) => (await ask(api(), path, {})).headers.get('etag') ?? '';

describe('an answer to a GET', () => {
  const paths = [`/v1/clips/${clip.clipId}`, `/v1/clips/${clip.clipId}/text`, '/v1/names/ada', '/v1/subscriptions/s'];

  it.each(paths)('%s: has a tag, and is not sent again to whoever has it', async (path) => {
    const first = await ask(api(), path, {});
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await ask(api(), path, { 'if-none-match': tag, origin: 'https://clips.example' });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    expect(again.headers.get('content-type')).toBeNull();
    // Else a page of another origin could not see the status.
    expect(again.headers.get('access-control-allow-origin')).toBe('https://clips.example');
    expect(again.headers.get('access-control-expose-headers')).toContain('etag');
  });

  it.each([
    [(tag: string) => `"other", ${tag}`, 304, 'one of a list'],
    [(tag: string) => `W/${tag}`, 304, 'a weak one: a proxy that compresses makes it so'],
    [() => '*', 304, 'whatever there is'],
    [() => '"other"', 200, 'another'],
    [(tag: string) => tag.slice(1, -1), 200, 'no tag without quotes'],
    [() => '', 200, 'an empty header'],
  ])('If-None-Match %s → %i: %s', async (header, status) => {
    const path = `/v1/clips/${clip.clipId}`;
    const answer = await ask(api(), path, { 'if-none-match': header(await tagOf(path)) });
    expect(answer.status).toBe(status);
  });

  it('has another tag when it says something else', async () => {
    const changed = fakeApi({ clips: [{ ...clip, title: 'Another' }] });
    const answer = await ask(changed, `/v1/clips/${clip.clipId}`, {});
    expect(answer.headers.get('etag')).not.toBe(await tagOf(`/v1/clips/${clip.clipId}`));
  });

  it.each([
    ['/v1/clips/none', 404],
    ['/v1/clips?limit=0', 400],
  ])('%s, which is an error, has none', async (path, status) => {
    const answer = await ask(api(), path, { 'if-none-match': '*' });
    expect([answer.status, answer.headers.get('etag')]).toEqual([status, null]);
  });
});

describe('a change', () => {
  const body = { name: 'Ada Lovelace', aliases: [] };
  const changes = [
    ['PUT', '/v1/names/ada', body],
    ['DELETE', '/v1/names/ada', undefined],
    ['PUT', '/v1/subscriptions/s', { address: 'b@example.org', nameIds: '*', cadence: 'daily' }],
    ['DELETE', '/v1/subscriptions/s', undefined],
  ] as const;

  it.each(changes)('%s %s: done where the tag is still true, 412 where it is not', async (method, path, body) => {
    const tag = await tagOf(path);
    expect((await ask(api(), path, { 'if-match': tag }, method, body)).ok).toBe(true);
    const stale = api();
    const refused = await ask(stale, path, { 'if-match': '"older"' }, method, body);
    expect([refused.status, refused.headers.get('etag')]).toEqual([412, tag]);
    expect(await refused.json()).toMatchObject({ status: 412, detail: expect.stringContaining('Read it again') });
    expect(stale.stored.names.get('ada')).toEqual(ada);
    expect(stale.stored.subscriptions.get('s')).toEqual(subscription);
  });

  it('of what is not there: 412, since no tag is true', async () => {
    expect((await ask(api(), '/v1/names/bob', { 'if-match': '*' }, 'PUT', body)).status).toBe(412);
  });

  it('never compares weak tags: they say only that two answers mean the same', async () => {
    const tag = await tagOf('/v1/names/ada');
    expect((await ask(api(), '/v1/names/ada', { 'if-match': `W/${tag}` }, 'PUT', body)).status).toBe(412);
  });
});

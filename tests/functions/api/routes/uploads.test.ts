import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MAX_FILE_BYTES } from '../../../../shared/clip/limits.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const upload = { name: 'a/clip.txt', size: 5, type: 'text/plain' };
const Upload = z.looseObject({ key: z.string() });
const KEY = /^uploads\/1970-01-01\/[0-9a-f-]{36}\/clip\.txt$/;

describe('an upload', () => {
  it('gets a form for a key of its own', async () => {
    const api = fakeApi();
    const bodies: z.infer<typeof Upload>[] = [];
    for (let i = 0; i < 2; i++) {
      const answer = await api.ask('POST', '/v1/uploads', 'write', upload);
      expect(answer.status).toBe(200);
      bodies.push(Upload.parse(await answer.json()));
    }
    const [one, other] = bodies;
    expect(one).toEqual({
      url: 'https://inbox.example/',
      key: expect.stringMatching(KEY),
      fields: { key: one?.key, 'Content-Type': 'text/plain', policy: '5 bytes' },
    });
    expect(other?.key).not.toBe(one?.key);
  });

  it.each([[''], [undefined]])('of a type that is not known (%j) is one of bytes', async (type) => {
    const answer = await fakeApi().ask('POST', '/v1/uploads', 'write', { ...upload, type });
    expect(await answer.json()).toMatchObject({ fields: { 'Content-Type': 'application/octet-stream' } });
  });

  it.each<[why: string, change: object, status: number, field: string]>([
    ['without a name', { name: '' }, 400, 'name'],
    ['of nothing', { size: 0 }, 400, 'size'],
    ['of half a byte', { size: 1.5 }, 400, 'size'],
    ['of a size in words', { size: '5' }, 400, 'size'],
    ['that is a byte too large to be read', { size: MAX_FILE_BYTES + 1 }, 413, 'size'],
    ['of a type that would be another header', { type: 'text/plain\r\nx: y' }, 400, 'type'],
    ['of a type that is none', { type: 'text' }, 400, 'type'],
    ['with a field that there is not', { key: 'x' }, 400, 'key'],
  ])('%s is refused', async (_, change, status, path) => {
    const answer = await fakeApi().ask('POST', '/v1/uploads', 'write', { ...upload, ...change });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, errors: [{ in: 'body', path }] });
  });

  it('of the largest file is taken', async () => {
    const answer = await fakeApi().ask('POST', '/v1/uploads', 'write', { ...upload, size: MAX_FILE_BYTES });
    expect(answer.status).toBe(200);
  });

  it('needs the scope write, and a body', async () => {
    expect((await fakeApi().ask('POST', '/v1/uploads', 'read', upload)).status).toBe(403);
    expect((await fakeApi({}, { publicRead: true }).ask('POST', '/v1/uploads', null, upload)).status).toBe(401);
    expect((await fakeApi().ask('POST', '/v1/uploads', 'write')).status).toBe(400);
    expect((await fakeApi().ask('GET', '/v1/uploads', 'write')).status).toBe(405);
  });
});

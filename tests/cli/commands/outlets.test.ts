import { describe, expect, it, test } from 'vitest';
import { page } from '../../support/fake/api-responses.ts';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../support/run-command.ts';
import { temporaryFile } from '../../support/temporary-folder.ts';

const hill = { id: 'radio-hill', name: 'Radio Hill', aliases: ['RH FM'], domains: ['radiohill.example'] };
const star = { id: 'star', name: 'The Star', aliases: [] };
const echo = ({ body }: ApiRequest): ApiResponse => ({ status: 201, body });

/** A file with a list of outlets. */
const listFile = (content: unknown): Promise<string> =>
  temporaryFile('outlets.json', typeof content === 'string' ? content : JSON.stringify(content));

describe('outlets', () => {
  test('list shows all of them', async () => {
    const api = () => page([{ ...hill, country: 'GB' }, star]);
    const { status, out } = await runAgainst(api, ['outlets', 'list'], { isTTY: true, columns: 120 });
    expect(status).toBe(0);
    expect(out).toMatch(/radio-hill\s+Radio Hill\s+RH FM\s+radiohill\.example\s+GB/);
    const json = await runAgainst(api, ['outlets', 'list', '--json']);
    expect(jsonLines(json.out)).toEqual([{ ...hill, country: 'GB' }, star]);
  });

  test('set puts one, under an id made from its name', async () => {
    const args = ['--alias', 'RH FM', '--domain', 'RadioHill.example', '--country', 'GB', '--language', 'en'];
    const { status, out, asked } = await runAgainst(echo, ['outlets', 'set', 'Radio Hill', ...args, '--kind', 'radio']);
    const outlet = { ...hill, country: 'GB', language: 'en', kind: 'radio' };
    expect([status, jsonLines(out)]).toEqual([0, [outlet]]);
    expect(asked).toMatchObject([{ method: 'PUT', path: '/v1/outlets/radio-hill', body: outlet }]);
    const { err } = await runAgainst(echo, ['outlets', 'set', 'The Star', '--id', 'star'], { isTTY: true });
    expect(err).toContain('The Star is known as star');
  });

  test.each([
    [['set', 'Radio Hill', '--domain', 'https://radiohill.example'], 'domains[0]: give a host name', 'an address'],
    [['set', 'Radio Hill', '--country', 'uk'], 'country: give the two letters', 'no country code'],
    [['set', 'Radio Hill', '--kind', 'blog'], 'Allowed choices are tv', 'no kind'],
    [['set'], 'missing required argument', 'no name'],
  ])('%j: a wrong call (%s)', async (args, message) => {
    const { status, err, asked } = await runAgainst(echo, ['outlets', ...args]);
    expect([status, asked]).toEqual([2, []]);
    expect(err).toContain(message);
  });

  test('remove', async () => {
    const { status, out, asked } = await runAgainst(() => ({ status: 204 }), ['outlets', 'remove', 'star']);
    expect([status, jsonLines(out)]).toEqual([0, [{ id: 'star', removed: true }]]);
    expect(asked).toMatchObject([{ method: 'DELETE', path: '/v1/outlets/star' }]);
  });

  test('import puts all of a list, and reports one that is refused', async () => {
    const detail = '"The Star" is a name or alias of the outlet x.';
    const api = (request: ApiRequest): ApiResponse =>
      request.path.endsWith('/star')
        ? { status: 409, body: { title: 'Conflict', status: 409, detail } }
        : echo(request);
    const { status, out, err, asked } = await runAgainst(api, ['outlets', 'import', await listFile([star, hill])]);
    expect([status, jsonLines(out)]).toEqual([1, [{ imported: 1, refused: 1 }]]);
    expect(err).toContain(`star: ${detail}`);
    expect(asked.map(({ path }) => path)).toEqual(['/v1/outlets/star', '/v1/outlets/radio-hill']);
  });

  it.each<[content: unknown, message: string, why: string]>([
    [[hill, { ...star, id: 'radio-hill' }], '[1].id: "radio-hill" is also the id of [0]', 'an id twice'],
    [[hill, { ...star, aliases: ['rh-fm'] }], '[1]: "rh-fm" is also of radio-hill', 'an alias twice'],
    [[{ id: 'x' }], '[0].name', 'no name'],
    ['not JSON', 'JSON', 'no list'],
  ])('a list is refused before anything is sent: %j', async (content, message) => {
    const { status, err, asked } = await runAgainst(echo, ['outlets', 'import', await listFile(content)]);
    expect([status, asked]).toEqual([2, []]);
    expect(err).toContain(message);
  });
});

test('parse --outlets reads with them', async () => {
  const clip = await temporaryFile('clip.txt', 'The bridge\n\nRH FM, 15 March 2018\n\nThe council met on Monday.\n');
  const { status, out } = await runAgainst(echo, ['parse', clip, '--outlets', await listFile([hill])]);
  expect(status).toBe(0);
  expect(jsonLines(out)).toMatchObject([{ outlet: 'Radio Hill', evidence: { outlet: { rule: 'own-outlet' } } }]);
});

/** What the API adds to a request over an empty hono app: processor time in one run, in turns. */
import { Hono } from 'hono';
import { fakeApi } from '../tests/support/fake/dependencies.ts';
import { type Bench, median, type Row } from './figures.ts';

const ROUNDS = 7;
const REQUESTS = 400;

const PATHS = {
  'a page of clips (one)': '/v1/clips',
  'a page of clips by words': '/v1/clips?q=astana',
  'a page of names': '/v1/names',
  'openapi.json': '/openapi.json',
} as const;

export const requests: Bench = async (_session, progress) => {
  const empty = new Hono().get('*', (c) => c.json({ items: [], nextCursor: null }));
  const { ask } = fakeApi();
  const rows: Row[] = [];
  for (const [what, path] of Object.entries(PATHS)) {
    const api = () => ask('GET', path, 'read');
    const bare = async () => empty.request(path);
    const { status } = await api();
    if (status >= 500) throw new Error(`${path} answers ${status}.`);
    const times = { api: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.bare.push(await cpuMicroseconds(bare));
      times.api.push(await cpuMicroseconds(api));
    }
    const [apiUs, bareUs] = [median(times.api), median(times.bare)];
    rows.push({ what, status, bareUs, apiUs, share: (100 * bareUs) / apiUs });
    progress(`requests: ${what}`);
  }
  return {
    title: `Processor time of a request (${REQUESTS} in each of ${ROUNDS} rounds, median; no network, no table)`,
    columns: {
      what: 'request',
      status: 'status',
      bareUs: 'empty app, µs',
      apiUs: 'API, µs',
      share: '% of the requests of the empty app',
    },
    rows,
    remarks: ['the API checks the token, parses the query, answers from a table that is faked, and tags the answer'],
  };
};

/** Of one request. */
async function cpuMicroseconds(request: () => Promise<Response>): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) await (await request()).text();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

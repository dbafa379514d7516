import { createServer, request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../local/children.ts';
import { listen } from '../../local/console-server.ts';
import { openMailInbox } from '../../local/mail-inbox.ts';
import { answerOwnOnly, refusalOf } from '../../local/own-address.ts';
import { pickPort } from '../../local/port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PORT = 4566;
const own = { host: `127.0.0.1:${PORT}` };
const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

const ROWS: [string, string, Record<string, string>, number | null][] = [
  ['a program', 'GET', own, null],
  ['a program by name', 'PUT', { host: `localhost:${PORT}` }, null],
  ['in capitals', 'GET', { host: `LOCALHOST:${PORT}` }, null],
  ['a name of another site that leads here', 'GET', { host: 'evil.example' }, 421],
  ['with the port', 'GET', { host: `evil.example:${PORT}` }, 421],
  ['a name that begins alike', 'GET', { host: `127.0.0.1.evil.example:${PORT}` }, 421],
  ['a name that ends alike', 'GET', { host: `evillocalhost:${PORT}` }, 421],
  ['another port', 'GET', { host: '127.0.0.1:80' }, 421],
  ['no port', 'GET', { host: 'localhost' }, 421],
  ['no host', 'GET', {}, 421],
  ['another address of this machine', 'GET', { host: `127.0.0.2:${PORT}` }, 421],
  ['two hosts in one', 'GET', { host: `127.0.0.1:${PORT},evil.example` }, 421],
  ['its own page', 'POST', { ...own, origin: `http://127.0.0.1:${PORT}`, 'sec-fetch-site': 'same-origin' }, null],
  ['its own page by name', 'POST', { ...own, origin: `http://localhost:${PORT}` }, null],
  [
    'a form of its own page without referrer',
    'POST',
    { ...own, origin: 'null', 'sec-fetch-site': 'same-origin' },
    null,
  ],
  ['a page of no origin', 'POST', { ...own, origin: 'null' }, 403],
  ['a sandboxed page', 'POST', { ...own, origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of another site', 'POST', { ...own, origin: 'https://evil.example' }, 403],
  [
    'a page on another port of this machine: the console uploads so',
    'POST',
    { ...own, origin: 'http://127.0.0.1:3000' },
    null,
  ],
  ['an origin that begins alike', 'GET', { ...own, origin: `http://127.0.0.1:${PORT}.evil.example` }, 403],
  ['an address typed by hand', 'GET', { ...own, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, null],
  ['a link on a page of another port', 'GET', { ...own, ...link, 'sec-fetch-site': 'same-site' }, null],
  [
    'a picture on a page of another site',
    'GET',
    { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    403,
  ],
  ['told nothing but the site', 'GET', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
  ['a site not heard of', 'GET', { ...own, 'sec-fetch-site': 'other' }, 403],
  ['a frame on a page of another site', 'GET', { ...own, ...link, 'sec-fetch-dest': 'iframe' }, 403],
  ['a form on a page of another site', 'POST', { ...own, ...link, origin: 'https://evil.example' }, 403],
  ['a form that hides its origin', 'POST', { ...own, ...link }, 403],
];

test.each(ROWS)('%s: %s %j → %s', (_, method, headers, status) => {
  expect(refusalOf({ method, headers }, PORT, true)?.status ?? null).toBe(status);
  expect(refusalOf({ method, headers }, PORT, false)?.status ?? null).toBe(status);
});

test('a link on any page opens pages of the console, and nothing else', () => {
  const asked = { method: 'GET', headers: { ...own, ...link } };
  expect(refusalOf(asked, PORT, true)).toBeNull();
  expect(refusalOf(asked, PORT, false)).toMatchObject({ status: 403 });
});

test('the emulator has the same rules; links open its API, and names below localhost are its own', async () => {
  const more: [string, string, Record<string, string>, number | null][] = [
    ['/_aws/execute-api/abc/$default/clips/1', 'GET', { ...own, ...link }, null],
    ['/?Action=PurgeQueue', 'GET', { ...own, ...link }, 403],
    ['/', 'GET', { host: `abc.execute-api.localhost:${PORT}` }, null],
    ['/', 'GET', { host: `localhost.evil.example:${PORT}` }, 421],
  ];
  const asked = [...ROWS.map(([, method, headers]) => ['/', method, headers]), ...more.map((row) => row.slice(0, 3))];
  const script = `import json, sys; sys.path.insert(0, "local")
from emulator import guard
print(json.dumps([(guard.refusal(method, path, headers, ${PORT}) or [None])[0] for path, method, headers in json.loads(sys.argv[1])]))`;
  const out = await runCommand('python3', ['-B', '-c', script, JSON.stringify(asked)], {
    cwd: process.cwd(),
    env: { PATH: process.env.PATH ?? '' },
    signal: new AbortController().signal,
    limitSeconds: 60,
  });
  expect(JSON.parse(out)).toEqual([...ROWS.map((row) => row[3]), ...more.map((row) => row[3])]);
});

/** The status of a request, or what became of its connection. */
function statusOf(port: number, headers: Record<string, string>, path = '/'): Promise<number | string> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('upgrade', () => resolve('upgraded'));
    asked.on('error', () => resolve('closed'));
    asked.end();
  });
}

test('a server sees no request and no upgrade that is refused', async () => {
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push(incoming.url ?? '');
    outgoing.end();
  });
  server.on('upgrade', (incoming, socket) => {
    seen.push(`upgrade ${incoming.url}`);
    socket.destroy();
  });
  answerOwnOnly(server, false);
  const port = await pickPort([]);
  await listen(server, port);
  onTestFinished(() => void server.close());
  const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
  expect(await statusOf(port, {}, '/own')).toBe(200);
  expect(await statusOf(port, { host: 'evil.example' })).toBe(421);
  expect(await statusOf(port, { origin: 'https://evil.example' })).toBe(403);
  expect(await statusOf(port, { ...upgrade, origin: 'https://evil.example' }, '/socket')).toBe('closed');
  expect(seen).toEqual(['/own']);
});

test('the mail inbox shows mails to its own pages and to programs only', async () => {
  const [smtp, web] = [await pickPort([]), await pickPort([])];
  const inbox = await openMailInbox({ smtp, web, folder: await temporaryFolder({}) }, new AbortController().signal);
  onTestFinished(() => inbox.stop());
  expect(await statusOf(web, {}, '/api/email')).toBe(200);
  expect(await statusOf(web, { host: `evil.example:${web}` }, '/api/email')).toBe(421);
  expect(await statusOf(web, { origin: 'https://evil.example' }, '/api/email')).toBe(403);
  expect(await statusOf(web, { 'sec-fetch-site': 'cross-site' }, '/api/email')).toBe(403);
});

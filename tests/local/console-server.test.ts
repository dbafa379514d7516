import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { createConsoleServer, listen } from '../../local/console-server.ts';
import { pickPort } from '../../local/port.ts';
import { serve } from '../support/fake/local-server.ts';

/** The console before an API that is below a path. */
async function start(apiPort: number | null): Promise<number> {
  const port = await pickPort([]);
  const apiUrl = apiPort === null ? null : `http://127.0.0.1:${apiPort}/_aws/execute-api/abc/$default`;
  const server = createConsoleServer(() => apiUrl);
  await listen(server, port);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return port;
}

it('hands requests on to the API and answers back, forms, cookies and redirects included', async () => {
  const api = await serve(async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    outgoing.writeHead(303, { location: '/names', 'set-cookie': ['a=1', 'b=2'] });
    outgoing.end(`${method} ${url} ${headers.cookie} ${await text(incoming)}`);
  });
  const port = await start(api.port);
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in?next=%2Fnames`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: 'session=x' },
    body: 'token=cw_a',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/names']);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const path = '/_aws/execute-api/abc/$default/sign-in?next=%2Fnames';
  expect(await answer.text()).toBe(`POST ${path} session=x token=cw_a`);
});

it('answers for its own address only, whatever name a site gives this machine', async () => {
  const api = await serve((_, outgoing) => outgoing.end('the archive'));
  const port = await start(api.port);
  const status = await new Promise((resolve) => {
    request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    ).end();
  });
  expect(status).toBe(421);
  expect(api.connections()).toBe(0);
});

it('says that the API does not answer', async () => {
  const gone = await pickPort([]);
  const answer = await fetch(`http://127.0.0.1:${await start(gone)}/today`);
  expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('The API does not answer')]);
});

it('says that there is no API yet', async () => {
  const answer = await fetch(`http://127.0.0.1:${await start(null)}/today`);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('is being deployed')]);
});

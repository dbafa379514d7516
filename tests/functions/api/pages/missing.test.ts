import { expect, it } from 'vitest';
import { browse, signedIn } from '../../../support/browser/browse.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

it.each([
  ['/reciepts', 'text/html', 'a page that there is not'],
  ['/clip?key=a', 'text/html', 'an address that was mistyped'],
  ['/v1/receipt', 'application/problem+json', 'a browser that asks the API'],
])('a browser at %s is answered in %s: it is %s', async (path, type) => {
  const { status, html, headers } = await (await signedIn(fakeApi().app)).open(path, BROWSER);
  expect([status, headers.get('content-type')]).toEqual([404, expect.stringContaining(type)]);
  expect(html).toContain('There is nothing here');
  if (type === 'text/html') expect(html).toMatch(/<h1[\s\S]+href="\/today"/);
});

it('says it to visitors in their language, and to programs as a problem', async () => {
  const { app } = fakeApi();
  const visit = await browse(app, 'de').open('/reciepts', BROWSER);
  expect([visit.status, visit.html]).toEqual([404, expect.stringContaining('Hier ist nichts')]);
  const { headers } = await browse(app).open('/reciepts', { accept: '*/*' });
  expect(headers.get('content-type')).toContain('application/problem+json');
});

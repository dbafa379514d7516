import { expect, inject, test } from 'vitest';
import { findToken } from '../../functions/aws/table/tokens.ts';

test('the API of the shared stack answers over HTTPS at an IP address, only with a token', async () => {
  const { apiUrl, token } = inject('stack');
  expect(apiUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+\//);
  const answer = await fetch(`${apiUrl}/v1/clips`, { headers: { authorization: `Bearer ${token}` } });
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    status: 200,
    body: { items: expect.any(Array) },
  });
  expect((await fetch(`${apiUrl}/v1/clips`)).status).toBe(401);
});

test('the clients in functions/aws reach the shared stack', async () => {
  expect(await findToken(inject('stack').token)).toMatchObject({ scopes: ['read', 'write', 'admin'] });
});

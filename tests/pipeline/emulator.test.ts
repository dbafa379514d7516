import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { expect, inject, test } from 'vitest';
import { findToken, hashOf } from '../../functions/aws/table/tokens.ts';
import { ownAddress } from '../support/deployed/followers.ts';
import { mailReceived } from '../support/deployed/received-mail.ts';

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
  expect(await findToken(hashOf(inject('stack').token) ?? '')).toMatchObject({ scopes: ['read', 'write', 'admin'] });
});

test('a raw mail is received with all its headers, and with the ids that SES sets', async () => {
  const { sender } = inject('stack');
  const to = await ownAddress('raw');
  const own = ['List-Unsubscribe: <https://api.example/unsubscribe?key=x>', 'X-Clipwatch-Kind: confirm'];
  const head = [`From: ${sender}`, `To: ${to}`, 'Subject: Raw', 'Message-ID: <own@example>', 'Date: then', ...own];
  const { MessageId } = await new SESv2Client({}).send(
    new SendEmailCommand({
      FromEmailAddress: sender,
      Destination: { ToAddresses: [to] },
      Content: { Raw: { Data: Buffer.from([...head, '', 'The text.', ''].join('\r\n')) } },
    }),
  );
  const mail = await mailReceived(to, 'the raw mail', ({ subject }) => subject === 'Raw');
  expect(mail).toMatchObject({ kind: 'confirm', unsubscribe: 'https://api.example/unsubscribe?key=x' });
  expect(mail.header('message-id')).toEqual([`<${MessageId}>`]);
  expect(mail.header('date')).toEqual([expect.stringMatching(/^\w{3}, /)]);
  expect(mail.text.trim()).toBe('The text.');
});

import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { expect, it } from 'vitest';
import { Mail } from '../../../local/services/mail.ts';

it('takes no message that SES would find too large', async () => {
  const mail = new Mail();
  const send = (bytes: number) =>
    mail.send(
      new SendEmailCommand({
        FromEmailAddress: 'alerts@example.org',
        Destination: { ToAddresses: ['a@example.org'] },
        Content: { Raw: { Data: new Uint8Array(bytes) } },
      }),
    );
  const most = 40 * 1024 * 1024;
  await expect(send(most + 1)).rejects.toThrow('more than 41943040 bytes');
  await send(most);
  expect(mail.sent.map(({ raw }) => raw.length)).toEqual([most]);
});

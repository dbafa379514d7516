import fc from 'fast-check';
import { describe, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { HEAD, HTML, mail, open } from '../../../support/make/mails.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

describe('hostile mails take linear time', () => {
  const head = 'From: a@b.org\r\nMIME-Version: 1.0\r\n';
  const nested = (levels: number) =>
    Array.from({ length: levels }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
  test.each<[why: string, count: number, make: (count: number) => string]>([
    ['parts', 10_000, (n) => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(n)}--b--`],
    ['levels', 1000, (n) => `${nested(n).join('')}\r\ntext`],
    ['mails in mails', 1000, (n) => `${'Content-Type: message/rfc822\r\n\r\n'.repeat(n)}\r\n\r\ntext`],
    ['parameters in a head', 1e6, (n) => `Content-Type: text/plain${';a="'.repeat(n)}\r\n\r\ntext`],
    ['fields in a head that never ends', 5e5, (n) => 'X: y\r\n'.repeat(n)],
    ['boundaries', 1e6, (n) => `Content-Type: multipart/mixed; boundary=-\r\n\r\n${'---\n'.repeat(n)}`],
    ['encoded words', 2e4, (n) => `Subject: ${'=?utf-8?q?a?= '.repeat(n)}\r\n\r\ntext`],
    ['unfinished escapes', 2e6, (n) => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'= '.repeat(n)}`],
  ])('%s, %d of them', async (_why, count, make) => {
    await expectLinear(open, (length) => Buffer.from(head + make(length)), count);
  });

  test('no damage makes it throw', async () => {
    const good = mail(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=mix',
      '',
      '--mix',
      'Content-Type: text/html',
      '',
      HTML,
      '--mix--',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.nat(good.length),
        async (changes, length) => {
          const bytes = Uint8Array.from(good);
          for (const [at, byte] of changes) bytes[at] = byte;
          const cut = bytes.subarray(0, length);
          await containerOf(cut, 'x.eml')?.open(cut, 'x.eml');
        },
      ),
      { numRuns: 300 },
    );
  });
});

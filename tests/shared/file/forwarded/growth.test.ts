import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { BODY, mail } from '../../../support/make/forwards.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

describe('hostile mails take time in proportion', () => {
  test.each<[why: string, unit: string]>([
    ['headers without end', 'From: a\nTo: b\nSubject: c\n'],
    ['quotes without end', '> '],
    ['labels in one line', 'From: a To: b Sent: c Subject: d '],
    ['rules', '----- x -----\n'],
    ['receivers', 'To: a;\nb@c.org;\n'],
    ['attributions', 'On 1 May 2010 a@b.org wrote:\n'],
  ])('%s', async (_why, unit) => {
    const make = (length: number) => mail(unit.repeat(Math.ceil(length / unit.length)));
    await expectLinear((bytes) => readFile(bytes, 'x.eml', { today: '2026-11-22' }), make, 200_000);
  });

  test('200,000 quoted lines are read', async () => {
    const bytes = mail(`From: a@b.org\nDate: 1 May 2010\nTo: b\nSubject: c\n\n${BODY}${'\n> a'.repeat(200_000)}`);
    expect(await readFile(bytes, 'x.eml', { today: '2026-11-22' })).toMatchObject([{ kind: 'read' }]);
  });
});

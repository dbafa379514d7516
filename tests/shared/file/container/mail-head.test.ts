import { describe, expect, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { mail } from '../../../support/make/mails.ts';
import { openAs, textOf } from '../../../support/read/open-container.ts';

describe('a mail that has lost its head', () => {
  const PARTS = ['--=_b1', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'];
  test.each<[why: string, bytes: Uint8Array, fileName: string]>([
    [
      'down to what divides it',
      mail('Content-Type: multipart/mixed;', '\tboundary="=_b1"', '', ...PARTS, '', 'Caf=C3=A9'),
      'x',
    ],
    [
      'below blank lines',
      mail('', '', 'Content-Type: multipart/alternative; boundary==_b1', '', ...PARTS, '', 'Caf=C3=A9'),
      'x',
    ],
    ['down to two lines about the content', mail(...PARTS.slice(1), '', 'Caf=C3=A9'), 'x'],
    [
      'down to one line, named as a mail',
      mail('Content-Type: text/plain; charset=iso-8859-1', '', 'Caf\u00e9'),
      'x.eml',
    ],
    ['below the line of a mailbox', mail('From - Wed Feb 15 10:00:00 2017', ...PARTS.slice(1), '', 'Caf=C3=A9'), 'x'],
    ['wholly', mail(...PARTS, '', 'Caf=C3=A9', '--=_b1--'), 'x'],
    [
      'wholly, as Outlook divides',
      mail('------=_NextPart_000', ...PARTS.slice(1), '', 'Caf=C3=A9', '------=_NextPart_000--'),
      'x',
    ],
    [
      'named as a mail, with pictures',
      mail('Content-Type: multipart/related; boundary="=_b1"', '', ...PARTS, '', 'Caf=C3=A9'),
      'x.eml',
    ],
  ])('%s', async (_why, bytes, fileName) => {
    const { part, text } = textOf(await openAs('eml', bytes, fileName));
    expect([part.declared, text.trim()]).toEqual([[], 'Café']);
  });

  test.each([
    ['a clip that begins with a rule', '--\nContent matters\n'],
    ['a list in a text', '-- one\n-- two\n'],
    ['a text about a content type', 'Content-Type: what it is\n\nA header of mails.'],
  ])('%s is no mail', (_why, text) => {
    expect(containerOf(Buffer.from(text), 'x.txt')).toBeNull();
  });
});

test.each<[why: string, text: string, fileName: string, id: string | undefined]>([
  ['a head that a clip has', 'Title: The Bridge\nSource: Radio Hill\nDate: 3 March 2019\n\nText.', 'a.txt', undefined],
  ['a sender without an address', 'From: Radio Hill\nSubject: The Bridge\n\nText.', 'a.txt', undefined],
  ['which is a mail by its name', 'From: Radio Hill\nSubject: The Bridge\n\nText.', 'a.eml', 'eml'],
  ['whatever it is named', 'From: a@b.org\nSubject: The Bridge\n\nText.', 'a.txt', 'eml'],
  ['not by its name alone', 'The bridge is open.', 'a.eml', undefined],
  ['a page', '<p>From: a@b.org</p>', 'a.eml', undefined],
])('%s', (_why, text, fileName, id) => {
  expect(containerOf(Buffer.from(text), fileName)?.id).toBe(id);
});

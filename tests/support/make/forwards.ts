/** Forwarded mails as programs write them, in many languages: the clip is the innermost mail. */
import { expect } from 'vitest';
import { readFile } from '../../../shared/file/index.ts';

export const BODY =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners and from two unions.';
export const MORE = 'A vote is expected in spring, the chair said after the meeting in the town hall.';
export const TITLE = 'Council weighs future of old ferry line';

export function mail(
  body: string,
  { subject = `Fwd: ${TITLE}`, type = 'text/plain', date = 'Wed, 13 Jan 2010 09:00:00 +0000' } = {},
) {
  const head = ['From: Press <press@example.org>', 'To: clips@example.org', `Subject: ${subject}`, `Date: ${date}`];
  return Buffer.from([...head, 'MIME-Version: 1.0', `Content-Type: ${type}; charset=UTF-8`, '', body].join('\r\n'));
}

export async function read(bytes: Uint8Array, fileName = 'x.eml') {
  const readings = await readFile(bytes, fileName, { today: '2026-11-22' });
  const [reading] = readings;
  if (readings.length !== 1 || reading?.kind !== 'read') return readings.map(({ kind }) => kind);
  const { fields, text, document } = reading;
  const { title, outlet, publishedOn, summary, evidence } = fields;
  return { title, outlet, publishedOn, summary, text, evidence, source: document.source };
}

export const expected = (over: object = {}) => ({
  title: TITLE,
  publishedOn: '2010-01-11',
  summary: expect.stringMatching(/^The council met/),
  text: expect.not.stringContaining('@'),
  ...over,
});

export const lines = (...all: string[]) => all.join('\r\n');
export const article = (...head: string[]) => lines(...head, '', BODY, '', MORE);

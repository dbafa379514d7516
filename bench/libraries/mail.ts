/** Mails: our MIME reader against postal-mime. */
import type { Bench } from '../figures.ts';
import { install, versioned } from '../peers.ts';
import { type Candidate, columns, compare, explanation, type LabelledCase } from './compare.ts';

/** Text, HTML where the mail has it; names of attachments, joined; null where the mail is refused. */
type Answer = { readonly subject: string; readonly text: string; readonly attachments: string } | null;

const OURS = `
import { decode } from '../../shared/file/bytes/decode.ts';
import { openMail } from '../../shared/file/container/eml.ts';
export const answer = (bytes) => {
  const opened = openMail(bytes, decode);
  const part = opened.kind === 'opened' ? opened.parts[0] : null;
  if (part?.content.kind !== 'text') return null;
  const subject = part.declared.find(({ name }) => name === 'stated:title')?.value ?? '';
  return { subject, text: part.content.text, attachments: part.attachments.map(({ name }) => name).join() };
};`;
const POSTAL = `
import PostalMime from 'postal-mime';
export const answer = async (bytes) => {
  const { subject = '', html, text = '', attachments } = await PostalMime.parse(bytes);
  const files = attachments.filter(({ disposition, contentId }) => disposition !== 'inline' && !contentId);
  return { subject, text: html ?? text, attachments: files.map(({ filename }) => filename).join() };
};`;

const HEAD = 'From: "Radio Hill" <news@hill.example>\r\nDate: Thu, 15 Mar 2018 23:30:00 -0800\r\nMIME-Version: 1.0\r\n';
const TEXT = 'Content-Type: text/plain; charset=utf-8\r\n';
const HTML = 'Content-Type: text/html; charset=utf-8\r\n';
const SUBJECT = 'Subject: Bridge\r\n';

type Row = readonly [why: string, mail: string | Buffer, subject: string, text: string, attachments?: string];

const multipart = (kind: string, parts: readonly string[], boundary = 'b1', end = `--${boundary}--\r\n`) =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}${end}`;
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const cyrillic = Buffer.from([0xcc, 0xee, 0xf1, 0xf2, 0x20, 0xee, 0xf2, 0xea, 0xf0, 0xfb, 0xf2]);
const attachment = (head: string) => `${head}Content-Transfer-Encoding: base64\r\n\r\n${base64('%PDF-1.4')}`;

const MAILS: readonly Row[] = [
  ['plain text', `${HEAD}${SUBJECT}${TEXT}\r\nThe bridge is open.`, 'Bridge', 'The bridge is open.'],
  ['no MIME at all', `From: a@b.example\r\n${SUBJECT}\r\nThe bridge is open.`, 'Bridge', 'The bridge is open.'],
  ['line feeds alone', `${HEAD}${SUBJECT}${TEXT}\r\nThe bridge.`.replaceAll('\r\n', '\n'), 'Bridge', 'The bridge.'],
  [
    'quoted-printable',
    `${HEAD}${SUBJECT}${TEXT}Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=C3=A9 on the =\r\nbridge`,
    'Bridge',
    'Café on the bridge',
  ],
  [
    'base64',
    `${HEAD}${SUBJECT}${TEXT}Content-Transfer-Encoding: base64\r\n\r\n${base64('Café on the bridge')}`,
    'Bridge',
    'Café on the bridge',
  ],
  [
    'an encoded subject',
    `${HEAD}Subject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IMO8YmVy?=\r\n${TEXT}\r\nx y`,
    'Café über',
    'x y',
  ],
  [
    'a subject in windows-1251',
    `${HEAD}Subject: =?windows-1251?B?${base64(cyrillic)}?=\r\n${TEXT}\r\nx y`,
    'Мост открыт',
    'x y',
  ],
  ['a subject in raw UTF-8', `${HEAD}Subject: Мост\r\n${TEXT}\r\nx y`, 'Мост', 'x y'],
  ['a folded subject', `${HEAD}Subject: The old\r\n bridge\r\n${TEXT}\r\nx y`, 'The old bridge', 'x y'],
  [
    'a body in windows-1251',
    Buffer.concat([Buffer.from(`${HEAD}${SUBJECT}Content-Type: text/plain; charset=windows-1251\r\n\r\n`), cyrillic]),
    'Bridge',
    'Мост открыт',
  ],
  [
    'a body in an undeclared charset',
    Buffer.concat([Buffer.from(`${HEAD}${SUBJECT}Content-Type: text/plain\r\n\r\n`), cyrillic]),
    'Bridge',
    'Мост открыт',
  ],
  [
    'alternatives',
    HEAD + SUBJECT + multipart('alternative', [`${TEXT}\r\nplain`, `${HTML}\r\n<p>rich</p>`]),
    'Bridge',
    '<p>rich</p>',
  ],
  [
    'an attachment',
    HEAD +
      SUBJECT +
      multipart('mixed', [
        `${TEXT}\r\nThe text.`,
        attachment(
          'Content-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\n',
        ),
      ]),
    'Bridge',
    'The text.',
    'a.pdf',
  ],
  [
    'an attachment named in RFC 2231',
    HEAD +
      SUBJECT +
      multipart('mixed', [
        `${TEXT}\r\nThe text.`,
        attachment(
          "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9.pdf\r\n",
        ),
      ]),
    'Bridge',
    'The text.',
    'café.pdf',
  ],
  [
    'a picture in the text',
    HEAD +
      SUBJECT +
      multipart('related', [
        `${HTML}\r\n<img src="cid:1">`,
        attachment('Content-Type: image/png\r\nContent-ID: <1>\r\nContent-Disposition: inline; filename="1.png"\r\n'),
      ]),
    'Bridge',
    '<img src="cid:1">',
  ],
  [
    'parts within parts',
    HEAD +
      SUBJECT +
      multipart('mixed', [multipart('alternative', [`${TEXT}\r\nplain`, `${HTML}\r\n<p>rich</p>`], 'b2')]),
    'Bridge',
    '<p>rich</p>',
  ],
  [
    'a cut mail',
    HEAD + SUBJECT + multipart('mixed', [`${TEXT}\r\nThe text is cut`], 'b1', ''),
    'Bridge',
    'The text is cut',
  ],
  [
    'a boundary that is part of another',
    HEAD + SUBJECT + multipart('mixed', [multipart('alternative', [`${HTML}\r\n<p>rich</p>`], 'b1-x')]),
    'Bridge',
    '<p>rich</p>',
  ],
  [
    'flowed text',
    `${HEAD}${SUBJECT}Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nThe bridge \r\nis open.`,
    'Bridge',
    'The bridge is open.',
  ],
  [
    'a forwarded mail',
    HEAD +
      SUBJECT +
      multipart('mixed', [
        `${TEXT}\r\nsee below`,
        `Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\nSubject: Inner\r\n${TEXT}\r\nThe inner text.`,
      ]),
    'Inner',
    'The inner text.',
  ],
];
/** For the time. */
const LONG: Row = [
  'a long mail',
  `${HEAD}${SUBJECT}${HTML}Content-Transfer-Encoding: base64\r\n\r\n${base64('<p>The bridge.</p>'.repeat(50_000))}`,
  'Bridge',
  '<p>The bridge.</p>',
];

export const mail: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  const candidates: Candidate<Uint8Array, Answer>[] = [{ name: 'clipwatch', code: OURS }];
  if (remark === null) candidates.push({ name: await versioned('postal-mime'), code: POSTAL });
  const cases = [...MAILS, LONG].map(
    ([why, mail, subject, text, attachments = '']): LabelledCase<Uint8Array, Answer> => ({
      input: new Uint8Array(Buffer.from(mail)),
      why,
      isRight: (answer) =>
        answer?.subject === subject && answer.text.includes(text) && answer.attachments === attachments,
    }),
  );
  progress(`Reading ${cases.length} mails…`);
  const { rows, wrong } = await compare(session, candidates, cases);
  return {
    title: `Mails (MIME): ${cases.length} files, each with one feature`,
    columns,
    rows,
    remarks: [
      explanation,
      'ours includes charset detection and the choice of the clip among the parts; the library reads MIME alone',
      ...[...wrong].map(([name, cases]) => `${name} is wrong on: ${cases.map(({ why }) => why).join(', ') || 'none'}`),
      ...(remark === null ? [] : [remark]),
    ],
  };
};

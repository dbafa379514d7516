import { expect, test } from 'vitest';
import { formatMail, formatNextSteps, formatReceipt, type Paint } from '../../local/print.ts';
import type { Clip, Receipt } from '../../shared/contract/clip.ts';

const plain: Paint = (_, text) => text;
const marked: Paint = (tone, text) => `<${tone}>${text}</${tone}>`;

const receipt: Receipt = {
  bucket: 'inbox',
  key: 'astana-platform.txt',
  versionId: 'v1',
  outcome: 'parsed',
  reason: null,
  clipId: 'c1',
  receivedAt: '2026-01-02T03:04:05.000Z',
  settledAt: '2026-01-02T03:04:06.000Z',
};

const check = {
  status: 'unknown' as const,
  reason: 'dns-failed',
  seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 3 },
  checkedAt: '2026-01-02T03:04:05.000Z',
  nextCheckAt: null,
};

const clip: Clip = {
  file: 'astana-platform.txt',
  format: 'html',
  title: 'A Strategic Shift',
  outlet: 'Al Mayadeen TV',
  publishedOn: '2017-02-15',
  summary: null,
  language: 'en',
  embeds: [{ provider: 'bunny', videoId: '18ae59c9', url: 'https://iframe.mediadelivery.net/embed/1/18ae59c9', check }],
  mentions: [
    { nameId: 'randa-kassis', count: 2, spans: [], snippet: '' },
    { nameId: 'kairat-abdrakhmanov', count: 1, spans: [], snippet: '' },
  ],
  evidence: {},
  warnings: [],
  clipId: 'c1',
  bucket: 'inbox',
  key: 'astana-platform.txt',
  receivedAt: '2026-01-02T03:04:05.000Z',
  receipt,
  story: 's1',
  revision: 1,
};

test('a clip: outcome, title, outlet, date, language, mentions and what the check saw', () => {
  expect(formatReceipt(receipt, clip, plain)).toBe(
    [
      'parsed     astana-platform.txt',
      '    A Strategic Shift',
      '    Al Mayadeen TV · 2017-02-15 · en',
      '    mentions   randa-kassis ×2, kairat-abdrakhmanov',
      '    video      bunny 18ae59c9: unknown (dns-failed)',
    ].join('\n'),
  );
});

test('missing fields are named, and the reason follows', () => {
  const bare = { ...clip, title: null, outlet: null, publishedOn: null, language: null, mentions: [], embeds: [] };
  const partial: Receipt = { ...receipt, outcome: 'partial', reason: 'date-missing: There is no date.' };
  expect(formatReceipt(partial, bare, plain)).toBe(
    [
      'partial    astana-platform.txt',
      '    no title',
      '    no outlet · no date · no language',
      '    date-missing: There is no date.',
    ].join('\n'),
  );
});

test.each<[Receipt['outcome'], string]>([
  ['refused', 'The file is a JPEG picture.'],
  ['superseded', 'A newer version of the file has taken its place.'],
  ['removed', 'The file was deleted from the inbox.'],
])('%s: the file and the reason, without a clip', (outcome, reason) => {
  expect(formatReceipt({ ...receipt, outcome, reason }, clip, plain)).toBe(
    `${outcome.padEnd(10)} astana-platform.txt\n    ${reason}`,
  );
});

test('an embed that has no check, and one without an id', () => {
  const url = 'https://player.example/x';
  const shown = formatReceipt(
    receipt,
    { ...clip, embeds: [{ provider: 'vimeo', videoId: null, url, check: null }] },
    plain,
  );
  expect(shown).toContain(`video      vimeo ${url}: not checked yet`);
});

test('the colour depends on the outcome', () => {
  expect(formatReceipt({ ...receipt, outcome: 'refused', reason: 'No.' }, null, marked)).toMatch(/^<bad>refused/);
  expect(formatReceipt(receipt, clip, marked)).toMatch(/^<good>parsed/);
});

test('a mail: subject, address and text', () => {
  const mail = {
    to: ['reader@clipwatch.example'],
    subject: 'Randa Kassis in A Strategic Shift',
    text: 'One.\r\n\r\nTwo.\n',
  };
  expect(formatMail(mail, plain)).toBe(
    [
      'mail       Randa Kassis in A Strategic Shift',
      '    to reader@clipwatch.example',
      '',
      '    One.',
      '',
      '    Two.',
    ].join('\n'),
  );
});

test.each<[string, string]>([
  ['colours and cursor moves', 'a\u001b[2J\u001b[31mb'],
  ['the 8-bit introducer of the same', 'a\u009b2Jb'],
  ['a title for the window', 'a\u001b]0;x\u0007b'],
  ['a line of its own', 'a\nparsed     forged.txt'],
  ['text turned around', 'a\u202egpj.exe\u2066b'],
])('text from a file cannot control the terminal: %s', (_, text) => {
  const control = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
  const shown = formatReceipt({ ...receipt, key: text }, { ...clip, title: text, outlet: text }, plain);
  expect(shown).not.toMatch(control);
  expect(shown.split('\n')).toHaveLength(5);
  expect(formatMail({ to: [text], subject: text, text: 'x' }, plain)).not.toMatch(control);
});

test('the next steps: mail page, API request with its token, commands, variables for a shell, how to stop', () => {
  const shown = formatNextSteps(
    {
      endpoint: 'http://127.0.0.1:4566',
      region: 'us-east-1',
      bucket: 'inbox',
      apiUrl: 'http://127.0.0.1:4566/api/$default',
      consoleUrl: 'http://127.0.0.1:8085',
      token: 'cw_abc',
      mailUrl: 'http://127.0.0.1:1080',
      pid: 1,
    },
    plain,
  );
  expect(shown).toMatch(/Console +http:\/\/127\.0\.0\.1:8085\n +sign in with the token cw_abc/);
  expect(shown).toContain('http://127.0.0.1:1080');
  // Single quotes: a shell would take $default for a variable.
  expect(shown).toContain(
    "curl -H 'Authorization: Bearer cw_abc' 'http://127.0.0.1:4566/api/$default/v1/clips?limit=3'",
  );
  // A line of its own without indent, to be copied into a shell.
  expect(shown.split('\n')).toContain("export API='http://127.0.0.1:4566/api/$default' TOKEN='cw_abc'");
  expect(shown).toContain('npx clipwatch put FILE... --local');
  expect(shown).toContain('Ctrl-C');
  expect(shown).toContain('npm start -- --fresh');
});

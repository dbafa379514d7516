/** What `npm start` prints about receipts, mails and next steps, as text; `Paint` adds the colours. */
import { sanitise } from '../cli/terminal/harmless.ts';
import type { Clip, Receipt } from '../shared/contract/clip.ts';
import type { Mail } from './mail-inbox.ts';
import type { StackFile } from './stack-file.ts';

export type Tone = 'good' | 'warning' | 'bad' | 'quiet' | 'strong';
export type Paint = (tone: Tone, text: string) => string;

const TONES = { parsed: 'good', partial: 'warning', refused: 'bad', superseded: 'quiet', removed: 'quiet' } as const;
const INDENT = '    ';

/** The outcome of a file, and its clip if there is one. */
export function formatReceipt({ outcome, key, reason }: Receipt, clip: Clip | null, paint: Paint): string {
  const head = `${paint(TONES[outcome], outcome.padEnd(10))} ${paint('strong', sanitise(key))}`;
  const why = reason === null ? [] : [paint('quiet', sanitise(reason))];
  const record = clip !== null && (outcome === 'parsed' || outcome === 'partial') ? clipLines(clip, paint) : [];
  return [head, ...[...record, ...why].map((line) => INDENT + line)].join('\n');
}

function clipLines({ title, outlet, publishedOn, language, mentions, embeds }: Clip, paint: Paint): string[] {
  const facts = [outlet ?? 'no outlet', publishedOn ?? 'no date', language ?? 'no language'];
  const named = mentions.map(({ nameId, count }) => (count > 1 ? `${nameId} ×${count}` : nameId));
  return [
    sanitise(title ?? 'no title'),
    facts.map(sanitise).join(' · '),
    ...(named.length > 0 ? [`mentions   ${named.map(sanitise).join(', ')}`] : []),
    ...embeds.map((embed) => `video      ${videoLine(embed, paint)}`),
  ];
}

function videoLine({ provider, videoId, url, check }: Clip['embeds'][number], paint: Paint): string {
  const video = sanitise(`${provider} ${videoId ?? url}`);
  if (check === null) return `${video}: not checked yet`;
  const tone = check.status === 'playable' ? 'good' : check.status === 'unknown' ? 'quiet' : 'warning';
  return `${video}: ${paint(tone, check.status)} (${sanitise(check.reason)})`;
}

/** A mail: subject, recipients and plain text. */
export function formatMail({ to, subject, text }: Mail, paint: Paint): string {
  const head = `${paint('good', 'mail'.padEnd(10))} ${paint('strong', sanitise(subject))}`;
  const lines = [`to ${sanitise(to.join(', '))}`, '', ...text.trimEnd().split(/\r?\n/).map(sanitise)];
  return [head, ...lines.map((line) => (line === '' ? '' : INDENT + line))].join('\n');
}

/** The addresses and commands to try next. */
export function formatNextSteps({ apiUrl, consoleUrl, token, mailUrl }: StackFile, paint: Paint): string {
  const rows: [string, string[]][] = [
    ['Console', consoleUrl === undefined ? [] : [consoleUrl, `sign in with the token ${token}`]],
    ['Mail inbox', [mailUrl]],
    ['API', [`curl -H 'Authorization: Bearer ${token}' '${apiUrl}/v1/clips?limit=3'`, `${apiUrl}/openapi.json`]],
    [
      'Command',
      [
        'npx clipwatch put FILE... --local',
        'npx clipwatch clips list --local',
        'npx clipwatch mentions list randa-kassis --local',
      ],
    ],
  ];
  const lines = rows.flatMap(([label, values]) =>
    values.map((value, i) => `  ${paint('strong', (i === 0 ? label : '').padEnd(12))}${value}`),
  );
  return [
    ...lines,
    '',
    `export API='${apiUrl}' TOKEN='${token}'`,
    '',
    'Ctrl-C stops everything and keeps the data; npm start -- --fresh deletes it and starts over.',
  ].join('\n');
}

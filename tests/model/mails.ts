/** SES in memory, and what each mail tells: which clips, about which names. */
import type { Table } from '../../local/services/table/index.ts';
import { idOfDisplay, type NameId } from './content.ts';
import type { Run } from './runs.ts';

/** A clip in a mail, and the name that it is about (null in a summary). */
interface Told {
  readonly clipId: string;
  readonly nameId: NameId | null;
}

/** One mail that SES took. */
export interface ToldMail {
  readonly to: string;
  readonly messageId: string;
  /** Milliseconds of the epoch. */
  readonly at: number;
  /** The run that sent it. */
  readonly run: Run | null;
  /** What its text part tells. */
  readonly kind: 'alert' | 'summary';
  readonly told: readonly Told[];
  /** The versions of the clips that it tells of. */
  readonly versionIds: readonly string[];
  /** The rows of the ledger that are claimed for what it tells: `name#story`. */
  readonly claims: readonly string[];
  /** What it tells though nothing was claimed for it. */
  readonly unclaimed: readonly string[];
  readonly text: string;
}

/** Reads a mail as its reader would, and what the ledger has claimed for its address at this moment. */
export function readMail(
  { to, messageId, run, at }: Pick<ToldMail, 'to' | 'messageId' | 'run' | 'at'>,
  raw: Uint8Array,
  table: Table,
): ToldMail {
  const text = textPart(Buffer.from(raw).toString());
  const claimed = table
    .ofKind('delivery')
    .filter(({ pk, state }) => pk === `LEDGER#${to.toLowerCase()}` && state === 'claimed')
    .map(({ sk }) => String(sk));
  const rowOf = (clipId: string) => table.rows.get(JSON.stringify([`CLIP#${clipId}`, 'CLIP']));
  const storyOf = (clipId: string) => rowOf(clipId)?.story;
  const versionsOf = (told: readonly Told[]) => told.map(({ clipId }) => String(rowOf(clipId)?.versionId));
  const mail = { to, messageId, run, at, text };
  if (text.startsWith('The tracked names have changed')) {
    const told = toldBySummary(text);
    const stories = new Set(told.map(({ clipId }) => storyOf(clipId)));
    const claims = claimed.filter((claim) => claim.startsWith('backfill:') || stories.has(claim.split('#')[1]));
    return {
      ...mail,
      kind: 'summary',
      told,
      versionIds: versionsOf(told),
      claims,
      unclaimed: claims.length === 0 ? ['a summary'] : [],
    };
  }
  const told = toldByAlert(text);
  const found = told.map(({ clipId, nameId }) => {
    const ofName = claimed.filter((claim) => claim.startsWith(`${nameId}#`));
    return ofName.find((claim) => claim === `${nameId}#${storyOf(clipId)}`) ?? ofName[0];
  });
  const claims = [...new Set(found.filter((claim) => claim !== undefined))];
  const unclaimed = told.filter((_, i) => found[i] === undefined).map(({ clipId, nameId }) => `${nameId} in ${clipId}`);
  return { ...mail, kind: 'alert', told, versionIds: versionsOf(told), claims, unclaimed };
}

const LINK = /\/clips\/([0-9a-f]{32})\?key=/;

/** Of each clip a block: its title, then each name on a line of its own, at last the link. */
function toldByAlert(text: string): ToldMail['told'] {
  let names: NameId[] = [];
  return text.split('\n').flatMap((line) => {
    const name = idOfDisplay(line.replace(/( \(\d+ times\))?:$/, ''));
    if (line.endsWith(':') && name !== null) names.push(name);
    const clipId = LINK.exec(line)?.[1];
    if (clipId === undefined) return [];
    const told = names.map((nameId) => ({ clipId, nameId }));
    names = [];
    return told;
  });
}

function toldBySummary(text: string): ToldMail['told'] {
  return [...text.matchAll(new RegExp(LINK, 'g'))].map(([, clipId = '']) => ({ clipId, nameId: null }));
}

function textPart(mime: string): string {
  const [, head = '', body = ''] = /Content-Type: text\/plain([\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(mime) ?? [];
  const text = head.includes('base64') ? Buffer.from(body, 'base64').toString() : unquoted(body);
  return text.replaceAll('\r\n', '\n');
}

function unquoted(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

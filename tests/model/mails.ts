/** What each mail tells, by its structure: its kind, the clips that it links, and what was claimed for it. */
import * as z from 'zod/mini';
import type { Row, Table } from '../../local/services/table/index.ts';
import { SEND_LEASE_MS } from '../../shared/triggers.ts';
import { rows } from '../../shared/wiring.ts';
import type { Run } from './runs.ts';

/** One mail that SES took. */
export interface ToldMail {
  readonly to: string;
  readonly messageId: string;
  /** Milliseconds of the epoch. */
  readonly at: number;
  /** The run that sent it. */
  readonly run: Run | null;
  /** `X-Clipwatch-Kind`. */
  readonly kind: string;
  /** The versions of the clips that it tells of. */
  readonly versionIds: readonly string[];
  /** The rows of the ledger that are claimed for what it tells. */
  readonly claims: readonly Claim[];
  /** Clips that it tells of though nothing was claimed for them. */
  readonly unclaimed: readonly string[];
  /** Of a digest: the period that it closes; null for other mails. */
  readonly period: { readonly from: string; readonly dueAt: string } | null;
  readonly text: string;
}

/** A row of the ledger: `name#story`, and whom it is for. */
export interface Claim {
  readonly what: string;
  readonly recipient: string;
}

/** The rows of the ledger, by `name#story@recipient`. */
export type Ledger = ReadonlyMap<string, Row>;

/** `name#story@recipient` */
export const claimId = ({ what, recipient }: Claim): string => `${what}@${recipient}`;

/** Reads a mail as its reader would, and what the ledger has claimed for its address at this moment. */
export function readMail(
  { to, messageId, run, at }: Pick<ToldMail, 'to' | 'messageId' | 'run' | 'at'>,
  raw: Uint8Array,
  table: Table,
): ToldMail {
  const text = textPart(Buffer.from(raw).toString());
  const clipOf = (clipId: string) => table.rows.get(JSON.stringify([`CLIP#${clipId}`, 'CLIP']));
  const clips = [...new Set([...text.matchAll(LINK)].map(([, clipId = '']) => clipId))];
  const kind = /^X-Clipwatch-Kind: (\w+)/im.exec(headOf(raw))?.[1] ?? 'none';
  const period = kind === 'digest' ? Period.parse(table.ofKind(rows.period).find((row) => isFor(row, to))) : null;
  // A digest tells what is owed to the addresses before, too.
  const recipients = new Set([to, ...(period?.recipients ?? [])]);
  const claimed = table.ofKind(rows.delivery).filter((row) => recipients.has(recipientIn(row)) && isOfRun(row, run));
  const tells = (row: Row) => clips.some((clipId) => clipId === row.clipId || clipOf(clipId)?.story === storyOf(row));
  const own = claimed.filter((row) => isFound(row) || tells(row));
  const isToldOf = (clipId: string) =>
    own.some((row) => isFound(row) || row.clipId === clipId || storyOf(row) === clipOf(clipId)?.story);
  return {
    to,
    messageId,
    run,
    at,
    kind,
    versionIds: clips.map((clipId) => String(clipOf(clipId)?.versionId)),
    claims: own.map((row) => ({ what: String(row.sk), recipient: recipientIn(row) })),
    unclaimed: clips.filter((clipId) => !isToldOf(clipId)),
    period,
    text,
  };
}

const Period = z.object({ from: z.string(), dueAt: z.string(), recipients: z.array(z.string()) });
const isFor = ({ recipients }: Row, address: string): boolean =>
  Array.isArray(recipients) && recipients.includes(address);
const recipientIn = ({ pk }: Row): string => String(pk).slice('LEDGER#'.length);

const LINK = /\/clips\/([0-9a-f]{32})\?key=/g;

/** Claimed by this run: a run that died may have left other claims. */
function isOfRun({ state, leaseUntil }: Row, run: Run | null): boolean {
  return state === 'claimed' && Date.parse(String(leaseUntil)) - SEND_LEASE_MS >= (run?.startedAt ?? 0);
}

/** What a back-fill found: one row for all of it. */
const isFound = ({ sk }: Row): boolean => /^(backfill|replay):/.test(String(sk));
const storyOf = ({ sk }: Row): string | undefined => String(sk).split('#')[1];
const headOf = (raw: Uint8Array): string => Buffer.from(raw).toString('latin1').split('\r\n\r\n', 1)[0] ?? '';

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

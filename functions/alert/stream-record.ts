/** What a record of the table's stream means to the alert function. */
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { ChangedVideo, CorrectedClip, FoundBy, NewMention } from '../../shared/contract/fan-out.ts';
import { correctionNews, rows } from '../../shared/wiring.ts';
import { embedIdOf } from '../aws/table/embed/embed-row.ts';

/** A change that alerts followers. `by`: the back-fill or the replay that found something. */
type AlertingChange =
  | ({ readonly kind: 'new-mention' } & NewMention)
  | ({ readonly kind: 'changed-video' } & ChangedVideo)
  | ({ readonly kind: 'corrected-clip' } & CorrectedClip)
  | { readonly kind: 'finished-search'; readonly by: FoundBy };

export type StreamChange = AlertingChange | { readonly kind: 'ignored' } | { readonly kind: 'invalid'; error: Error };

const text = z.object({ S: z.string() });
const RowKind = z.enum(rows);
type RowKind = z.infer<typeof RowKind>;
const AnyRow = z.object({ kind: z.object({ S: RowKind }) });

const MentionRow = z.pipe(
  z.object({ clipId: text, nameId: text }),
  z.transform(({ clipId, nameId }) => ({ kind: 'new-mention' as const, clipId: clipId.S, nameId: nameId.S })),
);

const finished = (by: FoundBy) => ({ kind: 'finished-search' as const, by });
const SummaryRow = z.union([
  z.pipe(
    z.object({ version: z.object({ N: z.coerce.number() }) }),
    z.transform(({ version }) => finished({ kind: 'names', version: version.N })),
  ),
  z.pipe(
    z.object({ id: text }),
    z.transform(({ id }) => finished({ kind: 'replay', id: id.S })),
  ),
]);

const EmbedRow = z.pipe(
  z.object({ pk: text, sk: text, clipId: text }),
  z.transform(({ pk, sk, clipId }) => {
    return { kind: 'changed-video' as const, clipId: clipId.S, embedId: embedIdOf({ pk: pk.S, sk: sk.S }) };
  }),
);

/** An earlier state of a clip; one that ended with another alerts only where it says so. */
const HistoryRow = z.pipe(
  z.object({ pk: text, number: z.object({ N: z.coerce.number() }), news: z.optional(text) }),
  z.transform(({ pk, number, news }) => {
    if (news?.S !== correctionNews) return { kind: 'ignored' as const };
    return { kind: 'corrected-clip' as const, clipId: pk.S.slice('HISTORY#'.length), ended: number.N };
  }),
);

interface Alerting {
  readonly on: readonly ('INSERT' | 'MODIFY')[];
  readonly row: z.ZodMiniType<AlertingChange | { readonly kind: 'ignored' }>;
}

/** The event on each kind of row that alerts; null: none does. A new kind does not compile until it has its line. */
const ALERTING: Readonly<Record<RowKind, Alerting | null>> = {
  [rows.mention]: { on: ['INSERT'], row: MentionRow },
  [rows.summary]: { on: ['INSERT'], row: SummaryRow },
  [rows.embed]: { on: ['MODIFY'], row: EmbedRow },
  // There is room for so many: a later one takes the place of the oldest.
  [rows.history]: { on: ['INSERT', 'MODIFY'], row: HistoryRow },
  // The summary of what found them covers these.
  [rows.earlierMention]: null,
  [rows.found]: null,
  [rows.anchor]: null,
  [rows.story]: null,
  [rows.wordPlace]: null,
  [rows.wordLine]: null,
  [rows.leftOut]: null,
  [rows.mentionDetails]: null,
  [rows.clip]: null,
  [rows.text]: null,
  [rows.receipt]: null,
  [rows.name]: null,
  [rows.namesVersion]: null,
  [rows.outlet]: null,
  [rows.outletsVersion]: null,
  [rows.automaton]: null,
  [rows.compileLease]: null,
  [rows.subscription]: null,
  [rows.follower]: null,
  [rows.delivery]: null,
  [rows.owed]: null,
  [rows.alertPlace]: null,
  [rows.mailPace]: null,
  [rows.asked]: null,
  [rows.agenda]: null,
  [rows.period]: null,
  [rows.arrivals]: null,
  [rows.suppression]: null,
  [rows.returned]: null,
  [rows.token]: null,
  [rows.audit]: null,
  [rows.due]: null,
  [rows.breaker]: null,
  [rows.pace]: null,
  [rows.openRuns]: null,
  [rows.lease]: null,
  [rows.scan]: null,
  [rows.askedScan]: null,
  [rows.scanShard]: null,
  [rows.queued]: null,
  [rows.replay]: null,
  [rows.export]: null,
  [rows.replayFile]: null,
  [rows.counter]: null,
  [rows.sweep]: null,
  [rows.sweepRecord]: null,
};

/**
 * Decodes one record. The event source mappings pass only what alerts (`infra/alert.ts`), but records that are sent
 * again from the failure queue are not filtered: other changes of known rows are ignored, rows of unknown kind are invalid.
 */
export function decodeRecord({ eventName, dynamodb }: DynamoDBRecord): StreamChange {
  if (eventName === undefined) return invalid('it has no event name');
  const image = dynamodb?.NewImage ?? dynamodb?.OldImage;
  const row = AnyRow.safeParse(image);
  if (!row.success) return invalid('the kind of its row is not known', row.error);
  const alerting = ALERTING[row.data.kind.S];
  if (!alerting?.on.some((one) => one === eventName)) return { kind: 'ignored' };
  const change = alerting.row.safeParse(image);
  return change.success ? change.data : invalid(`its ${row.data.kind.S} row is malformed`, change.error);
}

function invalid(why: string, cause?: Error): StreamChange {
  const detail = cause === undefined ? '' : ` ${cause.message}`;
  return { kind: 'invalid', error: new Error(`The stream record cannot be read: ${why}.${detail}`, { cause }) };
}

/**
 * The rows of earlier states of a clip. Each is written in the transaction that puts another state in its place
 * (`clip-change.ts`), in a partition of its own, so that reading a clip does not read its past.
 */
import * as z from 'zod/mini';
import { WatchedEmbed } from '../../../../shared/contract/clip.ts';
import { Made } from '../../../../shared/contract/history.ts';
import { correctionNews, rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import type { Action } from '../conditional.ts';
import { watchedEmbeds } from '../embed/embed-row.ts';
import { clipKeys, formerOrder, historyKey, listings, shardOf } from '../keys.ts';
import { packedJson, packJson } from '../packed.ts';
import { queryPartition } from '../rows.ts';
import { type LiveRow, PackedClip } from './clip-rows.ts';

/** What is packed of a state: the clip, with its videos as they were known when the state ended. */
const PackedState = z.extend(z.omit(PackedClip, { stale: true, recordedAt: true }), {
  versionId: z.string(),
  story: z.string(),
  by: Made.shape.by,
  changed: Made.shape.changed,
  embeds: z.array(WatchedEmbed),
  /** Whether the clip was removed, and not replaced by its next state. */
  isRemoved: z._default(z.boolean(), false),
});
type PackedState = z.infer<typeof PackedState>;

const StateRow = z.pipe(
  z.object({ number: z.int(), recordedAt: z.string(), until: z.string(), packed: packedJson(PackedState) }),
  z.transform(({ packed, ...plain }) => ({ ...packed, ...plain })),
);
/** An earlier state; `until`: when it ended. */
export type EarlierState = z.infer<typeof StateRow>;

/** The earlier states of a clip, the newest first. */
export async function earlierStates(clipId: string): Promise<EarlierState[]> {
  const found = await queryPartition(historyKey(clipId, 0).pk, { consistent: true });
  return found.map((row) => StateRow.parse(row)).sort((one, other) => other.number - one.number);
}

/** How a state ended. */
export interface Ending {
  readonly at: string;
  readonly isRemoved: boolean;
  /** Those who were told of the clip are to be told. */
  readonly isCorrected: boolean;
  /** A listing does not lead to the clip any more where it stood. */
  readonly hasMoved: boolean;
}

/** What the transaction that ends a state does to keep it. */
export async function keepState(live: LiveRow, ended: Ending): Promise<Action> {
  const { clipId, number, recordedAt } = live;
  const found = await queryPartition(clipKeys.clip(clipId).pk, EMBEDS);
  // A clip that is matched again has all of its mentions here.
  const further = new Set(live.furtherCounts?.map(([nameId]) => nameId));
  const mentions = live.mentions.filter(({ nameId }) => !further.has(nameId));
  const packed = packState({ ...live, mentions, embeds: watchedEmbeds(live, found), isRemoved: ended.isRemoved });
  const news = ended.isCorrected ? { news: correctionNews } : {};
  // What lists clips as they were finds it there (`former-places.ts`).
  const place = { listKey: shardOf(listings.formerPlaces, clipId), listOrder: formerOrder(live.listOrder, ended.at) };
  const row = {
    ...{ kind: rows.history, v: 1, number, recordedAt, until: ended.at, ...news, packed },
    ...(ended.hasMoved && place),
  };
  return { Put: { TableName: setting('table'), Item: { ...historyKey(clipId, number), ...row } } };
}

const EMBEDS = { condition: 'begins_with(sk, :embeds)', values: { ':embeds': 'EMBED#' }, consistent: true };

/** Bytes of a state, so that its row stays below the 400 KB of DynamoDB. */
const MAX_STATE_BYTES = 380_000;

/** Of a state with too much of everything only fields and names are kept, and at last no checks of its videos. */
function packState(state: PackedState): Uint8Array {
  const { candidates: _, attachments: __, keywords: ___, ...fields } = state;
  const mentions = state.mentions.map((mention) => ({ ...mention, spans: [] }));
  const embeds = state.embeds.map(({ provider, videoId, url }) => ({ provider, videoId, url, check: null }));
  for (const cut of [state, { ...fields, mentions }, { ...fields, mentions, embeds }]) {
    const packed = packJson(PackedState.parse(cut));
    if (packed.length <= MAX_STATE_BYTES) return packed;
  }
  throw new Error('A state of a clip is too large for a row, although the clip was not.');
}

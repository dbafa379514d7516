/** What the sweep function is asked, and answers. */
import * as z from 'zod/mini';

const instant = z.iso.datetime();
const count = z.int().check(z.nonnegative());
/** What a sweep has counted. */
export const SweepCounts = z.object({
  /** Current versions in the inbox. */
  files: count,
  /** Those of them that had their receipt. */
  receipts: count,
  /** Those that had none and were sent to be read. */
  repaired: count,
  /** Keys that were stored, but are not in the inbox any more. */
  removed: count,
});
export type SweepCounts = z.infer<typeof SweepCounts>;

/**
 * What the sweep function is asked. `daily`: to begin one if it is time, or to go on with one. `step`: to work for some
 * seconds on one that began at `since` or later (without it: now); a rehearsal sends nothing. A patient one does nothing
 * while events or results wait in the queues: what they are about is not lost.
 */
export const SweepRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily') }),
  z.object({ kind: z.literal('step'), isRehearsal: z.boolean(), isPatient: z.boolean(), since: z.optional(instant) }),
]);
export type SweepRequest = z.infer<typeof SweepRequest>;

/** The answer to a step. */
export const SweepAnswer = z.extend(SweepCounts, {
  /** `running`: ask for another step. `busy`: another run is at work, `waiting`: the queues are not empty, ask later. */
  state: z.enum(['running', 'busy', 'waiting', 'ended']),
  /** To be asked with in the next step. */
  since: instant,
  /** The first events that this step sent, or would have sent. */
  sent: z.array(z.object({ kind: z.enum(['created', 'removed']), key: z.string(), versionId: z.string() })),
});
export type SweepAnswer = z.infer<typeof SweepAnswer>;

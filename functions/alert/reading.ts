/** News as far as it is read: what each kind makes of its news. */
import type { Owed } from '../../shared/contract/alert.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';

export interface Reading {
  /** Names whose followers it concerns (`*`: those of every name), each with how many alerts one of them may get. */
  readonly names: ReadonlyMap<string, number>;
  /** What the recipients of these confirmed subscriptions, in the order of their ids, are owed. */
  readonly owedTo: (subscriptions: readonly Subscription[]) => Promise<readonly Owed[]>;
}

/** Transactions (API Reference, "TransactWriteItems"; Developer Guide, "Transaction conflict handling in DynamoDB"). */
import {
  type CancellationReason,
  ConditionalCheckFailedException,
  IdempotentParameterMismatchException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Now } from '../service.ts';
import { MAX_ACTIONS, MAX_TRANSACTION_BYTES } from './limits.ts';
import { invalid } from './tokens.ts';
import { itemBytes } from './units.ts';
import { type Judged, keyOfWrite, type Write } from './write.ts';

interface Action {
  readonly write: Write;
  /** False: only a condition is checked. */
  readonly changes: boolean;
}

interface Rules {
  /** What a write does; throws where its condition does not hold. Every row of a transaction is written twice: `share`. */
  readonly judge: (write: Write, share: number) => Judged;
  readonly commit: (write: Judged) => void;
}

/** How long the token of a transaction is known. */
const TOKEN_MS = 10 * 60 * 1000;

export class Transactions {
  /**
   * Called while a transaction is under way, before it is judged: wait in it to let others go first. What writes one of
   * its rows meanwhile meets a conflict. Null: transactions take no time.
   */
  during: (() => Promise<void>) | null = null;
  private readonly underWay = new Set<string>();
  private readonly known = new Map<string, { readonly at: number; readonly actions: string }>();
  private readonly now: Now;
  private readonly rules: Rules;

  constructor(now: Now, rules: Rules) {
    this.now = now;
    this.rules = rules;
  }

  act(input: TransactWriteCommandInput): object | Promise<object> {
    const actions = actionsOf(input);
    if (this.isKnown(input)) return {};
    const keys = actions.map(({ write }) => keyOfWrite(write));
    if (new Set(keys).size < keys.length)
      throw invalid('Transaction request cannot include multiple operations on one item');
    if (this.during === null) return this.done(actions, keys, new Set());
    const others = new Set(keys.filter((key) => this.underWay.has(key)));
    return others.size > 0 ? this.done(actions, keys, others) : this.inTime(actions, keys, this.during());
  }

  /** A write of a row that a transaction is about to write is refused. */
  refuseUnderWay(key: string): void {
    if (!this.underWay.has(key)) return;
    throw new TransactionConflictException({ message: 'Transaction is ongoing for the item', $metadata: {} });
  }

  private async inTime(actions: readonly Action[], keys: readonly string[], during: Promise<void>): Promise<object> {
    for (const key of keys) this.underWay.add(key);
    try {
      await during;
      return this.done(actions, keys, new Set());
    } finally {
      for (const key of keys) this.underWay.delete(key);
    }
  }

  private done(actions: readonly Action[], keys: readonly string[], conflicts: ReadonlySet<string>): object {
    const reasons: CancellationReason[] = [];
    const writes: Judged[] = [];
    for (const [i, { write, changes }] of actions.entries()) {
      if (conflicts.has(keys[i] ?? '')) {
        reasons.push({ Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' });
        continue;
      }
      try {
        const judgement = this.rules.judge(write, 2);
        if (changes) writes.push(judgement);
        reasons.push({ Code: 'None' });
      } catch (error) {
        reasons.push(reasonOf(error));
      }
    }
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
    for (const write of writes) this.rules.commit(write);
    return {};
  }

  /** Whether a transaction with this token was done; one with other actions is refused. */
  private isKnown({ ClientRequestToken: token, TransactItems }: TransactWriteCommandInput): boolean {
    if (token === undefined) return false;
    const actions = JSON.stringify(TransactItems);
    const known = this.known.get(token);
    if (known === undefined || known.at + TOKEN_MS <= this.now()) {
      this.known.set(token, { at: this.now(), actions });
      return false;
    }
    if (known.actions === actions) return true;
    throw new IdempotentParameterMismatchException({
      Message: 'Other actions under one token',
      $metadata: {},
    } as never);
  }
}

function actionsOf({ TransactItems = [] }: TransactWriteCommandInput): Action[] {
  if (TransactItems.length === 0 || TransactItems.length > MAX_ACTIONS) {
    throw invalid(`Member must have length less than or equal to ${MAX_ACTIONS}, and at least 1`);
  }
  const actions = TransactItems.map(({ Put, Update, Delete, ConditionCheck }) => {
    const given = [Put, Update, Delete, ConditionCheck].filter((one) => one !== undefined);
    const [write] = given;
    if (write === undefined || given.length > 1)
      throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
    if (ConditionCheck !== undefined && !ConditionCheck.ConditionExpression)
      throw invalid('A check needs a condition.');
    return { write: write as Write, changes: ConditionCheck === undefined };
  });
  const bytes = actions.reduce(
    (sum, { write }) => sum + itemBytes(write.Item ?? { ...write.Key, ...write.ExpressionAttributeValues }),
    0,
  );
  if (bytes > MAX_TRANSACTION_BYTES) throw invalid('Collection size exceeds 4 MB, the limit of a transaction');
  return actions;
}

/** Why one row does not let a transaction go on. What is written wrongly is the caller's error, whatever the rows are. */
function reasonOf(error: unknown): CancellationReason {
  if (error instanceof ConditionalCheckFailedException) {
    return { Code: 'ConditionalCheckFailed', Message: error.message, ...(error.Item && { Item: error.Item }) };
  }
  const isOfRow =
    error instanceof Error && error.name === 'ValidationException' && !/^(Invalid|Value provided)/.test(error.message);
  if (!isOfRow) throw error;
  return { Code: 'ValidationError', Message: error.message };
}

function cancelled(CancellationReasons: CancellationReason[]): TransactionCanceledException {
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new TransactionCanceledException({ message, $metadata: {}, CancellationReasons });
}

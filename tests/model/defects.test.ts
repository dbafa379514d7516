/** That the histories find what is wrong: each defect is planted, and must be found. */
import { BatchGetCommand, DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../local/services/service.ts';
import { rows } from '../../shared/wiring.ts';
import { checkHistories } from './check.ts';
import { NAME_IDS, nameOf } from './content.ts';
import { play } from './history.ts';
import type { Step } from './steps.ts';
import type { Defect } from './world.ts';

type Row = Readonly<Record<string, unknown>>;
const itemOf = (command: Command): Row => (command instanceof PutCommand ? (command.input.Item ?? {}) : {});
const keyOf = (command: Command): Row =>
  command instanceof DeleteCommand || command instanceof UpdateCommand ? (command.input.Key ?? {}) : {};

/** A write whose condition holds whatever is there; the values in it are still used, as DynamoDB wants them. */
function unconditional(command: PutCommand | UpdateCommand): Command {
  const { ConditionExpression, ...rest } = command.input;
  const input = { ...rest, ConditionExpression: `${ConditionExpression} OR attribute_exists(pk)` };
  return command instanceof PutCommand ? new PutCommand(input as never) : new UpdateCommand(input as never);
}

/** Each with what is then seen to be wrong. */
const DEFECTS: Readonly<Record<string, readonly [seen: RegExp, defect: Defect]>> = {
  'the clip row is written whatever is there': [
    /the counters say/,
    (command) => {
      if (command instanceof PutCommand && itemOf(command).kind === rows.clip) return unconditional(command);
      if (!(command instanceof TransactWriteCommand)) return command;
      const TransactItems = command.input.TransactItems?.map(({ Put, ...other }) => {
        if (Put?.Item?.kind !== rows.clip) return { ...(Put && { Put }), ...other };
        const { TableName, Item } = Put;
        return { Put: { TableName, Item } };
      });
      return new TransactWriteCommand({ TransactItems });
    },
  ],
  'the counters are moved before the clip row, not with it': [
    /the counters say/,
    async (command) => {
      if (!(command instanceof TransactWriteCommand)) return command;
      const { TransactItems = [] } = command.input;
      const isCounter = (one: (typeof TransactItems)[number]) => String(one.Update?.Key?.pk).startsWith('COUNTS#');
      const { dynamo } = await import('../../functions/aws/clients/dynamo.ts');
      for (const { Update } of TransactItems.filter(isCounter)) {
        if (Update !== undefined) await dynamo().send(new UpdateCommand(Update));
      }
      const rest = TransactItems.filter((one) => !isCounter(one));
      return rest.length === 0 ? null : new TransactWriteCommand({ TransactItems: rest });
    },
  ],
  'a delivery is not marked as sent': [
    /was not told of/,
    (command) =>
      command instanceof UpdateCommand && command.input.ExpressionAttributeValues?.[':state'] === 'sent'
        ? null
        : command,
  ],
  'what is owed is not listed for the sender': [
    /was not told of|nobody is owed it/,
    (command) => (command instanceof PutCommand && itemOf(command).kind === rows.owed ? null : command),
  ],
  'the agenda loses its jobs': [
    /nobody will come for what is owed|it is still owed|has no job/,
    (command) => (command instanceof PutCommand && itemOf(command).kind === rows.agenda ? null : command),
  ],
  'what was told stays listed as owed': [
    /it is still owed|nobody will come for what is owed|not come to rest/,
    (command) => (command instanceof DeleteCommand && String(keyOf(command).pk).startsWith('OWED#') ? null : command),
  ],
  'places of mentions stay when a clip loses the mention': [
    /a place is left/,
    (command) =>
      command instanceof DeleteCommand && String(keyOf(command).pk).startsWith('MENTIONS#') ? null : command,
  ],
  'a clip stays filed under words that it has no more': [
    /a place of words is left/,
    (command) => (command instanceof DeleteCommand && String(keyOf(command).pk).startsWith('WORD#') ? null : command),
  ],
  'a clip has no line of its words': [
    /a place of words is missing/,
    (command) => (itemOf(command).kind === rows.wordLine ? null : command),
  ],
  'the receipt of an older version is not closed': [
    /has 0 receipts/,
    (command) =>
      command instanceof PutCommand && itemOf(command).kind === rows.receipt && itemOf(command).outcome === 'superseded'
        ? null
        : command,
  ],
  'a tombstone is not written': [
    /a clip .* that should not be|the sweep mended what was not broken/,
    (command) => (command instanceof PutCommand && itemOf(command).removed === true ? null : command),
  ],
  'a mention is written as no news': [
    /was not told of/,
    (command) =>
      command instanceof PutCommand && itemOf(command).kind === rows.mention
        ? new PutCommand({ ...command.input, Item: { ...command.input.Item, kind: rows.earlierMention } })
        : command,
  ],
  'a replay takes each name for one that is tracked': [
    /a replay has taken the mention/,
    async (command, run) => {
      if (!(command instanceof BatchGetCommand) || run !== 'store') return command;
      const { dynamo } = await import('../../functions/aws/clients/dynamo.ts');
      for (const { pk, sk } of command.input.RequestItems?.table?.Keys ?? []) {
        const id = NAME_IDS.find((one) => pk === `NAME#${one}`);
        if (id === undefined) continue;
        await dynamo().send(new PutCommand({ TableName: 'table', Item: { pk, sk, ...nameOf(id, false) } }));
      }
      return command;
    },
  ],
};

/** Most are found by the first few. */
const MOST_HISTORIES = 300;

describe('a planted defect is found', () => {
  it.each(Object.entries(DEFECTS))('%s', { timeout: 300_000 }, async (_, [seen, defect]) => {
    const { failure } = await checkHistories({ seed: 3, runs: MOST_HISTORIES, defect, isQuick: true });
    expect(failure).toMatch(seen);
  });
});

/** What is owed is claimed by everybody, and no recipient waits for the run that tells it: random histories rarely meet there. */
const claimedByAll: Defect = (command) =>
  command instanceof UpdateCommand &&
  command.input.ConditionExpression !== undefined &&
  /^(MAILS|LEDGER)#/.test(String(keyOf(command).pk))
    ? unconditional(command)
    : command;

it('two runs that claim the same tell it twice, and that is seen', { timeout: 120_000 }, async () => {
  const run = (stage: 'parse' | 'store' | 'alert'): Step => ({ do: 'run', stage, most: 10, again: false, fault: null });
  const content = { kind: 'text', topic: 0, day: 0, outlet: 0, names: ['mara'], aliased: [] } as const;
  const before: Step[] = [
    { do: 'upload', key: 'a.txt', content, event: 'once' },
    run('parse'),
    run('store'),
    run('alert'),
  ];
  const toldBy = async (seed: number, defect: Defect | null) =>
    (await play([...before, { do: 'overlap', stages: ['send', 'send'], seed, fault: null }], { defect })).wrong;
  const seeds = Array.from({ length: 10 }, (_, seed) => seed);
  const seen: string[] = [];
  for (const seed of seeds) {
    expect(await toldBy(seed, null)).toEqual([]);
    seen.push(...(await toldBy(seed, claimedByAll)));
  }
  expect(seen.join()).toMatch(/was told \d times/);
});

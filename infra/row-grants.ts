/**
 * Which rows of the one table each stage may touch, and how: a stage that reads hostile files can then neither make
 * itself a token nor read who follows whom. A stage that needs a row writes it here; nothing else grants rows.
 */
import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { table } from '../shared/wiring.ts';
import { listings, rows } from './row-kinds.ts';

/** No Scan, which has no key to judge, and no BatchWriteItem, which has no conditions. */
type RowAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/**
 * One statement of a role: these actions on these kinds of rows.
 *
 * The kinds that one request names stand in one statement, for every action of the request. For a BatchGetItem that is a
 * must: the condition judges all of its keys together. For a transaction no guide of AWS says whether each action is
 * judged with the key of its item or with the keys of all: so written, it is allowed either way.
 */
interface RowGrant {
  readonly actions: readonly RowAction[];
  readonly rows: readonly (keyof typeof rows)[];
}

/** One statement of a role: queries of these listings of an index. */
interface ListingGrant {
  readonly index: keyof typeof table.indexes;
  readonly listings: readonly (keyof typeof listings)[];
}

interface TableGrants {
  readonly rows: readonly RowGrant[];
  readonly listings: readonly ListingGrant[];
}

/** The grants of each stage, by the folder of its handler. */
const tableGrants = {
  parse: {
    rows: [
      { actions: ['GetItem'], rows: ['names'] },
      { actions: ['GetItem', 'Query'], rows: ['outlets'] },
      { actions: ['BatchGetItem'], rows: ['breaker', 'lease'] },
      { actions: ['UpdateItem'], rows: ['pace', 'open'] },
      { actions: ['PutItem'], rows: ['replay'] },
    ],
    listings: [],
  },
  store: {
    rows: [
      { actions: ['BatchGetItem', 'Query', 'DeleteItem'], rows: ['clip'] },
      // One transaction: a clip, the counters of what it adds, and the state that it was in.
      { actions: ['PutItem', 'UpdateItem'], rows: ['clip', 'counters', 'history'] },
      { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], rows: ['mentions', 'words'] },
      { actions: ['PutItem', 'DeleteItem'], rows: ['lines'] },
      { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], rows: ['receipts'] },
      { actions: ['BatchGetItem', 'PutItem'], rows: ['anchor'] },
      { actions: ['Query'], rows: ['story'] },
      { actions: ['GetItem'], rows: ['names'] },
      { actions: ['PutItem'], rows: ['late', 'due'] },
      { actions: ['BatchGetItem'], rows: ['name'] },
      { actions: ['PutItem', 'UpdateItem'], rows: ['replay'] },
      // What a replay finds, for its summary.
      { actions: ['PutItem'], rows: ['found'] },
      { actions: ['UpdateItem'], rows: ['arrived'] },
    ],
    listings: [],
  },
  alert: {
    rows: [
      { actions: ['BatchGetItem'], rows: ['name', 'subscription'] },
      { actions: ['Query'], rows: ['clip', 'history', 'followers', 'found'] },
      // What was recorded for a digest is told sooner where another subscription of the recipient does.
      { actions: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], rows: ['ledger'] },
      { actions: ['PutItem', 'DeleteItem'], rows: ['owed'] },
      { actions: ['PutItem'], rows: ['alert'] },
      // Stories that were merged: who was told of one is not told of the other.
      { actions: ['Query'], rows: ['story'] },
    ],
    // All subscriptions of a recipient of a summary.
    listings: [{ index: 'list', listings: ['subscriptions'] }],
  },
  send: {
    rows: [
      { actions: ['UpdateItem'], rows: ['mails', 'ledger'] },
      // When an address was last asked whether it wants a subscription.
      { actions: ['BatchGetItem'], rows: ['mails'] },
      { actions: ['Query', 'DeleteItem'], rows: ['owed'] },
      // A mention that is gone is owed no more, or told of a copy of its clip.
      { actions: ['DeleteItem'], rows: ['ledger', 'alert'] },
      { actions: ['PutItem'], rows: ['owed'] },
      { actions: ['Query'], rows: ['story'] },
      { actions: ['BatchGetItem'], rows: ['subscription', 'suppressed', 'name'] },
      // Other clips of a story by their rows alone.
      { actions: ['Query', 'BatchGetItem'], rows: ['clip'] },
      // What an earlier alert said of a clip.
      { actions: ['Query'], rows: ['history'] },
      { actions: ['PutItem'], rows: ['agenda'] },
      // A web hook that has ended.
      { actions: ['PutItem'], rows: ['suppressed'] },
      // Digests.
      { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], rows: ['period'] },
      { actions: ['BatchGetItem'], rows: ['ledger'] },
      // What goes with its subscription to another recipient is recorded there.
      { actions: ['PutItem'], rows: ['ledger', 'alert'] },
      { actions: ['Query'], rows: ['counters', 'arrived'] },
      { actions: ['GetItem'], rows: ['names'] },
    ],
    // Another subscription of an address whose first one ended, and copies of a clip.
    listings: [
      { index: 'list', listings: ['subscriptions'] },
      { index: 'story', listings: ['story'] },
    ],
  },
  feedback: {
    rows: [{ actions: ['BatchGetItem', 'PutItem'], rows: ['suppressed'] }],
    listings: [],
  },
  recheck: {
    rows: [
      { actions: ['BatchGetItem', 'PutItem'], rows: ['clip', 'breaker'] },
      // Whether somebody follows the clip of a video.
      { actions: ['Query'], rows: ['clip', 'followers'] },
      { actions: ['BatchGetItem'], rows: ['subscription'] },
      { actions: ['Query', 'PutItem', 'DeleteItem'], rows: ['due'] },
      { actions: ['BatchGetItem'], rows: ['pace'] },
      { actions: ['PutItem'], rows: ['lease'] },
      { actions: ['UpdateItem'], rows: ['arrived'] },
    ],
    listings: [],
  },
  compile: {
    rows: [
      { actions: ['GetItem', 'PutItem', 'DeleteItem'], rows: ['names'] },
      { actions: ['BatchGetItem'], rows: ['name'] },
    ],
    listings: [{ index: 'list', listings: ['names'] }],
  },
  backfill: {
    rows: [
      { actions: ['Query'], rows: ['clip'] },
      // One transaction: a clip, its mentions, what was found, the counters, and the state that the clip was in.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], rows: ['clip', 'mentions', 'found', 'counters', 'history'] },
      // What does not fit into one goes before it, while the clip is as it was.
      { actions: ['ConditionCheckItem'], rows: ['clip', 'mentions', 'found'] },
      { actions: ['GetItem'], rows: ['names'] },
      { actions: ['BatchGetItem'], rows: ['name'] },
      { actions: ['Query', 'PutItem', 'UpdateItem'], rows: ['backfill'] },
      { actions: ['Query', 'PutItem', 'DeleteItem'], rows: ['late'] },
      { actions: ['Query'], rows: ['found'] },
    ],
    listings: [{ index: 'list', listings: ['clips'] }],
  },
  sweep: {
    rows: [
      { actions: ['BatchGetItem'], rows: ['clip'] },
      { actions: ['BatchGetItem'], rows: ['receipts'] },
      { actions: ['BatchGetItem', 'PutItem', 'UpdateItem'], rows: ['sweep'] },
    ],
    listings: [{ index: 'receipts', listings: ['receipts'] }],
  },
  digest: {
    rows: [
      { actions: ['Query', 'PutItem', 'DeleteItem'], rows: ['agenda'] },
      { actions: ['BatchGetItem', 'PutItem'], rows: ['period'] },
      { actions: ['BatchGetItem'], rows: ['subscription'] },
      { actions: ['Query'], rows: ['owed', 'arrived'] },
    ],
    listings: [{ index: 'list', listings: ['subscriptions', 'alerts'] }],
  },
  replay: {
    rows: [
      { actions: ['GetItem', 'Query', 'PutItem'], rows: ['replay'] },
      { actions: ['Query', 'PutItem'], rows: ['found'] },
    ],
    listings: [],
  },
  export: {
    rows: [
      { actions: ['BatchGetItem', 'PutItem'], rows: ['export'] },
      { actions: ['BatchGetItem', 'Query'], rows: ['clip'] },
      { actions: ['Query'], rows: ['history', 'mentions', 'story', 'words', 'lines'] },
    ],
    listings: [
      { index: 'list', listings: ['clips', 'former', 'embeds'] },
      { index: 'receipts', listings: ['receipts'] },
      { index: 'outlet', listings: ['outlet'] },
      { index: 'language', listings: ['language'] },
      { index: 'story', listings: ['story'] },
    ],
  },
  // Kinds of the same actions share a statement: the policy of a role may have 10,240 characters (IAM quotas).
  api: {
    rows: [
      // The receipt of a clip's newest version is in the clip's row.
      { actions: ['BatchGetItem', 'Query'], rows: ['clip', 'receipts', 'mentions', 'words'] },
      { actions: ['PutItem'], rows: ['due', 'late', 'agenda'] },
      // Each of these is one transaction. A correction: a clip, its mentions, the counters, and the state that the clip was in.
      // A change of names: names, and the version of their list. An alert that is told again: its row, and what is owed.
      {
        actions: ['PutItem', 'UpdateItem', 'DeleteItem'],
        rows: ['clip', 'mentions', 'counters', 'history', 'name', 'names', 'ledger', 'owed'],
      },
      // The places of many names go before and after it, those of words after it, while the clip is as it was.
      { actions: ['PutItem', 'DeleteItem', 'ConditionCheckItem'], rows: ['clip', 'mentions', 'words', 'lines'] },
      { actions: ['Query'], rows: ['history', 'counters', 'owed', 'arrived', 'lines'] },
      { actions: ['Query', 'PutItem', 'ConditionCheckItem'], rows: ['story'] },
      // When an address was last asked whether it wants a subscription.
      { actions: ['BatchGetItem'], rows: ['name', 'alert', 'ledger', 'mails'] },
      { actions: ['GetItem'], rows: ['names'] },
      { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], rows: ['subscription'] },
      { actions: ['BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], rows: ['token', 'audit'] },
      { actions: ['PutItem', 'DeleteItem'], rows: ['followers'] },
      // When the next digest of a subscription is due; addresses that get no mail.
      { actions: ['BatchGetItem', 'PutItem'], rows: ['period', 'suppressed', 'export'] },
      { actions: ['Query', 'PutItem'], rows: ['backfill'] },
      { actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], rows: ['outlets'] },
    ],
    listings: [
      {
        index: 'list',
        listings: ['clips', 'embeds', 'names', 'subscriptions', 'suppressions', 'tokens', 'alerts', 'audit'],
      },
      { index: 'receipts', listings: ['receipts'] },
      { index: 'outlet', listings: ['outlet'] },
      { index: 'language', listings: ['language'] },
      { index: 'story', listings: ['story'] },
    ],
  },
} as const satisfies Record<string, TableGrants>;

/** A stage, by the folder of its handler. */
export type TableReader = keyof typeof tableGrants;

/** The statements of a stage for the table with this ARN. */
export function tableStatements(stage: TableReader, tableArn: string): PolicyStatement[] {
  const grants: TableGrants = tableGrants[stage];
  return [
    ...grants.rows.map(({ actions, rows: kinds }) =>
      statement(
        actions,
        tableArn,
        kinds.map((kind) => rows[kind]),
        { Null: { 'dynamodb:LeadingKeys': 'false' } },
      ),
    ),
    // Indexes are granted one by one, so that a new one is granted to nobody by accident.
    ...grants.listings.map(({ index, listings: kinds }) =>
      statement(
        ['Query'],
        `${tableArn}/index/${table.indexes[index].name}`,
        kinds.map((kind) => listings[kind]),
      ),
    ),
  ];
}

/**
 * Allows the actions where every partition key that the request names has one of the patterns (DynamoDB guide, "Using IAM
 * policy conditions for fine-grained access control"). `ForAllValues` alone also holds for a request without keys (IAM
 * guide, "Set operators for multivalued context keys"), so requests for rows need one. Queries of an index do not: that the
 * index's key counts as theirs is written nowhere, an index has keys only, and the rows behind them have their own grants.
 */
function statement(
  actions: readonly RowAction[],
  resource: string,
  patterns: readonly string[],
  more: Conditions = {},
): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [resource],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns }, ...more },
  });
}

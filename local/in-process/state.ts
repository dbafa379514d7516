/** What the services hold, kept in a journal from one start to the next. */
import { statSync } from 'node:fs';
import type { BucketChange } from '../services/buckets.ts';
import type { Services } from '../services/clients.ts';
import type { SentMail } from '../services/mail.ts';
import type { ParameterVersion } from '../services/parameters.ts';
import type { QueueChange } from '../services/queues.ts';
import type { Change, Row } from '../services/table/index.ts';
import { Journal, readJournal, replaceJournal } from './journal.ts';
import type { StreamMapping } from './stream-mapping.ts';

/** An entry of the journal. */
type Entry =
  | { readonly kind: 'version'; readonly format: number }
  /** A change of the table; without the row before it, which is known by then. */
  | {
      readonly kind: 'change';
      readonly key: string;
      readonly row: Row | null;
      readonly at: number;
      readonly number: number;
      readonly isExpiry: boolean;
    }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }
  | { readonly kind: 'changes'; readonly number: number }
  | { readonly kind: 'waiting'; readonly mapping: string; readonly change: Change }
  | { readonly kind: 'passed'; readonly mapping: string; readonly number: number }
  | { readonly kind: 'object'; readonly change: BucketChange }
  | { readonly kind: 'message'; readonly change: QueueChange }
  | { readonly kind: 'parameter'; readonly name: string; readonly version: ParameterVersion }
  | { readonly kind: 'mail'; readonly mail: SentMail }
  | { readonly kind: 'identity'; readonly address: string }
  /** The end of what was written at once. */
  | { readonly kind: 'complete' };

/** Journals of another format are refused. */
const FORMAT = 1;
/** A journal is written anew where it is longer than this and has grown to several times what it holds. */
const SHORT_BYTES = 4 * 1024 * 1024;
const GROWN = 3;

export interface State {
  /** Keeps that a mapping has handed over all changes up to a number. */
  passed(mapping: string, number: number): void;
  /** Resolves when all that has happened is written. */
  flushed(): Promise<void>;
  /** Writes the journal anew, as short as it can be, and closes it. */
  close(): Promise<void>;
}

/** The journal cannot be read by this release. */
class OtherFormat extends Error {
  override readonly name = 'OtherFormat';
}

/**
 * Brings the services to where the journal left them, and keeps it from now on. `mappings` get the changes that they had
 * not handed over. `onError`: the journal can be written no more.
 */
export async function openState(
  path: string,
  services: Services,
  mappings: ReadonlyMap<string, StreamMapping>,
  onError: (error: Error) => void,
): Promise<State> {
  const { whole, short } = restore(path, services, mappings);
  const isGrown = whole > SHORT_BYTES && whole > GROWN * short;
  if (whole === 0 || isGrown) replaceJournal(path, entries(services, mappings));
  const journal = await Journal.open(path, whole === 0 || isGrown ? statSync(path).size : whole, onError);
  const keep = (entry: Entry) => journal.append(entry);
  listen(services, keep);
  return {
    passed: (mapping, number) => keep({ kind: 'passed', mapping, number }),
    flushed: () => journal.flushed(),
    close: async () => {
      await journal.close();
      replaceJournal(path, entries(services, mappings));
    },
  };
}

/** The length of what was restored, and of the part that was written at once. */
function restore(path: string, services: Services, mappings: ReadonlyMap<string, StreamMapping>) {
  let whole = 0;
  let short = 0;
  for (const { entry, end } of readJournal(path)) {
    apply(entry as Entry, services, mappings);
    whole = end;
    if ((entry as Entry).kind === 'complete') short = end;
  }
  return { whole, short };
}

function apply(entry: Entry, services: Services, mappings: ReadonlyMap<string, StreamMapping>): void {
  const { table, buckets, queues, mail, parameters } = services;
  switch (entry.kind) {
    case 'version':
      if (entry.format !== FORMAT) throw new OtherFormat(`The state has the format ${entry.format}, not ${FORMAT}.`);
      return;
    case 'change': {
      const change = table.redo(entry);
      for (const mapping of mappings.values()) mapping.offer(change);
      return;
    }
    case 'row':
      table.rows.set(entry.key, entry.row);
      return;
    case 'changes':
      table.changes = entry.number;
      return;
    case 'waiting':
      mappings.get(entry.mapping)?.offer(entry.change);
      return;
    case 'passed':
      mappings.get(entry.mapping)?.forget(entry.number);
      return;
    case 'object':
      buckets.redo(entry.change);
      return;
    case 'message':
      queues.redo(entry.change);
      return;
    case 'parameter':
      parameters.versions.set(entry.name, [...(parameters.versions.get(entry.name) ?? []), entry.version]);
      return;
    case 'mail':
      mail.sent.push(entry.mail);
      return;
    case 'identity':
      mail.identities.add(entry.address);
      return;
    case 'complete':
      return;
    default:
      entry satisfies never;
  }
}

/** All that is there, as the entries of a new journal. */
function* entries(services: Services, mappings: ReadonlyMap<string, StreamMapping>): Generator<Entry> {
  const { table, queues, mail, parameters } = services;
  yield { kind: 'version', format: FORMAT };
  for (const [key, row] of table.rows) yield { kind: 'row', key, row };
  yield { kind: 'changes', number: table.changes };
  for (const [mapping, stream] of mappings) {
    for (const change of stream.waiting()) yield { kind: 'waiting', mapping, change };
  }
  for (const change of versionsOf(services)) yield { kind: 'object', change };
  for (const queue of queues.names()) {
    for (const message of queues.messages(queue)) {
      yield { kind: 'message', change: { kind: 'message', queue, message } };
    }
  }
  for (const [name, versions] of parameters.versions) {
    for (const version of versions) yield { kind: 'parameter', name, version };
  }
  for (const sent of mail.sent) yield { kind: 'mail', mail: sent };
  for (const address of mail.identities) yield { kind: 'identity', address };
  yield { kind: 'complete' };
}

/** The versions of all objects, those of a key from the oldest to the newest. */
function* versionsOf({ buckets }: Services): Generator<BucketChange> {
  for (const bucket of buckets.names()) {
    const versions = buckets.bucket(bucket);
    for (const key of versions.keys()) {
      for (const version of [...versions.of(key)].reverse()) yield { kind: 'put', bucket, version };
    }
  }
}

function listen({ table, buckets, queues, mail, parameters }: Services, keep: (entry: Entry) => void): void {
  table.onChange = also(table.onChange, ({ key, new: row, at, number, isExpiry }: Change) =>
    keep({ kind: 'change', key, row, at, number, isExpiry }),
  );
  buckets.onChange = (change) => keep({ kind: 'object', change });
  queues.onChange = also(queues.onChange, (change: QueueChange) => keep({ kind: 'message', change }));
  mail.onSent = also(mail.onSent, (sent: SentMail) => keep({ kind: 'mail', mail: sent }));
  mail.onIdentity = (address) => keep({ kind: 'identity', address });
  parameters.onChange = (name, version) => keep({ kind: 'parameter', name, version });
}

/** First what is told, then what listens to it: nobody acts on what is not in the journal. */
function also<T>(act: (told: T) => void, keep: (told: T) => void): (told: T) => void {
  return (told) => {
    keep(told);
    act(told);
  };
}

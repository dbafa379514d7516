/**
 * An inbox whose files go the whole way: ingest queue → parse → (heavy queue → parse) → results queue → store, by the real
 * handlers over services in memory. Each run may end badly, and messages come twice. The process of a heavy file is played.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { vi } from 'vitest';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import type { Ended } from '../../../functions/parse/apart.ts';
import { recordOf } from '../../../local/in-process/queue-mapping.ts';
import { setEnvironment } from '../../../local/in-process/stages.ts';
import type { Received } from '../../../local/services/queues.ts';
import { batchSizeOf, queueRules, queues } from '../../../shared/triggers.ts';
import { InboxWorld } from './inbox-world.ts';

export type Hop = 'ingest' | 'heavy' | 'results';
type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** How a run ends. */
export type End =
  | { readonly kind: 'well' }
  /** Lambda has no run: the messages are given back. */
  | { readonly kind: 'no-run' }
  /** All is done, and the messages come again all the same. */
  | { readonly kind: 'unheard' }
  /** It is lost at this request, with all that it would have done after it. */
  | { readonly kind: 'lost'; readonly request: number }
  /** This request fails; the run goes on. */
  | { readonly kind: 'failing'; readonly request: number }
  /** The process that reads the file ends. */
  | { readonly kind: 'process-ended' };

/** Longer than any message is hidden. */
const HIDDEN_MS = queueRules.visibilityFactor * queues.heavy.timeoutSeconds * 1000 + 1;

export class ReadingWorld extends InboxWorld {
  /** Names that the files may have: `Mara Lindaa`, … */
  static readonly names = Array.from({ length: 12 }, (_, i) => `Mara Lind${String.fromCharCode(97 + i)}x`);
  /** How often the run on a message of the heavy queue was lost, or its process ended, by the body of the message. */
  readonly deaths = new Map<string, number>();
  private readonly handlers: Readonly<Record<Hop, Handler>>;
  private process: (() => Ended) | null = null;

  constructor(parse: Handler, store: Handler) {
    super();
    this.handlers = { ingest: parse, heavy: parse, results: store };
    setEnvironment(this.queues, 'http://api.example.org');
    Object.assign(process.env, { TABLE_NAME: 'table', INBOX_BUCKET: 'inbox', ARCHIVE_BUCKET: 'archive' });
    for (const hop of ['ingest', 'heavy', 'results'] as const) {
      const visibilitySeconds = queueRules.visibilityFactor * queues[hop].timeoutSeconds;
      this.queues.create(`${hop}-dead-letters`);
      const deadLetter = { queue: `${hop}-dead-letters`, maxReceives: queueRules.maxReceives };
      this.queues.create(hop, { visibilitySeconds, deadLetter });
    }
    vi.setSystemTime(this.now());
  }

  /** Follows the names. */
  async follow(): Promise<void> {
    for (const name of ReadingWorld.names) await createName({ id: idOf(name), name, aliases: [] });
    await compileTracked({}, { now: this.now, runId: 'test' });
  }

  override wait(milliseconds: number): void {
    super.wait(milliseconds);
    vi.setSystemTime(this.now());
  }

  /** What the process of a heavy file comes to, unless it reads. */
  played(): Ended | null {
    return this.process?.() ?? null;
  }

  /** A run on what a queue has; whether it had anything. */
  async run(hop: Hop, end: End = { kind: 'well' }): Promise<boolean> {
    const batch = this.queues.take(hop, batchSizeOf(queues[hop]));
    if (batch.length === 0) return false;
    if (end.kind === 'no-run') return true;
    const event = { Records: batch.map((message) => recordOf(message, this.queues.arn(hop))) };
    const isLost = this.spoil(end, hop === 'heavy' ? batch : []);
    // A run that throws has done nothing that counts.
    const report = await this.handlers[hop](event).catch(() => null);
    this.beforeEach(() => {});
    this.process = null;
    if (report === null || end.kind === 'unheard' || isLost()) return true;
    const failed = new Set(report.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of batch) if (!failed.has(message.messageId)) this.queues.finish(hop, message);
    return true;
  }

  /** Lets all that waits be done, however often it comes. */
  async settleAll(): Promise<void> {
    for (let rounds = 0; this.waiting() > 0; rounds++) {
      if (rounds > 100) throw new Error('messages go round and round');
      for (const hop of ['ingest', 'heavy', 'results'] as const) while (await this.run(hop));
      this.wait(HIDDEN_MS);
    }
  }

  waiting(): number {
    return (['ingest', 'heavy', 'results'] as const).reduce((sum, hop) => sum + this.queues.messages(hop).length, 0);
  }

  deadLetters(): string[] {
    const hops = ['ingest', 'heavy', 'results'];
    return hops.flatMap((hop) => this.queues.messages(`${hop}-dead-letters`).map(({ body }) => body));
  }

  private spoil(end: End, batch: readonly Received[]): () => boolean {
    let requests = 0;
    let isLost = false;
    const died = () => {
      for (const { body } of batch) this.deaths.set(body, (this.deaths.get(body) ?? 0) + 1);
    };
    if (end.kind === 'process-ended') {
      this.process = () => {
        died();
        return { kind: 'stopped', how: 'SIGKILL' };
      };
    }
    if (end.kind === 'lost' || end.kind === 'failing') {
      this.beforeEach(() => {
        requests += 1;
        if (end.kind === 'lost' && requests === end.request) {
          isLost = true;
          died();
        }
        if (isLost || requests === end.request) throw new Error('no answer');
      });
    }
    return () => isLost;
  }
}

export const idOf = (name: string): string => name.toLowerCase().replace(' ', '-');

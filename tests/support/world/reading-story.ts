/** What happens to an inbox and its queues, step by step: any story ends with all files settled. */
import fc from 'fast-check';
import { handler as replayHandler } from '../../../functions/replay/handler.ts';
import { runReplay } from '../../../functions/replay/run.ts';
import { runSweep } from '../../../functions/sweep/run.ts';
import { fileChanges } from '../../../shared/clip/s3-event.ts';
import { zip } from '../make/make-zip.ts';
import { LOST_AFTER } from './inbox-world.ts';
import { type End, type Hop, ReadingWorld } from './reading-world.ts';

export type Step =
  | { readonly step: 'put'; readonly key: string; readonly kind: 'light' | 'packed' | 'picture' }
  | { readonly step: 'remove'; readonly key: string }
  /** Events come: each by itself, in one message, or not at all. */
  | { readonly step: 'notify'; readonly how: 'apart' | 'together' | 'lost' }
  | { readonly step: 'run'; readonly hop: Hop; readonly end: End }
  /** A message that waits comes a second time, in its queue or, of a file, in the other one. */
  | { readonly step: 'again'; readonly hop: Hop; readonly to: 'ingest' | 'heavy' }
  | { readonly step: 'pass'; readonly minutes: number }
  | { readonly step: 'sweep' }
  | { readonly step: 'replay' };

const key = fc.constantFrom('a', 'b');
const hop = fc.constantFrom<Hop>('ingest', 'heavy', 'results');
const end: fc.Arbitrary<End> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'well' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { kind: 'no-run' as const },
      { kind: 'unheard' as const },
      { kind: 'process-ended' as const },
    ),
  },
  fc.record({ kind: fc.constantFrom('lost' as const, 'failing' as const), request: fc.integer({ min: 1, max: 12 }) }),
);
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('put' as const),
      key,
      kind: fc.constantFrom('light', 'packed', 'packed', 'picture'),
    }),
  },
  fc.record({ step: fc.constant('remove' as const), key }),
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('notify' as const),
      how: fc.constantFrom('apart', 'apart', 'together', 'lost'),
    }),
  },
  { weight: 8, arbitrary: fc.record({ step: fc.constant('run' as const), hop, end }) },
  fc.record({ step: fc.constant('again' as const), hop, to: fc.constantFrom('ingest' as const, 'heavy' as const) }),
  fc.record({ step: fc.constant('pass' as const), minutes: fc.constantFrom(1, 20, 90) }),
  fc.constant({ step: 'sweep' as const }),
  fc.constant({ step: 'replay' as const }),
);

const picture = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');

/** A story of the inbox; at the end all events have come, or a sweep has found what they would have told. */
export class Story {
  /** Of each version that was put, what it holds: the name in it, null for a picture. */
  readonly holds = new Map<string, string | null>();
  /** Versions of which an event came, as `key version`. */
  readonly told = new Set<string>();
  readonly replays: string[] = [];
  private readonly world: ReadingWorld;
  private events: string[] = [];

  constructor(world: ReadingWorld) {
    this.world = world;
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const one of steps) await this.take(one);
  }

  async end(): Promise<void> {
    await this.take({ step: 'notify', how: 'apart' });
    await this.world.settleAll();
    this.world.wait(LOST_AFTER);
    await this.sweep();
    await this.world.settleAll();
    for (const id of this.replays) await goOn(this.world, id, () => this.world.settleAll());
  }

  private async take(one: Step): Promise<void> {
    switch (one.step) {
      case 'put':
        return this.put(one.key, one.kind);
      case 'remove':
        this.events.push(await this.world.remove(one.key));
        return;
      case 'notify':
        for (const body of messagesOf(this.events.splice(0), one.how)) {
          for (const { kind, file } of fileChanges(body)) {
            if (kind === 'created') this.told.add(`${file.key} ${file.versionId}`);
          }
          this.world.queues.deliver('ingest', body);
        }
        return;
      case 'run':
        await this.world.run(one.hop, one.end);
        return;
      case 'again': {
        const [message] = this.world.queues.messages(one.hop);
        if (message !== undefined) this.world.queues.deliver(one.hop === 'results' ? 'results' : one.to, message.body);
        return;
      }
      case 'pass':
        this.world.wait(one.minutes * 60_000);
        return;
      case 'sweep':
        return this.sweep();
      case 'replay': {
        const { id } = await replayHandler({ kind: 'begin', dryRun: false });
        this.replays.push(id);
        await goOn(this.world, id, async () => {}, 1);
        return;
      }
      default:
        one satisfies never;
    }
  }

  private async put(key: string, kind: 'light' | 'packed' | 'picture'): Promise<void> {
    const name = ReadingWorld.names[this.holds.size % ReadingWorld.names.length] ?? '';
    const text = `Title of ${this.holds.size}\n\n${name} spoke of the bridge.`;
    const content = { light: text, picture, packed: zip([{ name: 'a.txt', content: text }]) }[kind];
    this.events.push(await this.world.put(key, content));
    const { versionId = '' } = this.world.buckets.bucket('inbox').newest(key) ?? {};
    this.holds.set(`${key} ${versionId}`, kind === 'picture' ? null : name);
  }

  private async sweep(): Promise<void> {
    const since = this.world.now().toISOString();
    await runSweep({
      kind: 'sweep',
      isDue: (last) => last === null || last.startedAt < since,
      now: this.world.now,
      emptyAt: null,
      isRepeating: true,
      until: new Date(this.world.now().getTime() + 60_000),
      leaseUntil: new Date(this.world.now().getTime()),
    });
  }
}

function messagesOf(events: readonly string[], how: 'apart' | 'together' | 'lost'): string[] {
  const told = events.filter((event) => event !== '');
  if (how === 'lost' || told.length === 0) return [];
  if (how === 'apart') return told;
  return [JSON.stringify({ Records: told.flatMap((event) => JSON.parse(event).Records) })];
}

const goOn = (world: ReadingWorld, id: string, deliver: () => Promise<unknown>, pauses = Number.POSITIVE_INFINITY) => {
  let left = pauses;
  return runReplay(id, {
    now: () => (left > 0 ? world.now() : new Date('2100-01-01')),
    until: new Date('2099-01-01'),
    mostInFlight: 200,
    pause: () => {
      left -= 1;
      world.wait(60_000);
      return deliver();
    },
  });
};

/** What can happen to a deployment: the steps of a history, how they are drawn, and how they read. */
import fc from 'fast-check';
import {
  CONTENT_KINDS,
  CORRECTED,
  CORRECTIONS,
  type Content,
  type Corrected,
  DAYS,
  KEYS,
  type KeyName,
  NAME_IDS,
  type NameId,
  OUTLETS,
} from './content.ts';
import { FEEDBACK, type Feedback } from './guest.ts';
import { HOWS, type How } from './phase.ts';
import { FAULTS, type Fault } from './runs.ts';
import { STAGES, type Stage } from './stages.ts';

/** How the event of a change arrives: `later` after some minutes. */
const EVENTS = ['once', 'twice', 'later', 'lost'] as const;
export type Event = (typeof EVENTS)[number];

export type Step =
  | { readonly do: 'upload'; readonly key: KeyName; readonly content: Content; readonly event: Event }
  | { readonly do: 'remove'; readonly key: KeyName; readonly event: Event }
  | { readonly do: 'remove-version'; readonly key: KeyName; readonly back: number; readonly event: Event }
  /** The event of an earlier change once more. */
  | { readonly do: 'repeat-event'; readonly change: number }
  | {
      readonly do: 'run';
      readonly stage: Stage;
      readonly most: number;
      readonly again: boolean;
      readonly fault: Fault | null;
    }
  /** Two runs side by side, request by request. */
  | {
      readonly do: 'overlap';
      readonly stages: readonly [Stage, Stage];
      readonly seed: number;
      readonly fault: Fault | null;
    }
  | { readonly do: 'resume' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'rewind-stream' }
  | { readonly do: 'redrive' }
  | { readonly do: 'set-name'; readonly name: NameId; readonly hasAlias: boolean; readonly compile: boolean }
  | { readonly do: 'remove-name'; readonly name: NameId; readonly compile: boolean }
  | {
      readonly do: 'correct';
      readonly key: KeyName;
      readonly field: Corrected;
      readonly value: string | null;
      readonly fault: Fault | null;
    }
  | { readonly do: 'mail-throttle'; readonly mails: number }
  | { readonly do: 'mail-refuses'; readonly address: number }
  /** The guest follows all names, or does so otherwise than before, or at its other address. */
  | { readonly do: 'follow'; readonly how: How; readonly address: number; readonly fault: Fault | null }
  | { readonly do: 'unfollow' }
  | { readonly do: 'comes-back'; readonly feedback: Feedback; readonly isTwice: boolean }
  /** Somebody has all digests sent. */
  | { readonly do: 'close-digests'; readonly fault: Fault | null }
  /** All videos go away, or come back, and re-checks notice it. */
  | { readonly do: 'videos'; readonly are: 'gone' | 'back'; readonly fault: Fault | null };

const key = fc.constantFrom(...KEYS);
const nameIds = fc.subarray([...NAME_IDS], { maxLength: 2 });
const content: fc.Arbitrary<Content> = fc.record({
  kind: fc.oneof({ weight: 6, arbitrary: fc.constant('text' as const) }, fc.constantFrom(...CONTENT_KINDS)),
  topic: fc.nat(2),
  day: fc.nat(DAYS.length - 1),
  outlet: fc.nat(OUTLETS.length - 1),
  names: nameIds,
  aliased: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...NAME_IDS], { maxLength: 1 })),
});
const event = fc.oneof({ weight: 6, arbitrary: fc.constant('once' as const) }, fc.constantFrom(...EVENTS));
/** A run makes from three requests to sixty. */
const at = fc.oneof(...[4, 12, 25, 50].map((max) => fc.integer({ min: 1, max })));
const fault: fc.Arbitrary<Fault | null> = fc.option(fc.record({ kind: fc.constantFrom(...FAULTS), at }), { freq: 2 });
const stage = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('parse' as const, 'store' as const, 'alert' as const, 'send' as const) },
  fc.constantFrom(...STAGES),
);
/** Minutes. */
export const DAY = 24 * 60;
const correction = fc
  .constantFrom(...CORRECTED)
  .chain((field) => fc.record({ field: fc.constant(field), value: fc.constantFrom(...CORRECTIONS[field]) }));
const flag = (often = 2) => fc.nat(often).map((n) => n === often);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('upload' as const), key, content, event }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), key, event }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove-version' as const), key, back: fc.nat(1), event }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat-event' as const), change: fc.nat(9) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      stage,
      most: fc.constantFrom(10, 1, 2),
      again: flag(3),
      fault,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('overlap' as const),
      // Two runs of one stage have most to do with each other.
      stages: fc.oneof(
        fc.tuple(stage, stage),
        stage.map((one): [Stage, Stage] => [one, one]),
      ),
      seed: fc.nat(),
      fault,
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'resume' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 5, 20, 20, 5 * DAY, 10 * DAY),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'rewind-stream' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'redrive' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set-name' as const),
      name: fc.constantFrom(...NAME_IDS),
      hasAlias: fc.boolean(),
      compile: flag(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('remove-name' as const),
      name: fc.constantFrom(...NAME_IDS),
      compile: flag(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ do: fc.constant('correct' as const), key, fault, correction })
      .map(({ correction: made, ...rest }) => ({ ...rest, ...made })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('mail-throttle' as const), mails: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mail-refuses' as const), address: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('follow' as const),
      how: fc.constantFrom(...HOWS),
      // It moves now and then.
      address: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constant(1)),
      // Which of two requests changed it last would be a matter of chance.
      fault: fault.map((one) => (one?.kind === 'stalled' ? null : one)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close-digests' as const), fault }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('videos' as const), are: fc.constantFrom('gone', 'back'), fault }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'unfollow' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('comes-back' as const),
      feedback: fc.constantFrom(...FEEDBACK),
      isTwice: fc.boolean(),
    }),
  },
);

/** Histories of up to so many steps; most are half as long. */
export const histories = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength: 1, maxLength, size: 'max' });

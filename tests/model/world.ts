/**
 * A whole deployment in memory: the real handlers over services that obey the rules of AWS. Nothing happens by itself:
 * each run of a function is started by a step, with what is to go wrong in it, on a clock of its own.
 */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Buckets } from '../../local/services/buckets.ts';
import { Functions } from '../../local/services/functions.ts';
import { Mail } from '../../local/services/mail.ts';
import { Parameters } from '../../local/services/parameters.ts';
import { Queues } from '../../local/services/queues.ts';
import type { Command, Service } from '../../local/services/service.ts';
import { Table } from '../../local/services/table/index.ts';
import type { ReplayReport, ReplayRequest } from '../../shared/contract/replay.ts';
import { queueRules, queues } from '../../shared/triggers.ts';
import { rows } from '../../shared/wiring.ts';
import type { Correcting, NameId, TrackedNames } from './content.ts';
import { Inbox, type Change as InboxChange } from './inbox.ts';
import { claimId, readMail, type ToldMail } from './mails.ts';
import type { Phase } from './phase.ts';
import { ModelQueue } from './queue.ts';
import { Random } from './random.ts';
import { type End, type Fault, type Run, Runs } from './runs.ts';
import { afterLoss, conflictIn, type ServiceName, serve, THROTTLES } from './services.ts';
import { API_SECONDS, alert, digest, LIMITS, replay, type Stage } from './stages.ts';
import { type Line, type RunOptions, startAgain, startRun } from './start.ts';
import { ModelStream } from './stream.ts';
import { setClock, surround } from './surroundings.ts';
import { checksOf } from './video-hosts.ts';

/**
 * A defect that is planted: what a run asks of a service is another command, or none (null), which then seems to have
 * succeeded. `run`: the name of the run.
 */
export type Defect = (command: Command, run: string | undefined) => Command | null | Promise<Command | null>;

let clock = Date.parse('2026-03-02T10:00:00.000Z');
let histories = 0;
const now = () => clock;

export class World {
  readonly table = new Table({ now });
  readonly buckets = new Buckets({ now, buckets: { inbox: { versioned: true }, archive: { versioned: false } } });
  readonly queues = new Queues({ now });
  readonly mail = new Mail({ now });
  readonly parameters = new Parameters();
  readonly functions = new Functions();
  readonly runs = new Runs();
  readonly inbox = new Inbox(this.buckets);
  /** In front of the stages. */
  readonly lines: readonly Line[] = Object.entries(queues).map(([name, { stage, timeoutSeconds }]) => ({
    stage,
    queue: new ModelQueue(this.queues, name, queueRules.visibilityFactor * timeoutSeconds),
  }));
  readonly mails: ToldMail[] = [];
  /** Mails that SES took though the run that sent them could not mark them: `name#story@address`, `digest` and the beginning of its period. */
  readonly unmarked: string[] = [];
  readonly refused = new Set<string>();
  readonly tracked: TrackedNames = new Map();
  readonly corrections: Correcting[] = [];
  /** How the guest followed, from when on. */
  readonly guest: Phase[] = [];
  /** Addresses from which something came back that ends their mails. */
  readonly comesBack = new Set<string>();
  /** Since when that is known. */
  readonly suppressed = new Map<string, number>();
  /** When somebody had all digests sent. */
  readonly closings: number[] = [];
  /** Of an administrator; null: none was needed yet. */
  token: string | null = null;
  /** Whether the hosts of the videos have them. */
  hasVideos = true;
  /** Names that were not tracked for a while. */
  readonly everDropped = new Set<NameId>();
  /** Changes of the inbox that no event told. */
  readonly lost = new Set<InboxChange>();
  /** A sweep has run after all else. */
  isSwept = false;
  readonly stream: ModelStream;
  readonly random: Random;
  /** What the functions log; null: nothing is kept. */
  log: string[] | null = null;
  readonly began = clock;
  private readonly stalled = new Set<Run>();
  private readonly restore: () => void;
  readonly environments = {
    alert: alert.createHandler(),
    digest: digest.createHandler(),
    recheck: checksOf({ haveVideos: () => this.hasVideos, now, wait: (milliseconds) => this.wait(milliseconds) }),
  };
  private readonly defect: Defect | null;

  /** Runs `work` in a world of its own, at a time after that of every world before it. */
  static async run<T>(seed: number, defect: Defect | null, work: (world: World) => Promise<T>): Promise<T> {
    // Functions remember for a while what they read: none of it is from an earlier world.
    clock += 24 * 60 * 60 * 1000;
    histories += 1;
    const world = new World(seed, defect);
    try {
      return await work(world);
    } finally {
      world.close();
    }
  }

  private constructor(seed: number, defect: Defect | null) {
    this.random = new Random(seed);
    this.stream = new ModelStream(this.table, this.random);
    this.defect = defect;
    this.restore = surround({
      now: clock,
      random: () => this.random.next(),
      wait: (milliseconds) => this.wait(milliseconds),
      log: (line) => void this.log?.push(JSON.stringify(line)),
    });
    serve((service, command) => this.request(service, command));
    this.mail.refused = this.refused;
    this.mail.onSent = ({ to, messageId, raw }) => {
      this.mails.push(readMail({ to, messageId, run: this.runs.running, at: clock }, raw, this.table));
    };
    this.queues.pick = (visible) => visible[this.random.below(visible.length)];
    for (const name of ['compile', 'backfill']) this.functions.register(name, () => Promise.resolve());
    // An automaton of an earlier world is not taken for one of this: versions never come again.
    this.table.rows.set(JSON.stringify(['NAMES', 'VERSION']), {
      pk: 'NAMES',
      sk: 'VERSION',
      kind: rows.namesVersion,
      v: 1,
      version: histories * 10_000,
      count: 0,
      weight: 0,
    });
  }

  private close(): void {
    for (const run of this.stalled) run.crash();
    this.restore();
  }

  get now(): number {
    return clock;
  }

  /** Lets time pass. */
  wait(milliseconds: number): void {
    clock += Math.ceil(milliseconds);
    setClock(clock);
  }

  /** Whether a step may wait so long: queues keep nothing longer than 14 days, and rest takes time too. */
  mayWait(milliseconds: number): boolean {
    return clock + milliseconds < this.began + 12 * 24 * 60 * 60_000;
  }

  // —— services ——

  /** A request of a function. */
  async request(name: ServiceName, given: Command): Promise<unknown> {
    const service: Service = this[name];
    const command = this.defect === null ? given : await this.defect(given, this.runs.running?.name);
    if (command === null) return {};
    const act = () => service.send(command);
    return this.runs.request({
      service: name,
      operation: command.constructor.name.replace(/Command$/, ''),
      act,
      throttle: THROTTLES[name],
      afterLoss: (answer) => afterLoss(name, command, answer, act),
      conflict: command instanceof TransactWriteCommand ? () => conflictIn(command) : null,
    });
  }

  // —— runs ——

  /** Puts a message into a queue. */
  send(queue: keyof typeof queues, body: string, delaySeconds = 0): void {
    this.queues.deliver(queue, body, delaySeconds);
  }

  /** Starts a run of a stage if there is something for it to do. */
  start(stage: Stage, fault: Fault | null, options: RunOptions = {}): Promise<Run | null> {
    return startRun(this, stage, fault, options);
  }

  /** What the API does for a request. */
  async runApi<T>(fault: Fault | null, work: () => Promise<T>): Promise<Run<T>> {
    const run = this.runs.start('api', fault, clock, work);
    await this.follow(this.track(run));
    return run;
  }

  /** A step of a replay. */
  async runReplay(request: ReplayRequest): Promise<ReplayReport | null> {
    const run = this.runs.start('replay', null, clock, () => replay.handler(request));
    await this.follow(this.track(run));
    return run.end?.kind === 'done' ? run.end.value : null;
  }

  /** Runs a stage to its end, or until it stalls. */
  async invoke(stage: Stage, fault: Fault | null = null, options: RunOptions = {}): Promise<Run | null> {
    const run = await this.start(stage, fault, options);
    if (run !== null) await this.follow(run);
    return run;
  }

  /** Runs two stages side by side. */
  async overlap(starts: readonly (() => Promise<Run | null>)[], random: Random): Promise<void> {
    const runs = await this.runs.interleave(starts, random);
    for (const run of runs) await this.follow(run);
  }

  /** Whether only a sweep knows all: an event was lost, or what a version had hidden is the newest again. */
  get isSweepNeeded(): boolean {
    return this.lost.size > 0 || this.inbox.changes.some(({ kind }) => kind === 'version-deleted');
  }

  /** Whether nothing was written since the stream had that many records, and no clip or scan waits. */
  isSettled(streamLength: number): boolean {
    return this.table.stream.length === streamLength;
  }

  private async follow(run: Run): Promise<void> {
    const areStalled = [...this.stalled].some((one) => one !== run && one.resume !== null);
    if (await this.runs.follow(run, areStalled)) return;
    await this.resumeStalled();
    await this.runs.follow(run);
  }

  /** Lets runs that are stalled go on; one that is over its time is gone. */
  async resumeStalled(): Promise<void> {
    for (const run of this.stalled) {
      this.stalled.delete(run);
      if (clock - run.startedAt > (LIMITS[run.name as Stage] ?? API_SECONDS) * 1000) run.crash();
      else run.resume?.();
      await this.follow(run);
    }
  }

  /** Invokes the alert function with what was set aside, as the runbook says. */
  async redriveStream(): Promise<void> {
    const letters = this.stream.setAside.splice(0);
    if (letters.length === 0) return;
    const changes = letters.map(({ change }) => change);
    const run = startAgain(this, changes, (end) => {
      if (end.kind !== 'done') this.stream.setAside.push(...letters);
    });
    await this.follow(run);
  }

  /** Follows what becomes of a run. */
  track<T>(run: Run<T>, onEnd: (end: End<T>) => void = () => {}): Run {
    const one = run as Run;
    this.stalled.add(one);
    void run.ended.then((end) => {
      this.stalled.delete(one);
      onEnd(end);
      if (end.kind !== 'done' || run.wasHit) this.noteUnmarked(one);
    });
    return one;
  }

  /** Mails of a run that it could not mark in the ledger. */
  private noteUnmarked(run: Run): void {
    const ledger = (id: string, sk: string) => this.table.rows.get(JSON.stringify([`LEDGER#${id}`, sk]));
    for (const { claims, messageId, period } of this.mails.filter((mail) => mail.run === run)) {
      for (const claim of claims) {
        if (ledger(claim.recipient, claim.what)?.messageId !== messageId) this.unmarked.push(claimId(claim));
      }
      const stored = this.table.ofKind(rows.period).find(({ from }) => from === period?.from);
      if (period !== null && stored !== undefined && stored.sent === undefined)
        this.unmarked.push(`digest ${period.from}`);
    }
  }
}

/** One history: its steps happen, then all comes to rest, and what is then there is compared with the truth. */

import { listClips } from '../../functions/aws/table/clip/clips.ts';
import { SweepAnswer } from '../../shared/contract/sweep.ts';
import { follow } from '../support/world/follow.ts';
import type { NameId } from './content.ts';
import { correctKey } from './corrections.ts';
import { ADDRESSES } from './followers.ts';
import { closeAll, comesBack, followAs, noteSuppression, unfollow } from './guest.ts';
import type { Change } from './inbox.ts';
import { dropName, saveName } from './names.ts';
import { PAGE } from './page.ts';
import { GUESTS } from './phase.ts';
import { Random } from './random.ts';
import { nextDigestComes, redrive, rest } from './rest.ts';
import type { Event, Step } from './steps.ts';
import { findWrong } from './truth.ts';
import { turnVideos } from './videos.ts';
import { type Defect, World } from './world.ts';

export interface Told {
  /** What is not as it should be; empty where all is. */
  readonly wrong: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  readonly requests: number;
  /** Each request, fault and line of a log. */
  readonly trace: readonly string[];
}

export interface Options {
  readonly defect?: Defect | null;
  /** Keeps each request, and the functions' log. */
  readonly isTraced?: boolean;
}

/** Lets a history happen, and says what is wrong at its end. */
export function play(steps: readonly Step[], { defect = null, isTraced = false }: Options = {}): Promise<Told> {
  return World.run(1, defect, async (world) => {
    if (isTraced) {
      world.runs.trace = [];
      world.log = world.runs.trace;
    }
    await begin(world);
    for (const [i, step] of steps.entries()) {
      world.runs.trace?.push(`—— ${i + 1}`);
      await happen(world, step);
      await noteSuppression(world);
      world.wait(1000);
    }
    world.runs.trace?.push('—— rest');
    const wrong = [...(await rest(world)), ...(await findWrong(world))];
    if (wrong.length === 0) wrong.push(...(await swept(world)));
    if (wrong.length === 0) wrong.push(...(await replayed(world)));
    if (wrong.length === 0) wrong.push(...(await nextDigestComes(world)));
    const { injected: faults, requests, trace } = world.runs;
    return { wrong, faults, requests, trace: trace ?? [] };
  });
}

/** Two names are tracked; one address follows all names, another one of them. */
async function begin(world: World): Promise<void> {
  const [all = '', one = ''] = ADDRESSES;
  await follow('all', { address: all, videos: true });
  await follow('one', { address: one, nameIds: ['mara'], corrections: true });
  await saveName(world, 'mara', false);
  await saveName(world, 'olga', false);
  await world.invoke('compile');
}

async function happen(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'upload':
      return announce(world, await world.inbox.put(step.key, step.content), step.event);
    case 'remove':
      return announce(world, await world.inbox.remove(step.key), step.event);
    case 'remove-version':
      return announce(world, await world.inbox.removeVersion(step.key, step.back), step.event);
    case 'repeat-event':
      return announce(world, world.inbox.changes[step.change] ?? null, 'once');
    case 'run':
      await world.invoke(step.stage, step.fault, step);
      return;
    case 'overlap': {
      const [one, other] = step.stages;
      const starts = [() => world.start(one, step.fault), () => world.start(other, null, { again: true })];
      await world.overlap(starts, new Random(step.seed));
      return;
    }
    case 'resume':
      return world.resumeStalled();
    case 'wait':
      if (world.mayWait(step.minutes * 60_000)) world.wait(step.minutes * 60_000);
      return;
    case 'rewind-stream':
      return world.stream.rewind();
    case 'redrive':
      return redrive(world);
    case 'set-name':
      await saveName(world, step.name, step.hasAlias);
      if (step.compile) await world.invoke('compile');
      return;
    case 'remove-name':
      await dropName(world, step.name);
      if (step.compile) await world.invoke('compile');
      return;
    case 'correct':
      return correctKey(world, step, step.fault);
    case 'mail-throttle':
      world.mail.throttled += step.mails;
      return;
    case 'mail-refuses':
      world.refused.add(ADDRESSES[step.address] ?? '');
      return;
    case 'follow':
      return followAs(world, { ...step, address: GUESTS[step.address] ?? GUESTS[0] });
    case 'unfollow':
      return unfollow(world);
    case 'comes-back':
      return comesBack(world, step.feedback, step.isTwice);
    case 'close-digests':
      return closeAll(world, step.fault);
    case 'videos':
      return turnVideos(world, step.are === 'back', step.fault);
    default:
      step satisfies never;
  }
}

/** S3 sends the event of a change. */
function announce(world: World, change: Change | null, event: Event): void {
  if (change === null) return;
  if (event === 'lost') {
    world.lost.add(change);
    return;
  }
  world.send('ingest', change.message, event === 'later' ? 7 * 60 : 0);
  if (event === 'twice') world.send('ingest', change.message);
}

/** A sweep puts right what no event told, and where nothing was lost it finds nothing to do. */
async function swept(world: World): Promise<string[]> {
  // Longer than an event may be on its way.
  world.wait(2 * 60 * 60_000);
  const answer = await sweepToEnd(world);
  if (answer === null) return ['the sweep does not end'];
  const { files, receipts, repaired, removed } = answer;
  const isMended = repaired + removed > 0;
  const told = JSON.stringify({ files, receipts, repaired, removed });
  const wrong = files === receipts + repaired ? [] : [`the sweep does not add up: ${told}`];
  if (isMended && !world.isSweepNeeded) wrong.push(`the sweep mended what was not broken: ${told}`);
  if (!isMended && !world.isSweepNeeded) return wrong;
  world.isSwept = true;
  return [...wrong, ...(await rest(world)), ...(await findWrong(world))];
}

/** A replay under the same rules changes nothing and tells nobody. */
async function replayed(world: World): Promise<string[]> {
  const mails = world.mails.length;
  const before = await untrackedMentions(world);
  let report = await world.runReplay({ kind: 'begin', prefix: '', since: null, dryRun: false });
  for (let step = 0; step < 10 && report?.state === 'running'; step++) {
    report = await world.runReplay({ kind: 'go-on', id: report.id });
    while ((await world.invoke('parse')) !== null);
    while ((await world.invoke('store')) !== null);
  }
  if (report?.state !== 'ended') return [`the replay does not end: ${JSON.stringify(report)}`];
  const wrong = [...(await rest(world)), ...(await findWrong(world))];
  // A digest comes in any case.
  if (world.mails.slice(mails).some(({ claims }) => claims.length > 0)) wrong.push('a replay has told somebody');
  const after = new Set(await untrackedMentions(world));
  wrong.push(...before.filter((one) => !after.has(one)).map((one) => `a replay has taken the mention of ${one}`));
  // A name that is tracked again has its mentions from other rules.
  if (report.changed + report.failed > 0 && world.everDropped.size === 0) {
    wrong.push(`a replay under the same rules changes clips: ${JSON.stringify(report)}`);
  }
  return wrong;
}

/** Mentions that clips keep, though their names are no longer tracked; a replay keeps them too. */
async function untrackedMentions({ tracked }: World): Promise<string[]> {
  const { items } = await listClips({ ...PAGE, order: 'newest' });
  return items.flatMap(({ clipId, mentions }) =>
    mentions.filter(({ nameId }) => !tracked.has(nameId as NameId)).map(({ nameId }) => `${nameId} in ${clipId}`),
  );
}

/** The answer about a sweep that began now; null where it does not end. */
async function sweepToEnd(world: World): Promise<SweepAnswer | null> {
  const since = new Date().toISOString();
  for (let step = 0; step < 10; step++) {
    const run = await world.invoke('sweep', null, { since });
    const answer = SweepAnswer.safeParse(run?.end?.value);
    if (answer.data?.state === 'ended') return answer.data;
    // Past the lease of a run that died.
    world.wait(20 * 60_000);
  }
  return null;
}

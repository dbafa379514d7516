/**
 * Histories without an end: `npm run soak`, or `-- --minutes N`, `-- --seed S`; `-- --replay '<JSON>'` plays one history and
 * shows each of its requests. Prints progress, and the seed and the steps of a failure; the exit status is then 1.
 */
import { parseArgs } from 'node:util';
import { checkHistories } from './check.ts';
import { play } from './history.ts';
import type { Step } from './steps.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, replay: { type: 'string' } },
});

/** Histories are longer than those of the tests. */
const STEPS = 60;
const AT_ONCE = 25;

if (values.replay === undefined) await soak(Number(values.minutes ?? Number.POSITIVE_INFINITY));
else await replay(JSON.parse(values.replay));

async function soak(minutes: number): Promise<void> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const sum = { histories: 0, steps: 0, requests: 0 };
  const faults: Record<string, number> = {};
  for (let seed = Number(values.seed ?? Date.now() % 1_000_000_000); ; seed++) {
    const { failure, ...done } = await checkHistories({ seed, runs: AT_ONCE, steps: STEPS });
    for (const name of ['histories', 'steps', 'requests'] as const) sum[name] += done[name];
    for (const [kind, times] of Object.entries(done.faults)) faults[kind] = (faults[kind] ?? 0) + times;
    const { user, system } = process.cpuUsage(cpu);
    const told = { ...sum, faults, cpuSeconds: Math.round((user + system) / 1e6) };
    process.stdout.write(`${failure === null ? `seed ${seed} holds` : failure} ${JSON.stringify(told)}\n`);
    if (failure !== null) process.exit(1);
    if (performance.now() - start > minutes * 60_000) process.exit(0);
  }
}

async function replay(history: readonly Step[]): Promise<void> {
  const { wrong, trace } = await play(history, { isTraced: true });
  for (const line of trace) process.stdout.write(`${line}\n`);
  for (const line of wrong) process.stdout.write(`✗ ${line}\n`);
  process.exit(wrong.length > 0 ? 1 : 0);
}

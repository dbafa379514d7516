/**
 * A process that counts the steps of work, in our code and in libraries: the characters of code that ran, each as often as it
 * ran. The same work has the same count on any machine. Native code has no steps.
 */
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
// Before all else is loaded: what was compiled earlier tells only how often its functions were called.
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const { Answer, COUNTED, Question } = await import('./counted.ts');

process.on('message', async (message) => {
  const { what, length } = Question.parse(message);
  process.send?.(await stepsOf(what, length));
});
// What a damaged PDF leaves behind would otherwise end the process.
process.on('unhandledRejection', () => {});

async function stepsOf(what: string, length: number) {
  const work = COUNTED.get(what)?.(length);
  if (!work) throw new Error(`no such work: ${what}`);
  await session.post('Profiler.takePreciseCoverage');
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const functions = result.flatMap(({ url, functions }) =>
    functions.map(({ functionName, ranges }) => ({ name: `${functionName} in ${url}`, steps: stepsIn(ranges) })),
  );
  const dearest = functions.reduce((one, other) => (one.steps > other.steps ? one : other));
  return Answer.parse({ steps: functions.reduce((sum, { steps }) => sum + steps, 0), dearest: dearest.name });
}

/** Ranges of a function, of which each lies in the one before or behind it: what is in an inner one is not in the outer. */
function stepsIn(ranges: readonly Profiler.CoverageRange[]): number {
  let steps = 0;
  const around: Profiler.CoverageRange[] = [];
  for (const range of ranges) {
    while ((around.at(-1)?.endOffset ?? Infinity) <= range.startOffset) around.pop();
    steps += (range.count - (around.at(-1)?.count ?? 0)) * (range.endOffset - range.startOffset);
    around.push(range);
  }
  return steps;
}

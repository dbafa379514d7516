/** Works beside each other, in every order of their requests. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Service } from '../../../local/services/service.ts';

export interface Interleaving {
  /** Makes the service as it is before the works; each order gets one of its own. */
  readonly start: () => Pick<Service, 'beforeRequest'> | Promise<Pick<Service, 'beforeRequest'>>;
  readonly works: readonly (() => Promise<unknown>)[];
  /**
   * How often at most the turn is taken from a work that could have gone on. (Most races need two; the orders grow with the
   * number of requests to this power.) When one ends, or the first begins, any other may go on.
   */
  readonly switches: number;
  /** What must be true afterwards; `order` has the number of a work for each of its requests. */
  readonly check: (order: string) => void | Promise<void>;
}

/** Tries every order; answers how many there are. Works may wait for nothing but requests. */
export async function interleave({ start, works, switches, check }: Interleaving): Promise<number> {
  let tried = 0;
  for (let choices: Choice[] | null = []; choices !== null; choices = next(choices)) {
    const service = await start();
    await runAs(choices, service, works, switches);
    service.beforeRequest = () => {};
    tried += 1;
    await check(choices.map(({ options, at }) => options[at]).join(''));
  }
  return tried;
}

interface Choice {
  /** The works that could go on, the first one without a switch. */
  readonly options: readonly number[];
  at: number;
}

/** The choices that lead to the order after this one; null after the last. */
function next(choices: Choice[]): Choice[] | null {
  for (let last = choices.pop(); last !== undefined; last = choices.pop()) {
    if (last.at + 1 < last.options.length) return [...choices, { ...last, at: last.at + 1 }];
  }
  return null;
}

/** Runs the works by the choices, and then, as they go on, by the first option each; those are added. */
async function runAs(
  choices: Choice[],
  service: Pick<Service, 'beforeRequest'>,
  works: Interleaving['works'],
  switches: number,
): Promise<void> {
  const own = new AsyncLocalStorage<number>();
  const waiting = works.map((): (() => void)[] => []);
  service.beforeRequest = () => new Promise((go) => waiting[own.getStore() ?? 0]?.push(go));
  const failed: unknown[] = [];
  const ended = Promise.all(works.map((work, i) => own.run(i, work).catch((error: unknown) => failed.push(error))));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  let left = switches;
  let current: number | null = null;
  for (let step = 0; ; step++) {
    await new Promise(setImmediate);
    if (isOver) break;
    const ready = waiting.flatMap((queue, i) => (queue.length > 0 ? [i] : []));
    const canGoOn: boolean = current !== null && ready.includes(current);
    const others = ready.filter((work) => work !== current);
    const options: readonly number[] = canGoOn && current !== null ? [current, ...(left > 0 ? others : [])] : others;
    const choice: Choice = choices[step] ?? { options, at: 0 };
    choices[step] = choice;
    const chosen: number | undefined = choice.options[choice.at];
    if (chosen === undefined) throw new Error('The works wait for something else than requests.');
    if (canGoOn && chosen !== current) left -= 1;
    current = chosen;
    waiting[chosen]?.shift()?.();
  }
  if (failed.length > 0) throw failed[0];
}

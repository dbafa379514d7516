/**
 * A contract: cases that hold for a service whatever stands for it. They run on the services in memory always, and on the
 * emulator with the pipeline tests; a case that an emulator fails says what that does instead.
 */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../local/services/service.ts';

/** Takes commands as a client of the SDK does. */
export interface Client {
  send(command: Command): Promise<object>;
}

export interface Case<S> {
  /** What holds, and why that matters or where it is written. */
  readonly rule: string;
  /** Does something, and answers what is to be compared. */
  readonly act: (subject: S) => Promise<unknown>;
  readonly expected: unknown;
  /** What MiniStack 1.5.33 does instead: there the case must fail, so that a version that mends it is noticed. */
  readonly emulator?: string;
}

export type Stand = 'memory' | 'emulator' | 'local';

/** Runs the cases; `subjectFor` makes what a case acts on, apart from that of every other. */
export function runContract<S>(
  name: string,
  stand: Stand,
  cases: readonly Case<S>[],
  subjectFor: (i: number) => S,
): void {
  describe(`${name}, ${stand}`, () => {
    for (const [i, { rule, act, expected, emulator }] of cases.entries()) {
      const test = async () => expect(await act(subjectFor(i))).toEqual(expected);
      if (stand === 'emulator' && emulator !== undefined) it.fails(`${rule} (MiniStack: ${emulator})`, test);
      else it(rule, test);
    }
  });
}

/** The name of the error that a request is refused with; null where it is not. */
export async function refusal(request: Promise<unknown>): Promise<string | null> {
  try {
    await request;
    return null;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

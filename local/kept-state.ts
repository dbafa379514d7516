/** What an earlier run of the emulator has kept, and whether this one can go on with it. */
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { defaultStackName } from '../shared/wiring.ts';
import { runCommand } from './children.ts';
import { root } from './paths.ts';

/** More than the 25 seconds that `emulator/kept.py` waits for an emulator that still saves its state. */
const LIMIT_SECONDS = 60;

/** What `emulator/kept.py` finds. */
export const Found = z.object({
  /** When the state was saved, in milliseconds of the epoch; null if there is none. */
  savedAt: z.nullable(z.int()),
  /** Saved at the end of its run; else the run was killed. */
  isClean: z.boolean(),
  /** Status of each CloudFormation stack, by name. */
  stacks: z.record(z.string(), z.string()),
  /** Files of the state that are not whole. */
  unreadable: z.array(z.string()),
});
export type Found = z.infer<typeof Found>;

export type Kept =
  /** The first deployment did not come to its end. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'kept'; readonly isClean: boolean; readonly savedAt: Date }
  /** `reason` continues "What was kept cannot be used: ". */
  | { readonly kind: 'unusable'; readonly reason: string };

/**
 * From these a stack can be updated (CloudFormation guide, "Stack status codes"). All others are of a deployment that was
 * cut off or has failed half-way.
 */
const SETTLED = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
]);

/** The stack and that of the CDK; what else somebody deploys into the emulator is theirs to mend. */
const OURS = new Set([defaultStackName, 'CDKToolkit']);

/** Whether a start can go on with what was found. `wasDeployed`: an earlier run had deployed the stack. */
export function judge({ savedAt, isClean, stacks, unreadable }: Found, wasDeployed: boolean): Kept {
  const [file] = unreadable;
  if (file !== undefined) return { kind: 'unusable', reason: `${file} is damaged` };
  if (savedAt === null || !(defaultStackName in stacks)) {
    return wasDeployed ? { kind: 'unusable', reason: `the stack ${defaultStackName} is missing` } : { kind: 'nothing' };
  }
  const stuck = Object.entries(stacks).find(([name, status]) => OURS.has(name) && !SETTLED.has(status));
  if (stuck !== undefined) return { kind: 'unusable', reason: `the stack ${stuck[0]} is ${stuck[1]}` };
  return { kind: 'kept', isClean, savedAt: new Date(savedAt) };
}

/** Waits until the emulator of an earlier run has ended, then looks at the state in `folder`. `python`: its path. */
export async function findKept(
  python: string,
  folder: string,
  wasDeployed: boolean,
  options: { readonly env: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<Kept> {
  const script = fileURLToPath(new URL('emulator/kept.py', import.meta.url));
  const how = { ...options, cwd: root, limitSeconds: LIMIT_SECONDS };
  return judge(Found.parse(JSON.parse(await runCommand(python, ['-I', '-B', script, folder], how))), wasDeployed);
}

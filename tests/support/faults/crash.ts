/** A crash at each request that some work makes to the table. */
import type { Service } from '../../../local/services/service.ts';

export interface CrashTest {
  /** Makes the table as it is before the work; each crash gets one of its own. */
  readonly start: () => Pick<Service, 'beforeRequest'>;
  /** The work; one of its requests fails. It may throw that failure on, and no other. */
  readonly work: () => Promise<unknown>;
  /** What must be true afterwards, now that requests succeed again; `label` names the crash. */
  readonly check: (label: string) => void | Promise<void>;
}

/** Does the work with a crash at its first request, then at its second, and so on, and at last with none. */
export async function crashAtEachRequest({ start, work, check }: CrashTest): Promise<void> {
  for (let crash = 1; ; crash++) {
    const table = start();
    const planted = new Error('crash');
    let requests = 0;
    table.beforeRequest = () => {
      requests += 1;
      if (requests === crash) throw planted;
    };
    await work().catch((error) => {
      if (error !== planted) throw error;
    });
    table.beforeRequest = () => {};
    await check(`crash at request ${crash}`);
    if (requests < crash) return;
  }
}

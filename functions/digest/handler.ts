/** Every minute → what the agenda has for now goes to the mail queue; once an hour a look at what should not be. */
import { runAgenda } from './agenda.ts';
import { createLooks } from './looks.ts';

const MINUTE_MS = 60_000;
/** The function has 58 seconds; what is begun last takes some. */
const WORK_MS = 45_000;

/** The handler of one environment of the function, which remembers when it looked. */
export function createHandler(): () => Promise<void> {
  const looks = createLooks();
  return async () => {
    const start = Date.now();
    const isOver = () => Date.now() - start > WORK_MS;
    // Until the next run: SQS holds each job back until its time.
    const sent = await runAgenda(new Date(start), { ahead: MINUTE_MS, isOver });
    if (sent > 0) console.info({ message: 'jobs sent', jobs: sent });
    if (!isOver()) await looks(new Date(start), isOver);
  };
}

export const handler = createHandler();

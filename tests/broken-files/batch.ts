/**
 * The process that reads broken files for `run.ts`, from one number on, until it is ended: one may take all of its time or
 * memory. It tells what became of each.
 */
import * as z from 'zod';
import { readBroken } from './read-broken.ts';

export const Told = z.object({
  number: z.int(),
  what: z.string(),
  changes: z.array(z.string()),
  faults: z.array(z.string()),
  /** The most memory that this process has had so far. */
  megabytes: z.number(),
});
export type Told = z.infer<typeof Told>;

/** Of processor time: for each megabyte, for a file at least (50 KB of `[` in Markdown take 2.5), for a PDF, whose own limit is 15. */
const MOST_SECONDS = { megabyte: 2, file: 5, pdf: 20 } as const;

async function told(number: number): Promise<Told> {
  const { file, faults, seconds } = await readBroken(number);
  const { bytes, original, fileName, changes } = file;
  const most = bytes.includes('%PDF')
    ? MOST_SECONDS.pdf
    : Math.max(MOST_SECONDS.file, (MOST_SECONDS.megabyte * bytes.length) / 1e6);
  const slow = seconds > most ? [`it takes ${seconds.toFixed(1)} seconds for ${bytes.length} bytes`] : [];
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return {
    number,
    what: original === fileName ? original : `${original} as ${fileName}`,
    changes: [...changes],
    faults: [...faults, ...slow],
    megabytes,
  };
}

if (process.send) {
  const [from, behind] = process.argv.slice(2).map(Number);
  for (let number = from ?? 0; number < (behind ?? 0); number++) process.send(await told(number));
  process.disconnect();
}

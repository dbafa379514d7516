/** The report of a replay, added up file by file. */
import type { ChangedClip, ReplayReport, ReplayScope } from '../contract/replay.ts';

/** What became of one file. */
export interface ReplayedFile {
  readonly outcome: 'compared' | 'passed-over' | 'failed';
  readonly clips: number;
  readonly changed: number;
  readonly fields: Readonly<Record<string, number>>;
  readonly samples: readonly ChangedClip[];
  readonly failure?: ReplayReport['failures'][number] | undefined;
}

/** Changed clips and failures that a report shows; of the others it has the numbers. */
const MOST_SHOWN = 20;

export function startedReport(id: string, { dryRun }: ReplayScope, startedAt: Date): ReplayReport {
  return {
    ...{ id, state: 'running', dryRun, startedAt: startedAt.toISOString() },
    ...{ files: 0, done: 0, clips: 0, changed: 0, failed: 0, passedOver: 0, fields: {} },
    ...{ samples: [], failures: [] },
  };
}

/** The report with files that are done. */
export function withFiles(report: ReplayReport, files: readonly ReplayedFile[]): ReplayReport {
  const sum = (of: (file: ReplayedFile) => number) => files.reduce((total, file) => total + of(file), 0);
  const fields = { ...report.fields };
  for (const [name, count] of files.flatMap((file) => Object.entries(file.fields))) {
    fields[name] = (fields[name] ?? 0) + count;
  }
  return {
    ...report,
    fields,
    done: report.done + files.length,
    clips: report.clips + sum(({ clips }) => clips),
    changed: report.changed + sum(({ changed }) => changed),
    failed: report.failed + sum(({ outcome }) => Number(outcome === 'failed')),
    passedOver: report.passedOver + sum(({ outcome }) => Number(outcome === 'passed-over')),
    samples: [...report.samples, ...files.flatMap(({ samples }) => samples)].slice(0, MOST_SHOWN),
    failures: [...report.failures, ...files.flatMap(({ failure }) => failure ?? [])].slice(0, MOST_SHOWN),
  };
}

/** What a process of this machine has spent so far, as its kernel tells. */
import { readFile } from 'node:fs/promises';

export interface Spent {
  /** Processor time of all of its threads. */
  readonly cpuSeconds: number;
  /** Memory that it holds now. */
  readonly megabytes: number;
}

/** Ticks of a second in `/proc`: `USER_HZ`, 100 on every architecture that Node runs on (man page proc_pid_stat). */
const TICKS = 100;
/** Behind the name of the program, which may hold spaces and brackets: fields 14 and 15 of the page count from its first. */
const TIMES = /^.*\)(?: \S+){11} (?<user>\d+) (?<system>\d+) /s;
const RESIDENT = /^VmRSS:\s+(?<kilobytes>\d+) kB$/m;

/** Null where the process has ended, or the system has no `/proc` (all but Linux). */
export async function spentBy(pid: number): Promise<Spent | null> {
  const [stat, status] = await Promise.all([read(`/proc/${pid}/stat`), read(`/proc/${pid}/status`)]);
  const { user, system } = TIMES.exec(stat)?.groups ?? {};
  const { kilobytes } = RESIDENT.exec(status)?.groups ?? {};
  if (user === undefined || system === undefined || kilobytes === undefined) return null;
  return { cpuSeconds: (Number(user) + Number(system)) / TICKS, megabytes: Number(kilobytes) / 1024 };
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

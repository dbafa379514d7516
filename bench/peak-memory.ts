import { readFileSync } from 'node:fs';

/**
 * Peak resident memory of this process in MB (MiB). On Linux from /proc: the figure of `resourceUsage` starts at the peak
 * of the parent process there.
 */
export function peakMemoryMb(): number {
  return (peakOnLinuxKb() ?? process.resourceUsage().maxRSS) / 1024;
}

function peakOnLinuxKb(): number | null {
  if (process.platform !== 'linux') return null;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return peak === undefined ? null : Number(peak);
}

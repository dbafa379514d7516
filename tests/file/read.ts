import { readFile } from '../../shared/file/index.ts';

const TODAY = '2026-11-22';

/** Reads text as a file; throws when it is refused. */
export function read(text: string | Uint8Array, fileName = 'clip.txt') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reading = readFile(bytes, fileName, TODAY);
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return { ...reading, codes: reading.warnings.map(({ code }) => code) };
}

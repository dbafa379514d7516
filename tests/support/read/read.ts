import { NO_OWN_OUTLETS } from '../../../shared/file/outlets/own.ts';
import { readPart } from '../../../shared/file/read-part.ts';

const TODAY = '2026-11-22';

/** Reads text as a file of one clip, with these outlets besides the built-in ones; throws when it is refused. */
export function read(text: string | Uint8Array, fileName = 'clip.txt', own = NO_OWN_OUTLETS) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const content = { kind: 'bytes', bytes, charset: null } as const;
  const part = { path: null, fileName, content, format: null, declared: [], attachments: [], warnings: [] };
  const [reading] = readPart(part, { today: TODAY, own });
  if (reading?.kind !== 'read') throw new Error(reading?.reason);
  return { ...reading, codes: reading.warnings.map(({ code }) => code) };
}

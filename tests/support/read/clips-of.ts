import { findEmbeds } from '../../../shared/embed/index.ts';
import { NO_OWN_OUTLETS } from '../../../shared/file/outlets/own.ts';
import { readPart } from '../../../shared/file/read-part.ts';

/** What is read of each clip in a file. */
export function clipsOf(text: string, fileName = 'clip.txt') {
  const content = { kind: 'text', text } as const;
  const part = { path: null, fileName, content, format: null, declared: [], attachments: [], warnings: [] };
  return readPart(part, { today: '2026-11-22', own: NO_OWN_OUTLETS }).map((reading) => {
    if (reading.kind !== 'read') throw new Error(reading.reason);
    const { title, outlet, publishedOn, summary } = reading.fields;
    const embeds = findEmbeds(reading.document).embeds.map(({ url }) => url);
    const codes = reading.warnings.map(({ code }) => code);
    return { ...reading, title, outlet, publishedOn, summary, embeds, codes };
  });
}

/** How much of a clip is kept, whatever a file holds: a record must fit into a table row (DynamoDB: 400 KB an item). */
import type { ParsedFile, Warning } from './contract.ts';

/** Characters of a title or an outlet; the longest real headlines have some 300. */
export const MAX_LINE = 1000;
/** Characters of all embeds of a clip as JSON, at most 3 bytes each: a page has a handful, some 200 each. */
const MAX_EMBEDS = 60_000;
/** Warnings told one by one. */
export const MAX_WARNINGS = 50;

/** The clip within bounds; each cut is told by a warning of its own. */
export function withinBounds(clip: ParsedFile): ParsedFile {
  const embeds = leading(clip.embeds, MAX_EMBEDS);
  const cuts: Warning[] = [];
  for (const field of ['title', 'outlet'] as const) {
    if ((clip[field]?.length ?? 0) > MAX_LINE) {
      cuts.push({ code: 'field-cut', message: `The ${field} was cut after ${MAX_LINE} characters. Shorten it.` });
    }
  }
  if (embeds.length < clip.embeds.length) {
    const message = `Of ${clip.embeds.length} videos the first ${embeds.length} are kept. Split the file.`;
    cuts.push({ code: 'embeds-cut', message });
  }
  return {
    ...clip,
    title: cutLine(clip.title),
    outlet: cutLine(clip.outlet),
    embeds,
    warnings: [...cuts, ...fewer(clip.warnings)],
  };
}

function cutLine(line: string | null): string | null {
  if (line === null || line.length <= MAX_LINE) return line;
  const space = line.lastIndexOf(' ', MAX_LINE - 1);
  return `${line.slice(0, space > MAX_LINE / 2 ? space : MAX_LINE - 1).toWellFormed()}…`;
}

/** As many of the first items as fit. */
function leading<T>(items: readonly T[], room: number): T[] {
  let left = room;
  const tooFar = items.findIndex((item) => {
    left -= JSON.stringify(item).length;
    return left < 0;
  });
  return items.slice(0, tooFar === -1 ? items.length : tooFar);
}

/** The first of many warnings, shortened, and how many more there are of what kind. */
function fewer(warnings: readonly Warning[]): Warning[] {
  const kept = warnings.slice(0, MAX_WARNINGS).map(({ code, message }) => ({
    code,
    message: message.length > MAX_LINE ? `${message.slice(0, MAX_LINE).toWellFormed()}…` : message,
  }));
  const rest = Map.groupBy(warnings.slice(MAX_WARNINGS), ({ code }) => code);
  return [
    ...kept,
    ...[...rest].map(([code, more]) => ({ code, message: `There are ${more.length} more of this kind.` })),
  ];
}

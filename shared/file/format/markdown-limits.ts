/** Limits of Markdown that is parsed: micromark takes 250 ms for either on a small machine. */
const LONGEST = 262_144;
const MOST_LINES = 5000;
/** Marks in one paragraph; micromark's time grows with their square (2000 take 10 ms, 20,000 a second). */
const MOST_MARKS = 2000;
/** Cells of tables; each takes 20 µs. */
const MOST_CELLS = 10_000;
/** Containers at the start of a line (`>`, `-`): parse time grows with the cube of their nesting. */
const MOST_CONTAINERS = 24;
/** Deeper indentation would be nested lists. */
const DEEPEST_INDENTATION = 100;

/** Whether Markdown can be parsed in bounded time; what people write always can. */
export function isWithinLimits(source: string): boolean {
  if (source.length > LONGEST) return false;
  const lines = source.split('\n');
  if (lines.length > MOST_LINES) return false;
  if ((source.match(/\|/g)?.length ?? 0) > MOST_CELLS) return false;
  let marks = 0;
  return lines.every((line) => {
    const head = /^[\s>+*-]*/.exec(line)?.[0] ?? '';
    marks = head.length >= line.length ? 0 : marks + (line.match(/[[\]*_`<&!~]/g)?.length ?? 0);
    const containers = head.replace(/\s+/g, '').length;
    return marks <= MOST_MARKS && containers <= MOST_CONTAINERS && head.length - containers <= DEEPEST_INDENTATION;
  });
}

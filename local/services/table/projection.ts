/** Projection expressions: the attributes of a row that are asked for. */
import { type Context, valueAt } from './condition.ts';
import { type Row, storedValue } from './row.ts';
import { attributeName, invalid, pathAt, type Step, Tokens } from './tokens.ts';

/** A copy of the row with only what is asked for; all of it where nothing is said. */
export function projected(expression: string | undefined, context: Context): Row {
  if (expression === undefined) return storedValue(context.row) as Row;
  const result: Row = {};
  for (const path of pathsOf(expression)) {
    const value = valueAt(path, context);
    if (value === undefined) continue;
    let place = result;
    for (const step of path.slice(0, -1)) {
      const name = nameOf(step, context);
      place[name] ??= {};
      place = place[name] as Row;
    }
    place[nameOf(path.at(-1) ?? '', context)] = storedValue(value);
  }
  return result;
}

/** The attributes, of the row itself, that an expression asks for. */
export function projectedNames(expression: string, names: Readonly<Record<string, string>>): string[] {
  return pathsOf(expression).map(([first = '']) => attributeName(String(first), { names }));
}

function pathsOf(expression: string): Step[][] {
  const tokens = new Tokens(expression);
  const paths: Step[][] = [];
  do paths.push(pathAt(tokens));
  while (tokens.take(','));
  tokens.end();
  return paths;
}

function nameOf(step: Step, context: Context): string {
  if (typeof step === 'number') throw invalid('This table takes no index of a list in a projection.');
  return attributeName(step, context);
}

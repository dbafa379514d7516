/** Event patterns, as far as the stack uses them (Lambda guide, "Control which events Lambda sends to your function"). */
import type { Pattern } from '../../shared/triggers.ts';

/** Whether a record meets one of the patterns. */
export function meetsOne(record: unknown, patterns: readonly Pattern[]): boolean {
  return patterns.some((pattern) => meets(record, pattern));
}

function meets(value: unknown, pattern: Pattern): boolean {
  return Object.entries(pattern).every(([name, rule]) => {
    const part = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
    return isPattern(rule) ? meets(part, rule) : rule.some((one) => holds(part, one));
  });
}

const isPattern = (rule: Pattern[string]): rule is Pattern => !Array.isArray(rule);

/** Nothing is met by what is not there. */
function holds(value: unknown, rule: string | { readonly 'anything-but': readonly string[] }): boolean {
  if (typeof value !== 'string') return false;
  return typeof rule === 'string' ? value === rule : !rule['anything-but'].includes(value);
}

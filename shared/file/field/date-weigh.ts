/** Which of the days that a page states yields to another. */
import { CLAIMS } from './date-claims.ts';
import { type DateClue, daysOf } from './date-clue.ts';

/** A clue whose day exists. */
export interface DatedClue extends DateClue {
  /** YYYY-MM-DD */
  readonly value: string;
}

/**
 * Clues with the claims that they have beside each other. The day of publication is the one that a page shows beside its
 * headline, unless it calls it an update or declares it as that of the last change; else the one its head declares. A day that
 * the head or the address says is contested, so that it claims little,
 * - where it is an instant in UTC, and the page, its address or a stamp with an offset says the day before or after, which it
 *   was there;
 * - where the shown day is a later one, or the day before, or where the head says it too, under another name.
 * A shown day that is older by two days or more is an event, or an earlier version, unless the head's name for its own is vague:
 * then the shown one is contested.
 */
export function weighed<C extends DatedClue>(clues: readonly C[]): C[] {
  const changed = new Set(clues.filter(({ kind }) => kind === 'changed').flatMap(localDays));
  const declared = new Set(clues.filter(({ kind }) => kind === 'published').map(({ value }) => value));
  const local = new Set(clues.filter(isLocal).map(({ value }) => value));
  const elsewhere = new Set(clues.filter((clue) => isElsewhere(clue, local)));
  const shown = surest(
    clues.filter((clue) => clue.kind === 'shown' && !changed.has(clue.value) && !elsewhere.has(clue)),
  );
  const contested = new Set(
    clues.filter((clue) => elsewhere.has(clue) || (shown !== null && yieldsTo(clue, shown, declared))),
  );
  const head = surest(clues.filter((clue) => clue.kind === 'published' && !contested.has(clue)));
  const ofHead = new Set(head && localDays(head));
  return clues.map((clue) => {
    const overruled = clue.kind === 'shown' && head !== null && !localDays(clue).some((day) => ofHead.has(day));
    if (!contested.has(clue) && !overruled) return clue;
    const confidence = Math.min(clue.evidence.confidence ?? 0, CLAIMS.contested);
    return { ...clue, evidence: { ...clue.evidence, confidence } };
  });
}

/** Whether a declared day yields to the one shown; `declared` are all that the head declares as days of publication. */
function yieldsTo(clue: DatedClue, shown: DatedClue, declared: ReadonlySet<string>): boolean {
  if (clue.kind !== 'published' && clue.kind !== 'vague' && clue.kind !== 'address') return false;
  const later = daysOf(shown.value) - daysOf(clue.value);
  if (later === 0 || (shown.utcHour !== null && Math.abs(later) === 1)) return false;
  return later >= -1 || clue.kind !== 'published' || declared.has(shown.value);
}

/** Whether an instant in UTC was on another day where the page was written, as what is not in UTC agrees. */
function isElsewhere(clue: DatedClue, local: ReadonlySet<string>): boolean {
  if (clue.kind !== 'published' && clue.kind !== 'vague' && clue.kind !== 'shown') return false;
  const [day, neighbour] = localDays(clue);
  return neighbour !== undefined && local.has(neighbour) && !local.has(day ?? '');
}

/** Whether a clue says a day as it was where the page was written. */
function isLocal({ kind, utcHour }: DatedClue): boolean {
  return utcHour === null && (kind === 'shown' || kind === 'address' || kind === 'published');
}

/** The day of a clue, and the one that an instant in UTC may have been elsewhere: offsets go from −10 to +14 hours. */
function localDays({ value, utcHour }: DatedClue): string[] {
  if (utcHour === null) return [value];
  const neighbour = daysOf(value) + (utcHour < 10 ? -1 : 1);
  return [value, new Date(neighbour * DAY_MS).toISOString().slice(0, 10)];
}

const DAY_MS = 86_400_000;

function surest<C extends DatedClue>(clues: readonly C[]): C | null {
  const claim = ({ evidence }: C) => evidence.confidence ?? 0;
  return clues.reduce<C | null>((best, clue) => (best && claim(best) >= claim(clue) ? best : clue), null);
}

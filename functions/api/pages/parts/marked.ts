/** Text of a file with marks on the names in it. */
import { html } from 'hono/html';
import { type Mark, type Marked, marksIn, piecesAt, snippetPieces } from '../../../../shared/view/highlight.ts';
import type { Markup } from '../page.ts';

/** A range to mark, in UTF-16 units of its text. */
export interface TextMark extends Mark {
  /** Where a link can lead. */
  readonly id?: string;
  /** Another name than the one that was asked for: a dotted rule without a fill. */
  readonly isOther?: boolean;
}

/** The text with these marks, which are in order and apart. */
export function markedAt(text: string, marks: readonly TextMark[]): (Markup | string)[] {
  let next = 0;
  return piecesAt(text, marks).map(({ text: piece, isName }) => {
    if (!isName) return piece;
    const { id, isOther = false } = marks[next++] ?? {};
    return html`<mark${id === undefined ? '' : html` id="${id}"`}${isOther ? html` class="other"` : ''}>${piece}</mark>`;
  });
}

/** The sentence that a mention was found in, with its name marked. */
export function markedSnippet(mention: Marked): (Markup | string)[] {
  return markedAt(
    mention.snippet,
    marksIn(mention).filter(({ start, end }) => start < end),
  );
}

/** A place of a name in a text; `number` counts those of the name, from 1 on. */
export interface NamePlace extends Mark {
  readonly nameId: string;
  readonly number: number;
}

interface Found {
  readonly nameId: string;
  readonly spans: readonly { readonly form: string }[];
}

/**
 * Where names stand in a text, by the forms in which they were found, in order and apart: of two that share units the one
 * that begins first, or is longer, stays.
 */
export function namesIn(text: string, mentions: readonly Found[]): NamePlace[] {
  const all = mentions.flatMap(({ nameId, spans }) =>
    rangesOf(
      text,
      spans.map(({ form }) => form),
    ).map((range) => ({ ...range, nameId })),
  );
  const counts = new Map<string, number>();
  const places: NamePlace[] = [];
  for (const place of all.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (place.start < (places.at(-1)?.end ?? 0)) continue;
    const number = (counts.get(place.nameId) ?? 0) + 1;
    counts.set(place.nameId, number);
    places.push({ ...place, number });
  }
  return places;
}

function rangesOf(text: string, forms: readonly string[]): Mark[] {
  let at = 0;
  return snippetPieces(text, forms).flatMap(({ text: piece, isName }) => {
    const start = at;
    at += piece.length;
    return isName ? [{ start, end: at }] : [];
  });
}

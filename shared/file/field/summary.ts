import { type Evidence, MAX_SUMMARY, type Warning } from '../../contract/clip.ts';
import type { Block, Document } from '../../document/document.ts';
import { characterStart } from '../../well-formed.ts';
import { mainBlocksOf } from '../main-text/index.ts';
import { isBody } from './byline.ts';
import { isCopyLine } from './copy-day.ts';
import { type Field, found, missing } from './field.ts';
import { edgeLines, evidenceOf, type Line, labelled, linesOf } from './lines.ts';

const HEAD = ['og:description', 'description', 'twitter:description'];

interface TextRange {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/**
 * The summary: the text under a label such as `Summary:`, up to the next heading or label; else what the file states; else
 * the text from its first paragraph on; else a page's description. Paragraphs are joined by a blank line; lines that gave
 * another field (`claimed`) are left out.
 */
export function summaryOf(document: Document, claimed: readonly Evidence[]): Field {
  const lines = linesOf(document);
  const main = new Set(mainBlocksOf(document));
  const rest = lines.filter((line) => main.has(line.block) && !isClaimed(line, claimed) && !isCopyLine(line.text, []));
  return (
    ofParts('summary-label', afterLabel(lines, claimed)) ??
    declaredSummary(document, ['stated:summary']) ??
    ofParts('first-paragraph', fromFirstParagraph(rest)) ??
    declaredSummary(document, HEAD) ??
    missing(null)
  );
}

function declaredSummary({ declared }: Document, names: readonly string[]): Field | null {
  for (const wanted of names) {
    const row = declared.find(({ name }) => name === wanted);
    if (row) return cut(row.value, { rule: 'declared-summary', start: row.start, end: row.end });
  }
  return null;
}

function isClaimed({ block, start, end }: Line, claimed: readonly Evidence[]): boolean {
  const [from, to] = [block.offsets.at(start), block.offsets.at(end)];
  return claimed.some((evidence) => from < evidence.end && evidence.start < to);
}

function afterLabel(lines: readonly Line[], claimed: readonly Evidence[]): TextRange[] {
  const line = edgeLines(lines).find((line) => labelled(line, 'summary', true) !== null);
  const label = line && labelled(line, 'summary', true);
  if (!line || !label) return [];
  const parts: TextRange[] = [];
  if (label.rest < line.text.length) parts.push({ block: line.block, start: line.start + label.rest, end: line.end });
  const { level, kind } = line.block;
  let length = 0;
  for (const next of lines.slice(lines.indexOf(line) + 1)) {
    if (next.block.kind === 'heading' && (kind !== 'heading' || next.block.level <= level)) break;
    if (labelled(next, 'other', true)) break;
    // Bylines below the summary are not part of it.
    if (
      isClaimed(next, claimed) ||
      isCopyLine(next.text, []) ||
      labelled(next, 'source') ||
      labelled(next, 'published')
    )
      continue;
    parts.push(next);
    length += next.text.length;
    if (length > 2 * MAX_SUMMARY) break;
  }
  return parts;
}

function fromFirstParagraph(lines: readonly Line[]): TextRange[] {
  const text = lines.filter(({ block }) => block.kind !== 'caption' && block.kind !== 'title');
  const first = text.findIndex((line) => isBody(line) || (line.block.kind === 'paragraph' && isSentence(line.text)));
  const any = first < 0 ? text.findIndex(({ block, text }) => block.kind !== 'heading' && /\p{L}/u.test(text)) : first;
  return any < 0 ? [] : text.slice(any);
}

/** A few words with a full stop: shorter than most paragraphs, but no byline. */
function isSentence(text: string): boolean {
  if (!/[.!?。！？؟…।]["”»’)]?$/u.test(text)) return false;
  return text.split(/\s+/u, 4).length > 2 || (text.length > 12 && /[。！？]/u.test(text));
}

function ofParts(rule: string, parts: readonly TextRange[]): Field | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  let text = '';
  let previous: Block | null = null;
  for (const { block, start, end } of parts) {
    text += `${text === '' ? '' : block === previous ? '\n' : '\n\n'}${block.text.slice(start, end)}`;
    previous = block;
  }
  const { start } = evidenceOf(rule, first.block, first.start, first.end);
  const { end } = evidenceOf(rule, last.block, last.start, last.end);
  return text.trim() === '' ? null : cut(text.trim(), { rule, start: Math.min(start, end), end: Math.max(start, end) });
}

function cut(text: string, evidence: Evidence): Field {
  if (text.length <= MAX_SUMMARY) return found(text, evidence);
  const head = text.slice(0, MAX_SUMMARY + 1);
  const paragraph = head.lastIndexOf('\n\n');
  const word = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
  const space = paragraph > MAX_SUMMARY / 2 ? paragraph : word;
  const end = space > MAX_SUMMARY / 2 ? space : characterStart(text, MAX_SUMMARY);
  const warning: Warning = {
    code: 'summary-cut',
    message: `The summary has ${text.length} characters; the first ${end} are kept.`,
  };
  return found(text.slice(0, end).trimEnd(), evidence, [warning]);
}

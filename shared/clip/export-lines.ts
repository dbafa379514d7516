/** Clips as the lines of an export. */
import type { Clip } from '../contract/clip.ts';
import type { ExportFormat } from '../contract/export.ts';

const COLUMNS = ['clipId', 'title', 'outlet', 'publishedOn', 'language', 'summary', 'key', 'receivedAt'] as const;
const END = '\r\n';
const BOM = '\ufeff';

/** What stands before the first clip. */
export function exportHead(format: ExportFormat, bom: boolean): string {
  switch (format) {
    case 'csv':
      return `${bom ? BOM : ''}${COLUMNS.join(',')}${END}`;
    case 'jsonl':
      return '';
    default:
      return format satisfies never;
  }
}

/** A clip with the end of its line: RFC 4180, or the JSON that the API shows of one clip. */
export function exportLine(format: ExportFormat, clip: Clip): string {
  switch (format) {
    case 'csv':
      return `${COLUMNS.map((column) => cell(clip[column] ?? '')).join(',')}${END}`;
    case 'jsonl':
      return `${JSON.stringify(clip)}\n`;
    default:
      return format satisfies never;
  }
}

/** Spreadsheets run what begins so as a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

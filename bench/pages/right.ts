/** Whether a field of a page was read right. */
import type { Page } from './index.ts';

export const FIELDS = ['title', 'publishedOn', 'outlet', 'language'] as const;

export type KnownField = (typeof FIELDS)[number];

/** Whether a value is the known one of a page. */
export function isRight(field: KnownField, page: Page, value: string | null): boolean {
  if (value === null) return false;
  switch (field) {
    case 'title':
      return sameTitle(value, page.title ?? '');
    case 'publishedOn':
      return value === page.publishedOn;
    case 'language':
      return (page.language ?? []).includes(value.slice(0, 2).toLowerCase());
    case 'outlet':
      return (page.outlet ?? []).some((name) => letters(name) === letters(value));
    default:
      return field satisfies never;
  }
}

/** Titles of saved pages are annotated loosely: case, white space, quotes and a tail such as ` - Site` may differ. */
function sameTitle(one: string, other: string): boolean {
  const [left, right] = [one, other].map((title) => [letters(title), letters(title.replace(TAIL, ''))]);
  return (left ?? []).some((form) => form !== '' && (right ?? []).includes(form));
}

const TAIL = /\s[|–—·•»:-]\s[^|–—·•»:-]{1,60}$/u;

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

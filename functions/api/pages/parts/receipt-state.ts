/** What became of a file: an icon, a word, a colour. A refusal is not red: the reader can mend it. */
import { html } from 'hono/html';
import type { Outcome } from '../../../../shared/contract/clip.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { type Icon, icon } from '../frame/icons.ts';
import type { Markup, WordsOf } from '../page.ts';

interface Look {
  readonly icon: Icon;
  /** Class of its colour; without one it is quiet. */
  readonly tone: '' | 'ok' | 'warn';
}

const LOOKS: Readonly<Record<Outcome, Look>> = {
  parsed: { icon: 'check', tone: 'ok' },
  partial: { icon: 'care', tone: 'warn' },
  refused: { icon: 'refuse', tone: 'warn' },
  superseded: { icon: 'clock', tone: '' },
  removed: { icon: 'bar', tone: '' },
};

const WORDS: WordsOf<Readonly<Record<Outcome, string>>> = {
  en: { parsed: 'Parsed', partial: 'Partial', refused: 'Refused', superseded: 'Superseded', removed: 'Removed' },
  fr: { parsed: 'Lu', partial: 'Lu en partie', refused: 'Refusé', superseded: 'Remplacé', removed: 'Supprimé' },
  de: {
    parsed: 'Gelesen',
    partial: 'Teilweise gelesen',
    refused: 'Abgelehnt',
    superseded: 'Ersetzt',
    removed: 'Entfernt',
  },
  es: {
    parsed: 'Leído',
    partial: 'Leído en parte',
    refused: 'Rechazado',
    superseded: 'Sustituido',
    removed: 'Eliminado',
  },
  ar: { parsed: 'قُرئ', partial: 'قُرئ جزئيًا', refused: 'مرفوض', superseded: 'حلّ محله أحدث', removed: 'أُزيل' },
  ru: {
    parsed: 'Прочитан',
    partial: 'Прочитан частично',
    refused: 'Отклонён',
    superseded: 'Заменён',
    removed: 'Удалён',
  },
};

export const receiptWord = (outcome: Outcome, { language }: Voice): string => WORDS[language][outcome];

/** Icon and word. */
export function receiptState(outcome: Outcome, voice: Voice): Markup {
  const look = LOOKS[outcome];
  const classes = ['state', look.tone].filter((one) => one !== '').join(' ');
  return html`<span class="${classes}">${icon(look.icon)}${receiptWord(outcome, voice)}</span>`;
}

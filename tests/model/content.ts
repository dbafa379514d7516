/** The few files and names of the histories. */
import type { Name } from '../../shared/contract/name.ts';

/** In `d.json` one file can list several clips. */
export const KEYS = ['a.txt', 'b.txt', 'c.html'] as const;
export type KeyName = (typeof KEYS)[number];

export const NAME_IDS = ['mara', 'olga', 'ivan'] as const;
export type NameId = (typeof NAME_IDS)[number];

const DISPLAY: Readonly<Record<NameId, string>> = {
  mara: 'Mara Lindqvist',
  olga: 'Olga Wartenberg',
  ivan: 'Ivan Besideov',
};

/** What a name is also called; a name changes by taking on and giving up its alias. */
const ALIAS: Readonly<Record<NameId, string>> = {
  mara: 'the Lindqvist lady',
  olga: 'Olga of Wartburg',
  ivan: 'Vanya Besideov',
};

export const nameOf = (id: NameId, hasAlias: boolean): Name => ({
  id,
  name: DISPLAY[id],
  aliases: hasAlias ? [ALIAS[id]] : [],
});

export const DAYS = ['2026-01-05', '2026-01-06', null] as const;
export const OUTLETS = ['Radio Coteaux', 'Le Monde'] as const;

export const CONTENT_KINDS = ['text', 'video', 'several', 'empty', 'image'] as const;

export interface Content {
  readonly kind: (typeof CONTENT_KINDS)[number];
  /** Which news it tells: the same words under each key. */
  readonly topic: number;
  readonly day: number;
  readonly outlet: number;
  /** Names in it, by their names. */
  readonly names: readonly NameId[];
  /** Names in it, by their aliases. */
  readonly aliased: readonly NameId[];
}

const TOPICS = ['The mill was opened', 'A bridge is closed', 'The harbour is dredged'] as const;

/** The bytes of a file; the same content gives the same bytes. */
export function fileOf(content: Content): string | Uint8Array {
  switch (content.kind) {
    case 'text':
      return note(content, '');
    case 'video':
      return `${note(content, '')}<video src="https://videos.example/mill.mp4"></video>`;
    case 'several':
      return JSON.stringify([0, 1].map((part) => article(content, part)));
    case 'empty':
      return '';
    case 'image':
      return Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, content.topic);
    default:
      return content.kind satisfies never;
  }
}

function note(content: Content, more: string): string {
  const day = DAYS[content.day];
  const date = day == null ? '' : `, ${Number(day.slice(-2))} January 2026`;
  return `<h1>${titleOf(content)}</h1>\n<p>${OUTLETS[content.outlet]}${date}</p>\n<p>${bodyOf(content)}${more}</p>\n`;
}

function article(content: Content, part: number) {
  const topic = (content.topic + part) % TOPICS.length;
  return {
    title: titleOf({ ...content, topic }),
    outlet: OUTLETS[content.outlet],
    date: DAYS[content.day],
    text: `${bodyOf({ ...content, topic })}${part === 0 ? '' : ' More of it follows.'}`,
  };
}

const titleOf = ({ topic }: Pick<Content, 'topic'>) => TOPICS[topic % TOPICS.length] ?? '';

function bodyOf({ topic, names, aliased }: Content): string {
  const said = [
    ...names.map((id) => `${DISPLAY[id]} spoke about it.`),
    ...aliased.map((id) => `So did ${ALIAS[id]} on Monday.`),
  ];
  return [`${TOPICS[topic % TOPICS.length]} on Monday after years of work.`, ...said].join(' ');
}

/** The names that are tracked, and whether with their alias. */
export type TrackedNames = Map<NameId, boolean>;

/** The values that are given by hand; null takes a correction back. */
export const CORRECTIONS = {
  title: ['A title by hand', 'Another one', null],
  outlet: [OUTLETS[0], 'Radio by Hand', null],
  publishedOn: [DAYS[0], '2026-01-09', null],
} as const;
export const CORRECTED = ['title', 'outlet', 'publishedOn'] as const;
export type Corrected = (typeof CORRECTED)[number];

export interface Correcting {
  readonly key: KeyName;
  readonly field: Corrected;
  /** Null takes the correction back. */
  readonly value: string | null;
  /** Whether it was answered: one that was cut off may have been made or not, until it is asked again. */
  isMade: boolean;
}

/** What is kept of a text to compare later ones with: samples of its shingles, in some 500 bytes. */
import type { StoryText } from './shingles.ts';

/** Sizes of the samples: of 80 shingles a share of 0.8 is known to 0.045 (standard error). */
const SAMPLE = 80;
const LEAD_SAMPLE = 20;
const FIGURE_SAMPLE = 16;

export interface Sketch {
  /** The smallest hashes of the shingles, of those of the beginning, and of the numerals: samples without bias. */
  readonly sample: readonly number[];
  readonly lead: readonly number[];
  readonly figures: readonly number[];
  /** How many shingles and numerals the text has. */
  readonly size: number;
  readonly figureCount: number;
  readonly words: number;
  readonly title: number;
  readonly sentences: number;
}

export function sketchOf(text: StoryText): Sketch {
  const { shingles, lead, figures, words, title, sentences } = text;
  return {
    sample: shingles.slice(0, SAMPLE).map(({ hash }) => hash),
    lead: lead.slice(0, LEAD_SAMPLE).map(({ hash }) => hash),
    figures: figures.slice(0, FIGURE_SAMPLE),
    size: shingles.length,
    figureCount: figures.length,
    words,
    title,
    sentences,
  };
}

/** The first number says how the others are laid out. */
const LAYOUT = 1;

/** A sketch as bytes: little-endian numbers of 32 bits. */
export function packSketch({ sample, lead, figures, size, figureCount, words, title, sentences }: Sketch): Uint8Array {
  const head = [LAYOUT, size, figureCount, words, title, sentences, sample.length, lead.length];
  const numbers = [...head, ...sample, ...lead, ...figures];
  const view = new DataView(new ArrayBuffer(numbers.length * 4));
  for (const [i, number] of numbers.entries()) view.setUint32(i * 4, number, true);
  return new Uint8Array(view.buffer);
}

/** Throws where the bytes are of a layout that this release does not know. */
export function unpackSketch(bytes: Uint8Array): Sketch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, i) => view.getUint32(i * 4, true));
  const [layout, size = 0, figureCount = 0, words = 0, title = 0, sentences = 0, sampled = 0, led = 0, ...rest] =
    numbers;
  if (layout !== LAYOUT) throw new Error(`A sketch has a layout that this release does not know: ${layout}.`);
  return {
    sample: rest.slice(0, sampled),
    lead: rest.slice(sampled, sampled + led),
    figures: rest.slice(sampled + led),
    size,
    figureCount,
    words,
    title,
    sentences,
  };
}

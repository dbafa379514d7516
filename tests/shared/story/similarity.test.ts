import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSketch, similarityOf, sketchOf, storyText, unpackSketch } from '../../../shared/story/index.ts';
import { clipText, OTHER_PARAGRAPHS, PARAGRAPHS } from '../../support/make/story-texts.ts';

const textOf = (clip: ReturnType<typeof clipText>) => storyText(clip, clip.text);
const ferry = textOf(clipText(PARAGRAPHS));
const compared = (paragraphs: readonly string[], labels = {}) =>
  similarityOf(sketchOf(ferry), textOf(clipText(paragraphs, labels)));
const withFigures = (figures: readonly number[]) =>
  PARAGRAPHS.map((one, i) => `${one} ${figures.slice(i * 2, i * 2 + 2).join(' km and ')} km.`);

describe('how alike two texts are, and why', () => {
  it.each<[why: string, paragraphs: readonly string[], labels: object, expected: ReturnType<typeof similarityOf>]>([
    ['nothing differs', PARAGRAPHS, {}, { similarity: 1, why: 'the same text' }],
    [
      'only the line with the outlet differs',
      PARAGRAPHS,
      { outlet: 'Island Post' },
      { similarity: 1, why: 'the same text' },
    ],
    [
      'typography is no difference',
      PARAGRAPHS.map((one) => one.toUpperCase().replaceAll('“', '"').replaceAll(',', ' –').replaceAll(' ', '\u00a0')),
      {},
      { similarity: 1, why: 'the same text' },
    ],
    [
      'another headline',
      PARAGRAPHS,
      { title: 'The boat is back' },
      { similarity: 0.99, why: '99 % the same; differs in the headline' },
    ],
    [
      'a word corrected',
      PARAGRAPHS.map((one) => one.replace('tractors', 'lorries')),
      {},
      { similarity: 0.97, why: '97 % the same' },
    ],
    [
      'two sentences more',
      [...PARAGRAPHS, 'The next boat sails on Monday. Tickets are sold on board.'],
      {},
      { similarity: 0.96, why: '96 % the same; 2 sentences more' },
    ],
    [
      'cut after three paragraphs',
      PARAGRAPHS.slice(0, 3),
      {},
      { similarity: 0.99, why: 'a shorter version: 99 % of it is in the other' },
    ],
    [
      'other news',
      OTHER_PARAGRAPHS,
      {},
      { similarity: 0, why: '0 % the same; differs in the beginning; 5 sentences less' },
    ],
    [
      'other news, and one paragraph of this one at its end',
      [...OTHER_PARAGRAPHS, PARAGRAPHS[4] ?? ''],
      {},
      { similarity: 0.1, why: '10 % the same; differs in the beginning; 3 sentences less' },
    ],
  ])('%s', (_, paragraphs, labels, expected) => {
    expect(compared(paragraphs, labels)).toEqual(expected);
  });

  it('a longer version is the same as a shorter one, the other way round', () => {
    const short = textOf(clipText(PARAGRAPHS.slice(0, 3)));
    expect(similarityOf(sketchOf(short), ferry)).toEqual({
      similarity: 0.99,
      why: 'a longer version: 99 % of the other is in it',
    });
  });

  it('a report with the words of the last one and other figures is another one', () => {
    const week = (from: number) => textOf(clipText(withFigures(Array.from({ length: 10 }, (_, i) => from + i))));
    const { similarity, why } = similarityOf(sketchOf(week(100)), week(200));
    expect(similarity).toBeLessThan(0.5);
    expect(why).toContain('has other figures');
    // Two of ten corrected.
    expect(similarityOf(sketchOf(week(100)), week(102)).similarity).toBeGreaterThan(0.75);
  });

  it('short clips of one frame are one only if all words agree, those of the headline too', () => {
    const short = (title: string, topic: string) =>
      storyText(
        { title, outlet: null },
        `${title}\n\nIn this interview Mara Lind speaks about ${topic}. Watch it in the video below.`,
      );
    const water = short('Mara Lind', 'the water law');
    expect(similarityOf(sketchOf(water), short('Mara Lind', 'the school law')).similarity).toBe(0);
    expect(similarityOf(sketchOf(water), short('Ada Berg', 'the water law')).similarity).toBe(0);
    expect(similarityOf(sketchOf(water), short('MARA LIND', 'the water law')).similarity).toBe(1);
  });

  it('scripts without spaces are compared letter by letter', () => {
    const text =
      '市政府星期四宣布，连接北部岛屿的渡轮将在停航三年之后恢复运行。'.repeat(1) +
      '第一班船早上七点半离开旧码头，船上有四十名乘客、两台拖拉机和邮件。全程需要一小时十分钟。';
    const clip = (one: string) => storyText({ title: null, outlet: null }, one);
    expect(similarityOf(sketchOf(clip(text)), clip(text.replace('四十', '五十'))).similarity).toBeGreaterThan(0.9);
  });
});

describe('laws', () => {
  const words = fc.array(fc.constantFrom(...`${PARAGRAPHS.join(' ')} 12 1,500`.split(' ')), { maxLength: 400 });
  const texts = words.map((list) => storyText({ title: list[0] ?? null, outlet: null }, list.join(' ')));

  it('a sketch survives its bytes, and they are few enough for a row of one write unit', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = packSketch(sketchOf(text));
        expect(unpackSketch(bytes)).toEqual(sketchOf(text));
        expect(bytes.length).toBeLessThanOrEqual(500);
      }),
    );
  });

  it('a text is like itself, and two texts are from 0 to 1 alike, however they are', () => {
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        expect(similarityOf(sketchOf(one), one).similarity).toBe(1);
        const { similarity } = similarityOf(sketchOf(one), two);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('bytes of an unknown layout are refused', () => {
    expect(() => unpackSketch(new Uint8Array([9, 0, 0, 0]))).toThrow(/layout/);
  });
});

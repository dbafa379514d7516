import { describe, expect, it } from 'vitest';
import { type Anchor, type Anchors, findStory, keepStory, probesOf, storyText } from '../../../shared/story/index.ts';
import { clipText, OTHER_PARAGRAPHS, PARAGRAPHS } from '../../support/make/story-texts.ts';

class MemoryAnchors implements Anchors {
  readonly rows = new Map<string, Anchor>();
  asked = 0;
  left = 0;
  /** Called before every request: wait to let others go first. */
  before: () => Promise<void> | void = () => {};
  read = async (keys: readonly string[]) => {
    await this.before();
    this.asked += keys.length;
    return keys.map((key) => this.rows.get(key) ?? null);
  };
  leave = async (key: string, anchor: Anchor) => {
    await this.before();
    this.left += 1;
    const there = this.rows.get(key);
    if (there !== undefined && there.clipId !== anchor.clipId) return there;
    this.rows.set(key, anchor);
    return null;
  };
}

const wanted = (clipId: string, paragraphs: readonly string[], labels = {}) => {
  const clip = clipText(paragraphs, labels);
  return { clipId, own: `story of ${clipId}`, text: storyText(clip, clip.text), threshold: 0.8 };
};
const copies = {
  'the same text': PARAGRAPHS,
  'a word corrected': PARAGRAPHS.map((one) => one.replace('tractors', 'lorries')),
  'cut after three paragraphs': PARAGRAPHS.slice(0, 3),
  'another lead-in': ['An agency reports from the islands:', ...PARAGRAPHS],
};

describe('a later clip', () => {
  it.each(Object.entries(copies))('joins the story: %s', async (_, paragraphs) => {
    const anchors = new MemoryAnchors();
    expect(await findStory(wanted('a', PARAGRAPHS), anchors)).toEqual({
      story: 'story of a',
      similar: null,
      isNew: true,
    });
    const found = await findStory(wanted('b', paragraphs, { title: 'The boat is back' }), anchors);
    expect(found).toMatchObject({ story: 'story of a', similar: { clipId: 'a' }, isNew: false });
    expect(found.similar?.why).toContain('differs in the headline');
  });

  it.each(Object.entries(copies))('joins it too if the other one came first: %s', async (_, paragraphs) => {
    const anchors = new MemoryAnchors();
    await findStory(wanted('a', paragraphs), anchors);
    expect(await findStory(wanted('b', PARAGRAPHS), anchors)).toMatchObject({ story: 'story of a' });
  });

  it('with other news begins a story, though a part of its text leads to another', async () => {
    const anchors = new MemoryAnchors();
    const boilerplate = PARAGRAPHS[1] ?? '';
    await findStory(wanted('a', [OTHER_PARAGRAPHS[0] ?? '', boilerplate]), anchors);
    const found = await findStory(wanted('b', [OTHER_PARAGRAPHS[2] ?? '', boilerplate]), anchors);
    expect(found).toEqual({ story: 'story of b', similar: null, isNew: true });
    expect([...anchors.rows.values()].filter(({ clipId }) => clipId === 'b')).toHaveLength(2);
  });

  it('joins the closest of two stories', async () => {
    const anchors = new MemoryAnchors();
    await findStory({ ...wanted('a', PARAGRAPHS), threshold: 1 }, anchors);
    await findStory({ ...wanted('b', copies['a word corrected']), threshold: 1 }, anchors);
    expect(await findStory(wanted('c', copies['a word corrected']), anchors)).toMatchObject({ story: 'story of b' });
    expect(await findStory(wanted('d', PARAGRAPHS), anchors)).toMatchObject({ story: 'story of a' });
  });

  it('finds the same again, and leaves nothing more', async () => {
    const anchors = new MemoryAnchors();
    const first = await findStory(wanted('a', PARAGRAPHS), anchors);
    const rows = new Map(anchors.rows);
    expect(await findStory(wanted('a', PARAGRAPHS), anchors)).toEqual(first);
    expect(anchors.rows).toEqual(rows);
  });

  it('costs a fixed number of keys and two anchors, whatever its length and however many there are', async () => {
    const anchors = new MemoryAnchors();
    const long = Array.from({ length: 200 }, (_, i) => `${PARAGRAPHS.join(' ')} ${i} is the number of this part.`);
    for (const [i, paragraphs] of [PARAGRAPHS, OTHER_PARAGRAPHS, long].entries()) {
      const { asked, left } = anchors;
      await findStory(wanted(String(i), paragraphs, { title: String(i) }), anchors);
      expect(anchors.asked - asked).toBeLessThanOrEqual(18);
      expect(anchors.left - left).toBeLessThanOrEqual(2);
    }
    expect(probesOf(wanted('x', ['Two words.']).text)).toEqual([]);
  });
});

describe('two copies at the same time', () => {
  // Each schedule says whose request is next.
  it.each(Array.from({ length: 64 }, (_, schedule) => schedule))('are one story, in schedule %i', async (schedule) => {
    const anchors = new MemoryAnchors();
    const waiting: (() => void)[] = [];
    anchors.before = () => new Promise<void>((go) => waiting.push(go));
    let done = 0;
    const both = ['a', 'b'].map(async (id) => {
      const found = await findStory(wanted(id, id === 'a' ? PARAGRAPHS : copies['a word corrected']), anchors);
      done += 1;
      return found;
    });
    for (let turn = 0; done < 2; turn++) {
      for (let settling = 0; settling < 20; settling++) await Promise.resolve();
      const next = (schedule >> (turn % 6)) & 1 && waiting.length > 1 ? 1 : 0;
      waiting.splice(next, 1)[0]?.();
    }
    const [a, b] = await Promise.all(both);
    expect(a?.story).toBe(b?.story);
    expect(new Set([...anchors.rows.values()].map(({ story }) => story))).toEqual(new Set([a?.story]));
  });
});

describe('a clip that has a story', () => {
  it('leaves anchors where its text has become another, and takes none away', async () => {
    const anchors = new MemoryAnchors();
    await findStory(wanted('a', PARAGRAPHS), anchors);
    await keepStory({ ...wanted('a', PARAGRAPHS), own: 'story of a' }, anchors);
    expect(anchors.rows.size).toBe(2);
    await keepStory({ ...wanted('a', OTHER_PARAGRAPHS), own: 'story of a' }, anchors);
    expect(anchors.rows.size).toBe(4);
    expect(await findStory(wanted('b', OTHER_PARAGRAPHS), anchors)).toMatchObject({ story: 'story of a' });
  });
});

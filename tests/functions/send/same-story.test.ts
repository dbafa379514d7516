/** Real mails name the other outlets of a story, tell the most important first, and lead to all clips of a name. */
import { beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;

beforeEach(async () => {
  world = new SendWorld();
  await follow('anna');
});

/** A clip of this outlet in a story. */
const inStory = (key: string, story: string, outlet: string | null, names: readonly string[] = []) =>
  world.clip(key, names, { outlet }, 1, story);

async function mailAbout(...keys: string[]): Promise<{ text: string; subject: string }> {
  await record(keys.map((key) => world.owed('anna', key)));
  await world.tell('anna');
  const mail = (await world.mails()).at(-1);
  return { text: mail?.text ?? '', subject: mail?.subject ?? '' };
}

describe('the line of the same story', () => {
  it('names three outlets, counts the others, and leaves out the clip’s own', async () => {
    for (const [i, outlet] of ['A TV', 'B TV', 'C TV', 'D TV', 'E TV', 'a tv', null].entries()) {
      await inStory(`other-${i}`, 'story-a', outlet);
    }
    await inStory('elsewhere', 'story-b', 'Lake TV');
    await inStory('same', 'story-a', 'Own TV');
    await inStory('a', 'story-a', 'Own TV', ['mara-lind']);
    const { text } = await mailAbout('a');
    expect(text).toMatch(/^Same story in (. TV), (. TV), (. TV) and 2 more$/im);
    expect(text).not.toMatch(/Same story.*(?:Own|Lake) TV/);
  });

  it('is not there where nobody else told it', async () => {
    await inStory('a', 'story-a', 'Own TV', ['mara-lind']);
    await inStory('b', 'story-b', 'Lake TV');
    expect((await mailAbout('a')).text).not.toContain('Same story');
  });

  it('stands in a summary too, whose clips come by outlet, title, story and day', async () => {
    const keys = Array.from({ length: 24 }, (_, i) => `k-${String(i).padStart(2, '0')}`);
    for (const key of keys) await world.clip(key, ['mara-lind'], { outlet: 'Lake Leaflet', title: `Title ${key}` });
    for (const [i, outlet] of ['A TV', 'B TV'].entries()) await inStory(`other-${i}`, 'story-k-17', outlet);
    await world.clip('k-05', ['mara-lind'], { outlet: 'Al Mayadeen TV', title: 'Title k-05' }, 2);
    const { text, subject } = await mailAbout(...keys);
    expect(subject).toBe('Summary: Mara Lind in 24 clips');
    const told = [...text.matchAll(/^Title (k-\d\d)$/gm)].map(([, key]) => key);
    expect(told.slice(0, 2)).toEqual(['k-05', 'k-17']);
    expect(text).toContain('Same story in ');
  });
});

describe('the link to all clips of a summary', () => {
  const many = Array.from({ length: 24 }, (_, i) => `k-${i}`);

  it('leads to the clips of its name', async () => {
    for (const key of many) await world.clip(key);
    expect((await mailAbout(...many)).text).toMatch(
      /^See all 24 clips:\nhttps:\/\/api\.example\.org\/names\/mara-lind\?key=[\w-]+#clips$/m,
    );
  });

  it('is not there for several names, whose clips no page lists', async () => {
    for (const key of many) await world.clip(key, ['mara-lind', 'ada-berg']);
    await record(many.map((key) => world.owed('anna', key, { nameId: 'ada-berg' })));
    const { text, subject } = await mailAbout(...many);
    expect(subject).toMatch(/^Summary: .* and .* in 24 clips$/);
    expect(text).not.toContain('See all');
  });
});

import { describe, expect, it } from 'vitest';
import { notFound, page } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

const story = {
  story: '3bb1',
  items: [
    { clipId: 'clip1', title: 'The boat is back', similarity: 0.97, why: '97 % the same; differs in the headline' },
    { clipId: 'clip2', title: null, similarity: 1, why: 'the first clip of the story' },
  ],
  more: 3,
};
const answers = () => ({ body: story });

describe('clipwatch stories', () => {
  it.each<[args: string[], asked: object]>([
    [['show', '3bb1'], { method: 'GET', path: '/v1/stories/3bb1', body: undefined }],
    [['split', 'a/b', 'clip1'], { method: 'POST', path: '/v1/stories/a%2Fb/split', body: { clipId: 'clip1' } }],
    [['merge', 'a', 'b', 'c'], { method: 'POST', path: '/v1/stories/merge', body: { stories: ['a', 'b', 'c'] } }],
  ])('%j asks the API and prints the story', async (args, expected) => {
    const { status, out, asked } = await runAgainst(answers, ['stories', ...args]);
    expect([status, jsonLines(out)]).toEqual([0, [story]]);
    expect(asked).toMatchObject([expected]);
  });

  it('for people it is a table, and says how many clips it leaves out', async () => {
    const { out, err } = await runAgainst(answers, ['stories', 'show', '3bb1'], { isTTY: true });
    expect(out).toContain('97 %   97 % the same; differs in the headline');
    expect(out).toContain('100 %  the first clip of the story');
    expect(err).toContain('3 more');
  });

  it('a story that there is not is a failure, one story to merge a wrong call', async () => {
    expect((await runAgainst(() => notFound, ['stories', 'show', 'x'])).status).toBe(1);
    expect((await runAgainst(answers, ['stories', 'merge', 'a'])).status).toBe(2);
    expect((await runAgainst(answers, ['stories', 'merge', 'a', 'a'])).status).toBe(2);
  });

  it('clips are listed by story', async () => {
    const { asked } = await runAgainst(() => page([]), ['clips', 'list', '--story', '3bb1']);
    expect(asked[0]?.query).toMatchObject({ story: '3bb1' });
  });
});

import { describe, expect, it } from 'vitest';
import { composeSummary, type FoundName } from '../../../shared/alert/index.ts';

const clip = {
  clipId: 'a',
  title: 'خط الترام يصل إلى الجامعة',
  outlet: 'صحيفة الضفة',
  publishedOn: '2019-04-07',
  link: 'https://api.example.org/clips/a?key=k',
};

describe('a back-fill summary', () => {
  it('lists names with their counts, then the newest clips', async () => {
    const { text } = await composeSummary([{ name: 'Mara Lind', clips: 2 }], [clip, { ...clip, outlet: null }], false);
    expect(text).toBe(`The tracked names have changed, and the clips that were there already were searched again.

Mara Lind: 2 clips

The newest:
- ${clip.title} (صحيفة الضفة · 2019-04-07) ${clip.link}
- ${clip.title} (Unknown outlet · 2019-04-07) ${clip.link}

-- 
You get this because this address follows these names in clipwatch.`);
  });

  it('of a replay says that files were read again', async () => {
    const { text, html } = await composeSummary([{ name: 'Mara Lind', clips: 2 }], [clip], false, 'replay');
    const said = 'The way files are read has become better, and the files that were there already were read again.';
    expect(text.split('\n')[0]).toBe(said);
    expect(html).toContain(said);
  });

  it.each<[names: FoundName[], isMore: boolean, subject: string]>([
    [[{ name: 'Mara Lind', clips: 1 }], false, 'Mara Lind was found in 1 earlier clip'],
    [[{ name: 'Mara Lind', clips: 214 }], false, 'Mara Lind was found in 214 earlier clips'],
    [[{ name: 'Mara Lind', clips: 20_000 }], true, 'Mara Lind was found in over 20000 earlier clips'],
    [['Mara Lind', 'Ada Berg'].map((name) => ({ name, clips: 1 })), false, '2 names were found in earlier clips'],
  ])('of %j (more: %s) has the subject "%s"', async (names, isMore, subject) => {
    expect((await composeSummary(names, [], isMore)).subject).toBe(subject);
  });

  it.each([
    [50, 50, null],
    [51, 50, 'And 1 more names.'],
    [3000, 50, 'And 2950 more names.'],
  ])('of %i names lists %i', async (count, shown, more) => {
    const names = Array.from({ length: count }, (_, i) => ({ name: `Name ${i}`, clips: 1 }));
    const { text, html } = await composeSummary(names, [], false);
    expect(text.match(/^Name \d+: 1 clip$/gm)).toHaveLength(shown);
    expect(/^And .*/m.exec(text)?.[0] ?? null).toBe(more);
    expect(/<p>(And .*?)<\/p>/.exec(html)?.[1] ?? null).toBe(more);
    expect(text).not.toContain('The newest');
  });

  it('keeps a count behind a right-to-left name, and escapes mark-up', async () => {
    const { html } = await composeSummary(
      [
        { name: 'رندة قسيس', clips: 3 },
        { name: 'Mara <b>Lind', clips: 1 },
      ],
      [clip],
      false,
    );
    expect(html).toContain('<li><bdi>رندة قسيس</bdi>: 3 clips</li>');
    expect(html).toContain('<li><bdi>Mara &lt;b&gt;Lind</bdi>: 1 clip</li>');
    expect(html).toContain(`<bdi>${clip.title}</bdi></a> <small>صحيفة الضفة · <bdi dir="ltr">2019-04-07</bdi>`);
  });
});

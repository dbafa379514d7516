import { expect, it } from 'vitest';
import { composeSummary } from '../../../shared/alert/index.ts';

const clip = {
  clipId: 'a',
  title: 'خط الترام يصل إلى الجامعة',
  outlet: 'صحيفة الضفة',
  publishedOn: '2019-04-07',
  link: 'https://api.example.org/clips/a?key=k',
};

it('counts stay behind a name written right to left, as they do behind others', async () => {
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

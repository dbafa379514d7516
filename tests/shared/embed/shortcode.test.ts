import { describe, expect, test } from 'vitest';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { shortcodeAddress } from '../../../shared/embed/shortcode.ts';
import { html, text } from '../../support/make/embed-document.ts';
import { expectLinear } from '../../support/steps/growth.ts';

const ID = 'Qx3_mT-7aKs';
const WATCH = `https://www.youtube.com/watch?v=${ID}`;

describe('a mark alone on its line', () => {
  test.each<[from: string, line: string, expected?: string]>([
    ['WordPress', `[youtube ${WATCH}]`],
    ['WordPress.com', `[youtube=${WATCH}&w=640&h=360]`],
    ['WordPress.com, Vimeo', '[vimeo 1084537 w=400 h=300]', 'vimeo 1084537'],
    ['WordPress, an id', `[youtube id="${ID}" width="600"]`],
    ['Embed Plus', `[embedyt] ${WATCH}[/embedyt]`],
    ['Shortcodes Ultimate', `[su_youtube url="${WATCH}" width="600"]`],
    ['Avada', `[fusion_youtube id="${ID}" alignment="" /]`],
    ['Divi', `[et_pb_video src="${WATCH}" _builder_version="4.9"][/et_pb_video]`],
    ['WPBakery', `[vc_video link="${WATCH}"]`],
    ['Joomla', `{youtube}${ID}{/youtube}`],
    ['Joomla, sizes', `{youtube}${ID}|600|450|0{/youtube}`],
    ['Joomla, Vimeo', '{vimeo}1084537{/vimeo}', 'vimeo 1084537'],
    ['Hugo', `{{< youtube ${ID} >}}`],
    ['Hugo, a name', `{{< youtube id="${ID}" autoplay=true >}}`],
    ['Hugo, Vimeo', '{{% vimeo 1084537 %}}', 'vimeo 1084537'],
    ['Jekyll', `{% youtube ${ID} %}`],
    ['Forem', `{% embed ${WATCH} %}`],
  ])('%s', (_, line, expected = `youtube ${ID}`) => {
    for (const document of [html(`<p>${line.replaceAll('<', '&lt;')}</p>`), text(`Seen today\n\n${line}\n`)]) {
      expect(findEmbeds(document).embeds.map(({ provider, videoId }) => `${provider} ${videoId}`)).toEqual([expected]);
    }
  });

  test.each<[why: string, line: string]>([
    ['other words on the line', `See [youtube ${WATCH}] today`],
    ['a mark of something else', `[gallery ids="${ID}"]`],
    ['a word for an id', '{youtube}unavailable{/youtube}'],
    ['a file of no provider', '[video src="https://a.example/c.mp4"]'],
    ['no provider', `{{< figure ${ID} >}}`],
    ['a link with a label', '[youtube channel](https://www.youtube.com/@northgate)'],
    ['JSON', `{"youtube": "${ID}"}`],
  ])('not: %s', (_, line) => {
    expect(findEmbeds(text(`Seen today\n\n${line}\n`)).embeds).toEqual([]);
  });

  test.each(['[youtube ', '{youtube}', '[youtube id=', '{{< youtube x ', '[youtube https://'])(
    '%s… takes time in proportion',
    async (piece) => {
      await expectLinear(shortcodeAddress, (length) => `${piece}${' a'.repeat(length / 2)}`, 200_000);
    },
  );
});

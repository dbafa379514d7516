/** Feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import { wellFormedIn } from '../../../shared/well-formed.ts';
import type { Feed } from './feed.ts';

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

export function jsonFeedOf({ title, self, page, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    items: entries.map(({ id, link, title, outlet, language, published, updated, summary }) => ({
      id,
      url: link,
      title,
      summary,
      content_text: summary,
      date_published: published,
      date_modified: updated,
      ...(outlet !== null && { authors: [{ name: outlet }] }),
      ...(language !== null && { language }),
    })),
  };
  return JSON.stringify(wellFormedIn(feed));
}

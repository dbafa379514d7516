/** What happened, by its kind: whom it concerns, and what they are owed. */
import type { News } from '../../shared/contract/fan-out.ts';
import { corrections } from './corrections.ts';
import { found } from './found.ts';
import { mentions } from './mentions.ts';
import type { Reading } from './reading.ts';
import { videos } from './videos.ts';

/** Reads what is needed to say whom it concerns. */
export function read(news: News): Promise<Reading> {
  switch (news.kind) {
    case 'mentions':
      return mentions(news.mentions);
    case 'videos':
      return videos(news.videos);
    case 'corrections':
      return corrections(news.clips);
    case 'found':
      return found(news.by);
    default:
      return news satisfies never;
  }
}

/** What happened, and whom it concerns. */
import type { Owed } from '../../shared/contract/alert.ts';
import type { News } from '../../shared/contract/fan-out.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { corrections } from './corrections.ts';
import { found } from './found.ts';
import { mentions } from './mentions.ts';
import { videos } from './videos.ts';

/** News as far as it is read. */
export interface Reading {
  /** Names whose followers it concerns (`*`: those of every name), each with how many alerts one of them may get. */
  readonly names: ReadonlyMap<string, number>;
  /** What the recipients of these confirmed subscriptions, in the order of their ids, are owed. */
  readonly owedTo: (subscriptions: readonly Subscription[]) => Promise<readonly Owed[]>;
}

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

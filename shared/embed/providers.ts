/** The table of providers: one row each. A host belongs to at most one of them. */
import type { Provider } from './provider.ts';
import { bunny } from './providers/bunny.ts';
import { dailymotion } from './providers/dailymotion.ts';
import { direct } from './providers/direct.ts';
import { unknown } from './providers/unknown.ts';
import { vimeo } from './providers/vimeo.ts';
import { youtube } from './providers/youtube.ts';

export const PROVIDERS: readonly Provider[] = [bunny, youtube, vimeo, dailymotion];

const byId = new Map([...PROVIDERS, direct, unknown].map((provider) => [provider.id, provider]));

/** The row of an embed's `provider`; undefined for one that has no row. */
export function providerOf(id: string): Provider | undefined {
  return byId.get(id);
}

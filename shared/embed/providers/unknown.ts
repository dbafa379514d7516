import type { Provider } from '../provider.ts';
import { askingPage } from './page.ts';

/** A player of no known provider: its page shows whether it exists and may be framed, not whether it plays. */
export const unknown: Provider = {
  id: 'unknown',
  manyHosts: true,
  owns: () => false,
  parse: (url) => ({ videoId: '', url: url.href }),
  ...askingPage(),
};

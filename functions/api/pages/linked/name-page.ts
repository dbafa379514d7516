/** GET /names/{id}?key=…: by what a name matches, how to narrow it, and its clips, linked from mails. */
import type { Context } from 'hono';
import { clipLink } from '../../../../shared/signing/clip-link.ts';
import { openNameLink } from '../../../../shared/signing/links.ts';
import type { Access } from '../../access.ts';
import type { Dependencies } from '../../dependencies.ts';
import { readPage } from '../../pagination.ts';
import { Problem } from '../../problem.ts';
import { MAX_ID } from '../../schemas.ts';
import { noticeIn } from './confirm-view.ts';
import { type ListedClips, nameView } from './name-view.ts';
import { voiceFor } from './voice.ts';

/** Clips on a page. */
const LIMIT = 50;

/** The key of a link opens its name; without one the rules for reading the API apply. */
export async function namePage(
  c: Context,
  nameId: string,
  dependencies: Dependencies,
  access: Access,
): Promise<Response> {
  const { getName, keyring, linkDays } = dependencies;
  const voice = voiceFor(c, undefined);
  const key = c.req.query('key') ?? '';
  const now = new Date(dependencies.now());
  const opening = await openNameLink(nameId, key, { findKey: keyring.findKey, linkDays, now });
  try {
    if (opening !== 'open') await access.mayRead(c);
    const name = nameId.length > MAX_ID ? null : await getName(nameId);
    return name === null
      ? c.html(
          noticeIn((words) => words.name.gone, voice),
          404,
        )
      : c.html(nameView(name, await clipsOf(nameId, c, dependencies), voice));
  } catch (error) {
    // No access, or a cursor that is none.
    if (!(error instanceof Problem)) throw error;
    const isExpired = opening === 'expired';
    return c.html(
      noticeIn(({ badLink, expiredLink }) => (isExpired ? expiredLink : badLink), voice),
      isExpired ? 403 : error.status,
      isExpired ? {} : error.headers,
    );
  }
}

/** The clips of a name, the newest first; each with a link that opens it. */
async function clipsOf(nameId: string, c: Context, { listMentions, keyring, now }: Dependencies): Promise<ListedClips> {
  const { key, cursor } = c.req.query();
  const query = { list: 'mentions', nameId, order: 'newest' } as const;
  const { items, nextCursor } = await readPage({ limit: LIMIT, cursor, query }, keyring, (page) =>
    listMentions({ nameId, order: 'newest', ...page }),
  );
  const signingKey = await keyring.signingKey();
  const today = new Date(now());
  const next = new URLSearchParams({ ...(key !== undefined && { key }), cursor: nextCursor ?? '' });
  return {
    clips: items.map(({ clipId, title, outlet, publishedOn }) => ({
      ...{ title, outlet, publishedOn },
      // The page is opened by a mail, whose reader has no token; the API may stand below a path.
      link: clipLink('..', clipId, signingKey, today),
    })),
    older: nextCursor === null ? null : `?${next}`,
  };
}

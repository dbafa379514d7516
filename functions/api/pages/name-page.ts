/** GET /names/{id}?key=…: by what a name matches and how to narrow it, linked from mails. */
import type { Context } from 'hono';
import { openNameLink } from '../../../shared/signing/links.ts';
import type { Access } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../problem.ts';
import { noticeIn } from './confirm-view.ts';
import { nameView } from './name-view.ts';
import { voiceFor } from './voice.ts';

/** The key of a link opens its name; without one the rules for reading the API apply. */
export async function namePage(
  c: Context,
  nameId: string,
  { getName, keyring }: Dependencies,
  access: Access,
): Promise<Response> {
  const voice = voiceFor(c, undefined);
  if (!(await openNameLink(nameId, c.req.query('key') ?? '', keyring.findKey))) {
    try {
      await access.mayRead(c);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(
        noticeIn(({ badLink }) => badLink, voice),
        error.status,
        error.headers,
      );
    }
  }
  const name = await getName(nameId);
  return name === null
    ? c.html(
        noticeIn((words) => words.name.gone, voice),
        404,
      )
    : c.html(nameView(name, voice));
}

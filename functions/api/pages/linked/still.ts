/** GET /stills/{clipId}/{embedId}: the still of a video that the archive keeps. A mail's key opens it and nothing else; the console, who may read. */
import type { Context } from 'hono';
import { openStillLink, type StillLink } from '../../../../shared/signing/links.ts';
import type { Access } from '../../access.ts';
import type { Dependencies } from '../../dependencies.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../session.ts';

/** Pictures as a still is recognised (`functions/net/still.ts`): none of them can hold a script. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']);

export async function still(
  c: Context,
  link: StillLink,
  dependencies: Dependencies,
  access: Access,
): Promise<Response> {
  const { getClip, readStill, keyring, publicRead } = dependencies;
  const key = c.req.query('key');
  const isOpen =
    key === undefined
      ? publicRead || (await readerOf(c, access, dependencies)) !== null
      : await openStillLink(link, key, keyring.findKey);
  if (!isOpen) {
    throw new Problem(403, 'Open this picture with the link in the mail, unchanged and whole.');
  }
  const clip = await getClip(link.clipId);
  const proof = clip?.embeds.find(({ id }) => id === link.embedId)?.proof;
  if (proof === undefined || !PICTURES.has(proof.type)) throw new Problem(404, 'There is no still of this video.');
  return c.body(await readStill(proof.key), 200, {
    'content-type': proof.type,
    // A later still has the same address.
    'cache-control': 'private, max-age=86400',
    'content-disposition': 'inline',
  });
}

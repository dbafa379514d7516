/** GET /stills/{clipId}/{embedId}?key=…: the still of a video that the archive keeps, for mails; nothing else of the archive. */
import type { Context } from 'hono';
import { openStillLink, type StillLink } from '../../../../shared/signing/links.ts';
import type { Dependencies } from '../../dependencies.ts';
import { Problem } from '../../problem.ts';

/** Pictures as a still is recognised (`functions/net/still.ts`): none of them can hold a script. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']);

export async function still(c: Context, link: StillLink, dependencies: Dependencies): Promise<Response> {
  const { getClip, readStill, keyring } = dependencies;
  if (!(await openStillLink(link, c.req.query('key') ?? '', keyring.findKey))) {
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

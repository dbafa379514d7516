/** Results as the queue delivers them. Apart from sending, so that who only receives has no client of the queue. */
import * as z from 'zod/mini';
import { Result } from '../../shared/contract/message.ts';
import { archive } from '../../shared/wiring.ts';

const Claim = z.object({ claim: z.string().check(z.startsWith(archive.claims)) });

/** The result in a message body, fetched if the body is a claim. Throws on a body that is neither. */
export async function receiveResult(archiveBucket: string, body: string): Promise<Result> {
  const message: unknown = JSON.parse(body);
  const claim = Claim.safeParse(message);
  return Result.parse(claim.success ? await fetchClaim(archiveBucket, claim.data.claim) : message);
}

async function fetchClaim(archiveBucket: string, claim: string): Promise<unknown> {
  const { readText } = await import('./bucket.ts');
  return JSON.parse(await readText(archiveBucket, claim));
}

/** Results as the queue delivers them. Apart from sending, so that who only receives has no client of the queue. */
import * as z from 'zod/mini';
import { Result } from '../../shared/contract/message.ts';
import { archive } from '../../shared/wiring.ts';

const Claim = z.object({
  claim: z.string().check(z.startsWith(archive.claims)),
  /** Of the result; absent in messages of earlier releases. */
  bytes: z.optional(z.int().check(z.nonnegative())),
});

/** Longer than a claim is. */
const MAX_CLAIM_LENGTH = 1000;

/** The bytes of the result that a body claims; 0 where the body is the result itself, infinite where it does not say. */
export function claimedBytes(body: string): number {
  if (body.length > MAX_CLAIM_LENGTH) return 0;
  const claim = Claim.safeParse(JSON.parse(body));
  return claim.success ? (claim.data.bytes ?? Number.POSITIVE_INFINITY) : 0;
}

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

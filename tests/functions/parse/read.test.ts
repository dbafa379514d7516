import { expect, it, vi } from 'vitest';
import { MAX_SPANS } from '../../../shared/clip/limits.ts';
import { NO_OWN_OUTLETS } from '../../../shared/file/outlets/own.ts';
import { matcherOfNoNames } from '../../../shared/name/index.ts';
import { fileVersion } from '../../support/world/results.ts';

// What the function is given.
process.env.SENDER_ADDRESS = 'alerts@example.org';
process.env.SITE_ORIGINS = 'https://example.org';
const { readFound } = await import('../../../functions/parse/read.ts');

it('no more spans of a mention are made than are stored: ten names share each of a hundred thousand places', async () => {
  const readBytes = vi.fn(async () => []);
  const found = {
    kind: 'found',
    bytes: new Uint8Array(),
    lastModified: '2026-01-02T03:04:05.000Z',
    metadata: {},
  } as const;
  const context = { tracked: { version: 1, matcher: matcherOfNoNames() }, outlets: NO_OWN_OUTLETS };
  await readFound(fileVersion(1), found, context, readBytes);
  expect(readBytes).toHaveBeenCalledWith(
    expect.anything(),
    'clips/seed.txt',
    expect.objectContaining({ mostSpans: MAX_SPANS }),
    expect.anything(),
  );
});

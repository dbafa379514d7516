/** A page, and what is read of one that is saved in a container, for the tests of saved pages. */
import type { Opened } from '../../../shared/file/container/container.ts';
import { containerOf } from '../../../shared/file/container/index.ts';

export const TODAY = { today: '2026-11-22' };
export const PAGE =
  '<html><head><title>The Bridge Is Open</title><meta property="og:site_name" content="Radio Hill"></head><body><h1>The Bridge Is Open</h1><p>Radio Hill, 3 March 2019</p><p>The café by the bridge opened on Sunday after two years.</p></body></html>';
export const URL = 'https://radio-hill.example/bridge';

export async function open(
  bytes: Uint8Array,
  fileName = 'page',
): Promise<[id: string | null | undefined, opened: Opened | undefined]> {
  const container = containerOf(bytes, fileName);
  return [container?.id, await container?.open(bytes, fileName)];
}

export async function pageIn(bytes: Uint8Array, fileName?: string) {
  const [id, opened] = await open(bytes, fileName);
  if (opened?.kind !== 'opened') throw new Error(opened?.reason ?? 'not opened');
  const [part] = opened.parts;
  if (part?.content.kind !== 'bytes') throw new Error('no bytes');
  return {
    id,
    text: Buffer.from(part.content.bytes).toString('latin1'),
    charset: part.content.charset,
    url: part.declared[0]?.value,
  };
}

/** Fills the table or runs one recheck round. Runs as a child process, so that its peak memory can be measured. */
import { putEmbeds } from '../functions/aws/table/embed/embeds.ts';
import { createFetcher } from '../functions/net/fetch.ts';
import { recheckRound } from '../functions/recheck/round.ts';
import type { Check } from '../shared/contract/clip.ts';
import { peakMemoryMb } from './peak-memory.ts';

/** Message from the parent. */
export interface Order {
  readonly task: 'fill' | 'round';
  readonly port: number;
  readonly hosts: number;
  readonly hanging: number;
  readonly videosEach: number;
}

/** Reply to the parent. */
interface RoundDone {
  readonly wallMs: number;
  readonly peakMb: number;
  readonly asked: number;
  readonly suspended: number;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

process.once('message', async (order: Order) => {
  if (order.task === 'fill') {
    await fill(order);
    process.send?.({ kind: 'filled' });
  } else process.send?.({ kind: 'done', ...(await measure(order)) });
  process.disconnect();
});

/** Stores videos that were playable a day ago and are due for a check. */
async function fill({ port, hosts, hanging, videosEach }: Order): Promise<void> {
  const checkedAt = new Date(Date.now() - DAY);
  const check: Check = {
    status: 'playable',
    reason: 'file-ok',
    seen: { httpStatus: 206, finalUrl: null, title: null, tookMs: 80 },
    checkedAt: checkedAt.toISOString(),
    nextCheckAt: new Date(checkedAt.getTime() + HOUR).toISOString(),
  };
  for (let host = 0; host < hosts; host++) {
    const name = `${host < hanging ? 'hanging' : 'answering'}-${host}.example.org:${port}`;
    const videos = Array.from({ length: videosEach }, (_, i) => `${name}/videos/2017/clip-${i}.mp4`);
    await Promise.all(
      videos.map((videoId, i) => {
        const clip = { clipId: `${host}`.padStart(16, '0') + `${i}`.padStart(16, '0'), revision: '001' };
        const embed = { provider: 'direct', videoId, url: `http://${videoId}` };
        return putEmbeds(clip, [{ embed, check }], checkedAt);
      }),
    );
  }
}

async function measure({ port }: Order): Promise<RoundDone> {
  const fetch = createFetcher({
    contact: 'bench@example.org',
    limits: { totalMs: 4000 },
    allowedPorts: [port],
    resolve: async () => ['127.0.0.1'],
    judgeAddress: () => ({ kind: 'allowed' }),
  });
  const startedAt = performance.now();
  const { asked, suspended } = await recheckRound({
    fetch,
    siteOrigins: ['https://www.example.org'],
    now: () => new Date(),
    isFollowed: async () => true,
    keepStill: async () => null,
  });
  const wallMs = performance.now() - startedAt;
  return { wallMs, peakMb: peakMemoryMb(), asked, suspended };
}

/**
 * A made-up archive of half a year, so that lists, timelines and the worklist of videos have something to show: clips about
 * four people who do not exist, and a video that was taken away.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { putObject } from '../functions/aws/bucket.ts';
import type { EmbedRow } from '../functions/aws/table/embed/embed-row.ts';
import { findEmbed, listEmbeds, saveEmbed } from '../functions/aws/table/embed/embeds.ts';
import { receiptsOfKey } from '../functions/aws/table/file/receipts.ts';
import { NameList } from '../shared/contract/given-name.ts';
import type { WatchState } from '../shared/embed/index.ts';

export const archiveNames = NameList.parse([
  { id: 'ilse-marchetti', name: 'Ilse Marchetti', aliases: ['I. Marchetti', 'Ильзе Маркетти'] },
  { id: 'tomas-vrana', name: 'Tomas Vrana', aliases: ['Томаш Врана'] },
  { id: 'salma-al-rawi', name: 'Salma al-Rawi', aliases: ['سلمى الراوي'] },
  { id: 'anselm-okoye', name: 'Anselm Okoye', aliases: [] },
]);

export const ARCHIVE_KEY = 'example-archive.jsonl';
/** No host has this name (RFC 2606): what is shown of the video is made. */
const GONE_VIDEO = 'https://media.clipwatch.example/embed/lighthouse-reopens.mp4';
const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the start waits for the clips of the archive. */
const WAIT_MS = 30_000;

/** Days ago, outlet, headline, text. */
const CLIPS: readonly (readonly [daysAgo: number, outlet: string, headline: string, text: string, video?: string])[] = [
  [
    176,
    'Harbour Post',
    'Night school for lamp keepers opens its doors',
    'Forty places, two hundred applications: Ilse Marchetti explains how a closed trade found its pupils.',
  ],
  [
    169,
    'Nordlicht Fernsehen',
    'Die Werft bekommt einen neuen Kran',
    'Tomas Vrana, der Leiter der Werft, rechnet mit drei Schiffen mehr im Jahr. Der alte Kran bleibt als Denkmal stehen.',
  ],
  [
    155,
    'Riverside Radio',
    'A river that has to be measured again',
    'The maps are twenty years old. Anselm Okoye and six students rowed the whole length of it in a week.',
  ],
  [
    148,
    'Tribuna del Faro',
    'El faro de Punta Arenal vuelve a encenderse',
    '«La linterna es la original», dice Ilse Marchetti, que dirige el patronato desde 2014 y vivió dos años en la torre. Ilse Marchetti encendió la luz en persona.',
    GONE_VIDEO,
  ],
  [
    147,
    'Harbour Post',
    'Lighthouse shines again after nine years',
    'A crowd of two thousand counted down on the beach. Ilse Marchetti thanked the glass cutters of the valley, Tomas Vrana the welders.',
  ],
  [
    141,
    'Radio Coteaux',
    'Les vergers de la vallée résistent au gel',
    'Les bougies allumées dans les rangées ont sauvé près de la moitié de la récolte, explique Anselm Okoye, conseiller du syndicat.',
  ],
  [
    134,
    'قناة السهل',
    'مكتبة عامة جديدة في الحي القديم',
    'وقالت مديرة المكتبة سلمى الراوي إن ساعات العمل ستمتد حتى المساء، وإن القاعة الكبرى مفتوحة للجميع.',
  ],
  [
    127,
    'Nordlicht Fernsehen',
    'Die letzte Fähre fährt noch bis Oktober',
    'Das Patronat um Ilse Marchetti will das Schiff übernehmen; der Kreis hat sich Bedenkzeit bis zum Herbst erbeten.',
  ],
  [
    120,
    'Телеканал «Мост»',
    'Мост через Белую откроют весной',
    'Главный инженер Томаш Врана обещает пустить трамвай по новому полотну уже в апреле.',
  ],
  [
    113,
    'Harbour Post',
    'Who pays for the harbour wall?',
    'The council asked three experts. Only Anselm Okoye gave a figure: eleven million, spread over ten years.',
  ],
  [
    99,
    'Riverside Radio',
    'Bread, books and a late bus',
    'Salma al-Rawi keeps the library open until ten. The bus company now runs one more line for its readers.',
  ],
  [
    92,
    'Tribuna del Faro',
    'Un taller de vidrio para treinta aprendices',
    'El patronato de Ilse Marchetti paga las herramientas; el pueblo pone la nave. Las clases empiezan en otoño.',
  ],
  [
    85,
    'Harbour Post',
    'The crane that became a monument',
    'It weighs ninety tonnes and will not move again. Tomas Vrana signed the last inspection himself.',
  ],
  [
    71,
    'Radio Coteaux',
    'Une fête sans voitures',
    'Le quartier du port a fermé ses rues pendant deux jours. Tomas Vrana a prêté ses barges comme scènes.',
  ],
  [
    64,
    'Nordlicht Fernsehen',
    'Glas aus der eigenen Hütte',
    'Dreißig Lehrlinge, ein Ofen: Ilse Marchetti führte den Landrat durch die neue Werkstatt.',
  ],
  [
    57,
    'قناة السهل',
    'قراءة الليل تجمع ثلاثة أحياء',
    'بدأت سلمى الراوي أمسيات القراءة قبل عام بعشرة أشخاص، واليوم لا تتسع لهم القاعة.',
  ],
  [
    50,
    'Riverside Radio',
    'The students who rowed the river publish their map',
    'Anselm Okoye handed the first copy to the ferrymen. It shows four sandbanks that nobody knew.',
  ],
  [
    43,
    'Harbour Post',
    'Tram tests begin on the new bridge',
    'At walking pace and without passengers, for now. Tomas Vrana sat in the first car with a cup of water on the desk.',
  ],
  [
    36,
    'Телеканал «Мост»',
    'Трамвай прошёл по мосту ночью',
    'Испытания шли до рассвета. Томаш Врана назвал их скучными, а значит удачными.',
  ],
  [
    29,
    'Harbour Post',
    'Ilse Marchetti leaves the trust in June',
    'Twelve years are enough, said Ilse Marchetti to the surprise of the board. She wants to write about lamps.',
  ],
  [
    28,
    'Tribuna del Faro',
    'Marchetti deja el patronato',
    'Ilse Marchetti lo anunció ante los aprendices. El pueblo le pidió una última visita guiada a la torre.',
  ],
  [
    15,
    'Nordlicht Fernsehen',
    'Wer führt das Patronat weiter?',
    'Drei Namen sind im Gespräch. Ilse Marchetti nennt keinen: das sei Sache der Lehrlinge.',
  ],
  [
    8,
    'Riverside Radio',
    'Sandbanks moved, the map did not',
    'Six weeks after it was printed, Anselm Okoye is rowing again. The ferrymen laugh, and lend him a boat.',
  ],
  [
    2,
    'قناة السهل',
    'كتب على متن العبّارة',
    'رفوف صغيرة في كل عبّارة: فكرة سلمى الراوي وصلت إلى النهر، والركّاب يعيدون ما يستعيرون.',
  ],
];

/** The archive as one file: a clip a line, dated back from a day. */
export function archiveFile(today: Date): string {
  const lines = CLIPS.map(([daysAgo, outlet, headline, text, video]) => {
    const date = new Date(today.getTime() - daysAgo * DAY_MS).toISOString().slice(0, '2026-01-31'.length);
    return JSON.stringify({ headline, outlet, date, text, ...(video !== undefined && { video }) });
  });
  return `${lines.join('\n')}\n`;
}

/** Uploads the archive where it is missing, waits until its clips are recorded, and gives the video that is gone its past. */
export async function uploadArchive(bucket: string, now: Date): Promise<void> {
  const before = await receiptsOfKey({ bucket, key: ARCHIVE_KEY, limit: 1, position: null });
  if (before.items.length > 0) return;
  await putObject(bucket, ARCHIVE_KEY, archiveFile(now));
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await pause(POLL_MS)) {
    const video = await goneVideo();
    if (video !== null && (await saveEmbed(video, pastOf(now), now))) return;
  }
}

/** Between two looks whether the clips are recorded. */
const POLL_MS = 250;

async function goneVideo(): Promise<EmbedRow | null> {
  const { items } = await listEmbeds({ status: null, limit: 100, position: null });
  const found = items.find(({ url }) => url === GONE_VIDEO);
  return found === undefined ? null : findEmbed(found.id);
}

/** It played until three days ago; then its host said twice that it is gone. */
function pastOf(now: Date): WatchState {
  const ago = (days: number, hours = 0) =>
    new Date(now.getTime() - days * DAY_MS - hours * (DAY_MS / 24)).toISOString();
  const seen = { httpStatus: 410, finalUrl: null, title: null, tookMs: 180 };
  const confirmations = [ago(3, 2), ago(3)].map((at) => ({ at, reason: 'http-410' }));
  return {
    check: {
      ...{ status: 'gone', reason: 'http-410', seen, confirmations },
      ...{ playedAt: ago(10), checkedAt: ago(3), nextCheckAt: new Date(now.getTime() + 30 * DAY_MS).toISOString() },
    },
    history: [
      { at: ago(148), status: 'playable', reason: 'media-ok' },
      { at: ago(60), status: 'unknown', reason: 'timeout' },
      { at: ago(59), status: 'playable', reason: 'media-ok' },
      { at: ago(3), status: 'gone', reason: 'http-410' },
    ],
  };
}

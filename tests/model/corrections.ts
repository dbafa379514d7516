/** Corrections by hand, as the API makes them, and what each field may then say. */
import { correctClip } from '../../functions/aws/table/clip/correct-clip.ts';
import { clipIdOf } from '../../shared/clip/id.ts';
import type { Corrected, Correcting, KeyName } from './content.ts';
import type { Fault } from './runs.ts';
import type { World } from './world.ts';

/** Asks for a correction of the clip of a key; nothing where there is none. */
export async function correctKey(
  world: World,
  correcting: Omit<Correcting, 'isMade'>,
  fault: Fault | null,
): Promise<void> {
  const { key, field, value } = correcting;
  const clipId = clipIdOf('inbox', key);
  const asked = { [field]: value };
  const run = await world.runApi(fault, () =>
    correctClip(clipId, { asked, who: 'model', now: new Date(), agrees: async () => {} }),
  );
  const outcome = run.end?.kind === 'done' ? run.end.value.kind : 'cut off';
  if (outcome !== 'absent' && outcome !== 'unfinished')
    world.corrections.push({ ...correcting, isMade: outcome === 'corrected' });
}

/** Asks again for the corrections that were cut off, unless the same field was corrected since. */
export async function finishCorrections(world: World): Promise<void> {
  const isLast = (one: Correcting) =>
    world.corrections.findLast(({ key, field }) => key === one.key && field === one.field) === one;
  for (const one of world.corrections.filter((correcting) => !correcting.isMade)) {
    if (!isLast(one)) one.isMade = true;
    else await correctKey(world, one, null);
  }
}

/** What a field may say; `read` is what the file says. */
export function mayBe(
  { corrections, inbox }: World,
  key: KeyName,
  field: Corrected,
  read: string | null,
): readonly (string | null)[] {
  const own = corrections.filter((one) => one.key === key && one.field === field);
  const values = own.map(({ value }) => value ?? read);
  const changes = inbox.changes.filter((change) => change.key === key);
  // Where the clip went away and came back, it depends on when whether it took the correction along.
  const isPlain = changes.every(
    ({ kind, content }) => kind === 'put' && (content?.kind === 'text' || content?.kind === 'video'),
  );
  return isPlain ? [values.length === 0 ? read : (values.at(-1) ?? null)] : [read, ...values];
}

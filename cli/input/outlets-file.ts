import { OutletList, type OwnOutlet } from '../../shared/contract/outlet.ts';
import { clashOf } from '../../shared/file/outlets/own.ts';
import { Failure } from '../failure.ts';
import { readJsonList } from './list-file.ts';

const LIST_SHAPE =
  '[{ "id": "radio-hill", "name": "Radio Hill", "aliases": ["RH FM"], "domains": ["radiohill.example"] }, …]; aliases and domains may be left out';

/** Outlets from an `outlets.json`. Invalid content is a usage error, and so is a name, alias or domain that two of them have. */
export async function readOutlets(path: string): Promise<OwnOutlet[]> {
  const outlets = await readJsonList(path, OutletList, LIST_SHAPE);
  for (const [at, outlet] of outlets.entries()) {
    const clash = clashOf(outlet, outlets.slice(0, at));
    if (clash !== null) throw new Failure(`${path}: [${at}]: "${clash.text}" is also of ${clash.id}`, 2);
  }
  return outlets;
}

/** The deployment's own outlets in the memory of a function. */
import { NO_OWN_OUTLETS, type OwnOutlets, ownOutletsOf } from '../../shared/file/outlets/own.ts';
import { allOutlets, outletsVersion } from './table/outlets.ts';

let loaded: { readonly version: number; readonly outlets: OwnOutlets } = { version: 0, outlets: NO_OWN_OUTLETS };
let loading: Promise<OwnOutlets> | undefined;

/**
 * The outlets as they are now. Their version is asked for each time (one small read a batch of files), and they are loaded
 * only when it has changed; calls at the same time share one load.
 */
export function ownOutlets(): Promise<OwnOutlets> {
  loading ??= load().finally(() => {
    loading = undefined;
  });
  return loading;
}

async function load(): Promise<OwnOutlets> {
  const version = await outletsVersion();
  if (version !== loaded.version) loaded = { version, outlets: ownOutletsOf(await allOutlets()) };
  return loaded.outlets;
}

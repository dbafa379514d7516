/**
 * Global setup of vitest: what the tests and all that they start (emulator, CDK, browser) leave among temporary files lies in a
 * folder of this run, which goes with it; after a kill, with the next run. It is in the system's folder, since a browser's
 * sockets have short paths only.
 */
import { tmpdir } from 'node:os';
import { takeTemporaryFolder } from '../../local/temporary-folder.ts';

export default (): Promise<() => Promise<void>> => takeTemporaryFolder(tmpdir());

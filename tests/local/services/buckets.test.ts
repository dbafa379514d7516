import { Buckets } from '../../../local/services/buckets.ts';
import { BucketSubject } from './bucket-subject.ts';
import { plainContract, versionedContract } from './buckets.contract.ts';
import { runContract } from './contract.ts';

const memory = new Buckets({ buckets: { versions: { versioned: true }, plain: { versioned: false } } });
runContract(
  'a bucket with versions',
  'memory',
  versionedContract,
  (i) => new BucketSubject(memory, 'versions', `case ${i}/`),
);
runContract('a bucket without', 'memory', plainContract, (i) => new BucketSubject(memory, 'plain', `case ${i}/`));

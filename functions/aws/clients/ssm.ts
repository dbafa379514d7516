import { SSMClient } from '@aws-sdk/client-ssm';
import { limitedTo } from './limits.ts';
import { once } from './once.ts';

export const ssm = once(() => new SSMClient(limitedTo({ attempts: 3, silenceMs: 5000 })));

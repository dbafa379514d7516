import { SSMClient } from '@aws-sdk/client-ssm';
import { once } from './once.ts';

export const ssm = once(() => new SSMClient({}));

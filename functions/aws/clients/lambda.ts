import { LambdaClient } from '@aws-sdk/client-lambda';
import { limitedTo } from './limits.ts';
import { once } from './once.ts';

export const lambda = once(() => new LambdaClient(limitedTo({ attempts: 3, silenceMs: 5000 })));

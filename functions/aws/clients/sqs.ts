import { SQSClient } from '@aws-sdk/client-sqs';
import { limitedTo } from './limits.ts';
import { once } from './once.ts';

export const sqs = once(() => new SQSClient(limitedTo({ attempts: 3, silenceMs: 5000 })));

import { LambdaClient } from '@aws-sdk/client-lambda';
import { once } from './once.ts';

export const lambda = once(() => new LambdaClient({}));

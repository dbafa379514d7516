/** Parameter Store in memory, with the rules that this project relies on: versions count up, nothing is overwritten unasked. */
import {
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';

export class FakeParameters {
  /** Every version of each parameter, the first one first. */
  readonly versions = new Map<string, { value: string; type: string | undefined }[]>();
  readonly client = mockClient(SSMClient);
  /** Called before every request with its number; throw to let it fail, wait to let others go first. */
  beforeRequest: (request: number) => void | Promise<void> = () => {};
  private requests = 0;

  constructor() {
    this.client.on(GetParameterCommand).callsFake(async ({ Name, WithDecryption }: GetParameterCommand['input']) => {
      await this.beforeRequest(++this.requests);
      const versions = this.versions.get(Name ?? '') ?? [];
      const newest = versions.at(-1);
      if (newest === undefined) throw new ParameterNotFound({ message: 'no such parameter', $metadata: {} });
      const isHidden = newest.type === 'SecureString' && WithDecryption !== true;
      return { Parameter: { Value: isHidden ? 'ciphertext' : newest.value, Version: versions.length } };
    });
    this.client.on(PutParameterCommand).callsFake(async (input: PutParameterCommand['input']) => {
      await this.beforeRequest(++this.requests);
      const versions = this.versions.get(input.Name ?? '') ?? [];
      if (versions.length > 0 && input.Overwrite !== true) {
        throw new ParameterAlreadyExists({ message: 'there is one', $metadata: {} });
      }
      this.versions.set(input.Name ?? '', [...versions, { value: input.Value ?? '', type: input.Type }]);
      return { Version: versions.length + 1 };
    });
  }
}

/** Parameter Store in memory, in the place of the SDK's client. */
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { Parameters } from '../../../local/services/parameters.ts';

export class FakeParameters extends Parameters {
  readonly client = mockClient(SSMClient);

  constructor() {
    super();
    this.client.on(GetParameterCommand).callsFake((input) => this.send(new GetParameterCommand(input)));
    this.client.on(PutParameterCommand).callsFake((input) => this.send(new PutParameterCommand(input)));
  }
}

/** Parameter Store in memory: versions count up, nothing is overwritten unasked, what is secure is read on request. */
import {
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SSMServiceException,
} from '@aws-sdk/client-ssm';
import { type Command, type Operation, Service } from './service.ts';

export interface ParameterVersion {
  readonly value: string;
  readonly type: string | undefined;
}

/** Of a value in the standard tier (API Reference, "PutParameter"). */
const MAX_BYTES = 4096;

export class Parameters extends Service {
  /** Every version of each parameter, the first one first. */
  readonly versions = new Map<string, ParameterVersion[]>();
  /** Told of each version that is written. */
  onChange: (name: string, version: ParameterVersion) => void = () => {};
  protected override readonly operations: ReadonlyMap<Command['constructor'], Operation> = new Map<
    Command['constructor'],
    Operation
  >([
    [GetParameterCommand, { name: 'GetParameter', act: (input: GetParameterCommand['input']) => this.get(input) }],
    [PutParameterCommand, { name: 'PutParameter', act: (input: PutParameterCommand['input']) => this.put(input) }],
  ]);

  private get({ Name = '', WithDecryption }: GetParameterCommand['input']): object {
    const versions = this.versions.get(Name) ?? [];
    const newest = versions.at(-1);
    if (newest === undefined) throw new ParameterNotFound({ message: 'no such parameter', $metadata: {} });
    const isHidden = newest.type === 'SecureString' && WithDecryption !== true;
    return {
      Parameter: { Name, Value: isHidden ? 'ciphertext' : newest.value, Type: newest.type, Version: versions.length },
    };
  }

  private put({ Name = '', Value = '', Type, Overwrite }: PutParameterCommand['input']): object {
    const versions = this.versions.get(Name) ?? [];
    if (versions.length > 0 && Overwrite !== true) {
      throw new ParameterAlreadyExists({ message: 'there is one', $metadata: {} });
    }
    if (Buffer.byteLength(Value) > MAX_BYTES) {
      const message = 'Standard tier parameters support a maximum parameter value of 4096 characters.';
      throw new SSMServiceException({ name: 'ValidationException', $fault: 'client', $metadata: {}, message });
    }
    const version = { value: Value, type: Type };
    this.versions.set(Name, [...versions, version]);
    this.onChange(Name, version);
    return { Version: versions.length + 1, Tier: 'Standard' };
  }
}

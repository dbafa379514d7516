/** What all services in memory share: they take the commands of the SDK, one at a time, and can be made to fail. */

/** A command of the SDK: its class says what is asked, its input how. */
export interface Command {
  readonly input: object;
  // biome-ignore lint/complexity/noBannedTypes: the class of the command
  readonly constructor: Function;
}

/** What a service does for one kind of command. Throws the error that the SDK would throw. */
export interface Operation {
  /** As the hooks and counts name it: `Put`, `GetObject`. */
  readonly name: string;
  readonly act: (input: never) => object | Promise<object>;
  /** Whether the service knows a request that is sent again, and does it once. */
  readonly isRepeatable?: boolean;
}

/** Milliseconds of the epoch. */
export type Now = () => number;

/** A service takes commands as a client of the SDK does. A command that it does not know is an error of the caller. */
export abstract class Service {
  /** Called before every request with its number; throw to let the request fail, wait to let others go first. */
  beforeRequest: (request: number, operation: string, input: object) => void | Promise<void> = () => {};
  /** Asked after every request that succeeded: whether its answer is lost on the way. */
  isAnswerLost: (operation: string) => boolean = () => false;
  private requests = 0;

  /** The classes of the commands that it takes, each with what it does. */
  protected abstract readonly operations: ReadonlyMap<Command['constructor'], Operation>;

  /** The answer of the service; throws as the SDK throws. */
  async send(command: Command): Promise<object> {
    const operation = this.operations.get(command.constructor);
    if (operation === undefined) throw new Error(`${this.constructor.name} knows no ${command.constructor.name}.`);
    const { name } = operation;
    const input: never = command.input as never;
    await this.beforeRequest(++this.requests, name, command.input);
    this.counted(name);
    const answer = await operation.act(input);
    if (!this.isAnswerLost(name)) return answer;
    return operation.isRepeatable === true ? answer : this.lost(() => operation.act(input));
  }

  /** Told of each request that reached the service. */
  protected counted(_operation: string): void {}

  /** What the caller gets whose answer was lost. The SDK sends the request again. */
  protected lost(again: () => object | Promise<object>): object | Promise<object> {
    return again();
  }
}

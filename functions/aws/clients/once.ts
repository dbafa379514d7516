/** Answers the client; `use` puts another one in its place, for whatever is to be talked to instead of AWS. */
export interface Once<T> {
  (): T;
  use(client: T): void;
}

/**
 * A client that is created on first use and reused while the function lives. Each service has a module of its own, so
 * that a function loads only the clients it uses. Endpoint, region and credentials come from the SDK's defaults
 * (environment, profile, role).
 */
export function once<T>(make: () => T): Once<T> {
  let made: T | undefined;
  const client = () => {
    made ??= make();
    return made;
  };
  return Object.assign(client, {
    use: (given: T) => {
      made = given;
    },
  });
}

/**
 * A client that is created on first use and reused while the function lives. Each service has a module of its own, so
 * that a function loads only the clients it uses. Endpoint, region and credentials come from the SDK's defaults
 * (environment, profile, role).
 */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The versions of all objects of one bucket, keys in the order of their UTF-8 bytes. */
import { compareText } from './table/row.ts';

/** One version of an object, or the marker that a delete left. */
export interface Version {
  readonly key: string;
  /** `null` in a bucket without versions. */
  readonly versionId: string;
  /** Null: a delete marker. */
  readonly bytes: Uint8Array | null;
  readonly etag: string;
  /** Milliseconds of the epoch, whole seconds. */
  readonly lastModified: number;
  readonly contentType: string;
  /** What was said at upload; names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

export class Versions {
  readonly isVersioned: boolean;
  /** Newest first; no list is empty. */
  private readonly byKey = new Map<string, Version[]>();
  /** Null while it has to be sorted anew. */
  private inOrder: string[] | null = [];

  constructor(isVersioned: boolean) {
    this.isVersioned = isVersioned;
  }

  /** Versions of a key, the newest first. */
  of(key: string): readonly Version[] {
    return this.byKey.get(key) ?? [];
  }

  newest(key: string): Version | undefined {
    return this.byKey.get(key)?.[0];
  }

  /** Adds a version as the newest; in a bucket without versions it takes the place of the one before it. */
  add(version: Version): void {
    const before = this.byKey.get(version.key);
    if (before === undefined) this.inOrder = null;
    this.byKey.set(version.key, this.isVersioned ? [version, ...(before ?? [])] : [version]);
  }

  remove(key: string, versionId: string): void {
    const left = this.of(key).filter((version) => version.versionId !== versionId);
    if (left.length > 0) {
      this.byKey.set(key, left);
      return;
    }
    if (this.byKey.delete(key)) this.inOrder = null;
  }

  clear(): void {
    this.byKey.clear();
    this.inOrder = [];
  }

  /** Keys that begin with `prefix` and come after `after`, in order. */
  *keys(prefix = '', after = ''): Generator<string> {
    this.inOrder ??= [...this.byKey.keys()].sort(compareText);
    const keys = this.inOrder;
    let [low, high] = [0, keys.length];
    const start = compareText(prefix, after) > 0 ? prefix : after;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareText(keys[middle] ?? '', start) < 0) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < keys.length; i++) {
      const key = keys[i] ?? '';
      if (!key.startsWith(prefix)) return;
      if (after === '' || key !== after) yield key;
    }
  }
}

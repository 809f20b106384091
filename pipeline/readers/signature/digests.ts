import type { Buffer } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { type Digest, startHash } from './algorithms.ts';

export interface HashRequest {
  readonly digest: Digest;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Hashes the signed bytes of several signatures. All begin at the first byte, so the bytes before each
 * gap are hashed once for all of them: a running hash is copied where a signature's gap begins.
 */
export function hashSpans<R extends HashRequest>(
  bytes: Buffer,
  requests: readonly R[],
): ReadonlyMap<R, Buffer> {
  const hashes = new Map<R, Buffer>();
  const byDigest = Map.groupBy(requests, ({ digest }) => digest.name);
  for (const group of byDigest.values()) {
    const sharing = group
      .filter(({ spans }) => spans[0]?.start === 0)
      .toSorted((a, b) => (a.spans[0]?.end ?? 0) - (b.spans[0]?.end ?? 0));
    let running: Hash | undefined;
    let reached = 0;
    for (const request of sharing) {
      const prefix = request.spans[0]?.end ?? 0;
      running ??= startHash(request.digest);
      running.update(bytes.subarray(reached, prefix));
      reached = prefix;
      hashes.set(request, finish(copyOf(running, request.digest), bytes, request.spans.slice(1)));
    }
    for (const request of group) {
      if (!hashes.has(request)) hashes.set(request, finish(startHash(request.digest), bytes, request.spans));
    }
  }
  return hashes;
}

const copyOf = (hash: Hash, { outputLength }: Digest): Hash =>
  outputLength === undefined ? hash.copy() : hash.copy({ outputLength });

function finish(hash: Hash, bytes: Buffer, spans: HashRequest['spans']): Buffer {
  for (const { start, end } of spans) hash.update(bytes.subarray(start, end));
  return hash.digest();
}

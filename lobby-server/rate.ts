// Token buckets by key: how much of something each address may do. Time comes in as `nowMs`.
import { type Bucket, createBucket, type Rate } from '../shared/protocol/token-bucket.ts';

/** One bucket per key, for a bounded number of keys; the longest unused one is dropped first. */
export type Buckets = { readonly rate: Rate; readonly byKey: Map<string, Bucket> };

/** Keys remembered per kind of limit: 1 MB at most; a flood of addresses evicts old ones. */
export const BUCKET_KEYS_MAX = 10_000;

export function createBuckets(rate: Rate): Buckets {
  return { rate, byKey: new Map() };
}

/** The bucket of `key`, now the most recently used one. */
export function bucketOf(buckets: Buckets, key: string, nowMs: number): Bucket {
  const bucket = buckets.byKey.get(key) ?? createBucket(buckets.rate, nowMs);
  buckets.byKey.delete(key);
  buckets.byKey.set(key, bucket);
  if (buckets.byKey.size > BUCKET_KEYS_MAX) {
    const oldest = buckets.byKey.keys().next();
    if (!oldest.done) buckets.byKey.delete(oldest.value);
  }
  return bucket;
}

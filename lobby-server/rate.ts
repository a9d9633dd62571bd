// Token buckets: how much of something one client or one address may do. Time comes in as `nowMs`.

export type Rate = {
  /** Most that may happen at once. */
  readonly burst: number;
  readonly perSecond: number;
};
export type Bucket = { tokens: number; atMs: number };

export function createBucket(rate: Rate, nowMs: number): Bucket {
  return { tokens: rate.burst, atMs: nowMs };
}

/** Takes one token; false when there is none. */
export function takeToken(bucket: Bucket, rate: Rate, nowMs: number): boolean {
  refill(bucket, rate, nowMs);
  if (bucket.tokens < 1) return false;
  bucket.tokens--;
  return true;
}

/** True while a token is left; takes none. */
export function hasToken(bucket: Bucket, rate: Rate, nowMs: number): boolean {
  refill(bucket, rate, nowMs);
  return bucket.tokens >= 1;
}

function refill(bucket: Bucket, rate: Rate, nowMs: number): void {
  const passedMs = Math.max(0, nowMs - bucket.atMs);
  bucket.tokens = Math.min(rate.burst, bucket.tokens + (passedMs * rate.perSecond) / 1000);
  bucket.atMs = nowMs;
}

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

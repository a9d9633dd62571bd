// Token buckets: how much of something one peer, client or address may do. Time comes in as
// `nowMs`.

export type Rate = {
  /** Most that may happen at once. */
  readonly burst: number;
  readonly perSecond: number;
};
export type Bucket = { tokens: number; atMs: number };

export function createBucket(rate: Rate, nowMs: number): Bucket {
  return { tokens: rate.burst, atMs: nowMs };
}

/** Takes `count` tokens; false when there are fewer, and takes none then. */
export function takeToken(bucket: Bucket, rate: Rate, nowMs: number, count = 1): boolean {
  refill(bucket, rate, nowMs);
  if (bucket.tokens < count) return false;
  bucket.tokens -= count;
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

// Trigonometry for curved walls with our own fixed steps: engines differ in Math.sin in the last
// bits (R3). Only stadiums are compiled with it; nothing here runs in a step.

/** Pi / 180, correctly rounded. */
const radiansPerDegree = 0.017453292519943295;

/** Sine and cosine of an angle in degrees, to about 1e-15. */
export function sineOfDegrees(degrees: number): number {
  return quarterTurn(degrees, 0);
}

export function cosineOfDegrees(degrees: number): number {
  return quarterTurn(degrees, 1);
}

/** Cotangent of half the angle: what tells the centre of an arc; infinite at 0. */
export function halfCotangent(degrees: number): number {
  return cosineOfDegrees(degrees / 2) / sineOfDegrees(degrees / 2);
}

/**
 * sin(degrees + 90 * shift): brings the angle within 45 degrees of a quarter turn, then a series.
 */
function quarterTurn(degrees: number, shift: number): number {
  const quarters = Math.round(degrees / 90);
  const rest = (degrees - quarters * 90) * radiansPerDegree;
  const quarter = (((quarters + shift) % 4) + 4) % 4;
  const value = quarter === 0 || quarter === 2 ? sineSeries(rest) : cosineSeries(rest);
  return quarter < 2 ? value : -value;
}

function sineSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n <= 9; n++) {
    term = (-term * x * x) / (2 * n * (2 * n + 1));
    sum += term;
  }
  return sum;
}

function cosineSeries(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 9; n++) {
    term = (-term * x * x) / ((2 * n - 1) * 2 * n);
    sum += term;
  }
  return sum;
}

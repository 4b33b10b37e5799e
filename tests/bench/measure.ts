/** One figure of the bench, held against its goal. Figures of peers and floors come from the same run. */
export interface Measure {
  name: string;
  value: number;
  unit: string;
  /** '≤ 1.5', '≥ 0.7'; undefined for a figure shown for comparison only. */
  goal?: string;
}

export interface Judged extends Measure {
  met?: boolean;
}

export function judged(measure: Measure): Judged {
  if (measure.goal === undefined) return measure;
  const [sign, bound] = measure.goal.split(' ');
  const limit = Number(bound);
  return {
    ...measure,
    met: sign === '≤' ? measure.value <= limit : measure.value >= limit,
  };
}

/** The value below which `share` of the samples lie (0.95: p95); samples need not be sorted. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(
    sorted.length - 1,
    Math.ceil(share * sorted.length) - 1,
  );
  return sorted[Math.max(0, index)] ?? NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

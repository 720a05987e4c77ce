// Days and times as tests spell them out: the base keeps minutes since 1970, its wall clock is +08:00.

/** Minutes since 1970 of a time of the base, `2026-10-03T22:00`. */
export function wall(text: string): number {
  return Date.parse(`${text}:00+08:00`) / 60_000;
}

/** The day that it is at the base, some days ahead of today. */
export function todayPlus(days: number): string {
  return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}

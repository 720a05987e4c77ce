// The day and time that tests make the demo on: its newest full month is then 2026-10.

/** 2026-11-04 09:05, a Wednesday. */
export const DEMO_CLOCK = { nowMs: () => Date.parse('2026-11-04T09:05:00+08:00') };

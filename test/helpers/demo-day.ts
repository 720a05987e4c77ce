// The day and time that tests make the demo on: its newest full month is then 2026-10.

/** A Wednesday. */
export const DEMO_NOW = '2026-11-04T09:05:00+08:00';
export const DEMO_CLOCK = { nowMs: () => Date.parse(DEMO_NOW) };

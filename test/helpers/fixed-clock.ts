// Preloaded (`node --import`) into processes that a test starts: their clock begins at LIVEBASE_TEST_NOW and goes on from there, or stands still.
const now = process.env['LIVEBASE_TEST_NOW'] ?? '2026-11-05T10:00:00+08:00';
const startMs = Date.parse(now);
const beganMs = performance.now();
Date.now = () => {
  if (now === 'broken') throw new Error('the clock is broken');
  return process.env['LIVEBASE_TEST_CLOCK'] === 'still' ? startMs : startMs + Math.floor(performance.now() - beganMs);
};

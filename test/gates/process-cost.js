// Loaded before a command: at its end it says on standard error what the whole process took.
import { readFileSync } from 'node:fs';

/** The most memory that the program itself held; what the system counts else includes what its parent held as it was started. */
function peakKib() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(
    `cost: ${Math.round((userCPUTime + systemCPUTime) / 1000)} ms of processor, peak ${Math.round(peakKib() / 1000)} MB\n`,
  );
});

// Loaded before a command: at its end it says on standard error what the whole process took.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`cost: ${Math.round((userCPUTime + systemCPUTime) / 1000)} ms of processor, peak ${Math.round(maxRSS / 1000)} MB\n`);
});

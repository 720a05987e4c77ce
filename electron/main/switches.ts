// Words on the command line by which somebody else would get into the packaged program, or take its walls down.

/** Doors for debuggers, walls taken down, foreign programs put before ours, ways out, things written down that nobody should read. */
const FORBIDDEN = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'auto-open-devtools-for-tabs',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'unsafely-treat-insecure-origin-as-secure',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'load-extension',
  'js-flags',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'log-net-log',
  'ssl-key-log-file',
  'single-process',
  'zygote-cmd-prefix',
  'user-data-dir',
  'log-file',
] as const;

/** The first such word that the program was started with, or null. */
export function findForbiddenSwitch(has: (name: string) => boolean): string | null {
  return FORBIDDEN.find((name) => has(name)) ?? null;
}

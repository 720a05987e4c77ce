// With which words the packaged program does not start.
import { expect, it } from 'vitest';
import { findForbiddenSwitch } from './switches.ts';

it.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-web-security',
  'allow-running-insecure-content',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'js-flags',
  'log-net-log',
  'single-process',
  'zygote-cmd-prefix',
  'user-data-dir',
  'log-file',
])('the packaged program does not start with --%s', (name) => expect(findForbiddenSwitch((asked) => asked === name)).toBe(name));

it('the packaged program starts with what a person and the system give', () => {
  const given = new Set(['lang', 'force-device-scale-factor', 'original-process-start-time', 'high-contrast']);
  expect(findForbiddenSwitch((name) => given.has(name))).toBeNull();
});

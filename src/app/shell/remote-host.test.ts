// What a browser's page makes of its host's word about itself.
import { expect, it } from 'vitest';
import { reduceRemoteHost } from './HostGate.tsx';

it('knows a host that is there, gone, has cut it off, or runs another version by now', () => {
  const hello = { livebase: '1.0', isKnown: true };
  expect([null, '1.0'].map((first) => reduceRemoteHost(first, hello))).toEqual(['there', 'there']);
  expect(reduceRemoteHost('1.0', null)).toBe('gone');
  expect(reduceRemoteHost('1.0', { ...hello, isKnown: false })).toBe('cutOff');
  expect(reduceRemoteHost('0.9', hello)).toBe('other');
  // Before anybody answered it is not known to be a host's page at all.
  expect(reduceRemoteHost(null, null)).toBe('own');
});

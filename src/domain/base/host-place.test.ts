// Where a host is met, as people type it.
import { expect, it } from 'vitest';
import { readHostPlace } from './host-place.ts';

it('is read with a port or without, and from a Chinese keyboard', () => {
  expect(readHostPlace(' 192.168.1.20 ')).toEqual({ address: '192.168.1.20', port: 8422 });
  expect(readHostPlace('192.168.1.20：8423')).toEqual({ address: '192.168.1.20', port: 8423 });
  expect(readHostPlace('qiantai.local:443')).toEqual({ address: 'qiantai.local', port: 443 });
});

it('is nothing else', () => {
  const others = [
    '',
    ':8422',
    'http://192.168.1.20',
    '192.168.1.20:0',
    '192.168.1.20:99999',
    '192.168.1.20:',
    '192.168.1.20/x',
    'a b',
    '::1',
    '-x',
  ];
  for (const typed of others) expect(readHostPlace(typed), typed).toBeNull();
});

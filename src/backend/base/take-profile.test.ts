// Profiles taken in from a zip: all or none, the one that is renewed kept beside.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inEachTest, openSmallWorld } from '../../../test/helpers/import-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';
import { listProfileLines } from './profiles.ts';
import { takeProfiles } from './take-profile.ts';

const one = inEachTest(openSmallWorld);

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe('a profile of one’s own', () => {
  it('is taken in from a zip, chosen, and keeps the one that it renews', async () => {
    const shipped = JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, 'resources', 'profiles', 'sz-2025', 'profile.json'), 'utf8'));
    const zipOf = (content: object): Buffer => zipByHand([{ name: 'gz/profile.json', content: JSON.stringify(content) }]);
    const take = (bytes: Uint8Array) => takeProfiles(one.base, TESTER, { file: { name: '广州.zip', bytes } });
    const own = { ...shipped, id: 'gz-2026', name: '广州方案' };
    expect(value(await take(zipOf(own)))).toEqual({ taken: [{ id: 'gz-2026', name: '广州方案', kept: null }] });
    expect(listProfileLines(one.base).profiles[0]).toMatchObject({ id: 'gz-2026', isOwn: true, refusal: null });
    expect(value(await take(zipOf({ ...own, name: '广州方案二' }))).taken[0]?.kept).toMatch(/^profile-.*\.json$/);
    expect(await take(zipOf({ ...own, id: '../x' }))).toMatchObject({ refusal: { code: 'PROFILE_INVALID' } });
    expect(await take(zipOf({ ...own, tables: [] }))).toMatchObject({ refusal: { code: 'PROFILE_INVALID' } });
    expect(await take(zipByHand([{ name: 'a.txt', content: 'x' }]))).toMatchObject({ refusal: { code: 'PROFILE_INVALID' } });
    expect(await take(zipOf(own).subarray(0, 200))).toMatchObject({ refusal: { code: expect.stringMatching(/^FILE_/) } });
  });
});

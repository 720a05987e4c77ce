// The checked forms of the profiles that ship, against what their texts are read as.
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKED_PROFILES, findCheckedProfile, getCheckedName, parseProfile, PROFILE_FILE, validateProfile } from './load-profile.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../resources/profiles');
const texts = readdirSync(SHIPPED).map((id) => readFileSync(path.join(SHIPPED, id, PROFILE_FILE), 'utf8'));

describe('the checked form of a profile that ships', () => {
  it('is byte for byte what judging its text gives, and no other stands there (npm run profiles)', () => {
    expect(texts).not.toHaveLength(0);
    expect(readdirSync(CHECKED_PROFILES).toSorted()).toEqual(texts.map(getCheckedName).toSorted());
    for (const text of texts) expect({ profile: JSON.stringify(findCheckedProfile(text)) }).toEqual(asText(validateProfile(text)));
  });

  it('is believed of its own text alone: one changed letter is judged', () => {
    for (const text of texts) {
      const other = text.replace('"unit": "人次"', '"unit": "万人次"');
      expect(other).not.toBe(text);
      expect(findCheckedProfile(other)).toBeNull();
      expect(parseProfile('x', other)).toMatchObject({ ok: false, refusal: { data: { detail: '万人次' } } });
    }
  });

  it('is left where its file is torn, or is something else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'livebase-checked-'));
    for (const text of texts) {
      const file = path.join(folder, getCheckedName(text));
      copyFileSync(path.join(CHECKED_PROFILES, getCheckedName(text)), file);
      expect(findCheckedProfile(text, folder)).toEqual(findCheckedProfile(text));
      writeFileSync(file, readFileSync(file).subarray(0, 900));
      expect(findCheckedProfile(text, folder)).toBeNull();
      writeFileSync(file, '{"tables":[]}');
      expect(findCheckedProfile(text, folder)).toBeNull();
    }
  });
});

function asText(judged: ReturnType<typeof validateProfile>): unknown {
  return 'profile' in judged ? { profile: JSON.stringify(judged.profile) } : judged;
}

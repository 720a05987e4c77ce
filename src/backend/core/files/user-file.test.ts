// A file of the data folder that a person brings is read where it is a file; whatever else stands in its place is told in words.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getPublishedCalendar } from '../../base/published-days.ts';
import { loadProfile, listProfileFolders } from '../../base/load-profile.ts';
import { loadScorecards } from '../../insight/load-scorecards.ts';
import { replaceUserFile } from './json-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder in the place of a base’s own file', () => {
  const stand = (...place: readonly string[]): void => void mkdirSync(path.join(folder, ...place), { recursive: true });

  it('is said of a profile, a calendar and a scorecard', () => {
    stand('profiles', 'sz-2025', 'profile.json');
    stand('calendar', 'cn-holidays.json');
    stand('scorecards', 'mine.json');
    const detail = 'not a file';
    expect(loadProfile('sz-2025', listProfileFolders(folder))).toMatchObject({ refusal: { code: 'PROFILE_INVALID', data: { detail } } });
    expect(getPublishedCalendar(folder)).toMatchObject({ from: 'shipped', broken: detail });
    expect(loadScorecards(folder)).toMatchObject({ refusal: { code: 'SCORECARD_INVALID', data: { file: 'mine.json', detail } } });
  });

  it('is not replaced by a new one', () => {
    stand('calendar', 'cn-holidays.json');
    const given = { folder: path.join(folder, 'calendar'), name: 'cn-holidays.json', keptAs: 'old.json', bytes: Buffer.from('{}') };
    expect(replaceUserFile(given)).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
  });
});

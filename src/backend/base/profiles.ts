// Use case: the report's profiles that can be chosen.
import type { Answer } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { ProfileLine } from '../../contract/base/settings-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { listProfiles } from './load-profile.ts';
import { readSetting } from '../core/records/settings.ts';

export function listProfileLines(base: Base): Answer<typeof settingsMethods.profiles> {
  const used = readSetting(base.db, 'profile');
  const profiles = listProfiles(base.folder).map(({ id, isOwn, profile }): ProfileLine => {
    const line = { id, isOwn, isUsed: id === used };
    if (!profile.ok)
      return { ...line, name: id, version: 0, tables: [], relations: 0, deadlineDay: null, note: '', refusal: profile.refusal };
    const { name, version, tables, relations, deadlineDay, note } = profile.value;
    return {
      ...line,
      name,
      version,
      tables: tables.map((table) => ({ id: table.id, title: table.title })),
      relations: relations.length,
      deadlineDay,
      note,
      refusal: null,
    };
  });
  return { profiles };
}

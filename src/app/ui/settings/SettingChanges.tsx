// What saving a settings form will change, field by field, before it is done.
import type { SettingName } from '../../../contract/core/settings/settings.ts';
import { formatSettingChanges } from '../../../contract/format-setting.ts';
import { getLanguage } from '../i18n.ts';
import { Note } from '../Notes.tsx';
import { sayRecord } from '../records/record-messages.ts';

interface SettingChangesProps {
  /** The setting as it is kept. */
  readonly name: SettingName;
  readonly before: object;
  readonly after: object;
}

/** The changes; nothing where there are none. */
export function SettingChanges({ name, before, after }: SettingChangesProps) {
  const rows = { before: JSON.stringify(before), after: JSON.stringify(after) };
  const changes = formatSettingChanges(name, rows, getLanguage()).filter((one) => one.before !== one.after);
  if (changes.length === 0) return null;
  return (
    <Note tone="plain" title={sayRecord('willChange')}>
      {changes.map(({ field, before: was, after: is }) => (
        <div key={field}>{sayRecord('theirs', { field, before: was, after: is })}</div>
      ))}
    </Note>
  );
}

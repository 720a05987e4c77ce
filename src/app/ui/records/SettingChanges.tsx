// What saving a settings form will change, field by field, before it is done.
import { formatHistoryChanges, type HistoryNames } from '../../../contract/format-history.ts';
import { getLanguage } from '../i18n.ts';
import { Note } from '../Notes.tsx';
import { sayRecord } from './record-messages.ts';

/** Settings name no records. */
const NO_NAMES: HistoryNames = {
  tenant: String,
  studio: String,
  equipment: String,
  booking: String,
  figure: (address) => address,
  relation: (code) => code,
};

interface SettingChangesProps {
  /** The setting as it is kept. */
  readonly name: 'desk' | 'statement' | 'texts';
  readonly before: object;
  readonly after: object;
}

/** The changes; nothing where there are none. */
export function SettingChanges({ name, before, after }: SettingChangesProps) {
  const language = getLanguage();
  const rows = { before: { [name]: JSON.stringify(before) }, after: { [name]: JSON.stringify(after) } };
  const changes = formatHistoryChanges('setting', rows, { language, names: NO_NAMES });
  if (changes.length === 0) return null;
  return (
    <Note tone="plain" title={sayRecord('willChange')}>
      {changes.map(({ field, before: was, after: is }) => (
        <div key={field}>{sayRecord('theirs', { field, before: was, after: is })}</div>
      ))}
    </Note>
  );
}

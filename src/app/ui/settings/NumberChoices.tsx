// Settings that are whole numbers, each with a button of its own: those of a part of the settings screen.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { listNumberChoices, type NumberChoice as Choice } from '../../../contract/core/settings/choices.ts';
import type { NumberSection } from '../../../contract/core/settings/setting.ts';
import { decodeCount } from '../../../domain/decode/number.ts';
import { useApiQuery } from '../api.tsx';
import { CountField } from '../fields/text-fields.tsx';
import { getLanguage, getMessage } from '../i18n.ts';
import { useUnsaved } from '../leave-guard.tsx';
import { Show } from '../Notes.tsx';
import { useToldCommand } from '../notices.tsx';
import { saySettingsForm } from './settings-form-messages.ts';

function NumberChoice({ setting, value }: { readonly setting: Choice; readonly value: number }) {
  const { send, isBusy } = useToldCommand('settings.choose', () => saySettingsForm('saved'));
  const [typed, setTyped] = useState(String(value));
  const { least, most, help, choice } = setting;
  const label = getMessage(setting.label, getLanguage());
  const read = decodeCount(typed);
  const number = read.ok ? read.value : null;
  const isGood = setting.schema.safeParse(number, { jitless: true }).success;
  const isChanged = typed.trim() !== String(value);
  useUnsaved(isChanged);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (number === null || !isGood) return;
    const wish: { readonly [C in Choice['choice']]?: number } = { [choice]: number };
    await send(wish);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className="settings-row">
        <CountField label={label} value={typed} onChange={setTyped} />
        <Button htmlType="submit" loading={isBusy} disabled={!isGood || !isChanged} aria-label={`${saySettingsForm('save')} ${label}`}>
          {saySettingsForm('save')}
        </Button>
      </div>
      {isGood ? null : (
        <p className="field-error" role="alert">
          {saySettingsForm('keepWrong', { least, most })}
        </p>
      )}
      {help === undefined ? null : <p className="field-help">{getMessage(help, getLanguage())}</p>}
    </form>
  );
}

/** Every number of the part. */
export function NumberChoices({ section }: { readonly section: NumberSection }) {
  const asked = useApiQuery('settings.choices', {});
  return (
    <Show asked={asked}>
      {(choices) => (
        <>
          {listNumberChoices(section).map((setting) => {
            const value = choices[setting.choice];
            return <NumberChoice key={`${setting.choice}-${value}`} setting={setting} value={value} />;
          })}
        </>
      )}
    </Show>
  );
}

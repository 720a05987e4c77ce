// A setting that is a whole number between two others, with its own button.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { decodeCount } from '../../domain/decode/number.ts';
import { useCommand } from './api.tsx';
import { CountField } from './fields/text-fields.tsx';
import { useUnsaved } from './leave-guard.tsx';
import { useNotices } from './notices.tsx';
import { sayNumberChoice } from './number-choice-messages.ts';
import { type NumberName, UNCHOSEN } from './choose.ts';

interface NumberChoiceProps {
  readonly name: NumberName;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly label: string;
  readonly help?: string;
}

/** The setting. */
export function NumberChoice({ name, value, min, max, label, help }: NumberChoiceProps) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('settings.choose');
  const [typed, setTyped] = useState(String(value));
  const read = decodeCount(typed);
  const number = read.ok ? read.value : null;
  const isGood = number !== null && number >= min && number <= max;
  const isChanged = typed.trim() !== String(value);
  useUnsaved(isChanged);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!isGood) return;
    const outcome = await run({ ...UNCHOSEN, [name]: number });
    if (outcome.ok) notices.done(sayNumberChoice('saved'));
    else notices.failed(outcome);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className="settings-row">
        <CountField label={label} value={typed} onChange={setTyped} />
        <Button htmlType="submit" loading={isBusy} disabled={!isGood || !isChanged} aria-label={`${sayNumberChoice('save')} ${label}`}>
          {sayNumberChoice('save')}
        </Button>
      </div>
      {isGood ? null : (
        <p className="field-error" role="alert">
          {sayNumberChoice('keepWrong', { min, max })}
        </p>
      )}
      {help === undefined ? null : <p className="field-help">{help}</p>}
    </form>
  );
}

// The state of a setting's form: what is typed, what it comes to, and saving it.
import { type SubmitEvent, useState } from 'react';
import { getSetting, type SettingValues } from '../../../contract/core/settings/settings.ts';
import type { Command } from '../api.tsx';
import { useUnsaved } from '../leave-guard.tsx';
import { useNotices } from '../notices.tsx';
import { createTypedFields, readFields, type TypedFields } from './setting-fields.ts';

/** Settings that have a form of fields. */
export type FormSetting = 'desk' | 'statement' | 'retention';

interface FormOptions<N extends FormSetting> {
  readonly name: N;
  readonly value: SettingValues[N];
  readonly command: Pick<Command<SettingValues[N], unknown>, 'run' | 'isBusy'>;
  /** What is said once it is saved. */
  readonly saved: string;
  readonly hasUndo: boolean;
}

/** Holds the form of a setting that has this value. `whole` has the parts that are no fields as they are now. */
export function useSettingForm<N extends FormSetting>({ name, value, command, saved, hasUndo }: FormOptions<N>) {
  const notices = useNotices();
  const setting = getSetting(name);
  const [changed, setChanged] = useState<TypedFields>({});
  const [parts, setParts] = useState<Partial<SettingValues[N]>>({});
  const begun = createTypedFields(setting, value);
  const typed = { ...begun, ...changed };
  const whole = { ...value, ...parts };
  const read = readFields(setting, typed, whole);
  const isDirty = JSON.stringify([typed, whole]) !== JSON.stringify([begun, value]);
  useUnsaved(isDirty);
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!read.ok) return;
    const outcome = await command.run(read.value);
    if (!outcome.ok) return notices.failed(outcome);
    setChanged({});
    setParts({});
    notices.done(saved, hasUndo ? () => command.run(value) : undefined);
  };
  const change = (field: string, text: string): void => setChanged((now) => ({ ...now, [field]: text }));
  const changeParts = (some: Partial<SettingValues[N]>): void => setParts((now) => ({ ...now, ...some }));
  return { name, value, typed, whole, read, isDirty, isBusy: command.isBusy, change, changeParts, save };
}

export type SettingFormState<N extends FormSetting> = ReturnType<typeof useSettingForm<N>>;

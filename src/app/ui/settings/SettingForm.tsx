// A form of a setting with several parts: what saving will change, its fields by group, and the button that saves.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { listFields } from '../../../contract/core/settings/setting.ts';
import { getSetting } from '../../../contract/core/settings/settings.ts';
import { TextField } from '../fields/text-fields.tsx';
import { getLanguage, getMessage } from '../i18n.ts';
import { describeBounds } from './setting-fields.ts';
import { SettingChanges } from './SettingChanges.tsx';
import { saySettingsForm } from './settings-form-messages.ts';
import type { FormSetting, SettingFormState } from './use-setting-form.ts';

interface SettingFieldsProps<N extends FormSetting> {
  readonly form: SettingFormState<N>;
  readonly group: string;
}

/** The fields of a group. */
export function SettingFields<N extends FormSetting>({ form, group }: SettingFieldsProps<N>) {
  const { typed, read, change } = form;
  const fields = listFields(getSetting(form.name).parts ?? {}).filter((field) => field.group === group);
  const wrong = (field: (typeof fields)[number]): string => {
    const { key, values } = describeBounds(field);
    return saySettingsForm(key, values);
  };
  return (
    <div className="fields">
      {fields.map((field) => (
        <TextField
          key={field.name}
          label={getMessage(field.words, getLanguage())}
          value={typed[field.name] ?? ''}
          onChange={(text) => change(field.name, text)}
          isNumber={field.type !== 'text'}
          isNeeded={!field.isOpen}
          error={!read.ok && read.wrong.has(field.name) ? wrong(field) : null}
          help={field.help === undefined ? undefined : getMessage(field.help, getLanguage())}
        />
      ))}
    </div>
  );
}

interface SettingFormProps<N extends FormSetting> {
  readonly form: SettingFormState<N>;
  readonly children: ReactNode;
}

/** The form around the groups. */
export function SettingForm<N extends FormSetting>({ form, children }: SettingFormProps<N>) {
  const { name, value, read, isDirty, isBusy, save } = form;
  return (
    <form className="stack-4" onSubmit={(event) => void save(event)} noValidate>
      {read.ok ? <SettingChanges name={name} before={value} after={read.value} /> : null}
      {children}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isDirty || !read.ok}>
          {saySettingsForm('save')}
        </Button>
      </div>
    </form>
  );
}

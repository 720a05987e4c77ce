// Where a PIN is typed: nothing of it is shown, kept or filled in by the browser.
import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { Field, type FieldProps } from '../ui/fields/Field.tsx';

export function PinField({ label, value, onChange, field, ...frame }: FieldProps<string> & { readonly field?: Ref<InputRef> }) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <Input.Password
          {...ids}
          {...(field === undefined ? {} : { ref: field })}
          value={value}
          maxLength={64}
          visibilityToggle={false}
          autoComplete="new-password"
          inputMode="numeric"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

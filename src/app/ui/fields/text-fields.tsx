// Fields for what is typed: words, notes, amounts as people write them (`1.2万`, full-width digits).
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field, type FieldProps } from './Field.tsx';

interface TypedProps extends FieldProps<string> {
  /** The unit behind the control, such as 元. */
  readonly unit?: ReactNode;
  readonly isNumber?: boolean;
  readonly placeholder?: string;
}

/** One line of text. */
export function TextField({ label, value, onChange, unit, isNumber = false, placeholder, isDisabled, ...frame }: TypedProps) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <Input
          {...ids}
          value={value}
          disabled={isDisabled === true}
          className={isNumber ? 'number' : ''}
          inputMode={isNumber ? 'decimal' : 'text'}
          {...(unit === undefined ? {} : { suffix: unit })}
          {...(placeholder === undefined ? {} : { placeholder })}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function NotesField({ label, value, onChange, isDisabled, ...frame }: FieldProps<string>) {
  return (
    <Field label={label} {...frame}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          value={value}
          disabled={isDisabled === true}
          className="growing"
          rows={2}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Yuan, as typed; `RecordForm` and `readTyped` turn it into fen. */
export function MoneyField(props: FieldProps<string>) {
  return <TextField {...props} isNumber unit="元" />;
}

/** Square metres, as typed. */
export function AreaField(props: FieldProps<string>) {
  return <TextField {...props} isNumber unit="m²" />;
}

/** A whole number, as typed. */
export function CountField(props: FieldProps<string>) {
  return <TextField {...props} isNumber />;
}

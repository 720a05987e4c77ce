// A labelled place to type: label, control, what is wrong with it, and help; joined for screen readers.
import { type ReactNode, useId } from 'react';
import { sayUi } from '../ui-messages.ts';
import './fields.css';

/** What every field takes. */
export interface FieldProps<V> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly error?: string | null;
  readonly help?: string | undefined;
  readonly isNeeded?: boolean;
  readonly isDisabled?: boolean;
}

/** What the control itself needs of its field. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

interface FieldFrameProps {
  readonly label: string;
  readonly error?: string | null | undefined;
  readonly help?: string | undefined;
  readonly isNeeded?: boolean | undefined;
  /** What else belongs to the field, such as values to press. */
  readonly below?: ReactNode;
  readonly children: (ids: ControlIds) => ReactNode;
}

/** The frame of a field around any control. */
export function Field({ label, error, help, isNeeded = false, below, children }: FieldFrameProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help ?? null;
  const ids: ControlIds = {
    id,
    'aria-describedby': note === null ? undefined : noteId,
    'aria-invalid': Boolean(error),
    'aria-required': isNeeded,
  };
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {isNeeded ? (
          <span className="field-needed" title={sayUi('needed')} aria-hidden="true">
            *
          </span>
        ) : null}
      </label>
      {children(ids)}
      {note === null ? null : (
        <div className={error ? 'field-error' : 'field-help'} id={noteId}>
          {note}
        </div>
      )}
      {below}
    </div>
  );
}

// Asks for a reason: the common ones are one digit away, Enter confirms.
import { SERIES_SCOPES, type SeriesScope } from '../../../domain/booking/series.ts';
import { Button, Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { isSaidByNothing } from '../../../domain/booking/validate-reason.ts';
import type { Outcome } from '../../ui/api.tsx';
import { ActionDialog } from '../../ui/dialog/ActionDialog.tsx';
import { Field } from '../../ui/fields/Field.tsx';
import { sayUi } from '../../ui/ui-messages.ts';
import { sayDetail } from './detail-messages.ts';
import { isComposing } from './form-keys.ts';
import { saySeries } from './series-messages.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly help?: string | undefined;
  readonly button: string;
  readonly isDanger?: boolean;
  /** The common ones; null: not known yet. */
  readonly reasons: readonly string[] | null;
  /** Offers a series' scopes. */
  readonly hasScope?: boolean;
  readonly onClose: () => void;
  /** What stands below the reason, by what was given. */
  readonly below?: (given: { readonly reason: string; readonly scope: SeriesScope }) => ReactNode;
  /** Something below it is still to be said. */
  readonly isLacking?: boolean;
  /** Writes; the dialog stays open with what was typed where it was not done. */
  readonly write: (reason: string, scope: SeriesScope) => Promise<Outcome<unknown>>;
}

interface ReasonFieldProps {
  readonly value: string;
  readonly reasons: readonly string[] | null;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

/** A digit that was pressed before the reasons had come, and whether Enter followed. */
interface Early {
  readonly digit: number;
  readonly isEntered: boolean;
}

/** What is pressed before the reasons have come takes effect as they come: anyone who knows the list does not wait for it. */
function useEarly({ value, reasons, onChange, onEnter }: ReasonFieldProps) {
  const [early, setEarly] = useState<Early | null>(null);
  useEffect(() => {
    if (early === null || reasons === null) return;
    const reason = reasons[early.digit - 1];
    if (reason === undefined) setEarly(null);
    else if (value !== reason) onChange(reason);
    else {
      setEarly(null);
      if (early.isEntered) onEnter();
    }
  });
  /** True where the key is kept until then. */
  const keep = (key: string): boolean => {
    if (reasons !== null || value !== '') return false;
    const isEnter = key === 'Enter' && early !== null;
    if (isEnter) setEarly({ ...early, isEntered: true });
    else if (/^[1-9]$/.test(key)) setEarly({ digit: Number(key), isEntered: false });
    else return false;
    return true;
  };
  return { keep, drop: () => setEarly(null) };
}

/** The reason with its chips: a digit in the empty field takes one. */
function ReasonField(props: ReasonFieldProps) {
  const { value, reasons, onChange, onEnter } = props;
  const box = useRef<InputRef>(null);
  const early = useEarly(props);
  const take = (reason: string): void => {
    onChange(reason);
    box.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const reason = value === '' && /^[1-9]$/.test(event.key) ? reasons?.[Number(event.key) - 1] : undefined;
    if (early.keep(event.key)) event.preventDefault();
    else if (reason !== undefined) {
      event.preventDefault();
      take(reason);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    }
  };
  const chips = (
    <div className="booking-chips">
      {(reasons ?? []).map((reason, at) => (
        <Button key={reason} size="small" aria-pressed={value === reason} onClick={() => take(reason)}>
          <kbd>{at + 1}</kbd> {reason}
        </Button>
      ))}
    </div>
  );
  return (
    <Field label={sayUi('reason')} help={sayDetail(isSaidByNothing(value) ? 'reasonShort' : 'reasonHelp')} below={chips}>
      {(ids) => (
        <Input
          {...ids}
          ref={box}
          autoFocus
          value={value}
          autoComplete="off"
          onChange={(event) => {
            early.drop();
            onChange(event.target.value);
          }}
          onKeyDown={press}
        />
      )}
    </Field>
  );
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, help, button, isDanger = false, reasons, hasScope = false, below, isLacking = false, onClose, write } = props;
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<SeriesScope>('this');
  return (
    <ActionDialog
      title={title}
      ok={button}
      cancel={sayUi('close')}
      isDanger={isDanger}
      isReady={reason.trim() !== '' && !isSaidByNothing(reason) && !isLacking}
      act={() => write(reason.trim(), scope)}
      onClose={onClose}
    >
      {({ go }) => (
        <>
          {help === undefined ? null : <p className="soft">{help}</p>}
          {hasScope ? (
            <Segmented
              value={scope}
              aria-label={saySeries('scope')}
              options={SERIES_SCOPES.map((value) => ({ value, label: saySeries(value) }))}
              onChange={setScope}
            />
          ) : null}
          <ReasonField value={reason} reasons={reasons} onChange={setReason} onEnter={go} />
          {below?.({ reason: reason.trim(), scope })}
        </>
      )}
    </ActionDialog>
  );
}

// One action with a manager's right: the manager types name and PIN here; Esc goes back, and what the clerk typed is still there.
import type { InputRef } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Face } from '../../contract/people/people.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { formatKnown } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { type AskManager, LendContext, type Wanted } from '../ui/manager-approval.ts';
import { sayLend } from './approval-messages.ts';
import { PinField } from './PinField.tsx';
import { useWhom } from './use-whom.ts';
import { sayRight } from '../ui/window-words.ts';

interface DialogProps {
  readonly wanted: Wanted;
  readonly managers: readonly Face[];
  readonly isLocking: boolean;
  readonly onClose: (isAllowed: boolean) => void;
}

function LendDialog({ wanted, managers, isLocking, onClose }: DialogProps) {
  const { run } = useCommand('people.lend');
  const [only] = managers;
  const whom = useWhom(managers, managers.length === 1 ? (only?.name ?? '') : '');
  const [pin, setPin] = useState('');
  const pinField = useRef<InputRef | null>(null);
  const isAllowed = useRef(false);
  const lend = async (): Promise<Acted> => {
    if (whom.one === null) return null;
    if (isLocking && pin === '') {
      pinField.current?.focus();
      return null;
    }
    // The input of a method is always an object.
    const input = typeof wanted.input === 'object' ? { ...wanted.input } : {};
    const outcome = await run({ person: whom.one.id, pin, method: wanted.method, input });
    isAllowed.current = outcome.ok;
    setPin('');
    if (!outcome.ok) pinField.current?.focus();
    return outcome;
  };
  return (
    <ActionDialog
      title={sayLend('title')}
      ok={sayLend('agree')}
      cancel={sayLend('back')}
      width={420}
      focus="field"
      isReady={whom.one !== null}
      act={lend}
      onClose={() => onClose(isAllowed.current)}
    >
      <p>
        <strong>{formatKnown(sayLend, wanted.right, sayRight(wanted.right))}</strong>
      </p>
      <p className="soft">{sayLend('lead')}</p>
      {managers.length === 1 ? (
        <p>{sayUi('listed', { what: sayLend('manager'), list: only?.name ?? '' })}</p>
      ) : (
        <TextField label={sayLend('manager')} value={whom.typed} error={whom.trouble} onChange={whom.setTyped} />
      )}
      {isLocking ? <PinField label={sayLend('pin')} field={pinField} value={pin} onChange={setPin} /> : null}
      {/* A form with several fields is sent by Enter only where it has a button of its own. */}
      <button type="submit" hidden />
    </ActionDialog>
  );
}

/** Asks who the managers are while the dialog is wanted. */
function Managers({ wanted, onClose }: Pick<DialogProps, 'wanted' | 'onClose'>) {
  const list = useApiQuery('people.list', {});
  const seat = useApiQuery('people.seat', {});
  if (list.state !== 'ready' || seat.state !== 'ready') return null;
  const ids = new Set(list.value.people.flatMap(({ id, role, isRetired }) => (role === 'manager' && !isRetired ? [id] : [])));
  const { faces, isLocking } = seat.value;
  const managers = faces.filter(({ id }) => ids.has(id));
  return <LendDialog wanted={wanted} managers={managers} isLocking={isLocking} onClose={onClose} />;
}

type Question = Wanted & { readonly settle: (isAllowed: boolean) => void };

/** Holds the dialog for everything below. */
export function ManagerConsent({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback<AskManager>((wanted) => new Promise((settle) => setQuestion({ ...wanted, settle })), []);
  const close = (isAllowed: boolean): void => {
    setQuestion(null);
    question?.settle(isAllowed);
  };
  return (
    <LendContext value={ask}>
      {children}
      {question === null ? null : <Managers wanted={question} onClose={close} />}
    </LendContext>
  );
}

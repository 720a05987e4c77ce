// A form in a drawer that does one thing: Enter does it too, and what was refused stays to be read above the buttons.
import { Button } from 'antd';
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { sayUi } from '../ui-messages.ts';
import { useUnsaved } from '../leave-guard.tsx';
import { OutcomeNote } from '../OutcomeNote.tsx';
import { type Acted, useAction } from './use-action.ts';
import './dialog.css';

interface ActionFormProps {
  /** What the button does; 保存 where nothing is said. */
  readonly ok?: string;
  readonly isReady?: boolean;
  /** What is typed would be lost: leaving asks first. */
  readonly isUnsaved: boolean;
  readonly act: () => Promise<Acted>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

const FIELD = 'input:not(:disabled):not([type="file"]), textarea:not(:disabled)';

/** The first field of the drawer that a form stands in has the focus once it is there, unless somebody is in a field already. */
function useFirstField() {
  const form = useRef<HTMLFormElement | null>(null);
  useEffect(() => {
    const place = form.current?.closest('.ant-drawer-body') ?? form.current;
    const isInField = place?.contains(document.activeElement) === true && document.activeElement?.matches(FIELD) === true;
    if (isInField) return undefined;
    const focus = (): void => place?.querySelector<HTMLElement>(FIELD)?.focus({ preventScroll: true });
    focus();
    // The drawer takes the focus for itself as it comes in, after its form.
    const timer = window.setTimeout(() => {
      if (document.activeElement?.matches(FIELD) !== true) focus();
    }, 0);
    return () => window.clearTimeout(timer);
  }, []);
  return form;
}

export function ActionForm({ ok, isReady = true, isUnsaved, act, onCancel, children }: ActionFormProps) {
  const { run, isBusy, outcome } = useAction(act);
  const form = useFirstField();
  useUnsaved(isUnsaved);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void run();
  };
  return (
    <form className="stack-4" noValidate ref={form} onSubmit={submit}>
      {children}
      <OutcomeNote outcome={outcome} what={ok ?? sayUi('save')} />
      <div className="form-actions">
        <Button onClick={onCancel}>{sayUi('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {ok ?? sayUi('save')}
        </Button>
      </div>
    </form>
  );
}

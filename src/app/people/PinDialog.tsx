// Sets a PIN: somebody's first one, one's own again, or the base's first, which says what it brings and whom it shuts out.
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Person } from '../../contract/people/people.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PinField } from './PinField.tsx';
import { PinTwice, useTypedPin } from './PinTwice.tsx';
import { sayPin } from './pin-messages.ts';
import { listNamesWithoutPin } from './pin-typed.ts';
import { useShowCode } from './RecoveryCode.tsx';
import { sayMark } from '../ui/i18n.ts';

interface PinDialogProps {
  readonly person: Person;
  /** One's own: the PIN that holds is asked for. */
  readonly isOwn: boolean;
  /** Everybody, where this is the base's first PIN. */
  readonly firstOf: readonly Person[] | null;
  readonly onClose: () => void;
}

function useSetPin() {
  const showCode = useShowCode();
  return useCommand('people.setPin', ({ recoveryCode }) => {
    // Before anything else: from here on the base is locked, and the code is nowhere else.
    if (recoveryCode !== null) showCode(recoveryCode);
  }).run;
}

interface FirstWordsProps {
  readonly shutOut: readonly string[];
  readonly isAgreed: boolean;
  readonly onAgree: (isAgreed: boolean) => void;
}

function FirstWords({ shutOut, isAgreed, onAgree }: FirstWordsProps) {
  return (
    <>
      <Note tone="warn" title={sayPin('firstTitle')}>
        {sayPin('firstHelp')}
      </Note>
      {shutOut.length === 0 ? null : (
        <>
          <Note tone="warn" title={sayPin('shutOut', { names: shutOut.join(sayMark('、')) })}>
            {sayPin('shutOutHelp')}
          </Note>
          <Checkbox checked={isAgreed} onChange={(event) => onAgree(event.target.checked)}>
            {sayPin('shutOutAgreed')}
          </Checkbox>
        </>
      )}
    </>
  );
}

export function PinDialog({ person, isOwn, firstOf, onClose }: PinDialogProps) {
  const notices = useNotices();
  const setPin = useSetPin();
  const typed = useTypedPin();
  const [old, setOld] = useState('');
  const [isAgreed, setAgreed] = useState(false);
  const { id, name, hasPin } = person;
  const shutOut = firstOf === null ? [] : listNamesWithoutPin(firstOf, id);
  const asksOld = isOwn && hasPin;
  const act = async (): Promise<Acted> => {
    const pin = typed.taken();
    if (pin === null) return null;
    const outcome = await setPin({ person: id, old: asksOld ? old : null, pin });
    // The first one gave way to its recovery code, which says more.
    if (outcome.ok && firstOf === null) notices.done(sayPin('saved', { name }));
    return outcome;
  };
  const title = asksOld ? sayPin('setOwn') : sayPin('setFor', { name });
  return (
    <ActionDialog
      title={firstOf === null ? title : sayPin('setFirst', { name })}
      ok={sayPin(firstOf === null ? 'save' : 'saveFirst')}
      width={firstOf === null ? 420 : 560}
      isReady={(shutOut.length === 0 || isAgreed) && (!asksOld || old !== '')}
      isUnsaved={typed.pin !== ''}
      focus="field"
      act={act}
      onClose={onClose}
    >
      {firstOf === null ? null : <FirstWords shutOut={shutOut} isAgreed={isAgreed} onAgree={setAgreed} />}
      {asksOld ? <PinField label={sayPin('old')} isNeeded value={old} onChange={setOld} /> : null}
      <PinTwice typed={typed} />
    </ActionDialog>
  );
}

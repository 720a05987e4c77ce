// Offers to forget a person where one is shown, to who may.
import { Button } from 'antd';
import { useState } from 'react';
import type { PersonToForget } from '../../../contract/safety/forget-shapes.ts';
import { IfMay } from '../permissions.tsx';
import { ForgetDialog } from './ForgetDialog.tsx';
import { sayForget } from './forget-messages.ts';

interface ForgetButtonProps {
  readonly person: PersonToForget;
  /** What it says where nobody is pointed at. */
  readonly words?: string;
}

/** The button, with its dialog. */
export function ForgetButton({ person, words }: ForgetButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <IfMay call="safety.forget">
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${words ?? sayForget('ask')} ${person.name}`.trim()}>
        {words ?? sayForget('ask')}
      </Button>
      {isOpen ? <ForgetDialog person={person} onClose={() => setOpen(false)} /> : null}
    </IfMay>
  );
}

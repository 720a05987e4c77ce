// Restores a base from a backup: a file picked through the window, or handed over by the browser.
import { Button } from 'antd';
import { useRef } from 'react';
import type { ChangeEvent } from 'react';
import { useClient, useCommand } from '../kit/api.tsx';
import type { Outcome } from '../kit/api.tsx';
import { useWords } from '../kit/i18n.ts';
import { firstWords } from './first-words.ts';

interface RestoreButtonProps {
  readonly canPick: boolean;
  readonly onOutcome: (outcome: Outcome<unknown>) => void;
}

/** The button that restores. */
export function RestoreButton({ canPick, onOutcome }: RestoreButtonProps) {
  const say = useWords(firstWords);
  const client = useClient();
  const { run, isBusy } = useCommand(client.start.restore);
  const box = useRef<HTMLInputElement | null>(null);
  const pick = async (): Promise<void> => {
    if (!canPick) {
      box.current?.click();
      return;
    }
    const picked = await client.start.pick({ purpose: 'restore' });
    if (picked.ok && picked.value !== null) onOutcome(await run({ from: { token: picked.value.token } }));
  };
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    onOutcome(await run({ from: { file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } } }));
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void pick()}>
        {say('restore')}
      </Button>
      <input ref={box} type="file" hidden accept=".db" aria-label={say('restorePick')} onChange={(event) => void take(event)} />
    </>
  );
}

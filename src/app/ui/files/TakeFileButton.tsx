// A button that takes a file of definitions into the base's folder, and says what was taken of it.
import { Button } from 'antd';
import { type ChangeEvent, useRef } from 'react';
import { useCommand } from '../api.tsx';
import { useNotices } from '../notices.tsx';

interface TakeFileProps {
  readonly label: string;
  readonly accept: string;
  /** The method that takes it. */
  readonly method: 'insight.takeScorecards' | 'settings.takeProfiles';
  /** One that was taken, in words; `kept`: the name that what it replaced goes on under. */
  readonly sayTaken: (name: string, kept: string | null) => string;
}

export function TakeFileButton({ label, accept, method, sayTaken }: TakeFileProps) {
  const notices = useNotices();
  const { run, isBusy } = useCommand(method);
  const box = useRef<HTMLInputElement | null>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    // The same file can be taken again once it is put right.
    input.value = '';
    const outcome = await run({ file: { name: file.name, bytes } });
    if (!outcome.ok) return notices.failed(outcome);
    const [first = '', ...more] = outcome.value.taken.map(({ name, kept }) => sayTaken(name, kept));
    notices.done(first, undefined, more);
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => box.current?.click()}>
        {label}
      </Button>
      <input ref={box} type="file" hidden accept={accept} aria-label={label} onChange={(event) => void take(event)} />
    </>
  );
}

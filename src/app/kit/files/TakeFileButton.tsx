// A button that takes a file from the disk and hands its bytes on.
import { Button } from 'antd';
import { useRef } from 'react';
import type { ChangeEvent } from 'react';

interface TakeFileProps {
  readonly label: string;
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onFile: (file: { readonly name: string; readonly bytes: Uint8Array }) => void;
}

/** The button. */
export function TakeFileButton({ label, accept, isBusy, onFile }: TakeFileProps) {
  const box = useRef<HTMLInputElement | null>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    // The same file can be taken again once it is put right.
    input.value = '';
    onFile({ name: file.name, bytes });
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

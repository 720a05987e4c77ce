// Where files come in: dropped, pasted, or picked by button and key; any number, and folders.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { FileInput } from '../ui/files/FileInput.tsx';
import { useFileDrop } from '../ui/files/use-file-drop.ts';
import { useKeys } from '../ui/keys.tsx';
import { listDroppedFiles } from './dropped-files.ts';
import { sayImport } from './import-messages.ts';

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Small once there are files. */
  readonly isSmall: boolean;
  readonly isBusy: boolean;
}

/** Files pasted anywhere on the screen. */
function usePaste(onFiles: DropZoneProps['onFiles']): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [onFiles]);
}

export function DropZone({ onFiles, isSmall, isBusy }: DropZoneProps) {
  const files = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const { isOver, handlers } = useFileDrop((dropped) => void listDroppedFiles(dropped).then(onFiles));
  usePaste(onFiles);
  useKeys([{ keys: 'O', words: sayImport('openFiles'), run: () => files.current?.click() }]);
  const classes = ['drop', isSmall ? 'drop-small' : '', isOver ? 'drop-over' : ''].filter(Boolean).join(' ');
  return (
    <div className={classes} role="region" aria-label={sayImport('drop')} {...handlers}>
      <div className="drop-words">
        <strong>{sayImport(isOver ? 'dropHere' : 'drop')}</strong>
        {isSmall ? null : <p className="soft">{sayImport('dropHelp')}</p>}
      </div>
      <div className="line-top">
        <Button type={isSmall ? 'default' : 'primary'} disabled={isBusy} onClick={() => files.current?.click()}>
          {sayImport(isSmall ? 'addMore' : 'pickFiles')}
        </Button>
        <Button disabled={isBusy} onClick={() => folder.current?.click()}>
          {sayImport('pickFolder')}
        </Button>
      </div>
      <FileInput box={files} label={sayImport('pickFiles')} isMany onFiles={onFiles} />
      <FileInput box={folder} label={sayImport('pickFolder')} isMany isFolder onFiles={onFiles} />
    </div>
  );
}

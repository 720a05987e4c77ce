// Where files come in: dropped, pasted, or picked by button and key; any number, and folders.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ChangeEvent, DragEvent, RefObject } from 'react';
import { useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { droppedFiles } from './dropped-files.ts';
import { importWords } from './import-words.ts';

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Small once there are files. */
  readonly isSmall: boolean;
  readonly isBusy: boolean;
}

/** A hidden picker of files, or of a folder. */
function Picker({
  box,
  isFolder,
  onFiles,
}: { readonly box: RefObject<HTMLInputElement | null>; readonly isFolder: boolean } & Pick<DropZoneProps, 'onFiles'>) {
  const say = useWords(importWords);
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])]);
    // The same file again is news too: it may have been corrected.
    event.target.value = '';
  };
  return (
    <input
      ref={box}
      type="file"
      multiple
      hidden
      aria-label={say(isFolder ? 'pickFolder' : 'pickFiles')}
      onChange={take}
      {...(isFolder ? { webkitdirectory: '' } : {})}
    />
  );
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

/** The drop zone. */
export function DropZone({ onFiles, isSmall, isBusy }: DropZoneProps) {
  const say = useWords(importWords);
  const files = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const [isOver, setOver] = useState(false);
  usePaste(onFiles);
  useKeys([{ keys: 'O', words: say('openFiles'), run: () => files.current?.click() }]);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(onFiles);
  };
  const classes = ['drop', isSmall ? 'drop-small' : '', isOver ? 'drop-over' : ''].filter(Boolean).join(' ');
  return (
    <div className={classes} role="region" aria-label={say('drop')} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <div className="drop-words">
        <strong>{say(isOver ? 'dropHere' : 'drop')}</strong>
        {isSmall ? null : <p className="soft">{say('dropHelp')}</p>}
      </div>
      <div className="drop-buttons">
        <Button type={isSmall ? 'default' : 'primary'} disabled={isBusy} onClick={() => files.current?.click()}>
          {say(isSmall ? 'addMore' : 'pickFiles')}
        </Button>
        <Button disabled={isBusy} onClick={() => folder.current?.click()}>
          {say('pickFolder')}
        </Button>
      </div>
      <Picker box={files} isFolder={false} onFiles={onFiles} />
      <Picker box={folder} isFolder onFiles={onFiles} />
    </div>
  );
}

// A hidden picker of files, opened by a button or a key.
import type { ChangeEvent, RefObject } from 'react';

interface FileInputProps {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** Endings of files, `.xlsx,.json`; any where nothing is said. */
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isMany?: boolean;
  /** Whole folders are picked. */
  readonly isFolder?: boolean;
}

/** The picker. */
export function FileInput({ box, label, accept, onFiles, isMany = false, isFolder = false }: FileInputProps) {
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])]);
    // The same file again is news too: it may have been changed.
    event.target.value = '';
  };
  return (
    <input
      ref={box}
      type="file"
      hidden
      multiple={isMany}
      accept={accept}
      aria-label={label}
      onChange={take}
      {...(isFolder ? { webkitdirectory: '' } : {})}
    />
  );
}

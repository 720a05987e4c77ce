// Files for the person: saved through the window's dialog, or downloaded by the browser; PDFs printed.
import type { NamedFile } from '../../contract/core/shell-port.ts';
import { useCallback } from 'react';
import type { MethodName } from '../../contract/contract.ts';
import { type Command, type InputOf, useClient, useCommand, type ValueOf } from './api.tsx';
import { sayUi } from './ui-messages.ts';
import { useNotices } from './notices.tsx';

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  png: 'image/png',
};

function blobOf({ name, bytes }: NamedFile): Blob {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
  return new Blob([new Uint8Array(bytes)], { type });
}

function saveByBrowser(file: NamedFile): void {
  const address = URL.createObjectURL(blobOf(file));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Saves a file where the person wants it; says where. */
export function useSaveFile(): (file: NamedFile) => Promise<void> {
  const client = useClient();
  const notices = useNotices();
  return useCallback(
    async (file) => {
      if (window.livebase === undefined) {
        saveByBrowser(file);
        notices.done(sayUi('downloaded', { name: file.name }));
        return;
      }
      const answer = await client.shell.save({ name: file.name, bytes: file.bytes });
      if (!answer.ok) notices.failed(answer);
      else if (answer.value !== null) notices.done(sayUi('savedFile', { where: `${answer.value.folder} · ${answer.value.name}` }));
    },
    [client, notices],
  );
}

/** Methods that answer one file. */
type FileMethod = { [N in MethodName]: ValueOf<N> extends NamedFile ? N : never }[MethodName];

interface Download<I> extends Pick<Command<I, unknown>, 'isBusy' | 'cancel'> {
  readonly download: (input: I) => Promise<void>;
}

/** Asks the backend for a file and saves it where the person wants it, or says why there is none: `useDownload('paper.ical')`. */
export function useDownload<N extends FileMethod>(name: N): Download<InputOf<N>>;
export function useDownload(name: FileMethod): Download<InputOf<FileMethod>> {
  const notices = useNotices();
  const save = useSaveFile();
  const { run, isBusy, cancel } = useCommand(name);
  const download = async (input: InputOf<FileMethod>): Promise<void> => {
    await notices.settle(await run(input), save);
  };
  return { download, isBusy, cancel };
}

/** Prints a PDF's own bytes: by the window's dialog, or the browser's. */
export function usePrintPdf(): (file: NamedFile) => Promise<void> {
  const client = useClient();
  const notices = useNotices();
  return useCallback(
    async (file) => {
      if (window.livebase === undefined) {
        const address = URL.createObjectURL(blobOf(file));
        window.open(address, '_blank');
        window.setTimeout(() => URL.revokeObjectURL(address), 600_000);
        return;
      }
      const answer = await client.shell.print({ name: file.name, bytes: file.bytes });
      if (!answer.ok) notices.failed(answer);
    },
    [client, notices],
  );
}

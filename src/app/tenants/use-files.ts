// Files of a tenant: attached, fetched, retired.
import { useState } from 'react';
import type { FileLine } from '../../contract/tenants/tenants.ts';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { formatBytes } from '../ui/bytes-text.ts';
import { useNotices } from '../ui/notices.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { sayTenant } from './tenant-messages.ts';

/** The largest file in bytes: 10 MB. */
const LARGEST = 10_485_760;

/** Attaches picked or dropped files one by one; a refused one is said, the others go on. */
export function useAttach(tenant: number, paper: number | null) {
  const notices = useNotices();
  const { run } = useCommand('tenants.attach');
  const [storing, setStoring] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const attach = async (files: readonly File[]): Promise<void> => {
    setTooLarge(
      files.filter(({ size }) => size > LARGEST).map(({ name, size }) => sayTenant('fileTooLarge', { name, size: formatBytes(size) })),
    );
    for (const file of files.filter(({ size }) => size <= LARGEST)) {
      setStoring(file.name);
      const bytes = new Uint8Array(await file.arrayBuffer());
      notices.settle(await run({ tenant, paper, file: { name: file.name, bytes } }), () =>
        notices.done(sayTenant('fileAddedDone', { name: file.name })),
      );
    }
    setStoring(null);
  };
  return { attach, storing, tooLarge };
}

/** Retires an attached file; can be undone. */
export function useRetireFile(): (file: FileLine, reason: string) => Promise<Outcome<unknown>> {
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.retireFile');
  return async ({ id, version, name }, reason) => {
    const outcome = await run({ id, version, reason });
    if (outcome.ok) notice(sayTenant('fileRetired', { name }), outcome.value);
    return outcome;
  };
}

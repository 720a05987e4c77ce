// Sends a file of any size to the backend in parts: the browser streams each from the disk, the page never holds one.
import { useRef, useState } from 'react';
import type { Picked } from '../../contract/base/start.ts';
import { formatPartPath } from '../../contract/core/wire.ts';
import { getBugNumber, type Outcome, useClient } from '../ui/api.tsx';
import { createPageHeaders } from './connect.ts';

/** Of one part, in bytes: few calls, and a bar that moves. */
const PART_BYTES = 8_388_608;

interface PartWish {
  readonly token: string;
  readonly at: number;
  readonly signal: AbortSignal;
}

async function sendPart(file: File, { token, at, signal }: PartWish): Promise<boolean> {
  const body = file.slice(at, at + PART_BYTES);
  const url = new URL(`.${formatPartPath(token, at)}`, window.location.href);
  const response = await window.fetch(url, { method: 'POST', body, headers: createPageHeaders(), signal });
  return response.ok;
}

/** Sends a file and answers its token, null where it was cancelled; `progress` in percent while it is on its way. */
export function useSendFile(): {
  readonly send: (file: File) => Promise<Outcome<Picked | null>>;
  readonly progress: number | null;
  readonly cancel: () => void;
} {
  const client = useClient();
  const [progress, setProgress] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  const sendParts = async (file: File, token: string, signal: AbortSignal): Promise<void> => {
    for (let at = 0; at < file.size; at += PART_BYTES) {
      setProgress(Math.floor((100 * at) / file.size));
      if (!(await sendPart(file, { token, at, signal }))) return;
    }
  };
  const send = async (file: File): Promise<Outcome<Picked | null>> => {
    const { signal } = (abort.current = new AbortController());
    setProgress(0);
    try {
      const begun = await client.start.beginFile({ name: file.name, size: file.size });
      if (!begun.ok) return begun;
      const { token } = begun.value;
      await sendParts(file, token, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      if (!signal.aborted) return await client.start.finishFile({ token });
      await client.start.dropFile({ token });
      return { ok: true, value: null };
    } catch (error) {
      return { ok: false, refusal: null, number: getBugNumber(error) };
    } finally {
      setProgress(null);
    }
  };
  return { send, progress, cancel: () => abort.current?.abort() };
}

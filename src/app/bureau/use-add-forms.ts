// Adds blanks as they are dropped or chosen, each with its map where one came with it; asks for another name where one is taken.
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { useCommand } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sortFiles } from './added-files.ts';
import { sayMaps } from './maps-messages.ts';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A form that is on its way. */
export interface FreshForm {
  readonly blank: NamedBytes;
  readonly map: NamedBytes | null;
}

/** A file that was not added, with the reason. */
export type Failure = { readonly name: string; readonly refusal: RefusalData } | { readonly text: string };

async function bytesOf(file: File): Promise<NamedBytes> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The adding. `asking`: a form whose name is taken. */
export function useAddForms() {
  const notices = useNotices();
  const [, go] = useLocation();
  const { run, isBusy } = useCommand('workbooks.add');
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [asking, setAsking] = useState<{ readonly form: FreshForm; readonly taken: string } | null>(null);
  const addOne = async (form: FreshForm, name: string | null): Promise<number | null> => {
    const outcome = await run({ name, ...form });
    if (outcome.ok) {
      notices.done(sayMaps('addedOne', { name: name ?? form.blank.name }));
      return outcome.value.id;
    }
    if (outcome.refusal?.code === 'RECORD_EXISTS') setAsking({ form, taken: String(outcome.refusal.data['label'] ?? name ?? '') });
    else if (outcome.refusal === null) notices.failed(outcome);
    else setFailures((now) => [...now, { name: form.blank.name, refusal: outcome.refusal }]);
    return null;
  };
  const add = async (files: readonly File[]): Promise<void> => {
    const { forms, loneMaps, others } = sortFiles(files);
    setFailures([
      ...loneMaps.map(({ name }) => ({ text: sayMaps('loneMap', { name }) })),
      ...others.map(({ name }) => ({ text: sayMaps('notBlank', { name }) })),
    ]);
    let last: number | null = null;
    // One after the other: each may ask for another name.
    for (const { blank, map } of forms) {
      last = await addOne({ blank: await bytesOf(blank), map: map === null ? null : await bytesOf(map) }, null);
    }
    if (forms.length === 1 && last !== null) go(`/maps/${last}`);
  };
  const addAs = async (name: string): Promise<void> => {
    if (asking === null) return;
    setAsking(null);
    const id = await addOne(asking.form, name);
    if (id !== null) go(`/maps/${id}`);
  };
  return { add, addAs, isBusy, failures, forget: () => setFailures([]), asking, stopAsking: () => setAsking(null) };
}

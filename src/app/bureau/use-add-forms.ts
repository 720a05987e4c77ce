// Adds blanks as they are dropped or chosen, each with its map where one came with it; asks for another name where one is taken.
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { useCommand } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayMaps } from './maps-messages.ts';

// Which of the chosen files are blanks, and which map goes with which. Pure.

/** A blank with its map, if one came with it; or a file that is neither. */
interface AddedFiles<F> {
  readonly forms: readonly { readonly blank: F; readonly map: F | null }[];
  /** Maps whose blank did not come. */
  readonly loneMaps: readonly F[];
  readonly others: readonly F[];
}

function stemOf(name: string): string {
  return name.toLowerCase().replace(/(?:\.map)?\.(?:json|xlsx|xlsm)$/, '');
}

/** Sorts files: a map goes with the blank of its name, or with the only blank there is. */
export function sortFiles<F extends { readonly name: string }>(files: readonly F[]): AddedFiles<F> {
  // An old .xls goes to the backend too: it says how to turn it into one that can be filled.
  const blanks = files.filter(({ name }) => /\.(?:xlsx|xlsm|xls|xlsb|ods|et)$/i.test(name));
  const maps = files.filter(({ name }) => /\.json$/i.test(name));
  const isOnly = blanks.length === 1 && maps.length === 1;
  const forms = blanks.map((blank) => {
    const map = isOnly ? maps[0] : maps.find(({ name }) => stemOf(name) === stemOf(blank.name));
    return { blank, map: map ?? null };
  });
  const used = new Set(forms.map(({ map }) => map));
  return {
    forms,
    loneMaps: maps.filter((map) => !used.has(map)),
    others: files.filter((file) => !blanks.includes(file) && !maps.includes(file)),
  };
}

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

// Which of the chosen files are blanks, and which map goes with which. Pure.

/** A blank with its map, if one came with it; or a file that is neither. */
export interface AddedFiles<F> {
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

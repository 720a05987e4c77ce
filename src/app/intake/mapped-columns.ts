// Which column is which field: each field at one column, each column one field. Pure.

/** Fields by column, from 0. */
export type ColumnFields = ReadonlyMap<number, string>;

/** The proposal as fields by column: the first column of each header. */
export function listProposedColumns(
  headers: readonly string[],
  fields: readonly { readonly field: string; readonly header: string }[],
): ColumnFields {
  return new Map(
    fields.flatMap(({ field, header }): [number, string][] => {
      const at = headers.indexOf(header);
      return at < 0 ? [] : [[at, field]];
    }),
  );
}

/** A column given a field, or none; the column that had it before has none then. */
export function withField(columns: ColumnFields, at: number, field: string | null): ColumnFields {
  const others = [...columns].filter(([column, one]) => column !== at && one !== field);
  return new Map(field === null ? others : [...others, [at, field]]);
}

/** Only the fields that a kind has. */
export function selectFieldsOfKind(columns: ColumnFields, known: readonly string[]): ColumnFields {
  return new Map([...columns].filter(([, field]) => known.includes(field)));
}

// Which tables' new rows anyone who writes them can tell without asking the database what it keeps of them.

/** A column as the schema has it. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly keyPlace: number;
  /** What a row holds in it that nobody gave a value, as SQL; null: nothing. */
  readonly standard: string | null;
}

/** A column of a table whose new rows may be told: its type, and what it holds where a statement leaves it out. */
export interface TrustedColumn {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT';
  readonly standard: string | number | null;
}

const NUMBER_LITERAL = /^-?\d{1,9}$/;
const TEXT_LITERAL = /^'([^']*)'$/;

/** Null where what the column holds cannot be told without asking the database. */
function createTrustedColumn({ name, type, standard }: TableColumn): TrustedColumn | null {
  if (type !== 'INTEGER' && type !== 'TEXT') return null;
  if (standard === null) return { name, type, standard };
  if (type === 'INTEGER') return NUMBER_LITERAL.test(standard) ? { name, type, standard: Number(standard) } : null;
  const text = TEXT_LITERAL.exec(standard)?.[1];
  return text === undefined ? null : { name, type, standard: text };
}

/** By table: the columns of those whose rows are found by a number and whose every column can be told. */
export function listTrustedTables(
  all: ReadonlyMap<string, readonly TableColumn[]>,
  tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly key: readonly number[] }[],
): ReadonlyMap<string, readonly TrustedColumn[]> {
  return new Map(
    tables.flatMap(({ name, columns, key }): [string, readonly TrustedColumn[]][] => {
      const told = (all.get(name) ?? []).map(createTrustedColumn).filter((one) => one !== null);
      const isWhole = told.length === columns.length && told.every((one, at) => one.name === columns[at]);
      const isByNumber = key.length === 1 && columns[key[0] ?? -1] === 'id';
      return isWhole && isByNumber ? [[name, told]] : [];
    }),
  );
}

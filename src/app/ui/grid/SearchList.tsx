// A search with what it finds below it, by keys alone: arrows choose, Enter takes unless another fits as well, the focus stays in the field.
import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { keysOf } from '../keys.tsx';

interface SearchListProps<T> {
  /** What is searched, and what the list holds. */
  readonly hint: string;
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly found: readonly T[];
  readonly keyOf: (one: T) => string;
  readonly onTake: (one: T) => void;
  /** The first two fit alike: Enter then asks, in these words, until an arrow has chosen. */
  readonly tied?: string | null;
  readonly draw: (one: T) => ReactNode;
  /** The look of the list, of a row, and of the row under the cursor. */
  readonly looks: { readonly list: string; readonly row: string; readonly here: string };
}

type HitsProps<T> = Pick<SearchListProps<T>, 'label' | 'found' | 'keyOf' | 'onTake' | 'draw' | 'looks'> & {
  readonly id: string;
  /** The row under the cursor; below 0 where none is. */
  readonly here: number;
};

/** What was found, the row under the cursor in sight. */
function Hits<T>({ id, label, found, keyOf, onTake, draw, looks, here }: HitsProps<T>) {
  return (
    <ul className={looks.list} id={`${id}-list`} role="listbox" aria-label={label}>
      {found.map((one, at) => (
        <li
          key={keyOf(one)}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === here}
          className={at === here ? `${looks.row} ${looks.here}` : looks.row}
          ref={(element) => {
            if (at === here) element?.scrollIntoView({ block: 'nearest' });
          }}
          // The field keeps the focus while a row is clicked.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(one)}
        >
          {draw(one)}
        </li>
      ))}
    </ul>
  );
}

/** The field with its list. */
export function SearchList<T>({ hint, label, text, onType, found, keyOf, onTake, tied = null, draw, looks }: SearchListProps<T>) {
  const id = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [isAsking, setAsking] = useState(false);
  const here = Math.min(cursor ?? (tied === null ? 0 : -1), found.length - 1);
  const press = (event: KeyboardEvent): void => {
    const keys = keysOf(event.nativeEvent);
    const chosen = found[here];
    if (keys === 'ArrowDown') setCursor(Math.min(found.length - 1, here + 1));
    else if (keys === 'ArrowUp') setCursor(Math.max(0, here - 1));
    else if (keys !== 'Enter') return;
    else if (here < 0) setAsking(tied !== null);
    else if (chosen !== undefined) onTake(chosen);
    event.preventDefault();
  };
  const type = (next: string): void => {
    onType(next);
    setCursor(null);
    setAsking(false);
  };
  return (
    <>
      <Input
        autoFocus
        value={text}
        placeholder={hint}
        aria-label={hint}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        {...(here < 0 ? {} : { 'aria-activedescendant': `${id}-${here}` })}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      {isAsking && tied !== null ? (
        <p className="soft" role="status">
          {tied}
        </p>
      ) : null}
      <Hits {...{ id, label, found, keyOf, onTake, draw, looks, here }} />
    </>
  );
}

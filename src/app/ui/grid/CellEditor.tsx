// The field over the cell of a grid that is being typed in.
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { ROW_HEIGHT } from './GridBox.tsx';
import type { Grid } from './use-grid.ts';
import './grid.css';

interface CellEditorProps {
  readonly grid: Grid;
  /** What is typed: the heading of the column. */
  readonly label: string;
  readonly left: number;
  readonly width: number;
}

/** The field with the focus; the focus goes back to the grid when it ends. */
function TypedCell({ grid, label, left, width, text }: CellEditorProps & { readonly text: string }) {
  const box = useRef<HTMLInputElement | null>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  }, []);
  useEffect(() => {
    const around = box.current?.closest<HTMLElement>('[role="grid"]');
    return () => {
      // The field is gone by now, and the focus with it, unless a person has put it elsewhere.
      if (document.activeElement === document.body) around?.focus({ preventScroll: true });
    };
  }, []);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    grid.pressCell(event);
    // What ends by a key is saved, or given up, by that key: the focus that goes with the field says nothing more.
    if (!event.defaultPrevented) return;
    isOver.current = true;
    event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  return (
    <input
      ref={box}
      className="sheet-box-editor"
      aria-label={label}
      value={text}
      style={{ transform: `translate(${left}px, ${grid.cell.row * ROW_HEIGHT}px)`, width: Math.max(120, width) }}
      onChange={(event) => grid.type(event.target.value)}
      onKeyDown={press}
      onBlur={() => (isOver.current ? undefined : grid.leave())}
    />
  );
}

/** The field of the cell under the cursor while it is typed in. */
export function CellEditor(props: CellEditorProps) {
  const { cell, typed } = props.grid;
  return typed === null ? null : <TypedCell key={`${cell.row}-${cell.column}`} {...props} text={typed} />;
}

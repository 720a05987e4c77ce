// What the current user may do: the one question that screens, tabs, buttons, keys and commands ask before they show anything.
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { MethodName } from '../../contract/contract.ts';
import { type EditableKind, getRightOfKind, writeRight } from '../../contract/records/record-kinds.ts';
import type { Right } from '../../domain/base/rights.ts';

/** What a seat says of who sits there. */
export interface Given {
  readonly rights: readonly Right[];
  readonly methods: readonly string[];
}

/** Asks whether something may be done. */
export interface May {
  /** All of these methods. */
  readonly call: (...methods: readonly MethodName[]) => boolean;
  readonly have: (right: Right) => boolean;
  /** Whether records of a kind are shown. */
  readonly look: (kind: EditableKind) => boolean;
  /** Whether records of a kind may be written: all of one, or these fields of it. */
  readonly write: (kind: EditableKind, fields?: readonly string[]) => boolean;
}

/** The answers for who has been given this. What is not given is refused. */
export function mayOf({ rights, methods }: Given): May {
  const have = (right: Right): boolean => rights.includes(right);
  const names = new Set(methods);
  return {
    call: (...asked) => asked.every((name) => names.has(name)),
    have,
    look: (kind) => {
      const right = getRightOfKind(kind);
      return right === null || have(right);
    },
    write: (kind, fields) => have('records.edit') && have(writeRight(kind, fields ?? null)),
  };
}

const MayContext = createContext<Given | null>(null);
const NOTHING: Given = { rights: [], methods: [] };

/** Says to everything below who sits there. */
export function MayProvider({ given, children }: { readonly given: Given; readonly children: ReactNode }) {
  return <MayContext value={given}>{children}</MayContext>;
}

/** What the current user may do; nothing where nobody does. */
export function usePermissions(): May {
  const given = useContext(MayContext) ?? NOTHING;
  return useMemo(() => mayOf(given), [given]);
}

/** Whether a question would be refused: it is not sent then. Before anybody is known nothing is held back. */
export function useIsRefused(method: string | null): boolean {
  const given = useContext(MayContext);
  return given !== null && method !== null && !given.methods.includes(method);
}

interface IfMayProps {
  /** Methods that are called, all of them. */
  readonly call?: MethodName | readonly MethodName[];
  /** A kind of record that is written. */
  readonly write?: EditableKind;
  readonly children: ReactNode;
}

/** Shows what is inside to who may do it. */
export function IfMay({ call = [], write, children }: IfMayProps) {
  const may = usePermissions();
  return may.call(...[call].flat()) && (write === undefined || may.write(write)) ? <>{children}</> : null;
}

/** Whether rows of a kind have commands at all for the current user: written, or their past looked at. */
export function useRowCommands(kind: EditableKind): boolean {
  const may = usePermissions();
  return may.write(kind) || may.call('records.history');
}

// Where a figure comes from: a drawer that any screen opens, and that goes on from figure to figure and back.
import { Button } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useApiQuery } from '../api.tsx';
import { usePermissions } from '../permissions.tsx';
import { lazyComponent } from '../lazy-component.tsx';
import { Show } from '../Notes.tsx';
import { SideDrawer } from '../Page.tsx';
import { formatMonth } from '../values.tsx';
import type { AskedFigure } from './asked-figure.ts';
import { sayProvenance } from './provenance-messages.ts';
import './provenance.css';

/** Opens the drawer. */
export interface Provenance {
  /** @param figure an address, `ZB-2.06.month` */
  readonly open: (month: string, figure: string) => void;
  /** Whether it is there for who sits here: figures are plain numbers where not. */
  readonly canOpen: boolean;
}

const ProvenanceContext = createContext<Provenance | null>(null);

/** Opens the drawer that says where a figure comes from. */
export function useProvenance(): Provenance {
  const provenance = useContext(ProvenanceContext);
  if (provenance === null) throw new Error('outside of ProvenanceProvider');
  return provenance;
}

/** What the drawer shows: tables and all that stands in them, which the start of the page can do without. */
export const EXPLANATION = lazyComponent(async () => (await import('./ExplanationView.tsx')).ExplanationView);

interface DrawerProps {
  readonly trail: readonly AskedFigure[];
  readonly onTrail: (trail: readonly AskedFigure[]) => void;
}

function ProvenanceDrawer({ trail, onTrail }: DrawerProps) {
  const asked = trail.at(-1) ?? { month: '', figure: '' };
  const before = trail.at(-2);
  const answer = useApiQuery('report.explain', { month: asked.month, figure: asked.figure });
  return (
    <SideDrawer title={sayProvenance('title')} width={860} onClose={() => onTrail([])}>
      <div className="provenance" data-figure={asked.figure} data-month={asked.month}>
        {before === undefined ? null : (
          <Button size="small" className="provenance-back" onClick={() => onTrail(trail.slice(0, -1))}>
            ← {sayProvenance('backTo', { label: `${formatMonth(before.month)} ${before.figure}` })}
          </Button>
        )}
        <Show asked={answer}>
          {(explanation) => (
            <EXPLANATION.show
              key={`${asked.month} ${asked.figure}`}
              explanation={explanation}
              onAsk={(next) => onTrail([...trail, next])}
              onLeave={() => onTrail([])}
            />
          )}
        </Show>
      </div>
    </SideDrawer>
  );
}

/** Holds the drawer for everything below. */
export function ProvenanceProvider({ children }: { readonly children: ReactNode }) {
  const [trail, setTrail] = useState<readonly AskedFigure[]>([]);
  const canOpen = usePermissions().call('report.explain');
  const provenance = useMemo<Provenance>(
    () => ({ canOpen, open: (month, figure) => (canOpen ? setTrail([{ month, figure }]) : undefined) }),
    [canOpen],
  );
  // Another page, also by going back, is no place for a figure of the one before; a page that asks for one opens it afterwards.
  useEffect(() => {
    const close = (): void => setTrail([]);
    window.addEventListener('hashchange', close);
    return () => window.removeEventListener('hashchange', close);
  }, []);
  return (
    <ProvenanceContext value={provenance}>
      {children}
      {trail.length === 0 ? null : <ProvenanceDrawer trail={trail} onTrail={setTrail} />}
    </ProvenanceContext>
  );
}

// Tabs that wrap instead of hiding: one stop for the Tab key, arrows move, the chosen one's panel below.
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface TabStripProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly key: K; readonly label: string }[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

function movedTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** A row of tabs with the panel of the chosen one. */
export function TabStrip<K extends string>({ label, tabs, chosen, onChoose, children }: TabStripProps<K>) {
  const id = useId();
  const strip = useRef<HTMLDivElement | null>(null);
  const press = (event: KeyboardEvent): void => {
    const to = movedTo(
      event.key,
      tabs.findIndex(({ key }) => key === chosen),
      tabs.length,
    );
    const tab = to === null ? undefined : tabs[to];
    if (to === null || tab === undefined) return;
    event.preventDefault();
    onChoose(tab.key);
    const button = strip.current?.children[to];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div className="tenant-tabs">
      <div className="tenant-strip no-print" role="tablist" aria-label={label} ref={strip} onKeyDown={press}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            className="tenant-tab-button"
            aria-selected={tab.key === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === chosen ? 0 : -1}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </div>
  );
}

// Files that are dropped anywhere on a screen: heard, held until the import screen has them, and the way there.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { listDroppedFiles } from '../intake/dropped-files.ts';
import { sayImport } from '../intake/import-messages.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { useNotices } from '../ui/notices.tsx';
import { COMMAND_ASKS } from './places.ts';
import { sayShell } from './shell-messages.ts';
import { useAskToLeave } from '../ui/leave-guard.tsx';

interface Given {
  readonly given: readonly File[];
  /** Goes to the import screen with these files; unsaved work is asked about first. */
  readonly give: (files: readonly File[]) => void;
  readonly forget: () => void;
}

const NO_FILES: readonly File[] = [];
const GivenContext = createContext<Given | null>(null);

/** Holds dropped files between the screen where they were let go and the import screen. */
export function GivenFilesProvider({ children }: { readonly children: ReactNode }) {
  const [given, setGiven] = useState(NO_FILES);
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const give = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      askToLeave(() => {
        setGiven(files);
        go('~/sales/import');
      });
    },
    [askToLeave, go],
  );
  const forget = useCallback(() => setGiven(NO_FILES), []);
  const value = useMemo(() => ({ given, give, forget }), [given, give, forget]);
  return <GivenContext value={value}>{children}</GivenContext>;
}

/** The files on their way to the import screen. */
export function useGivenFiles(): Given {
  const value = useContext(GivenContext);
  if (value === null) throw new Error('outside of GivenFilesProvider');
  return value;
}

/** While files are held over the window, the browser says so again and again; so long after the last time they are gone. */
const GONE_AFTER_MS = 200;

/** Hears files that are dropped anywhere on the window; answers whether some are held over it. */
function useDropAnywhere(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let timer = 0;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setOver(false), GONE_AFTER_MS);
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      void listDroppedFiles(event.dataTransfer).then(onFiles);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}

/** Says where files go that are let go where nothing takes them: the browser would leave the page for them. */
export function useStrayDrops(): void {
  const notices = useNotices();
  useEffect(() => {
    const stay = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      if (event.type === 'drop') notices.refused(sayShell('dropElsewhere'));
    };
    // On the window: whatever takes files heard of them before.
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, [notices]);
}

/** Says that files can be let go here. */
function DropHint() {
  return (
    <div className="drop-anywhere" aria-hidden="true">
      <span>{sayImport('dropAnywhere')}</span>
    </div>
  );
}

/** A screen that takes files wherever they are let go, from anyone who may import. */
export function TakesDrops({ children }: { readonly children: ReactNode }) {
  const { give } = useGivenFiles();
  const may = usePermissions();
  return may.call(...COMMAND_ASKS.importFiles) ? <DropsTo onFiles={give}>{children}</DropsTo> : <>{children}</>;
}

interface DropsProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Hands over files that are let go anywhere on the window. */
export function DropsTo({ onFiles, children }: DropsProps) {
  const isOver = useDropAnywhere(onFiles);
  return (
    <>
      {isOver ? <DropHint /> : null}
      {children}
    </>
  );
}

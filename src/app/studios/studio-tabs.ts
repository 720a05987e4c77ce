// The tabs of a studio's page: every file `*Tab.tsx` here is one.
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { type PageTab, sortTabs } from '../ui/page-tab.ts';

export type StudioTab = PageTab<StudioDetail>;

export const STUDIO_TABS: readonly StudioTab[] = sortTabs(import.meta.glob<{ readonly tab: StudioTab }>('./*Tab.tsx', { eager: true }));

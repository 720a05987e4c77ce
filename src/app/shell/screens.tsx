// The screens and where they are: each is loaded when it is first opened.
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import ShopOutlined from '@ant-design/icons/ShopOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import VideoCameraOutlined from '@ant-design/icons/VideoCameraOutlined';
import { type ReactNode, useMemo } from 'react';
import { usePermissions } from '../ui/permissions.tsx';
import { type Later, lazyComponent } from '../ui/lazy-component.tsx';
import { SCREEN_ASKS, type ScreenName } from './places.ts';

/** A screen of the navigation. */
export interface Screen extends Later {
  readonly name: ScreenName;
  /** The key that opens it: the same for everybody, whatever screens one sees. */
  readonly keys: string;
  readonly icon: ReactNode;
}

const ALL: readonly Omit<Screen, 'keys'>[] = [
  {
    name: 'home',
    icon: <HomeOutlined />,
    ...lazyComponent(async () => (await import('./HomeWithDrops.tsx')).HomeWithDrops),
  },
  {
    name: 'desk',
    icon: <CalendarOutlined />,
    ...lazyComponent(async () => (await import('../desk/DeskScreen.tsx')).DeskScreen),
  },
  {
    name: 'tenants',
    icon: <TeamOutlined />,
    ...lazyComponent(async () => (await import('../tenants/TenantsScreen.tsx')).TenantsScreen),
  },
  {
    name: 'studios',
    icon: <VideoCameraOutlined />,
    ...lazyComponent(async () => (await import('../studios/StudiosScreen.tsx')).StudiosScreen),
  },
  {
    name: 'sales',
    icon: <ShopOutlined />,
    ...lazyComponent(async () => (await import('./SalesScreen.tsx')).SalesScreen),
  },
  {
    name: 'report',
    icon: <FileTextOutlined />,
    ...lazyComponent(async () => (await import('../report/ReportScreen.tsx')).ReportScreen),
  },
  {
    name: 'analytics',
    icon: <BarChartOutlined />,
    ...lazyComponent(async () => (await import('../insight/analytics/AnalyticsScreen.tsx')).AnalyticsScreen),
  },
  {
    name: 'scorecard',
    icon: <AuditOutlined />,
    ...lazyComponent(async () => (await import('../insight/scorecard/ScorecardScreen.tsx')).ScorecardScreen),
  },
  {
    name: 'settings',
    icon: <SettingOutlined />,
    ...lazyComponent(async () => (await import('./SettingsScreen.tsx')).SettingsScreen),
  },
];

/** Screens in the order of the navigation; Alt with its number opens one. */
export const SCREENS: readonly Screen[] = ALL.map((screen, at) => ({ ...screen, keys: `Alt+${at + 1}` }));

/** The screens of the current user. */
export function useScreens(): readonly Screen[] {
  const may = usePermissions();
  return useMemo(() => SCREENS.filter(({ name }) => may.call(...SCREEN_ASKS[name])), [may]);
}

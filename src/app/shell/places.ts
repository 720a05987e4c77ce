// What each screen, each part of the settings and each command asks: anyone who may not ask it is shown neither it nor the way to it. Pure.
import type { MethodName } from '../../contract/contract.ts';
import type { SettingSection } from '../../contract/core/settings/setting.ts';

/** Screens in the order of the navigation, with what each can't do without. */
export const SCREEN_ASKS = {
  home: ['insight.home'],
  desk: ['board.day'],
  tenants: ['tenants.list'],
  studios: ['studios.list'],
  sales: ['collection.month', 'sales.month'],
  report: ['report.month'],
  analytics: ['insight.analytics'],
  scorecard: ['insight.scorecard'],
  settings: ['settings.about'],
} as const satisfies Readonly<Record<string, readonly MethodName[]>>;

export type ScreenName = keyof typeof SCREEN_ASKS;

/** Parts of the settings in their order, each with what is done there: who may only look finds what is set where it works. */
export const SECTION_ASKS = {
  base: ['settings.base', 'settings.choose'],
  calendar: ['settings.calendar', 'settings.addExceptions'],
  desk: ['settings.setDeskRules'],
  bills: ['money.frame', 'money.setFrame', 'accounting.setAccounts'],
  texts: ['paper.texts', 'paper.writeText'],
  people: ['people.list'],
  profiles: ['settings.profiles', 'settings.takeProfiles'],
  maps: ['workbooks.list', 'workbooks.add'],
  mappings: ['settings.mappings', 'settings.renameMapping'],
  backups: ['settings.backups', 'settings.backUp'],
  sharing: ['sharing.set'],
  updates: ['updates.state', 'updates.look'],
  lobby: ['paper.office', 'paper.lobby'],
  look: ['settings.choices'],
  history: ['settings.history'],
  about: ['settings.about'],
} as const satisfies Readonly<Record<string, readonly MethodName[]>> & Readonly<Record<SettingSection, readonly MethodName[]>>;

/** A part of the settings. */
export type SectionName = keyof typeof SECTION_ASKS;

/** Commands of the palette that stand on every screen, with what they lead to. */
export const COMMAND_ASKS = {
  importFiles: ['intake.stage', 'intake.commit'],
  newTenant: ['tenants.list', 'tenants.add'],
  due: ['tenants.due'],
  owed: ['money.owed'],
  statements: ['money.list'],
} as const satisfies Readonly<Record<string, readonly MethodName[]>>;

export type CommandName = keyof typeof COMMAND_ASKS;

// Words of changing many bookings at once.
import { defineMessages } from '../../ui/i18n.ts';

export const sayMany = defineMessages('desk-many', {
  title: ['{{what}} 后续的预约', 'Coming bookings of {{what}}'],
  list: ['后续的预约', 'Coming bookings'],
  help: [
    '勾选要处理的预约，写一个原因，一起取消或换到另一间直播间；要么全部做到，要么一个也不动。',
    'Choose bookings and cancel them or move them to another studio, with one reason; all of them or none.',
  ],
  chosen: ['选', 'Pick'],
  choose: ['选 {{number}}', 'Pick {{number}}'],
  all: ['全选', 'All'],
  none: ['全不选', 'None'],
  count: ['已选 {{count}} 个', '{{count}} chosen'],
  when: ['时间', 'When'],
  tenant: ['企业', 'Tenant'],
  studio: ['直播间', 'Studio'],
  state: ['状态', 'State'],
  number: ['预约号', 'Number'],
  empty: ['没有后续的预约', 'No coming bookings'],
  cancel: ['取消所选', 'Cancel them'],
  move: ['换到', 'Move to'],
  target: ['换到哪间直播间', 'Studio to move to'],
  toCancel: ['取消 {{count}} 个预约', 'Cancel {{count}} bookings'],
  toMove: ['把 {{count}} 个预约换到 {{studio}}', 'Move {{count}} bookings to {{studio}}'],
  cancelled: ['已取消 {{count}} 个预约', '{{count}} bookings cancelled'],
  cancelledPrice: ['已取消 {{count}} 个预约，按规定收 {{total}} 元', '{{count}} bookings cancelled, {{total}} yuan are charged'],
  moved: ['已把 {{count}} 个预约换到 {{studio}}', '{{count}} bookings moved to {{studio}}'],
  button: ['处理后续的预约…', 'Coming bookings…'],
});

// @event-calendar's resource timeline on the same day: studios as resources, bookings as events, all hours on view.
import { Interaction, ResourceTimeline, createCalendar } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import type { BookingLine } from '../../../src/contract/desk/booking-shapes.ts';
import { clockText, wall } from './stage-times.ts';
import type { Mount } from './stage.ts';

const HALF_HOUR_PARTS = 2;
/** As wide as our own column of studios. */
const HEADS = 172;

function eventOf(one: BookingLine, studio: number) {
  return {
    id: String(one.id),
    resourceIds: [String(studio)],
    start: wall(one.from),
    end: wall(one.to),
    title: `${one.tenantName} ${clockText(one)}`,
    classNames: [`of-${one.id}`],
  };
}

/** Mounts it. */
export const mountEventCalendar: Mount = (host, day) => {
  const bookings = new Map(day.bookings.map((one) => [one.id, one]));
  const hours = (day.to - day.from) / 60;
  const calendar = createCalendar(host, [ResourceTimeline, Interaction], {
    view: 'resourceTimelineDay',
    date: wall(day.from),
    slotMinTime: '00:00',
    slotMaxTime: `${hours}:00`,
    slotDuration: '00:30',
    slotWidth: Math.floor((host.clientWidth - HEADS) / (hours * HALF_HOUR_PARTS)),
    height: `${host.clientHeight}px`,
    headerToolbar: { start: '', center: '', end: '' },
    nowIndicator: false,
    editable: true,
    resources: day.studios.map((studio) => ({ id: String(studio.id), title: `${studio.code} ${studio.kind}` })),
    events: day.bookings.map((one) => eventOf(one, one.studio)),
  });
  return {
    move: (id, studio) => {
      const one = bookings.get(id);
      if (one !== undefined) calendar.updateEvent(eventOf(one, studio));
    },
    block: (id) => host.querySelector(`.of-${id}`),
    blocks: () => host.querySelectorAll('.ec-event').length,
  };
};
